"""Full names across an archive that differ by one edit: the rare one is most often a slip of the frequent one.

Of pairs with one first name and near surnames, where one form is eight times as frequent and nobody else bears the
rare surname, 95% are one person; at any lower ratio 30-70% are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from checks.names.near import derived, near
from checks.tuples import NamedTuple

SHORTEST = 5
"""Letters of a surname that is compared: among shorter ones most neighbours are names of their own."""
_EDGE = 3
_SHORT = 6


class FullName(NamedTuple):
    """A first name and a surname, folded."""

    first: str
    last: str


class Slip(NamedTuple):
    """A rare name, and the usual one that it is taken for."""

    rare: FullName
    usual: FullName


def keys(word: str) -> tuple[str, ...]:
    """The keys of a word of which it shares one with every word that is one edit away.

    An edit leaves the beginning or the end as it is; in a short word perhaps no more than both edges, or the letters.
    """
    if len(word) < SHORTEST:
        return ()
    short = (f"{word[:2]}-{word[-2:]}", "".join(sorted(word))) if len(word) <= _SHORT else ()
    return (f"{word[:_EDGE]}-", f"-{word[-_EDGE:]}", *short)


def meeting(one: str, other: str) -> str | None:
    """The one key under which a pair of words is judged, of those that they share."""
    return min(set(keys(one)) & set(keys(other)), default=None)


def slips(counts: Mapping[FullName, int], ratio: int) -> Iterator[Slip]:
    """The rare names and the usual ones beside them, where the usual one has `ratio` times as many articles.

    `counts` are the articles in which each name stands. What is said of a surname that others bear too is nothing.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    surnames: dict[str, list[str]] = defaultdict(list)
    for first, last in counts:
        bearers[last].add(first)
        surnames[first].append(last)
    for first, lasts in surnames.items():
        usual = [last for last in lasts if counts[FullName(first, last)] >= ratio]
        for rare in lasts:
            if len(bearers[rare]) == 1:
                yield from _slips(FullName(first, rare), usual, counts, ratio)


def _slips(rare: FullName, usual: list[str], counts: Mapping[FullName, int], ratio: int) -> Iterator[Slip]:
    for last in usual:
        name = FullName(rare.first, last)
        if last != rare.last and counts[name] >= ratio * counts[rare] and _is_slip(rare.last, last):
            yield Slip(rare, name)


def _is_slip(rare: str, usual: str) -> bool:
    """Whether two surnames are near, and neither is a plural or a derivation of the other."""
    return near(rare, usual) in ("same", "one") and not derived(rare, usual) and not derived(usual, rare)
