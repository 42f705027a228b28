"""How fast whole runs are, with peers on the same files in the same run.

    python -m benchmarks.speed DATA [--files N] [--node FOLDER]

DATA is a folder of Markdown articles. A row is one process over all files: CPU seconds of it and its children, and how
many times copydesk's that is. Spelling peers read words and no dates; the last rows read dates or names alone, in
copydesk and in peers. What is not installed is left out: `pip install proselint codespell typos dateparser`, and in
FOLDER `npm i cspell textlint textlint-rule-no-todo chrono-node compromise`.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

_TEXTS = "const fs = require('fs'); const texts = process.argv.slice(1).map(file => fs.readFileSync(file, 'utf8'));"
_CHRONO = f"{_TEXTS} const chrono = require('chrono-node'); for (const text of texts) chrono.parse(text);"
_COMPROMISE = f"{_TEXTS} const nlp = require('compromise'); for (const text of texts) nlp(text).people().out('array');"
_DATEPARSER = """
import sys
from dateparser.search import search_dates
for file in sys.argv[1:]:
    search_dates(open(file, encoding="utf-8").read(), languages=["en"])
"""
_OURS = """
import sys
from checks.gather import Desk, Dossier
from checks.readers import read
for file in sys.argv[1:]:
    for article in read(file, open(file, encoding="utf-8").read()):
        Dossier(article, Desk()).{part}
"""
_FEW = 30
"""Files that the slowest peer is run on; its time is scaled."""


class Row(NamedTuple):
    """A program, the command that runs it over files, and how many of them it can be given in reasonable time."""

    name: str
    command: Callable[[list[str]], list[str]]
    most: int = sys.maxsize


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--node", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COPYDESK_CACHE_DIR"] = str(Path(folder, "cache"))
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["NODE_PATH"] = str(options.node.absolute() / "node_modules") if options.node else ""
        files = list(_copied(sorted(options.data.rglob("*.md"))[: options.files], Path(folder, "copy")))
        size = sum(os.path.getsize(file) for file in files) / 1e6
        print(f"{len(files)} files, {size:.1f} MB\n")
        print(f"| {'program':36} | CPU s | wall s | MB/s | × copydesk |")
        print(f"|{'-' * 38}|------:|-------:|-----:|-----------:|")
        ours = 0.0
        for row in _rows(options.node):
            spent, wall = _spent(row, files)
            ours = ours or spent
            print(
                f"| {row.name:36} | {spent:5.1f} | {wall:6.1f} | {size / spent:4.1f} | {spent / ours:10.1f} |",
                flush=True,
            )


def _copied(files: list[Path], folder: Path) -> Iterator[str]:
    """Copies, by themselves: peers look for settings around the files that they are given."""
    folder.mkdir()
    for at, file in enumerate(files):
        yield str(shutil.copy(str(file), str(folder / f"{at}.md")))


def _rows(node: Path | None) -> Iterator[Row]:
    check = [sys.executable, "-m", "checks", "check", "--isolated", "--exit-zero", "--output-format", "concise"]
    yield Row("copydesk, one process", lambda files: [*check, "--jobs", "1", *files])
    yield Row("copydesk, two processes", lambda files: [*check, "--jobs", "2", *files])
    for name, words in (("codespell", []), ("typos", []), ("proselint", ["check"])):
        program = shutil.which(name, path=str(Path(sys.executable).parent))
        if program:
            yield Row(name, lambda files, start=(program, *words): [*start, *files])  # type: ignore[misc]
    programs = (("cspell", ["--no-progress", "--no-summary"]), ("textlint", ["--rule", "no-todo"]))
    for name, words in programs if node else ():
        program = str(node / "node_modules" / ".bin" / name) if node else ""
        if Path(program).exists():
            yield Row(name, lambda files, start=(program, *words): [*start, *files])  # type: ignore[misc]
    yield from _parts(node)


def _parts(node: Path | None) -> Iterator[Row]:
    """What reads dates alone, and what reads names alone."""
    for part, peer, code in (("expressions", "chrono-node", _CHRONO), ("people", "compromise", _COMPROMISE)):
        ours = _OURS.format(part=part)
        told = {"expressions": "dates alone", "people": "names alone"}[part]
        yield Row(f"copydesk, {told}", lambda files, ours=ours: [sys.executable, "-c", ours, *files])  # type: ignore[misc]
        if node and (node / "node_modules" / peer).exists():
            yield Row(f"{peer}, {told}", lambda files, code=code: ["node", "-e", code, *files])  # type: ignore[misc]
        if part == "expressions" and importlib.util.find_spec("dateparser"):
            yield Row("dateparser, dates alone", lambda files: [sys.executable, "-c", _DATEPARSER, *files], _FEW)


def _spent(row: Row, files: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of a run, scaled to all files where a program is given only some. Warmed up by one file."""
    folder = Path(files[0]).parent  # cspell looks at no file outside of where it is started
    subprocess.run(row.command(files[:1]), cwd=folder, capture_output=True, check=False)
    given = files[: row.most]
    scale = sum(map(os.path.getsize, files)) / sum(map(os.path.getsize, given))
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(row.command(given), cwd=folder, capture_output=True, check=False)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - started
    return scale * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime), scale * wall


if __name__ == "__main__":
    main()
