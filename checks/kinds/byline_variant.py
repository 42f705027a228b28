"""An author whose byline is spelled otherwise in other articles of the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from checks import places
from checks.credits import bylines
from checks.gather import Dossier
from checks.kinds import Keyed, Member, Odd
from checks.names import lexicons, rivals
from checks.names.lexicons import COMMON, FIRST, LAST, fold
from checks.names.near import derived, near, skeleton

VALUES = ("seen", "other", "count")

_SHOWN = 3
"""Articles with the other spelling that a finding lists."""


@dataclass(frozen=True, slots=True)
class Options:
    """`ratio` is how many times as frequent one spelling has to be for the other to be an error."""

    ratio: int = 8

    def __post_init__(self) -> None:
        if self.ratio < 2:
            raise ValueError("`ratio` is less than 2: neither spelling would be the usual one")


def keys(dossier: Dossier, options: Options) -> Iterator[Keyed]:
    """Each author of the header, and what signs as one, once."""
    seen: set[str] = set()
    for spot in places.spots(dossier, ("byline",)):
        for name in bylines.names(spot.text.value) or (places.shown(spot.text.value),):
            folded = fold(name)
            if folded not in seen:
                seen.add(folded)
                span = places.named(spot, name)
                yield from (Keyed(key, span, "byline", name) for key in rivals.keys(folded))


def judge(key: str, group: Sequence[Member], options: Options) -> Iterator[Odd]:
    """The articles with the rarer of two spellings, or with the one that is no known name."""
    spelled: dict[str, list[Member]] = defaultdict(list)
    for member in group:
        spelled[fold(member.value)].append(member)
    for pair in combinations(spelled, 2):
        if rivals.meeting(*pair) == key and near(*pair) in ("same", "one"):
            seen, other = sorted(pair, key=lambda word: len(spelled[word]))
            yield from _odds(spelled, seen, other, options.ratio)


def _odds(spelled: Mapping[str, Sequence[Member]], seen: str, other: str, ratio: int) -> Iterator[Odd]:
    differing = _differing(spelled[seen][0].value, spelled[other][0].value)
    if differing is None:
        return
    known = [_is_known(word, twin) for word, twin in (differing, differing[::-1])]
    sure = len(spelled[other]) >= ratio * len(spelled[seen])
    if all(known) and not sure:
        return
    if known[0] and not known[1] and not sure:
        seen, other = other, seen
    usual = spelled[other]
    means = f"one of {len(usual)} articles by {usual[0].value}"
    for member in spelled[seen]:
        values = {"seen": member.value, "other": usual[0].value, "count": _counted(usual)}
        evidence = tuple((each, means) for each in usual[:_SHOWN])
        yield Odd(member, values, evidence, usual[0].value, weak=not sure or all(known))


def _differing(one: str, other: str) -> tuple[str, str] | None:
    """The one word in which two names differ, folded; None where they differ in more, or as a plural does."""
    words, twins = [fold(word) for word in one.split()], [fold(word) for word in other.split()]
    pairs = [(word, twin) for word, twin in zip(words, twins, strict=False) if word != twin]
    if len(words) != len(twins) or len(pairs) != 1 or near(*pairs[0]) is None:
        return None
    word, twin = pairs[0]
    return None if derived(word, twin) or derived(twin, word) else (word, twin)


def _is_known(word: str, twin: str) -> bool:
    """Whether a word is a name or a word of its own, and no other spelling of its twin."""
    return lexicons.load().kinds(word) & (FIRST | LAST | COMMON) > 0 and skeleton(word) != skeleton(twin)


def _counted(members: Sequence[Member]) -> str:
    return "1 other article" if len(members) == 1 else f"{len(members)} other articles"
