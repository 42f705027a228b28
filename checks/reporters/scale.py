"""Which days a timeline shows, and how far along them a day is."""

from __future__ import annotations

from checks.dates import days
from checks.model import Bar, Timeline
from checks.tuples import NamedTuple

_FARTHEST = 400
"""Days to each side of the stated and the allowed ones that are shown; what lies beyond is an arrow."""


class Scale(NamedTuple):
    """The days from `first` to `last`."""

    first: int
    last: int

    def share(self, day: int) -> float:
        """0 for the first day and what lies before it, 1 for the last."""
        return (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)

    def narrowed(self, bar: Bar) -> bool:
        """Whether a statement excludes any of these days: else it says nothing here."""
        ends = (self.first, self.last)
        return not any(all(end in days.Window(*window) for end in ends) for window in bar.days)


def scale(timeline: Timeline) -> Scale | None:
    """The days around the stated, the allowed and the proposed ones; none where no day is known."""
    fixed = [day for window in (timeline.stated, timeline.allowed) if window for day in window if day is not None]
    fixed += [timeline.proposed] if timeline.proposed is not None else []
    all_ = [day for bar in timeline.bars for window in bar.days for day in window if day is not None]
    if not fixed and not all_:
        return None
    low, high = min(fixed or all_) - _FARTHEST, max(fixed or all_) + _FARTHEST
    near = [*fixed, *(day for day in all_ if low <= day <= high)]
    margin = max((max(near) - min(near)) // 12, 31)
    return Scale(max(min(near) - margin, 1), min(max(near) + margin, days.LAST))
