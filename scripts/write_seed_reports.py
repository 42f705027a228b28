"""Writes the report that copydesk makes of each seed beside it, as NAME.report."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Writes every report anew; read the difference before you commit it."""
    for seed in seeds():
        seed.with_suffix(".report").write_text(report(seed), "utf-8")


def seeds() -> list[Path]:
    """The sample articles."""
    return sorted(seed for seed in (ROOT / "seeds").iterdir() if seed.suffix != ".report")


def report(seed: Path) -> str:
    """What a user sees of a seed, without the last line, which tells the time."""
    command = [sys.executable, "-m", "checks", "check", "--isolated", str(seed.relative_to(ROOT))]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, encoding="utf-8")
    return "".join(done.stdout.splitlines(keepends=True)[:-1]) + done.stderr


if __name__ == "__main__":
    main()
