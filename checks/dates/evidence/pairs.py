"""A weekday with a month and day: they fit each other in some years and not in others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.frames import FUTURE, PAST, Prose
from checks.model import Block
from checks.regexes import regex
from checks.tuples import NamedTuple

_YEARS = 12
"""How many years to each side of the stated day a pair is tried in: each weekday comes up within eleven."""
_YEAR = regex(r"\b(?:1[89]\d\d|20\d\d)\b")
_LAST_YEAR = regex(r"\b(?:last|previous|prior) year\b|\byears? ago\b", re.I)
_NEARBY = 200
_CAPTION = regex(r"\W*(?:caption|photo|file photo|pictured)\b", re.I)


class Mismatch(NamedTuple):
    """A pair that does not fit: what it says, the day it names, the weekday of that day, the day it might mean."""

    expression: Expression
    day: int
    weekday: str
    nearest: int


def statements(prose: Prose, expressions: Sequence[Expression], anchor: int | None) -> Iterator[Statement]:
    """Pairs without a year, as the windows around each year's day in which the weekday fits."""
    if anchor is None:
        return
    for each in expressions:
        if each.kind != "month_day" or each.weekday is None or not each.month or not each.day:
            continue
        fitting = dict(_fitting(each, anchor))
        if _excused(prose, each, fitting, anchor):
            continue
        windows = tuple(_windows(prose, each, fitting.values()))
        listed = ", ".join(map(str, fitting))
        means = f"{days.MONTHS[each.month - 1]} {each.day} is a {days.WEEKDAYS[each.weekday]} in {listed}"
        yield Statement(each.start, each.end, "pair", "hard", windows, means, slack=0, years=frozenset(fitting))


def mismatches(prose: Prose, expressions: Sequence[Expression], anchor: int | None) -> Iterator[Mismatch]:
    """The pairs that do not fit each other, in the year they state or, without one, near the anchor."""
    for each in expressions:
        if each.weekday is None or not each.month or not each.day or each.kind not in ("full_date", "month_day"):
            continue
        day = _day(prose, each, anchor)
        if day is None or days.weekday(day) == each.weekday:
            continue
        ahead = (each.weekday - days.weekday(day)) % 7
        nearest = day + (ahead if ahead <= 3 else ahead - 7)
        yield Mismatch(each, day, days.WEEKDAYS[days.weekday(day)], nearest)


def _day(prose: Prose, each: Expression, anchor: int | None) -> int | None:
    """The day that a pair names; None where it may be a day of another year."""
    month, day = each.month or 1, each.day or 1
    if each.year is not None:
        return days.ordinal(each.year, month, day)
    if anchor is None:
        return None
    fitting = dict(_fitting(each, anchor))
    if _excused(prose, each, fitting, anchor) or any(anchor in w for w in _windows(prose, each, fitting.values())):
        return None
    return days.nearest(anchor, month, day)


def _fitting(each: Expression, anchor: int) -> Iterator[tuple[int, int]]:
    """The years around the anchor in which the weekday fits, and the day in each."""
    middle = date.fromordinal(anchor).year
    for year in range(max(middle - _YEARS, 2), min(middle + _YEARS, 9998) + 1):
        at = days.ordinal(year, each.month or 1, each.day or 1)
        if at is not None and days.weekday(at) == each.weekday:
            yield year, at


def _windows(prose: Prose, each: Expression, fitting: Iterable[int]) -> Iterator[Window]:
    """The days of publication: about half a year to each side, and nearly a year ahead of what is to come."""
    low, high = prose.sentence(each.start, each.end)
    sentence = prose.text[low:high]
    ahead = 183 if PAST.search(sentence) and not FUTURE.search(sentence) else 330
    for at in fitting:
        yield Window(at - ahead, at + 183)


def _excused(prose: Prose, each: Expression, fitting: Collection[int], anchor: int) -> bool:
    """Whether the passage puts the pair into another year, in which it fits."""
    block = prose.block(each.start)
    low, high = max(block.start, each.start - _NEARBY), min(block.end, each.end + _NEARBY)
    named = {int(year[0]) for year in _YEAR.finditer(prose.text, low, high)}
    stated = date.fromordinal(anchor).year
    named.discard(stated)
    if _LAST_YEAR.search(prose.text, low, high) or _captioned(prose, block):
        named |= {stated - 1, stated - 2}
    return any(year in named for year in fitting)


def _captioned(prose: Prose, block: Block) -> bool:
    """Whether a block is a caption, or stands right behind one: captions come in rows, and show other years."""
    before = prose.block(max(block.start - 3, 0))
    return block.kind == "caption" or any(_CAPTION.match(prose.text, each.start) for each in (before, block))
