"""What is generated is not stale."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from pathlib import Path

import jsonschema
import pytest

from checks import mistakes
from checks.mistakes import Marked
from checks.packs import folder
from scripts import write_guide, write_reference, write_schemas


def test_guide_is_what_the_rules_say() -> None:
    out = io.StringIO()
    with redirect_stdout(out):
        write_guide.main()
    assert out.getvalue() == (folder() / "README.md").read_text("utf-8"), "run `make guide`"


def test_the_reference_is_what_the_models_say() -> None:
    out = io.StringIO()
    with redirect_stdout(out):
        write_reference.main()
    kept = Path(__file__).parent.parent / "docs" / "configuration.md"
    assert out.getvalue() == kept.read_text("utf-8"), "run `make guide`"


SCHEMAS = write_schemas.schemas()


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schemas_are_what_the_models_say(name: str) -> None:
    kept = (folder() / "schemas" / f"{name}.json").read_text("utf-8")
    assert write_schemas.text(SCHEMAS[name]) == kept, "run `make guide`"


def _shipped() -> list[tuple[str, Path]]:
    rules = [("rules", file) for pattern in ("*.yaml", "packs/*.yaml") for file in folder().glob(pattern)]
    return rules + [(f"facts-{file.stem}", file) for file in folder().glob("facts/*.yaml")]


@pytest.mark.parametrize(("schema", "file"), _shipped(), ids=lambda each: getattr(each, "name", each))
def test_shipped_files_fit_their_schemas(schema: str, file: Path) -> None:
    """An independent validator, so that editors see what our own reader accepts."""
    tree = mistakes.tree(Marked(file.name, file.read_text("utf-8")))
    jsonschema.Draft202012Validator(SCHEMAS[schema]).validate(mistakes.plain(tree))
