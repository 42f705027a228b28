"""Fuzzes targets with atheris, guided by what the input covers.

    python -m tests.fuzz RUNS [TARGET …] [--corpus FOLDER]

It needs `pip install atheris`. Inputs that reached something new are kept in the folder, and one that broke something
is written beside it; its path is printed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tests.fuzz.seeds import write


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=int)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--corpus", type=Path, default=Path("build/fuzz"))
    options = parser.parse_args()
    from tests.fuzz.targets import TARGETS

    broken = 0
    for target in options.targets or TARGETS:
        folder = options.corpus / target
        write(folder, target)
        command = [sys.executable, "-m", "tests.fuzz.one", target, f"-runs={options.runs}", "-max_len=4096"]
        command += ["-print_final_stats=1", f"-artifact_prefix={options.corpus}/", str(folder)]
        done = subprocess.run(command, check=False)
        broken += done.returncode != 0
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
