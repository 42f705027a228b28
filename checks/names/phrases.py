"""Names of places and bodies that share a word and are near in the other: Perkomen Ave and Perkiomen Ave."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from checks.model import Passage
from checks.names.lexicons import COMMON, INSTITUTION, Lexicon, fold
from checks.names.mentions import Mention
from checks.names.near import Neighbours, derived, near
from checks.names.pairs import ERROR, WARNING, Pair
from checks.names.people import People
from checks.names.tokens import Token
from checks.names.vocabulary import ARTICLES, STOPS
from checks.regexes import regex
from checks.tuples import NamedTuple

_SHORTEST, _SHORTEST_UNSURE = 4, 6
_ENDINGS = regex(r"(?:ers?|ed|e?s|ing|al|ans?|ian|m[ae]n|[ao]s?)$")
"""Endings in which two forms of one word differ."""


def phrases(people: People, lexicon: Lexicon) -> Iterator[Pair]:
    """A pair for each word that no list knows and a near one that stands beside the same word, as often or more.

    In 6,114 articles of four newsrooms it found 17 that the rules on people do not, and all were mistakes.
    """
    told: set[frozenset[str]] = set()
    strange, shared = _strange(people, lexicon)
    persons = _Persons(people)
    for group in _groups(people, shared) if shared else ():
        for word, other in _near(strange, group):
            seen, known = group[word], group[other]
            thing = lexicon.kinds(other) & INSTITUTION or not persons.bear(seen[0])
            if not thing or frozenset((word, other)) in told:
                continue
            told.add(frozenset((word, other)))
            sure = lexicon.kinds(other) & COMMON or len(known) > 2 * len(seen)
            if sure or len(word) >= _SHORTEST_UNSURE:
                yield _pair(seen, known, ERROR if sure else WARNING)


class _Phrase(NamedTuple):
    """Two capitalised words that stand side by side."""

    passage: Passage
    left: Token
    right: Token


_Group = dict[str, list[_Phrase]]


def _strange(people: People, lexicon: Lexicon) -> tuple[set[str], set[tuple[str, bool]]]:
    """The words that no list knows, and those that stand before one (True) or behind it."""
    strange: set[str] = set()
    shared: set[tuple[str, bool]] = set()
    for run in (run.tokens for run in people.runs):
        for at, token in enumerate(run):
            if lexicon.kinds(token.text) == 0 and len(token.text) >= _SHORTEST:
                strange.add(fold(token.text))
                if at:
                    shared.add((fold(run[at - 1].text), True))
                if at + 1 < len(run):
                    shared.add((fold(run[at + 1].text), False))
    return strange, shared


def _groups(people: People, shared: set[tuple[str, bool]]) -> Iterator[_Group]:
    """The phrases that share a word, by the other word."""
    groups: dict[tuple[str, bool], _Group] = {}
    for passage, run in ((run.passage, run.tokens) for run in people.runs):
        words = [fold(token.text) for token in run]
        for at, (one, other) in enumerate(pairwise(words)):
            for key, word in (((one, True), other), ((other, False), one)):
                if key in shared:
                    groups.setdefault(key, {}).setdefault(word, []).append(_Phrase(passage, run[at], run[at + 1]))
    return (group for (word, _), group in groups.items() if len(word) > 1 and word not in STOPS and len(group) > 1)


def _near(strange: set[str], group: _Group) -> Iterator[tuple[str, str]]:
    """Each strange word of a group and each word of it that it may be a misspelling of, and no other form."""
    neighbours = Neighbours(group)
    for word in group:
        for other in neighbours.of(word) if word in strange else ():
            forms = derived(word, other) or derived(other, word) or _ENDINGS.sub("", word) == _ENDINGS.sub("", other)
            if not forms and near(word, other) != "two" and len(group[word]) <= len(group[other]):
                yield word, other


class _Persons:
    """Where people are named, gathered when it is first asked for."""

    def __init__(self, people: People) -> None:
        self._people = people

    @cached_property
    def _names(self) -> dict[int, list[tuple[int, int, str]]]:
        """The places of full names by passage, in order."""
        names: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for name in sorted(
            (name for each in self._people.persons for name in each.mentions), key=lambda name: name.start
        ):
            names[id(name.passage)].append((name.start, name.end, name.before))
        return names

    def bear(self, phrase: _Phrase) -> bool:
        """Whether two words are somebody's name, of which other rules know more; `the Ada Berg Fund` is nobody's."""
        names = self._names.get(id(phrase.passage), [])
        at = bisect_right(names, phrase.left.start, key=lambda name: name[0]) - 1
        return at >= 0 and phrase.right.end <= names[at][1] and names[at][2] not in ARTICLES


def _pair(seen: Sequence[_Phrase], known: Sequence[_Phrase], score: float) -> Pair:
    sides = tuple(map(_mention, seen)), tuple(map(_mention, known))
    reasons = ("a word that no list knows", f"stands {len(known)} times" if len(known) > 1 else "")
    return Pair(sides[0][0].text, sides[1][0].text, *sides, score, reasons, "name")


def _mention(phrase: _Phrase) -> Mention:
    passage, left, right = phrase
    words = fold(left.text), fold(right.text)
    return Mention(
        passage, left.start, right.end, (left.text, right.text), words, "multi", None, right.possessive, "", ""
    )  # fmt: skip
