"""How well an archive's own words find stamps that are years off.

    python -m benchmarks.anachronisms DATA

DATA holds `<source>.jsonl` (one article a row: `date`, and `file` or `text`), each an archive of its own. In several
draws, 2% of an archive's articles are stamped one or three years too early or too late; all others are taken to be
right. Printed by the threshold of doubt: the share of the shifted that is flagged, by shift, and that of the flagged
that was shifted.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from checks.dates import days
from checks.gather import Desk, Dossier
from checks.groups import Groups
from checks.index import Index
from checks.loading import load
from checks.readers import read
from checks.rule import Rule
from checks.said import Said

SOURCES = ("spotlightpa", "stardem", "reedquest", "digitalgov")
SHIFTS = (-3, -1, 1, 3)
SHARE = 0.02
DRAWS = 12
LEAST = 0.6
THRESHOLDS = (0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 2.0, 2.5)


class Row(NamedTuple):
    path: str
    day: int
    text: str


class Archive(NamedTuple):
    """An archive, and what its articles say to the rule, by their paths."""

    rows: list[Row]
    said: dict[str, dict[str, tuple[Said, ...]]]
    seconds: float


class Curve(NamedTuple):
    """The shifts of each draw with the doubts about all articles, by their paths; and the doubts with no shifts."""

    drawn: list[tuple[dict[str, int], dict[str, float]]]
    untouched: list[float]


def main(folder: Path) -> None:
    rule = next(rule for rule in load(None, "").rules if rule.id == "date/archive-anachronism")
    low = replace(rule, options=replace(rule.options, doubt=LEAST))
    desk = Desk()
    curves = []
    for source in SOURCES:
        rows = list(_rows(folder, source))
        if rows:
            archive = _read(rows, low, desk)
            _costs(source, archive)
            drawn = [_draw(archive, low, desk, seed) for seed in range(DRAWS)]
            curves.append(Curve(drawn, list(_flagged(archive, {}, low, desk).values())))
            _print(curves[-1])
    print("\nall of them:")
    _print(Curve([each for curve in curves for each in curve.drawn], [x for curve in curves for x in curve.untouched]))


def _rows(folder: Path, source: str) -> Iterator[Row]:
    """All articles of a source, with nothing but the stated day in their headers."""
    listing = folder / f"{source}.jsonl"
    if listing.is_file():
        for at, row in enumerate(map(json.loads, listing.open(encoding="utf-8"))):
            text = row["text"] if "text" in row else _body(folder / row["file"])
            yield Row(f"{at}.md", date.fromisoformat(row["date"][:10]).toordinal(), text)


def _body(file: Path) -> str:
    text = file.read_text("utf-8", "replace")
    article = next(iter(read(file.name, text)))
    return text[article.body :]


def _dossier(row: Row, day: int, desk: Desk) -> Dossier:
    source = f"---\ndate: {days.iso(day)}\n---\n{row.text}"
    return Dossier(next(iter(read(row.path, source))), desk)


def _read(rows: list[Row], rule: Rule, desk: Desk) -> Archive:
    groups, dossiers = Groups(), [_dossier(row, row.day, desk) for row in rows]
    for dossier in dossiers:
        assert dossier.anchor is not None, dossier.article.path
    started = time.process_time()
    for dossier in dossiers:
        assert not groups.add(dossier, [rule])
    seconds = time.process_time() - started
    return Archive(rows, {row.path: groups.said(row.path) for row in rows}, seconds)


def _costs(source: str, archive: Archive) -> None:
    size = sum(len(row.text.encode()) for row in archive.rows)
    keys = sum(len(each.keys) for files in archive.said.values() for listed in files.values() for each in listed)
    print(
        f"\n{source}: {len(archive.rows):,} articles, {size / 1e6:.1f} MB; keys at {size / 1e6 / archive.seconds:.1f}"
        f" MB/s, {keys / len(archive.rows):.0f} an article, that take {_kept(archive) / len(archive.rows):,.0f} bytes"
        " of the index"
    )


def _kept(archive: Archive) -> int:
    """The size of the index of an archive, in bytes."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for row in archive.rows:
            (root / row.path).write_text(row.text, "utf-8", "surrogateescape")
        index = Index(root / "index", root)
        for name in {name for files in archive.said.values() for name in files}:
            said = {str(root / path): files[name] for path, files in archive.said.items()}
            index.write(name, said, whole=True)
        pages = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        return int(sqlite3.connect(root / "index").execute(pages).fetchone()[0])


def _print(curve: Curve) -> None:
    heads = "".join(f"{shift:>+6} y" for shift in SHIFTS)
    print(f"{'doubt':>6} {'untouched':>9} {'precision':>9} {'flagged':>8}{heads}")
    for threshold in THRESHOLDS:
        right: Counter[int] = Counter()
        all_: Counter[int] = Counter()
        wrong = 0
        for shifts, scores in curve.drawn:
            flagged = {path for path, score in scores.items() if score >= threshold}
            all_.update(shifts.values())
            right.update(shift for path, shift in shifts.items() if path in flagged)
            wrong += len(flagged - set(shifts))
        found = right.total()
        print(
            f"{threshold:>6} {sum(score >= threshold for score in curve.untouched):>9}"
            f" {found / max(found + wrong, 1):>9.1%} {found / all_.total():>8.1%}"
            + "".join(f"{right[shift] / all_[shift]:>8.1%}" for shift in SHIFTS)
        )


def _draw(archive: Archive, rule: Rule, desk: Desk, seed: int) -> tuple[dict[str, int], dict[str, float]]:
    """The shifts of a draw, and the doubts about all articles, by their paths."""
    drawn = random.Random(seed).sample(archive.rows, round(SHARE * len(archive.rows)))
    shifts = {row.path: SHIFTS[at % len(SHIFTS)] for at, row in enumerate(drawn)}
    return shifts, _flagged(archive, shifts, rule, desk)


def _flagged(archive: Archive, shifts: dict[str, int], rule: Rule, desk: Desk) -> dict[str, float]:
    """The doubts that are worth a finding, by the paths of the articles."""
    groups = Groups()
    for row in archive.rows:
        if row.path in shifts:
            day = days.add_months(row.day, 12 * shifts[row.path])
            assert day is not None
            groups.add(_dossier(row, day, desk), [rule])
        else:
            groups.take(row.path, [rule], desk, archive.said[row.path])
    outcome = groups.judged()
    assert not outcome.failures, outcome.failures
    return {flag.at.path: float(flag.finding.values["doubt"]) for flag in outcome.flags}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.anachronisms DATA")
    began = time.perf_counter()
    main(Path(sys.argv[1]))
    print(f"\n{time.perf_counter() - began:.0f} s")
