"""When the articles of an archive that are like one were published, against when it says it was.

An article is weighed by its nearest neighbours: those that share most of its terms, rare ones above all (inverse
document frequency, Spärck Jones, 1972). Where it belongs, a fair share of them stands on either side of the day that it
states. Where nearly all of them are later, or earlier, that day is in doubt: the more, the more of the archive stands
where they do not.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

NEAR = 270
"""Days on each side of the stated one that count as its own time: what was news nine months ago is still told."""
MONTH = 32
"""Days that the archive's calendar counts as one."""

_BEYOND = 0.02
"""The share of an archive's articles from which it is known how one of a time would read, and no silence."""
_LONELY = 0.1
"""The share of the usual number of articles in a quarter from which a paper has begun, or has gone on again."""
_EXPECTED = 0.9
"""The share of neighbours that an article would have near it that stands alone beyond the archive."""
_NEIGHBOURS = 40
_EXPONENT = 1.5
_DULL = 4
"""Terms that every article is taken to have besides its own, so that short ones are no neighbours of all."""
_TWINS = 0.4
"""The share of terms in common from which an article is a copy, or another issue of a calendar: no witness."""
_UNSURE = 0.02
"""What is added to both shares, so that their ratio is finite."""
_FAINT = 1.5
"""The weight of neighbours with which an article that has hardly any is taken to have others near it."""


Use = tuple[int, int, int]
"""An article that uses a term: its day as an ordinal, a number that tells it from others, how many terms it has."""


class Doubt(NamedTuple):
    """How much an archive doubts a day (a natural logarithm: 0 not at all), and on which side all neighbours are."""

    score: float
    later: bool
    twins: frozenset[int]


class Telling(NamedTuple):
    """A term that other articles use on one side of a day only: by how many, and when and where next to that day."""

    articles: int
    term: str
    day: int
    nearest: int


class Calendar:
    """How many articles an archive has of each time: counts by months of 32 days since the year 1."""

    def __init__(self, months: Mapping[int, int]) -> None:
        self._counts = months
        self._months = sorted(months)
        self._sums = [0, *accumulate(months[month] for month in self._months)]
        self.total = self._sums[-1]

    def until(self, day: int, absent: Sequence[int]) -> int:
        """Articles up to a day, to the month, less those of the `absent` days."""
        month = day // MONTH
        return self._sums[bisect_right(self._months, month)] - sum(each // MONTH <= month for each in absent)

    def since(self, day: int, absent: Sequence[int]) -> int:
        """Articles from a day on, to the month, less those of the `absent` days."""
        return self.total - len(absent) - self.until(day - MONTH, absent)

    def around(self, day: int) -> int:
        """Articles of the month of a day and its neighbours."""
        return sum(self._counts.get(day // MONTH + off, 0) for off in (-1, 0, 1))

    @cached_property
    def usual(self) -> int:
        """The number of articles around an article, for the middle one of them."""
        near = sorted((self.around(month * MONTH), count) for month, count in self._counts.items())
        sums = accumulate(count for _, count in near)
        return next((around for (around, _), seen in zip(near, sums, strict=True) if 2 * seen >= self.total), 0)

    def loneliness(self, day: int, absent: Sequence[int]) -> float:
        """From 0, where there are about as many articles as ever, to 1, where there are none but the `absent`."""
        others = self.around(day) - sum(abs(each // MONTH - day // MONTH) <= 1 for each in absent)
        return max(0.0, 1 - others / (_LONELY * max(self.usual, 1)))


def doubt(own: Use, last: int, uses: Mapping[str, Sequence[Use]], calendar: Calendar) -> Doubt:
    """Weighs an article that was last revised on the day `last`.

    `uses` are by term all articles that use it, in any order. The article itself and its twins are no witnesses.
    """
    twins = _twins(own, uses)
    absent = [own[0], *twins.values()]
    total = calendar.total - len(absent)
    nearest = sorted(_neighbours({own[1], *twins}, uses, total), reverse=True)[:_NEIGHBOURS]
    weight = sum(each for each, _ in nearest) + _FAINT
    sides = []
    for later, day, edge in ((True, last, last + NEAR), (False, own[0], own[0] - NEAR)):
        away = sum(each for each, used in nearest if (used > edge if later else used < edge)) / weight
        home = calendar.until(edge, absent) if later else calendar.since(edge, absent)
        sides.append((_log_ratio(home / max(total, 1), calendar.loneliness(day, absent), away), later))
    score, later = max(sides)
    return Doubt(score, later, frozenset(twins))


def telling(own: Use, last: int, uses: Mapping[str, Sequence[Use]], doubt: Doubt) -> list[Telling]:
    """The terms that no other article uses but on the side where its neighbours are: what most use comes first."""
    told = []
    for term, group in uses.items():
        others = [use for use in group if use[1] != own[1] and use[1] not in doubt.twins]
        if others:
            day, article, _ = min(others) if doubt.later else max(others)
            if day > last + NEAR if doubt.later else day < own[0] - NEAR:
                told.append(Telling(len(others), term, day, article))
    return sorted(told, key=lambda each: (-each.articles, each.term))


def _twins(own: Use, uses: Mapping[str, Sequence[Use]]) -> dict[int, int]:
    """The articles that are no witnesses, with their days."""
    shared = Counter(use for group in uses.values() for use in group)
    return {use[1]: use[0] for use, count in shared.items() if count >= _TWINS * len(uses) and use[1] != own[1]}


def _neighbours(without: set[int], uses: Mapping[str, Sequence[Use]], total: int) -> Iterator[tuple[float, int]]:
    """How like the other articles are, and their days."""
    weights: dict[Use, float] = {}
    for _, group in sorted(uses.items()):
        others = [use for use in group if use[1] not in without]
        weight = math.log(total / len(others)) if 0 < len(others) < total else 0.0
        for use in others:
            weights[use] = weights.get(use, 0.0) + weight
    for (day, _, terms), weight in weights.items():
        yield (weight / math.sqrt(terms + _DULL)) ** _EXPONENT, day


def _log_ratio(home: float, loneliness: float, away: float) -> float:
    """How many times as many of the archive's articles as of the neighbours are where an article says it is.

    Beyond the archive, where hardly any article is, one that stands alone is taken for a stray, not for a pioneer.
    """
    stray = loneliness * max(0.0, 1 - home / _BEYOND)
    return math.log((max(home, _EXPECTED * stray) + _UNSURE) / (1 - away + _UNSURE))
