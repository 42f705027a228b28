"""The timeline of a date proof as shares of a width, and in words for who does not see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from checks.dates import days
from checks.model import Bar, Days, Timeline
from checks.reporters.scale import Scale, scale
from checks.tuples import NamedTuple

_MOST = 12
"""Statements that get a row: those that narrow the days most."""
_LABEL = 48
_YEARS = 8
"""Years that get a label; of more, every second one or fewer."""
_POINTS = ("stated", "proposed")
_MONTHS = 26
"""Months up to which they get a label too."""


class Tick(NamedTuple):
    at: str
    text: str


class Stretch(NamedTuple):
    """From where to where, and whether it goes on beyond the picture."""

    start: str
    width: str
    end: str
    opens: bool
    closes: bool


class Row(NamedTuple):
    """What is drawn in one row: `kind` is `stated`, `against`, `bar`, `allowed` or `proposed`.

    A `day` that is stated or proposed is drawn as a mark, since it is too short for a bar.
    """

    kind: str
    label: str
    told: str
    stretches: tuple[Stretch, ...]
    day: bool


class Picture(NamedTuple):
    years: tuple[Tick, ...]
    months: tuple[Tick, ...]
    stated: Stretch | None
    rows: tuple[Row, ...]
    allowed: Stretch | None
    title: str
    description: str


def picture(timeline: Timeline) -> Picture | None:
    """What to draw, or None where no day is known."""
    shown = scale(timeline)
    if shown is None:
        return None
    bars = [bar for bar in timeline.bars if shown.narrowed(bar)][:_MOST]
    stated = timeline.stated if timeline.stated and None not in timeline.stated else None
    allowed = None if timeline.allowed == days.EVER else timeline.allowed
    proposed = None if timeline.proposed is None else (timeline.proposed, timeline.proposed + 1)
    said = [("against" if bar.against else "bar", f"“{_short(bar.text)}”", bar.days) for bar in bars]
    fixed = {"stated": stated, "allowed": allowed, "proposed": proposed}
    named = {kind: [(kind, kind, (window,))] if window else [] for kind, window in fixed.items()}
    return Picture(
        tuple(_years(shown)),
        tuple(_months(shown)),
        _stretch(shown, stated) if stated else None,
        tuple(_row(shown, *each) for each in (*named["stated"], *said, *named["allowed"], *named["proposed"])),
        _stretch(shown, allowed) if allowed else None,
        _title(timeline),
        " ".join(_sentence(bar) for bar in bars),
    )


def _row(scale: Scale, kind: str, label: str, windows: Sequence[Days]) -> Row:
    stretches = tuple(_stretch(scale, window) for window in windows if _shows(scale, window))
    day = kind in _POINTS and all(map(_is_day, windows))
    return Row(kind, label, " or ".join(map(_words, windows)), stretches, day)


def _shows(scale: Scale, window: Days) -> bool:
    start, end = window
    return (start is None or start <= scale.last) and (end is None or end > scale.first)


def _stretch(scale: Scale, window: Days) -> Stretch:
    start, end = window
    low = 0.0 if start is None else scale.share(start)
    high = 1.0 if end is None else scale.share(end)
    opens, closes = start is None or start < scale.first, end is None or end > scale.last + 1
    return Stretch(_percent(low), _percent(high - low), _percent(high), opens, closes)


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def _years(scale: Scale) -> Iterator[Tick]:
    first, last = date.fromordinal(scale.first).year, date.fromordinal(scale.last).year
    step = -(-(last - first + 1) // _YEARS)
    starts = [(max(date(year, 1, 1).toordinal(), scale.first), year) for year in range(first, last + 1, step)]
    if len(starts) > 1 and scale.share(starts[1][0]) < 0.08:  # a year that hardly shows gives way to the next
        del starts[0]
    for day, year in starts:
        if scale.share(day) < 0.95:
            yield Tick(_percent(scale.share(day)), str(year))


def _months(scale: Scale) -> Iterator[Tick]:
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    count = (last.year - first.year) * 12 + last.month - first.month
    letters = 3 if count <= _MONTHS // 3 else 1
    for at in range(1, count + 1 if count <= _MONTHS else 0):
        year, month = divmod(first.month - 1 + at, 12)
        share = scale.share(date(first.year + year, month + 1, 1).toordinal())
        if share < 0.98:
            yield Tick(_percent(share), days.MONTHS[month][:letters])


def _is_day(window: Days) -> bool:
    start, end = window
    return start is not None and end is not None and end - start == 1


def _words(window: Days) -> str:
    """`2024-02-20, a Tuesday`, `2025-02-03 … 2025-09-04`, `from 2024-03-07`, `until 2025-09-04`."""
    start, end = window
    if start is not None and end is not None:
        if _is_day(window):
            return f"{days.iso(start)}, a {days.WEEKDAYS[days.weekday(start)]}"
        return f"{days.iso(start)} … {days.iso(end - 1)}"
    if start is not None:
        return f"from {days.iso(start)}"
    return f"until {days.iso(end - 1)}" if end is not None else "any day"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LABEL else plain[: _LABEL - 1] + "…"


def _title(timeline: Timeline) -> str:
    told = ["Timeline"]
    if timeline.stated:
        told.append(f"stated {_words(timeline.stated)}")
    if timeline.allowed != days.EVER:
        told.append(f"the text allows {_words(timeline.allowed)}")
    if timeline.proposed is not None:
        told.append(f"proposed {_words((timeline.proposed, timeline.proposed + 1))}")
    return "; ".join(told)


def _sentence(bar: Bar) -> str:
    verdict = ", not the stated day" if bar.against else ""
    return f"“{_short(bar.text)}”: {' or '.join(map(_words, bar.days))}{verdict}."
