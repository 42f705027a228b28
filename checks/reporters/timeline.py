"""The timeline of a date proof in 80 columns: the stated day against the days that each statement allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence import Statement
from checks.dates.proof import Proof
from checks.reporters.shown import safe

_LABEL = 14
_PLOT = 62
_MOST = 12
"""Statements that get a row: those that narrow the days most."""
_FARTHEST = 400
"""Days to each side of the stated and the allowed ones that are drawn; what lies beyond is an arrow."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to columns: `first` is the day at column 0, `last` the one at the last."""

    first: int
    last: int

    def column(self, day: int) -> int:
        share = (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)
        return round(share * (_PLOT - 1))


def draw(proof: Proof, stated: Window | None, words: Sequence[str]) -> Iterator[str]:
    """The rows of a proof. `words` are the texts of its statements, in their order."""
    told = {(text, each.windows): each for each, text in zip(proof.statements, words, strict=True) if each.windows}
    scale = _scale(proof, stated, [*told.values()])
    if scale is None:
        return
    yield from _axis(scale)
    if stated is not None and stated.start is not None and stated.end is not None:
        mark = "▼" if stated.end - stated.start == 1 else "▼" * max(2, _width(scale, stated))
        yield _row("stated", scale.column(stated.start), f"{mark} {_span(stated)}")
    narrow = [(text, each) for (text, _), each in told.items() if not _covers(each, scale)]
    narrow.sort(key=lambda row: (row[1] not in proof.against, row[1].weight.rank))
    for text, statement in narrow[:_MOST]:
        yield _label(text) + "".join(_drawn(scale, statement.windows)).rstrip()
    if proof.allowed != days.EVER:
        yield _label("allowed") + "".join(_drawn(scale, (proof.allowed,))).rstrip()
    if proof.proposed is not None:
        day = days.WEEKDAYS[days.weekday(proof.proposed)][:3]
        yield _row("proposed", scale.column(proof.proposed), f"◆ {days.iso(proof.proposed)} ({day})")


def _scale(proof: Proof, stated: Window | None, statements: Sequence[Statement]) -> _Scale | None:
    fixed = [day for window in (stated, proof.allowed) if window for day in window if day is not None]
    fixed += [proof.proposed] if proof.proposed is not None else []
    all_ = [day for each in statements for window in each.windows for day in window if day is not None]
    if not fixed and not all_:
        return None
    low, high = min(fixed or all_) - _FARTHEST, max(fixed or all_) + _FARTHEST
    near = [*fixed, *(day for day in all_ if low <= day <= high)]
    margin = max((max(near) - min(near)) // 12, 31)
    return _Scale(max(min(near) - margin, 1), min(max(near) + margin, days.LAST))


def _covers(statement: Statement, scale: _Scale) -> bool:
    """Whether a statement allows all that is drawn, and so says nothing here."""
    return any(scale.first in window and scale.last in window for window in statement.windows)


def _axis(scale: _Scale) -> Iterator[str]:
    """Years, and the months of a span short enough for their initials."""
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    years = [(date(year, 1, 1).toordinal(), f"{year}") for year in range(first.year, last.year + 1)]
    crowded = len(years) > 1 and scale.column(years[1][0]) < 5  # a first year that hardly shows gives way to the next
    yield _ticks(scale, [(max(day, scale.first), text) for day, text in years[crowded:]])
    months = (last.year - first.year) * 12 + last.month - first.month
    if months <= _PLOT // 2:
        starts = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
        within = [day for day in starts if scale.first <= day.toordinal() <= scale.last]
        yield _ticks(scale, [(day.toordinal(), days.MONTHS[day.month - 1][0]) for day in within])


def _ticks(scale: _Scale, marks: Sequence[tuple[int, str]]) -> str:
    row = [" "] * (_PLOT + 8)
    free = 0
    for day, text in marks:
        at = scale.column(day)
        if at >= free and at + len(text) <= len(row):
            row[at : at + len(text)] = text
            free = at + len(text) + 1
    return (" " * _LABEL + "".join(row)).rstrip()


def _drawn(scale: _Scale, windows: Sequence[Window]) -> list[str]:
    row = [" "] * _PLOT
    for start, end in windows:
        low = scale.column(start) if start is not None and start > scale.first else -1
        high = scale.column(end - 1) if end is not None and end <= scale.last else _PLOT
        for at in range(max(low, 0), min(high, _PLOT - 1) + 1):
            row[at] = "─"
        if low < 0:
            row[0] = "◀"
        if high >= _PLOT:
            row[_PLOT - 1] = "▶"
        if 0 <= low < _PLOT:
            row[low] = "├"
        if 0 <= high < _PLOT:
            row[high] = "┤" if high > low else "│"
    return row


def _row(label: str, column: int, text: str) -> str:
    """A row with one mark; its words stand before the mark where there is no room behind it."""
    mark, _, words = text.partition(" ")
    if column + len(text) > _PLOT + 2:
        return _label(label) + " " * max(column - len(words) - 1, 0) + f"{words} {mark}"
    return _label(label) + " " * column + text


def _label(text: str) -> str:
    plain = safe(" ".join(text.split()))
    short = plain if len(plain) < _LABEL - 1 else plain[: _LABEL - 3] + "…"
    return f" {short:<{_LABEL - 1}}"


def _width(scale: _Scale, window: Window) -> int:
    columns = [scale.column(day) for day in window if day is not None]
    return max((high - low for low, high in pairwise(columns)), default=0)


def _span(window: Window) -> str:
    if window.start is None or window.end is None:
        return ""
    return days.iso(window.start) if window.end - window.start == 1 else f"{days.iso(window.start)} …"
