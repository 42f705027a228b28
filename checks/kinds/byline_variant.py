"""An author whose byline is spelled otherwise in other articles of the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checks import places
from checks.credits import bylines
from checks.gather import Dossier
from checks.kinds import Keyed, Member, Odd, total
from checks.names import lexicons, rivals
from checks.names.lexicons import COMMON, FIRST, LAST, Lexicon, fold
from checks.names.near import derived, near, skeleton
from checks.records import Record
from checks.regexes import regex
from checks.tuples import NamedTuple

VALUES = ("seen", "other", "count")
COUNTS = True
"""The judge counts by `total`."""

_BETWEEN = regex(r"[\s-]+")
_SHOWN = 3
"""Articles with the other spelling that a finding lists."""


class Options(Record):
    """`ratio` is how many times as frequent one spelling has to be for the other to be an error."""

    ratio: int = 8

    def __post_init__(self) -> None:
        if self.ratio < 2:
            raise ValueError("`ratio` is less than 2: neither spelling would be the usual one")


def keys(dossier: Dossier, options: Options) -> Iterator[Keyed]:
    """Each author of the header, and what signs as one, once."""
    seen: set[str] = set()
    for spot in places.spots(dossier, ("byline",)):
        for name in _signed(spot.text.value, dossier.lexicon):
            folded = fold(name)
            if folded not in seen:
                seen.add(folded)
                span = places.named(spot, name)
                yield from (Keyed(key, span, "byline", name) for key in rivals.keys(folded))


def _signed(value: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The people of a byline, or all of it where nobody in it has a known first name: a group, an outlet."""
    people = bylines.names(value)
    known = any(lexicon.kinds(name.split()[0]) & FIRST for name in people)
    return people if known else (places.shown(value),)


def judge(key: str, group: Sequence[Member], options: Options) -> Iterator[Odd]:
    """The articles with the rarer of two spellings, or with the one that is no known name."""
    spelled: dict[str, list[Member]] = defaultdict(list)
    for member in group:
        spelled[fold(member.value)].append(member)
    for pair in combinations(spelled, 2):
        if rivals.meeting(*pair) == key and near(*pair) in ("same", "one"):
            seen, other = sorted(pair, key=lambda word: total(spelled[word]))
            yield from _odds(spelled, seen, other, options.ratio)


def _odds(spelled: Mapping[str, Sequence[Member]], seen: str, other: str, ratio: int) -> Iterator[Odd]:
    differing = _differing(spelled[seen][0].value, spelled[other][0].value)
    if differing is None:
        return
    known = _known(differing)
    sure = total(spelled[other]) >= ratio * total(spelled[seen])
    if all(known) and not sure:
        return
    if known[0] and not known[1] and not sure:
        seen, other = other, seen
    usual = spelled[other]
    means = f"one of {total(usual)} articles by {usual[0].value}"
    for member in spelled[seen]:
        values = {"seen": member.value, "other": usual[0].value, "count": _counted(usual)}
        evidence = tuple((each, means) for each in usual[:_SHOWN])
        yield Odd(member, values, evidence, usual[0].value, weak=not sure or all(known))


class _Differing(NamedTuple):
    """The one word in which two names differ, folded, on both sides; `first` where it is the first."""

    word: str
    twin: str
    first: bool


def _differing(one: str, other: str) -> _Differing | None:
    """None where two names differ in more words than one, or as a plural does."""
    words, twins = ([fold(word) for word in _BETWEEN.split(name)] for name in (one, other))
    places = [at for at, pair in enumerate(zip(words, twins, strict=False)) if pair[0] != pair[1]]
    if len(words) != len(twins) or len(places) != 1:
        return None
    word, twin = words[places[0]], twins[places[0]]
    if near(word, twin) is None or derived(word, twin) or derived(twin, word):
        return None
    return _Differing(word, twin, places[0] == 0)


def _known(differing: _Differing) -> tuple[bool, bool]:
    """Whether each side is a name or a word of its own; two spellings of one sound are none."""
    word, twin, first = differing
    if skeleton(word) == skeleton(twin):
        return False, False
    wanted = (FIRST if first else LAST) | COMMON
    kinds = lexicons.load().kinds
    return kinds(word) & wanted > 0, kinds(twin) & wanted > 0


def _counted(members: Sequence[Member]) -> str:
    count = total(members)
    return "1 other article" if count == 1 else f"{count} other articles"
