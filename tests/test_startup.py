"""One clean article costs no more imports than it needs: what is slow to import waits until it is wanted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CLEAN = "---\ntitle: Rain\ndate: 2025-03-04\nauthor: Ada Berg\n---\nThe mayor spoke on Tuesday, March 4. Berg sang.\n"
CODE = """
import sys
from checks.cli.main import main
assert main(["check", "--isolated", "clean.md"]) == 0
print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
"""
SLOW = {
    "babel", "charset_normalizer", "dataclasses", "dateutil", "difflib", "ftfy", "inspect", "jinja2", "multiprocessing",
    "pydantic", "pygls", "rapidfuzz", "rich", "sqlite3", "subprocess", "tree_sitter", "turbohtml", "yaml", "zoneinfo",
}  # fmt: skip
MOST_OF_OURS = 170
MOST_OF_OTHERS = 130


def test_a_clean_article_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "clean.md").write_text(CLEAN, "utf-8")
    for _ in range(2):  # the first call compiles the settings, and may be slow
        command = [sys.executable, "-c", CODE]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
    modules = done.stderr.split()
    assert SLOW.isdisjoint(name.partition(".")[0] for name in modules)
    ours = [name for name in modules if name.partition(".")[0] == "checks"]
    assert len(ours) <= MOST_OF_OURS, len(ours)
    assert len(modules) - len(ours) <= MOST_OF_OTHERS, sorted(set(modules) - set(ours))
