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
from heapq import nlargest, nsmallest
from itertools import accumulate

from checks.tuples import NamedTuple

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
_TWIN = 0.4
"""The share of terms in common from which two articles tell the same: copies, or issues of one calendar."""
_COPIED = 3
"""Days within which a twin is a copy, header and all, and no witness. One of another day may defend that day only."""
_SAMPLE = 150
"""Articles of one term that each is compared with: more would take too long, and find hardly more."""
ENDS = 3
"""Articles at either end of a term's time that are always among them: some may be an article and its twins."""
_UNSURE = 0.02
"""What is added to both shares, so that their ratio is finite."""
_FAINT = 1.5
"""The weight of neighbours with which an article that has hardly any is taken to have others near it."""


Use = tuple[int, int, int]
"""An article that uses a term: its day as an ordinal, a number that tells it from others, how many terms it has."""


class Uses(NamedTuple):
    """How many articles use a term, and a sample of them: all, or those with the least numbers and the ends in time.

    So all terms draw the same articles, and two that share many terms are seen to.
    """

    articles: int
    sample: Sequence[Use]


class Telling(NamedTuple):
    """A term that other articles use on one side of a day only: by how many, and when and where next to that day."""

    articles: int
    term: str
    day: int
    nearest: int


class Doubt(NamedTuple):
    """How much an archive doubts a day (a natural logarithm: 0 not at all), and on which side the neighbours are.

    `telling` are the terms that are used on that side only: what most articles use comes first.
    """

    score: float
    later: bool
    telling: tuple[Telling, ...]


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


def drawn(uses: Sequence[Use]) -> Uses:
    """All that use a term, sampled."""
    ordered = sorted(uses)
    if len(ordered) > _SAMPLE:
        ends = {*ordered[:ENDS], *ordered[-ENDS:]}
        ordered = sorted(ends.union(nsmallest(_SAMPLE, ordered, key=lambda use: use[1])))
    return Uses(len(uses), ordered)


def doubt(own: Use, last: int, uses: Mapping[str, Uses], calendar: Calendar, least: int = 1) -> Doubt:
    """Weighs an article that was last revised on the day `last`.

    `uses` are by term the articles that use it, in any order. The article itself and its copies are no witnesses.
    Where fewer than `least` terms tell anything, as in most articles, the costly part is left out: there is no doubt.
    """
    home = own[0] - NEAR, last + NEAR
    absent, mute = _absent(own, home, uses)
    total = calendar.total - len(absent)
    heard = {term: _without(each, mute) for term, each in sorted(uses.items())}
    telling = {later: tuple(_telling(heard, home, later)) for later in (True, False)}
    if max(map(len, telling.values())) < least:
        return Doubt(0.0, False, ())
    nearest = [(likeness**_EXPONENT, day) for likeness, day in _nearest(heard, total)]
    weight = sum(each for each, _ in nearest) + _FAINT
    sides = []
    for later, day in ((True, last), (False, own[0])):
        away = sum(each for each, used in nearest if (used > home[1] if later else used < home[0])) / weight
        within = calendar.until(home[1], absent) if later else calendar.since(home[0], absent)
        sides.append((_log_ratio(within / max(total, 1), calendar.loneliness(day, absent), away), later))
    score, later = max(sides)
    return Doubt(score, later, telling[later])


def _absent(own: Use, home: tuple[int, int], uses: Mapping[str, Uses]) -> tuple[list[int], set[int]]:
    """The days of the article and its copies, and the numbers of all that are not heard: these, and far twins."""
    whole = [each.sample for each in uses.values() if each.articles == len(each.sample)]
    shared = Counter(use for sample in whole for use in sample)
    absent, mute = [own[0]], {own[1]}
    for (day, article, _), count in shared.items():
        if article != own[1] and count >= _TWIN * len(whole):
            copied = abs(day - own[0]) <= _COPIED
            absent += [day] if copied else []
            mute |= {article} if copied or not home[0] <= day <= home[1] else set()
    return absent, mute


def _without(uses: Uses, mute: set[int]) -> Uses:
    sample = [use for use in uses.sample if use[1] not in mute]
    return Uses(uses.articles - len(uses.sample) + len(sample), sample)


def _nearest(heard: Mapping[str, Uses], total: int) -> list[tuple[float, int]]:
    """How like the article those are that are most like it, and their days."""
    weights: dict[Use, float] = {}
    for count, sample in heard.values():
        weight = math.log(total / count) if 0 < count < total else 0.0
        for use in sample:
            weights[use] = weights.get(use, 0.0) + weight
    likeness = [(weight / math.sqrt(terms + _DULL), day) for (day, _, terms), weight in weights.items()]
    return nlargest(_NEIGHBOURS, likeness)


def _telling(heard: Mapping[str, Uses], home: tuple[int, int], later: bool) -> Iterator[Telling]:
    """The terms that no other article uses but on one side; of a name and its part only the name."""
    told = []
    for term, (count, sample) in heard.items():
        if sample:
            day, article, _ = min(sample) if later else max(sample)
            if day > home[1] if later else day < home[0]:
                told.append(Telling(count, term, day, article))
    whole = [f" {each.term} " for each in told]
    parts = {each.term for each in told if sum(f" {each.term} " in other for other in whole) > 1}
    yield from sorted((each for each in told if each.term not in parts), key=lambda each: (-each.articles, each.term))


def _log_ratio(home: float, loneliness: float, away: float) -> float:
    """How many times as many of the archive's articles as of the neighbours are where an article says it is.

    Beyond the archive, where hardly any article is, one that stands alone is taken for a stray, not for a pioneer.
    """
    stray = loneliness * max(0.0, 1 - home / _BEYOND)
    return math.log((max(home, _EXPECTED * stray) + _UNSURE) / (1 - away + _UNSURE))
