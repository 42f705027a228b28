"""What a passage says of the day on which its article was published."""

from __future__ import annotations

import math
from typing import Literal

from checks.dates.days import Window, weekday
from checks.model import Span
from checks.records import Record
from checks.tuples import NamedTuple

Tier = Literal["hard", "strong", "soft"]

_WEEKDAY_LAG = (0.46, 0.21, 0.08, 0.12, 0.05, 0.03, 0.05)
"""Share of weekdays in news leads that lie so many days before publication (309 in TimeBank and AQUAINT)."""
SLACK = 7
"""Days by which copy may run ahead of an oath of office, an accession, a coinage."""


class Weight(NamedTuple):
    """What a tier is worth: its rank, how often it is read rightly (from reading findings), and the
    log-likelihood of a day that it excludes, which is a floor so that one misreading can't outvote the rest.
    """

    rank: int
    trust: float
    outside: float


WEIGHTS: dict[Tier, Weight] = {
    "hard": Weight(0, 0.98, -9.0),
    "strong": Weight(1, 0.85, -5.0),
    "soft": Weight(2, 0.5, -3.0),
}


class Statement(Record):
    """Prose offsets, how far the statement can be trusted, and the days of publication on which it holds.

    `windows` are alternatives. `weekday` is set where all that is known is the day of the week.
    `slack` is how many days a window may be missed by before that counts, `years` those in which the weekday
    and date of a pair fit each other. What stands outside the prose has its place in the `source`.
    """

    start: int
    end: int
    kind: str
    tier: Tier
    windows: tuple[Window, ...]
    means: str
    weekday: int | None = None
    slack: int = 1
    years: frozenset[int] = frozenset()
    source: Span | None = None

    @property
    def weight(self) -> Weight:
        return WEIGHTS[self.tier]

    def allows(self, stated: Window) -> bool:
        """Whether the statement may hold on a day of the stated window, with its slack."""
        if self.weekday is not None:
            first = stated.start
            return first is None or stated.end is None or stated.end - first > 1 or self._lag(first) < 4
        return any(not window.widened(self.slack).meet(stated).empty for window in self.windows)

    def likelihood(self, day: int) -> float:
        """The logarithm of how well a day agrees with the statement, 0 at best."""
        if self.weekday is not None:
            return math.log(_WEEKDAY_LAG[self._lag(day)] / _WEEKDAY_LAG[0])
        return 0.0 if any(day in window for window in self.windows) else self.weight.outside

    def _lag(self, day: int) -> int:
        return (weekday(day) - (self.weekday or 0)) % 7
