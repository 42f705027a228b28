"""All tables of speed in one go: start-up, stages, whole runs beside peers, and growth.

    python -m benchmarks DATA [--node FOLDER]

DATA is a folder of Markdown articles; FOLDER has peers that run on Node.js, as in `benchmarks.speed`.
"""

from __future__ import annotations

import subprocess
import sys


def main(arguments: list[str]) -> int:
    data = arguments[:1]
    tables = (["startup"], ["stages", *data], ["speed", *arguments], ["growth"])
    for module, *words in tables:
        print(f"\n## {module}\n", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{module}", *words], check=False).returncode:
            return 1
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
