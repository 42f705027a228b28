"""What is generated is not stale."""

from __future__ import annotations

import io
from contextlib import redirect_stdout

from checks.packs import folder
from scripts import write_guide


def test_guide_is_what_the_rules_say() -> None:
    out = io.StringIO()
    with redirect_stdout(out):
        write_guide.main()
    assert out.getvalue() == (folder() / "README.md").read_text("utf-8"), "run `make guide`"
