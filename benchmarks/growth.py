"""How time and memory grow with the length of an article and with the number of files, and the fitted exponents.

    python -m benchmarks.growth [--most FILES]

The copy is made here: sentences of made-up people, places and days, so that every article is another one. A row is one
process, started anew; what an empty run takes is subtracted before the exponent is fitted (least squares of the
logarithms). Files are checked by one process without results of earlier runs, archive rules included.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from benchmarks.hostile_dates import exponent

_FIRST = "Ada Anna Berta Carl Dora Emil Frida Gustav Hanna Ivar Jon Karin Lars Mona Nils Olga Per Rosa Sven".split()
_LAST = "Berg Dahl Ek Fors Grahn Holm Jarl Kvist Lund Moberg Norling Palm Quist Rask Strand Torell Udd Vik Wall".split()
_PLACES = "Nordvik Sundby Ekholm Brovik Lerum Tanum Visby Askim Rauma Oppdal".split()
_SAID = (
    "Mayor {name} said on {weekday} that the ferry to {place} will stay until the bridge is open.",
    "The council of {place} voted {n} to {m} on {month} {day} to repair the school.",
    "{last} asked the harbour board for ${n} million, and it agreed after {m} hours.",
    "“Nobody asked us,” said {name}, who runs the kiosk at the pier of {place}.",
    "In {year}, the town of {place} had {n},{m}00 people, down {m} percent from {past}.",
)
_KILOBYTES = (1, 10, 100, 1_000)
_FILES = (10, 100, 1_000, 10_000, 100_000)


class Row(NamedTuple):
    """The size of a run, what it took, and the most memory that it held."""

    size: int
    seconds: float
    megabytes: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=_FILES[-1], help="files of the largest run")
    options = parser.parse_args()
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COPYDESK_CACHE_DIR"] = str(Path(folder, "cache"))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        root = Path(folder, "articles")
        root.mkdir()
        (root / "none.md").write_text("", "utf-8")
        _run(root)
        empty = _run(root)
        _table("KB an article", [_of_length(root, each, chance) for each in _KILOBYTES], empty)
        (root / "none.md").unlink()
        sizes = [each for each in _FILES if each <= options.most]
        _table("files of 2 KB", list(_of_files(root, sizes, chance)), empty)


def _of_length(root: Path, kilobytes: int, chance: random.Random) -> Row:
    (root / "none.md").write_text(_article(1_000 * kilobytes, chance), "utf-8")
    return Row(kilobytes, *_run(root))


def _of_files(root: Path, sizes: list[int], chance: random.Random) -> Iterator[Row]:
    written = 0
    for size in sizes:
        for at in range(written, size):
            place = root / f"{at // 500}"
            place.mkdir(exist_ok=True)
            (place / f"{at}.md").write_text(_article(2_000, chance), "utf-8")
        written = size
        yield Row(size, *_run(root))


def _article(characters: int, chance: random.Random) -> str:
    day = date(2015, 1, 1) + timedelta(chance.randrange(3_650))
    lines, length = [f"---\ntitle: Notes from {chance.choice(_PLACES)}\ndate: {day}\nauthor: Ada Berg\n---"], 80
    while length < characters:
        lines.append(" ".join(_sentence(day, chance) for _ in range(4)))
        length += len(lines[-1]) + 2
    return "\n\n".join(lines) + "\n"


def _sentence(day: date, chance: random.Random) -> str:
    first, last = chance.choice(_FIRST), chance.choice(_LAST) + chance.choice(("", "man", "sen", "ström", "by"))
    return chance.choice(_SAID).format(
        name=f"{first} {last}", last=last, place=chance.choice(_PLACES), weekday=f"{day:%A}", month=f"{day:%B}",
        day=day.day, year=day.year, past=day.year - 9, n=chance.randrange(5, 99), m=chance.randrange(1, 9),
    )  # fmt: skip


def _run(root: Path) -> tuple[float, float]:
    """CPU seconds and megabytes of a process that checks a folder; the megabytes are its own, told by itself."""
    code = (
        "import resource, sys\nfrom checks.cli.main import main\nmain(sys.argv[1:])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    check = ["check", "--isolated", "--jobs", "1", "--exit-zero", "--statistics", str(root)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", code, *check], capture_output=True, encoding="utf-8", check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, int(done.stderr.split()[-1]) / 1_000


def _table(name: str, rows: list[Row], empty: tuple[float, float]) -> None:
    print(f"| {name:14} | CPU s | memory MB |\n|{'-' * 16}|------:|----------:|")
    for row in rows:
        print(f"| {row.size:14,} | {row.seconds:5.2f} | {row.megabytes:9.0f} |")
    told = [row for row in rows if row.seconds > 1.5 * empty[0]]
    sizes = [row.size for row in told]
    print(f"\nexponent of time {exponent([row.seconds - empty[0] for row in told], sizes):.2f}")
    print(f"exponent of memory {exponent([max(row.megabytes - empty[1], 1) for row in told], sizes):.2f}\n", flush=True)


if __name__ == "__main__":
    main()
