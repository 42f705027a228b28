"""What an archive costs: time, memory and bytes by the number of its articles, and whether both engines agree.

    python -m benchmarks.archive DATA [--sizes 5000,20000,50000] [--spark 50000] [--jobs 2]

DATA holds `*.jsonl`, one article with its `text` a row. They are repeated until there are enough: with ids of their
own, every third word exchanged, so that no two are copies, and surnames in five disguises. A run is a process of its
own. CPU is that of all its processes; *peak* is the resident memory of the largest of them, *all* that of all of them
at its highest; *sorted* are the bytes that lie ready to be sorted (of Spark: that it shuffles), *spilled* what sorting
wrote since its memory was full. Slopes are least squares over the sizes. Linux only: it looks into /proc.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

SURNAME = re.compile(r"(?<=[A-Z][a-z]{2} |[a-z]{3} )[A-Z][a-z]{4,}")
WORD = re.compile(r"\b[a-z]{4,}\b")
DISGUISES = [str.maketrans("aeiou", "aeiou"[at:] + "aeiou"[:at]) for at in range(5)]
WANTED = ("5000", "20000", "50000")
PAGE, TICKS = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")


class Cost(NamedTuple):
    """What a run cost: seconds and bytes."""

    engine: str
    articles: int
    input: int
    wall: float
    cpu: float
    peak: int
    all: int
    sorted: int
    spilled: int


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sizes", default=",".join(WANTED))
    parser.add_argument("--spark", type=int, default=int(WANTED[-1]), help="articles that Spark checks too; 0 for none")
    parser.add_argument("--jobs", default="2")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        costs = [_measured("duckdb", options, size, Path(folder)) for size in sizes]
        if options.spark:
            costs.append(_measured("spark", options, options.spark, Path(folder)))
        _table(costs)
        _slopes(costs[: len(sizes)])
        if options.spark in sizes:
            _compare(Path(folder), options.spark)


def _measured(engine: str, options: argparse.Namespace, size: int, folder: Path) -> Cost:
    """Runs the command over so many articles."""
    source = folder / f"in-{size}" / "articles.jsonl"
    if not source.exists():
        source.parent.mkdir()
        with source.open("w", encoding="utf-8") as file:
            file.writelines(_repeated(options.data, size))
    out, events = folder / f"{engine}-{size}", folder / f"events-{size}"
    events.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "checks", "archive", str(source.parent), "--to", str(out), "--isolated"]
    environment = {**os.environ, "PYSPARK_SUBMIT_ARGS": _submitted(events, options.jobs)}
    started = time.perf_counter()
    with subprocess.Popen(
        [*command, "--engine", engine, "--jobs", options.jobs, "--exit-zero"], env=environment, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as run:  # fmt: skip
        watch = Watch(run, out / ".copydesk")
        watch.start()
        if run.wait():
            raise SystemExit(f"{' '.join(command)} failed")
        watch.join()
    wall, cpu = time.perf_counter() - started, sum(watch.seconds.values())
    moved = (watch.sorted, watch.spilled) if engine == "duckdb" else _shuffled(events)
    return Cost(engine, size, source.stat().st_size, wall, cpu, watch.peak, watch.all, *moved)


def _submitted(events: Path, jobs: str) -> str:
    settings = {"spark.ui.enabled": "false", "spark.eventLog.enabled": "true"}
    settings |= {"spark.eventLog.compress": "false", "spark.eventLog.dir": events.as_uri()}
    told = " ".join(f"--conf {name}={value}" for name, value in settings.items())
    return f"--master local[{jobs},4] --driver-memory 2g {told} pyspark-shell"


class Watch(threading.Thread):
    """Looks at the processes of a run, and at what lies between its steps, until it ends."""

    def __init__(self, run: subprocess.Popen[bytes], between: Path) -> None:
        super().__init__()
        self.peak = self.all = self.sorted = self.spilled = 0
        self.seconds: dict[str, float] = {}
        self._run = run
        self._between = between

    def run(self) -> None:
        while self._run.poll() is None:
            used = {name: (cpu, size) for name, cpu, size in _used(self._run.pid)}
            self.seconds |= {name: cpu for name, (cpu, _) in used.items()}
            sizes = [size for _, size in used.values()]
            self.peak = max(self.peak, *sizes, 0)
            self.all = max(self.all, sum(sizes))
            self.sorted = max(self.sorted, _size(self._between / "said") + _size(self._between / "odds"))
            self.spilled = max(self.spilled, _size(self._between / "spill"))
            time.sleep(0.2)


def _used(session: int) -> Iterator[tuple[str, float, int]]:
    """Each process of a session, with the seconds of CPU that it has used and its resident bytes."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            told = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(told[3]) == session:
                yield folder.name, (int(told[11]) + int(told[12])) / TICKS, int(told[21]) * PAGE


def _size(folder: Path) -> int:
    total = 0
    with suppress(OSError):
        for file in folder.iterdir():
            with suppress(OSError):
                total += file.stat().st_size
    return total


def _shuffled(events: Path) -> tuple[int, int]:
    """The bytes that Spark shuffled and spilled to disk, by its own log."""
    shuffled = spilled = 0
    for file in (each for each in events.rglob("*") if each.is_file() and not each.name.startswith(".")):
        for line in file.read_text("utf-8").splitlines():
            metrics = json.loads(line).get("Task Metrics") if '"SparkListenerTaskEnd"' in line else None
            if metrics:
                shuffled += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
                spilled += metrics["Disk Bytes Spilled"]
    return shuffled, spilled


def _repeated(data: Path, size: int) -> Iterator[str]:
    """So many articles as lines."""
    found = [row for file in sorted(data.glob("*.jsonl")) for row in _rows(file)]
    words = sorted({word for row in found[:500] for word in WORD.findall(row["text"])})
    for at in range(size):
        turn, row = at // len(found), dict(found[at % len(found)])
        row["id"] = f"{row.get('id', at)}-{turn}"
        if turn:
            row["text"] = _disguised(row["text"], turn, words, random.Random(at))
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _disguised(text: str, turn: int, words: Sequence[str], dice: random.Random) -> str:
    """A text as if it were another one."""

    def other(word: re.Match[str]) -> str:
        return word[0] if dice.randrange(3) else dice.choice(words)

    return WORD.sub(other, SURNAME.sub(lambda name: name[0].translate(DISGUISES[turn % 5]), text))


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    rows = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    return (row for row in rows if row.get("text"))


def _table(costs: Sequence[Cost]) -> None:
    print(
        "engine   articles    MB    wall s   CPU s  articles/s  MB/s  CPU ms/article  peak MB  all MB  sorted  spilled"
    )
    for each in costs:
        size, speed = each.input / 1e6, each.articles / each.wall
        print(
            f"{each.engine:<7} {each.articles:>9,} {size:>6,.0f} {each.wall:>8,.1f} {each.cpu:>7,.1f} {speed:>11,.0f}"
            f" {size / each.wall:>5.2f} {each.cpu / each.articles * 1000:>13.2f} {each.peak / 1e6:>8,.0f}"
            f" {each.all / 1e6:>7,.0f} {each.sorted / each.articles:>5,.0f} B {each.spilled / 1e6:>5,.0f} MB"
        )


def _slopes(costs: Sequence[Cost]) -> None:
    """What one more article costs, and what a million would."""
    if len(costs) < 3:
        return
    print("\nslope over", ", ".join(f"{each.articles:,}" for each in costs), "articles")
    for name, unit, divisor in (("cpu", "s", 1), ("wall", "s", 1), ("peak", "MB", 1e6), ("sorted", "MB", 1e6)):
        start, slope = _line([(each.articles, getattr(each, name) / divisor) for each in costs])
        print(f"{name:<7} {start:>9,.1f} {unit} + {slope * 1e6:>10,.0f} {unit} for 1,000,000 articles")


def _line(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Start and slope of the line that is least far from points."""
    across, up = (sum(each) / len(points) for each in zip(*points, strict=True))
    slope = sum((x - across) * (y - up) for x, y in points) / sum((x - across) ** 2 for x, _ in points)
    return up - slope * across, slope


def _compare(folder: Path, size: int) -> None:
    """Tells whether both engines have written the same."""
    tables = []
    for engine in ("duckdb", "spark"):
        files = [str(file) for file in (folder / f"{engine}-{size}" / "findings").glob("*.parquet")]
        tables.append(duckdb.execute("SELECT * FROM read_parquet(?) ORDER BY ALL", (files,)).fetchall())
    one, two = tables
    print(f"\nof {size:,} articles: {len(one):,} findings; Spark has {'the same' if one == two else 'OTHERS'}")


if __name__ == "__main__":
    main()
