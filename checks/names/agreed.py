"""What a desk has agreed on of names that look alike: one person's two names, two people, no name at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from checks.names.lexicons import fold
from checks.names.pairs import Pair


class Agreed:
    """Pairs of names that are let stand, and words that are never suspected.

    What is agreed of full names holds for their surnames too, in any capitals and accents.
    """

    def __init__(self, together: Iterable[Sequence[str]], ignored: Iterable[str]) -> None:
        self._pairs = {
            frozenset(pair)
            for names in together
            for one, other in combinations(names, 2)
            for pair in zip(_forms(one), _forms(other), strict=True)
        }
        self._ignored = {form for name in ignored for form in _forms(name)}

    def holds(self, pair: Pair) -> bool:
        """Whether a pair is no mistake."""
        sides = list(zip(_forms(pair.seen), _forms(pair.other), strict=True))
        return fold(pair.seen) in self._ignored or any(frozenset(side) in self._pairs for side in sides)


def agreed(
    aliases: Mapping[str, Sequence[str]], distinct: Sequence[Sequence[str]], ignore: Sequence[str]
) -> Agreed:  # fmt: skip
    """What holds for a desk, made once for all its articles."""
    families = (*((name, *others) for name, others in aliases.items()), *map(tuple, distinct))
    return _agreed(families, tuple(ignore))


@lru_cache(16)
def _agreed(together: tuple[tuple[str, ...], ...], ignored: tuple[str, ...]) -> Agreed:
    return Agreed(together, ignored)


def _forms(name: str) -> tuple[str, str]:
    """A name folded, and its last word."""
    return fold(name), fold(name.rpartition(" ")[-1])
