"""A weekday with a month and day: they fit each other in some years and not in others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.frames import Prose

_YEARS = 12
"""How many years to each side of the stated day a pair is tried in: each weekday comes up within eleven."""
_OTHER_YEAR = re.compile(r"\b(?:1[89]\d\d|20\d\d)\b|\blast year\b|\byears? ago\b|\bnext year\b|\banniversary\b", re.I)
_NEARBY = 200


class Mismatch(NamedTuple):
    """A pair that does not fit: what it says, the day it names, the weekday of that day, the day it might mean."""

    expression: Expression
    day: int
    weekday: str
    nearest: int


def statements(prose: Prose, expressions: Sequence[Expression], anchor: int | None) -> Iterator[Statement]:
    """Pairs without a year, as the windows around each year's day in which the weekday fits."""
    for each in expressions:
        if each.kind != "month_day" or each.weekday is None or not each.month or not each.day:
            continue
        if _names_other_year(prose, each):
            continue
        windows = tuple(_windows(each.weekday, each.month, each.day, anchor))
        years = ", ".join(days.iso(w.start + 182)[:4] for w in windows if w.start is not None)
        means = f"{days.MONTHS[each.month - 1]} {each.day} was a {days.WEEKDAYS[each.weekday]} in {years}"
        yield Statement(each.start, each.end, "pair", "hard", windows, means, slack=0)


def mismatches(prose: Prose, expressions: Sequence[Expression], anchor: int | None) -> Iterator[Mismatch]:
    """The pairs that do not fit each other, in the year they state or, without one, nearest to the anchor."""
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
    month, day = each.month or 1, each.day or 1
    if each.year is not None:
        return days.ordinal(each.year, month, day)
    if anchor is None or _names_other_year(prose, each):
        return None
    return days.near_year(anchor, month, day)


def _windows(weekday: int, month: int, day: int, anchor: int | None) -> Iterator[Window]:
    middle = date.fromordinal(anchor).year if anchor else date(2020, 1, 1).year
    for year in range(max(middle - _YEARS, 2), min(middle + _YEARS, 9998) + 1):
        at = days.ordinal(year, month, day)
        if at is not None and days.weekday(at) == weekday:
            yield Window(at - 182, at + 183)


def _names_other_year(prose: Prose, each: Expression) -> bool:
    """Whether the passage names a year, so that the pair may be of that year."""
    block = prose.block(each.start)
    low, high = max(block.start, each.start - _NEARBY), min(block.end, each.end + _NEARBY)
    return _OTHER_YEAR.search(prose.text, low, high) is not None
