"""What a change does to real copy: which findings of another commit went with it, and which came.

    python -m scripts.ecosystem DATA [--base REV] [--show N]

Every folder within DATA is a repository of articles, and DATA itself is one where it has none. Both trees run on this
Python and its packages, with no config and no results of earlier runs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent


class Told(NamedTuple):
    """A finding as it is compared: a line that moves is no other finding."""

    rule: str
    severity: str
    path: str
    message: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--base", default="HEAD~1", help="the commit to compare with")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="findings of each rule that are printed")
    options = parser.parse_args()
    folders = [each for each in sorted(options.data.resolve().iterdir()) if each.is_dir()] or [options.data.resolve()]
    with tempfile.TemporaryDirectory() as scratch:
        base = Path(scratch, "base")
        export = ["git", "worktree", "add", "--detach", "--quiet", str(base), options.base]
        subprocess.run(export, cwd=ROOT, check=True)
        try:
            for folder in folders:
                before, after = _found(base, folder, Path(scratch)), _found(ROOT, folder, Path(scratch))
                print("\n".join(_compared(folder.name, before, after, options.show)), flush=True)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(base)], cwd=ROOT, check=True)
    return 0


def _found(tree: Path, folder: Path, scratch: Path) -> Counter[Told]:
    """What a source tree finds in a folder."""
    output = scratch / "found.json"
    check = ["check", "--isolated", "--exit-zero", "--output-format", "json", "--output-file", str(output), str(folder)]
    environment = {**os.environ, "COPYDESK_CACHE_DIR": str(scratch / tree.name)}
    command = [sys.executable, "-m", "checks", *check]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode and not output.exists():
        sys.exit(f"{tree}: {done.stderr}")
    report = json.loads(output.read_text("utf-8"))
    for failure in report["failures"]:
        print(f"{tree.name}: {failure['path']}: {failure['rule']}: {failure['message']}")
    return Counter(_told(each, tree, folder) for each in report["findings"])


def _told(finding: dict[str, str], tree: Path, folder: Path) -> Told:
    """Paths as they are within the folder: each tree prints them relative to its own place."""
    path = os.path.relpath(tree / finding["path"], folder)
    message = finding["message"].replace(os.path.relpath(folder, tree) + "/", "")
    return Told(finding["rule"], finding["severity"], path, message)


def _compared(name: str, before: Counter[Told], after: Counter[Told], most: int) -> Iterator[str]:
    gone, come = before - after, after - before
    yield f"\n{name}: {before.total():,} findings, now {after.total():,}: {gone.total()} went, {come.total()} came"
    for rule in sorted({each.rule for each in gone + come}):
        rows = [("-", each) for each in gone.elements() if each.rule == rule]
        rows += [("+", each) for each in come.elements() if each.rule == rule]
        yield f"  {rule}: {sum(mark == '-' for mark, _ in rows)} went, {sum(mark == '+' for mark, _ in rows)} came"
        yield from (f"    {mark} {each.severity} {each.path}: {each.message}" for mark, each in rows[:most])
        if len(rows) > most:
            yield f"    … {len(rows) - most} more"


if __name__ == "__main__":
    sys.exit(main())
