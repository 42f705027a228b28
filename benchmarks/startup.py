"""What one small file costs, as whole processes: CPU time against bare Python, in the same run, in turns.

    python -m benchmarks.startup [RUNS]

The interpreter is this one; compiled bytecode and the settings' cache are warm, as they are from the second commit on.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

_CLEAN = """---
title: The ferry stays
date: 2025-03-04
author: Ada Dahl
---
The council of Nordvik voted on Tuesday, March 4, to keep the old ferry running until the bridge is open. Mayor Ada Berg
said the boat had carried children to school for 40 years and would not be sold for scrap.

"Nobody asked us," said Per Lund, who runs the kiosk at the pier. Berg said that a report is due in June.
"""
_FOUND = _CLEAN.replace("2025-03-04", "2024-03-04", 1).replace("said that a", "and Per Lundh said that a")


def main(runs: int) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        environment["COPYDESK_CACHE_DIR"] = folder
        for name, text in (("clean.md", _CLEAN), ("found.md", _FOUND)):
            Path(folder, name).write_text(text, "utf-8")
        check = [sys.executable, "-m", "checks", "check", "--isolated"]
        commands = {
            "bare Python": [sys.executable, "-c", "pass"],
            "a clean article": [*check, f"{folder}/clean.md"],
            "an article with findings to draw": [*check, f"{folder}/found.md"],
        }
        for command in commands.values():
            _seconds(command, environment)
        told = [{name: _seconds(command, environment) for name, command in commands.items()} for _ in range(runs)]
    bare = median(run["bare Python"] for run in told)
    print(f"| {'':32} | CPU ms | × bare |\n|{'-' * 34}|-------:|-------:|")
    for name in commands:
        middle = median(run[name] for run in told)
        print(f"| {name:32} | {1000 * middle:6.0f} | {middle / bare:6.1f} |")


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    """User and system time of a process, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
