"""How well the date proof does on real articles: clean ones, shifted ones, and labelled mistakes.

    python benchmarks/dates.py DATA

DATA holds `<source>.jsonl` (one article a row: `date`, and `file` or `text`), `errors.jsonl` with labelled
cases, and in it or beside it `te3/` with folders of TimeML documents. What is not there is left out.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks import timexes
from checks import almanac, packs
from checks.dates import days
from checks.gather import Desk, Dossier
from checks.loading import load
from checks.model import Article
from checks.readers import read
from checks.rule import Rule
from checks.run import judge

SOURCES = ("spotlightpa", "stardem")
SHIFTS = {"as stated": 0, "-3 y": -36, "-1 y": -12, "-180 d": -180, "-30 d": -30, "+30 d": 30, "+1 y": 12}
"""By how much a stamp is shifted: years in months, so that the day stays, else days."""
SEED = 20240206


class Row(NamedTuple):
    day: int
    text: str


@cache
def _desk() -> Desk:
    return Desk(almanac.load(packs.folder() / "facts"))


def main(folder: Path) -> None:
    rules = [rule for rule in load(None, "").rules if rule.id.startswith("date/")]
    for source in SOURCES:
        rows = list(_rows(folder, source))
        if rows:
            _shifts(source, rows, rules)
    _labelled(folder, rules)
    for beside in (folder / "te3", folder.parent / "te3"):
        timexes.report(beside)


def _rows(folder: Path, source: str) -> Iterator[Row]:
    """A clean sample: the articles whose gold date is a day."""
    listing = folder / f"{source}.jsonl"
    if not listing.is_file():
        return
    rows = [json.loads(line) for line in listing.open(encoding="utf-8")]
    random.Random(SEED).shuffle(rows)
    for row in rows[:1500]:
        text = row["text"] if "text" in row else _body(folder / row["file"])
        yield Row(date.fromisoformat(row["date"][:10]).toordinal(), text)


def _body(file: Path) -> str:
    text = file.read_text("utf-8", "replace")
    article = next(iter(read(file.name, text)))
    return text[article.body :]


def _stamped(row: Row, day: int) -> Article:
    source = f"---\ndate: {days.iso(day)}\n---\n{row.text}"
    return next(iter(read("article.md", source)))


def _shifts(source: str, rows: list[Row], rules: list[Rule]) -> None:
    print(f"\n{source}: {len(rows)} articles, share flagged at severity error, and proposed to within a day")
    print(f"{'stamp':>12} {'flagged':>8} {'contradicts':>12} {'weekday':>8} {'proposed':>9} {'right':>6}")
    shifts: dict[str, list[int | None]] = {
        name: [days.add_months(row.day, off) if name.endswith("y") else row.day + off for row in rows]
        for name, off in SHIFTS.items()
    }
    shifts["day/month"] = [_swapped(row.day) for row in rows]
    for name, stamps in shifts.items():
        _shift(name, rows, stamps, rules)


def _swapped(day: int) -> int | None:
    then = date.fromordinal(day)
    return days.ordinal(then.year, then.day, then.month) if then.day <= 12 and then.day != then.month else None


def _shift(name: str, rows: list[Row], stamps: list[int | None], rules: list[Rule]) -> None:
    counts: Counter[str] = Counter()
    desk = _desk()
    for row, stamp in zip(rows, stamps, strict=True):
        if stamp is None:
            continue
        counts["all"] += 1
        findings, failures = judge(Dossier(_stamped(row, stamp), desk), rules)
        assert not failures, failures
        errors = [(rule.id, finding) for rule, finding in findings if rule.level(finding.weak) == "error"]
        counts["flagged"] += bool(errors)
        counts.update({rule for rule, _ in errors})
        proposed = {f.suggestion for rule, f in errors if rule == "date/contradicts-text" and f.suggestion}
        counts["proposed"] += bool(proposed)
        counts["right"] += any(days.iso(row.day + off) in proposed for off in (-1, 0, 1))
    total = counts["all"] or 1
    print(
        f"{name:>12} {counts['flagged'] / total:>8.1%} {counts['date/contradicts-text'] / total:>12.1%}"
        f" {counts['date/weekday-mismatch'] / total:>8.1%}"
        f" {counts['proposed'] / total:>9.1%} {counts['right'] / total:>6.1%}"
    )


def _labelled(folder: Path, rules: list[Rule]) -> None:
    listing = folder / "errors.jsonl"
    if not listing.is_file():
        return
    rows = {}
    for source in folder.glob("*.jsonl"):
        if source != listing:
            rows.update({row["id"]: row for row in map(json.loads, source.open(encoding="utf-8"))})
    print("\nlabelled cases: found")
    tally: Counter[tuple[str, str, bool]] = Counter()
    for case in map(json.loads, listing.open(encoding="utf-8")):
        if not re.match(r"weekday-date|header-date|body-year|relative-weekday|stated-date", case["kind"]):
            continue
        article = _case(folder, case, rows)
        if article is None:
            continue
        findings, _ = judge(Dossier(article, _desk()), rules)
        tally[case["label"], case["kind"], bool(findings)] += 1
        print(f"  {case['label']:>8} {case['kind']:<20} {'found' if findings else '-':<6} {case['why'][:70]}")
        for rule, finding in findings:
            print(f"           {rule.id} {rule.say(finding.values)[:90]}")


def _case(folder: Path, case: dict[str, str], rows: dict[str, dict[str, str]]) -> Article | None:
    """The article as it stood with its mistake."""
    if case.get("before"):
        file = folder / case["before"]
        return next(iter(read(file.name, file.read_text("utf-8", "replace"))))
    row = rows.get(case["id"])
    if row is None:
        return None
    if "text" in row:
        return next(iter(read("article.md", f"---\ndate: {row['date'][:10]}\n---\n{row['text']}")))
    file = folder / row["file"]
    if file.suffix == ".html":
        return None
    return next(iter(read(file.name, file.read_text("utf-8", "replace"))))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/dates.py DATA")
    started = time.perf_counter()
    main(Path(sys.argv[1]))
    print(f"\n{time.perf_counter() - started:.0f} s")
