"""Days as numbers and half-open windows of days, with sides that may be open."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

from checks.tuples import NamedTuple

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LAST = date.max.toordinal()


class Window(NamedTuple):
    """The days from `start` up to, not with, `end`, as proleptic ordinals. None is an open side."""

    start: int | None
    end: int | None

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, int):
            return False
        return (self.start is None or day >= self.start) and (self.end is None or day < self.end)

    def widened(self, days: int) -> Window:
        """With so many days more on each side that is not open."""
        start = None if self.start is None else self.start - days
        return Window(start, None if self.end is None else self.end + days)

    def meet(self, other: Window) -> Window:
        """The days in both. Where there are none, the window is `empty`."""
        starts = [start for start in (self.start, other.start) if start is not None]
        ends = [end for end in (self.end, other.end) if end is not None]
        return Window(max(starts, default=None), min(ends, default=None))

    @property
    def empty(self) -> bool:
        return self.start is not None and self.end is not None and self.start >= self.end


EVER = Window(None, None)


def merged(windows: Iterable[Window]) -> list[Window]:
    """The same days in the fewest windows, in order."""
    found: list[Window] = []
    for window in sorted(windows, key=lambda each: -math.inf if each.start is None else each.start):
        if window.empty:
            continue
        last = found[-1] if found else None
        if last is None or (last.end is not None and (window.start or 0) > last.end):
            found.append(window)
        elif last.end is not None and (window.end is None or window.end > last.end):
            found[-1] = Window(last.start, window.end)
    return found


def ordinal(year: int, month: int, day: int) -> int | None:
    """The number of a day, or None where the calendar has no such day."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def iso(day: int) -> str:
    return date.fromordinal(min(max(day, 1), LAST)).isoformat()


def weekday(day: int) -> int:
    """0 for Monday to 6 for Sunday."""
    return (day + 6) % 7


def of_year(year: int) -> Window:
    return Window(ordinal(year, 1, 1), ordinal(year + 1, 1, 1))


def of_month(year: int, month: int) -> Window:
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    return Window(ordinal(year, month, 1), ordinal(*after, 1))


def add_months(day: int, months: int) -> int:
    """The same day of another month, or that month's last day."""
    then = date.fromordinal(min(max(day, 1), LAST))
    year, month = divmod(then.year * 12 + then.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return LAST if months > 0 else 1
    for back in range(4):
        found = ordinal(year, month + 1, then.day - back)
        if found is not None:
            return found
    raise AssertionError("every month has a 28th")


def nearest(day: int, month: int, month_day: int) -> int | None:
    """The occurrence of a month and day of the month that lies nearest to a day."""
    year = (date.fromordinal(day) if 1 <= day <= LAST else date.max).year
    found = [at for each in (year - 1, year, year + 1) if (at := ordinal(each, month, month_day)) is not None]
    return min(found, key=lambda at: abs(at - day), default=None)


def monday_of(day: int) -> int:
    return day - weekday(day)


def spoken(day: int) -> str:
    """As a person says it: `Wednesday, 2025-02-12`."""
    return f"{WEEKDAYS[weekday(day)]}, {iso(day)}"
