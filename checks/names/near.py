"""Which two words could be one name: the distance of spellings, and an index that finds near ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Literal

from checks.regexes import regex

Nearness = Literal["same", "one", "two"]

_SHORTEST = 4
_SHORTEST_FOR_TWO = 7
_LONGEST = 40
_EDITS = 2
_FULLEST_SHELF = 250
_MOST_CANDIDATES = 50


def near(one: str, other: str) -> Nearness | None:
    """How near two folded words are: `same` skeleton, `one` or `two` edits, or None if they are not near."""
    if min(len(one), len(other)) < _SHORTEST or not _begin_alike(one, other):
        return None
    if skeleton(one) == skeleton(other):
        return "same"
    from rapidfuzz.distance import OSA  # many articles have no two names so near, and it takes long to import

    edits = OSA.distance(one, other, score_cutoff=2)
    if edits <= 1:
        return "one"
    return "two" if edits == 2 and min(len(one), len(other)) >= _SHORTEST_FOR_TWO else None


@lru_cache(1 << 16)
def skeleton(word: str) -> str:
    """What is left of a word when letters that sound alike are one: Fogel and Vogel are `fogel`."""
    return _DOUBLED.sub(r"\1", word.translate(_SOUNDS).replace("ph", "f").replace("ei", "ie"))


def derived(one: str, other: str) -> bool:
    """Whether a word is a plural or derivation of the other: Bergmans of Bergman, Kashmiri of Kashmir."""
    if not one.startswith(other):
        return False
    ending = one[len(other) :]
    return ending in _ENDINGS or (ending in ("n", "ns") and other[-1:] in "ae")


class Neighbours:
    """Words on shelves by their initials and lengths, so that a word is compared with few others.

    The length of a shelf and the candidates looked at are bounded, and so is the time that a text made
    of names can take.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._initials: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._skeletons: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if _SHORTEST <= len(word) <= _LONGEST:
                for shelf in self._initials[_initial(word), len(word)], self._skeletons[skeleton(word)]:
                    if len(shelf) < _FULLEST_SHELF:
                        shelf.append(word)

    def of(self, word: str) -> Iterator[str]:
        """The words near this one, each once."""
        if not _SHORTEST <= len(word) <= _LONGEST:
            return
        seen = {word}
        for other in islice(self._candidates(word), _MOST_CANDIDATES):
            if other not in seen:
                seen.add(other)
                if near(word, other):
                    yield other

    def _candidates(self, word: str) -> Iterator[str]:
        yield from self._skeletons.get(skeleton(word), ())
        for initial in dict.fromkeys((_initial(word), _initial(word[1:]))):
            for length in range(len(word) - _EDITS, len(word) + _EDITS + 1):
                shelf = self._initials.get((initial, length))
                if shelf and shelf != [word]:
                    yield from _near_on(shelf, word)


def _near_on(shelf: list[str], word: str) -> Iterator[str]:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract_iter

    yield from (hit[0] for hit in extract_iter(word, shelf, scorer=OSA.distance, score_cutoff=_EDITS))


def _initial(word: str) -> str:
    return _LIKE.get(word[0], word[0])


def _begin_alike(one: str, other: str) -> bool:
    return _initial(one) == _initial(other) or one[:2] == other[1::-1]


_LIKE = dict(zip("vwpkqzjyt", "fffccsgid", strict=True))
_SOUNDS = str.maketrans({"c": "k", "q": "k", "z": "s", "v": "f", "w": "f"})
_DOUBLED = regex(r"(.)\1+")
_ENDINGS = frozenset(
    (
        "s",
        "y",
        "ie",
        "es",
        "an",
        "ian",
        "ans",
        "ians",
        "i",
        "is",
        "ite",
        "ites",
        "ese",
        "ism",
        "ist",
        "ists",
        "ish",
        "ic",
        "ville",
        "land",
        "ing",
    )
)
