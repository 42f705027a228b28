"""The timeline of a date proof in 80 columns: the stated day against the days that each statement allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from checks.dates import days
from checks.model import Days, Timeline
from checks.reporters.scale import Scale, scale
from checks.reporters.shown import safe

_LABEL = 14
_PLOT = 62
_MOST = 12
"""Statements that get a row: those that narrow the days most."""


def draw(timeline: Timeline) -> Iterator[str]:
    """The rows of a proof."""
    shown = scale(timeline)
    if shown is None:
        return
    yield from _axis(shown)
    first, after = timeline.stated or days.EVER
    if first is not None and after is not None:
        width = 1 if after - first == 1 else max(2, _column(shown, after) - _column(shown, first))
        yield _row("stated", _column(shown, first), f"{'▼' * width} {_span(first, after)}")
    for bar in [bar for bar in timeline.bars if shown.narrowed(bar)][:_MOST]:
        yield _label(bar.text) + "".join(_drawn(shown, bar.days)).rstrip()
    if timeline.allowed != days.EVER:
        yield _label("allowed") + "".join(_drawn(shown, (timeline.allowed,))).rstrip()
    if timeline.proposed is not None:
        day = days.WEEKDAYS[days.weekday(timeline.proposed)][:3]
        yield _row("proposed", _column(shown, timeline.proposed), f"◆ {days.iso(timeline.proposed)} ({day})")


def _column(scale: Scale, day: int) -> int:
    return round(scale.share(day) * (_PLOT - 1))


def _axis(scale: Scale) -> Iterator[str]:
    """Years, and the months of a span short enough for their initials."""
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    years = [(date(year, 1, 1).toordinal(), f"{year}") for year in range(first.year, last.year + 1)]
    crowded = len(years) > 1 and _column(scale, years[1][0]) < 5  # a first year that hardly shows gives way to the next
    yield _ticks(scale, [(max(day, scale.first), text) for day, text in years[crowded:]])
    months = (last.year - first.year) * 12 + last.month - first.month
    if months <= _PLOT // 2:
        starts = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
        within = [day for day in starts if scale.first <= day.toordinal() <= scale.last]
        yield _ticks(scale, [(day.toordinal(), days.MONTHS[day.month - 1][0]) for day in within])


def _ticks(scale: Scale, marks: Sequence[tuple[int, str]]) -> str:
    row = [" "] * (_PLOT + 8)
    free = 0
    for day, text in marks:
        at = _column(scale, day)
        if at >= free and at + len(text) <= len(row):
            row[at : at + len(text)] = text
            free = at + len(text) + 1
    return (" " * _LABEL + "".join(row)).rstrip()


def _drawn(scale: Scale, windows: Sequence[Days]) -> list[str]:
    row = [" "] * _PLOT
    for start, end in windows:
        low = _column(scale, start) if start is not None and start > scale.first else -1
        high = _column(scale, end - 1) if end is not None and end <= scale.last else _PLOT
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


def _span(start: int, end: int) -> str:
    return days.iso(start) if end - start == 1 else f"{days.iso(start)} …"
