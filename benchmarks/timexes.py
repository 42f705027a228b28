"""Measures expressions of time and their TIMEX3 values on TimeML documents, with peers in the same run.

    python -m benchmarks.timexes FOLDER

FOLDER holds folders of TimeML documents, as TempEval-3 gives them out. A match is relaxed: spans that overlap,
one to one, the longest overlap first come. Values must be the same to the letter. chrono-node is asked where
node finds it (NODE_PATH), dateparser where it is installed; what is missing is said and left out.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from checks.dates.timex import timexes

_TAG = re.compile(r"<(/?)TIMEX3([^>]*)>|<[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
_CREATED = re.compile(r'<DCT>.*?value="(\d{4})-?(\d\d)-?(\d\d)', re.S)
_TEXT = re.compile(r"<TEXT>(.*)</TEXT>", re.S)
_CHRONO = """
const chrono = require('chrono-node');
const found = JSON.parse(require('fs').readFileSync(0, 'utf8')).map(([text, day]) =>
  chrono.parse(text, new Date(day + 'T12:00:00')).map(({index, text, start}) =>
    [index, index + text.length, ['year', 'month', 'day', 'hour', 'minute'].map(part => start.get(part)),
     ['month', 'day', 'weekday', 'hour'].map(part => start.isCertain(part))]));
console.log(JSON.stringify(found));
"""


_RUNS, _PATIENCE = 5, 10
"""How often each tagger is timed, and the seconds after which it is not timed again. chrono's hold node's start."""


class Time(NamedTuple):
    """An expression at offsets `[start, end)`, with TIMEX3's value and type; a peer may know no type."""

    start: int
    end: int
    value: str
    type: str


class Document(NamedTuple):
    """A text, the day of its publication, and what its annotators marked."""

    text: str
    day: date
    gold: list[Time]


Tagger = Callable[[Sequence[Document]], "list[list[Time]] | None"]


def report(folder: Path) -> None:
    """Prints a table for each folder of documents, and nothing where there is none."""
    for corpus in sorted(path for path in folder.glob("*") if path.is_dir()):
        documents = [found for file in sorted(corpus.glob("*.tml")) if (found := _document(file)) is not None]
        if documents:
            _table(corpus.name, documents)


def _table(name: str, documents: Sequence[Document]) -> None:
    size = sum(len(document.text.encode()) for document in documents) / 1e6
    marked = sum(len(document.gold) for document in documents)
    print(f"\n{name}: {len(documents)} documents, {size:.2f} MB, {marked} expressions of time; F1 in per cent")
    print(f"{'':>12} {'relaxed':>8} {'value':>6} {'type':>6} {'MB/s':>6}")
    for tagger, tag in _TAGGERS.items():
        found, spent = _timed(tag, documents)
        if found is None:
            print(f"{tagger:>12} left out: not installed")
            continue
        relaxed, value, kind = _scores(documents, found)
        print(f"{tagger:>12} {relaxed:>8.1%} {value:>6.1%} {kind:>6.1%} {size / spent:>6.2f}".replace("%", " "))


def _timed(tag: Tagger, documents: Sequence[Document]) -> tuple[list[list[Time]] | None, float]:
    """What a tagger finds, and the seconds of its fastest run; the slow ones run once."""
    best, begun = float("inf"), time.perf_counter()
    for _ in range(_RUNS):
        started = time.perf_counter()
        found = tag(documents)
        best = min(best, time.perf_counter() - started)
        if time.perf_counter() - begun > _PATIENCE:
            break
    return found, best


def _scores(documents: Sequence[Document], found: Sequence[Sequence[Time]]) -> tuple[float, float, float]:
    """F1 of relaxed spans, of values and of types."""
    pairs = [pair for document, times in zip(documents, found, strict=True) for pair in _pairs(document.gold, times)]
    total = sum(len(document.gold) for document in documents) + sum(map(len, found)) or 1
    values = sum(gold.value == told.value for gold, told in pairs)
    types = sum(gold.type == told.type for gold, told in pairs)
    return 2 * len(pairs) / total, 2 * values / total, 2 * types / total


def _pairs(gold: Sequence[Time], times: Sequence[Time]) -> Iterator[tuple[Time, Time]]:
    """Each marked expression with the one that overlaps it most, one to one, in the order of the text."""
    left = list(times)
    for marked in gold:
        best = max(left, key=lambda each: _overlap(marked, each), default=None)
        if best is not None and _overlap(marked, best) > (False, 0):
            left.remove(best)
            yield marked, best


def _overlap(one: Time, other: Time) -> tuple[bool, int]:
    return one[:2] == other[:2], max(0, min(one.end, other.end) - max(one.start, other.start))


def _document(file: Path) -> Document | None:
    """The text of a TimeML document without its tags, and what they mark."""
    source = file.read_text("utf-8", "replace")
    created, body = _CREATED.search(source), _TEXT.search(source)
    if created is None or body is None:
        return None
    text, gold, open_at, last = "", [], [], 0
    for tag in _TAG.finditer(body[1]):
        text += html.unescape(body[1][last : tag.start()])
        last = tag.end()
        if tag[2] is not None and not tag[1]:
            open_at.append((len(text), dict(_ATTRIBUTE.findall(tag[2]))))
        elif tag[1] and open_at:
            start, marks = open_at.pop()
            gold.append(Time(start, len(text), marks.get("value", ""), marks.get("type", "")))
    day = date(*(int(number) for number in created.groups()))
    return Document(text + html.unescape(body[1][last:]), day, sorted(each for each in gold if each.end > each.start))


def _ours(documents: Sequence[Document]) -> list[list[Time]]:
    return [
        [Time(each.start, each.end, each.value, each.type) for each in timexes(found.text, found.day.toordinal())]
        for found in documents
    ]


def _chrono(documents: Sequence[Document]) -> list[list[Time]] | None:
    asked = json.dumps([[document.text, document.day.isoformat()] for document in documents])
    try:
        told = subprocess.run(["node", "-e", _CHRONO], input=asked, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return [[_from_chrono(document, *each) for each in found] for document, found in _zipped(documents, told.stdout)]


def _zipped(documents: Sequence[Document], told: str) -> Iterator[tuple[Document, list[Any]]]:
    yield from zip(documents, json.loads(told), strict=True)


def _from_chrono(_: Document, start: int, end: int, parts: list[int], certain: list[bool]) -> Time:
    """What chrono was sure of, as TIMEX3 writes it."""
    year, month, day, hour, minute = parts
    told_month, told_day, weekday, told_hour = certain
    if told_hour:
        return Time(start, end, f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}", "TIME")
    if told_day or weekday:
        return Time(start, end, f"{year:04}-{month:02}-{day:02}", "DATE")
    return Time(start, end, f"{year:04}-{month:02}" if told_month else f"{year:04}", "DATE")


def _dateparser(documents: Sequence[Document]) -> list[list[Time]] | None:
    try:
        search = import_module("dateparser.search").search_dates
    except ImportError:
        return None
    return [list(_searched(document, search)) for document in documents]


def _searched(document: Document, search: Callable[..., list[tuple[str, datetime]] | None]) -> Iterator[Time]:
    base = datetime(document.day.year, document.day.month, document.day.day)
    try:
        found = search(document.text, languages=["en"], settings={"RELATIVE_BASE": base}) or []
    except Exception:  # it fails on some texts, and what it fails on it has not found
        return
    at = 0
    for words, when in found:
        at = document.text.find(words, at)
        if at < 0:
            return
        yield Time(at, at + len(words), when.date().isoformat(), "DATE")
        at += len(words)


_TAGGERS: dict[str, Tagger] = {"copydesk": _ours, "chrono-node": _chrono, "dateparser": _dateparser}

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m benchmarks.timexes FOLDER")
    report(Path(sys.argv[1]))
