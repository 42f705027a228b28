"""Two full names that agree in one part and are near in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checks.names.lexicons import COMMON, FIRST, Lexicon
from checks.names.mentions import Mention
from checks.names.near import Nearness, Neighbours, derived, near
from checks.names.pairs import NEARNESS, Pair
from checks.names.people import People, Person
from checks.names.vocabulary import ARTICLES, NICKNAMES, PLACE_WORDS
from checks.regexes import regex


def doubles(people: People, lexicon: Lexicon) -> Iterator[Pair]:
    """A pair for each two people with one first name and near surnames, or the other way round."""
    for same, other in ((0, -1), (-1, 0)):
        groups: dict[str, dict[str, Person]] = defaultdict(dict)
        for person in people.persons:
            words = person.introduced.words
            if len(words) > 1:
                groups[words[same]].setdefault(words[other], person)
        for group in groups.values():
            if len(group) > 1:
                yield from _in_group(group, other, lexicon)


_SAME_FIRST, _SAME_LAST, _SAME_LAST_KNOWN = 2.2, 1.9, 1.1
_SIDE_BY_SIDE = 80
_SENTENCE_END = regex(r"[.!?][\"”’)]?\s")


def _in_group(group: dict[str, Person], part: int, lexicon: Lexicon) -> Iterator[Pair]:
    neighbours = Neighbours(group)
    for word, person in group.items():
        for twin in neighbours.of(word):
            rival = group[twin]
            if _rank(person) > _rank(rival):
                continue
            weigh = _first_names if part == 0 else _last_names
            score = weigh(person, rival, near(word, twin) or "two", lexicon)
            score -= _company(person, rival) + _thing(person)
            yield Pair(
                " ".join(person.introduced.tokens),
                " ".join(rival.introduced.tokens),
                _bearing(person, word),
                _bearing(rival, twin),
                round(score, 2),
                (f"introduced as {person.described}", f"introduced as {rival.described}"),
            )


def _rank(person: Person) -> tuple[int, int, bool, int]:
    """How sure a spelling is: how often it is used, in the body, and first there."""
    first = person.introduced
    return len(person.mentions), len(person.alone), first.passage.field == "body", -first.start


def _bearing(person: Person, word: str) -> tuple[Mention, ...]:
    """The mentions that show the part of the name in which two spellings differ."""
    return tuple(mention for mention in [*person.mentions, *person.alone] if word in mention.words)


def _last_names(person: Person, rival: Person, nearness: Nearness, lexicon: Lexicon) -> float:
    """The score of two people with one first name and near surnames."""
    rare, usual = person.introduced.words[-1], rival.introduced.words[-1]
    common = lexicon.kinds(rare) & COMMON or lexicon.kinds(usual) & COMMON
    if derived(rare, usual) or (derived(usual, rare) and (common or not person.known)):
        return 0.0
    return _SAME_FIRST + NEARNESS[nearness] - (0.0 if person.known else 0.6)


def _first_names(person: Person, rival: Person, nearness: Nearness, lexicon: Lexicon) -> float:
    """The score of two people with one surname and near first names."""
    one, other = person.introduced.words[0], rival.introduced.words[0]
    both = lexicon.kinds(one) & FIRST and lexicon.kinds(other) & FIRST
    if _is_nickname(one, other) or (both and _has_other_middle(person, rival, lexicon)):
        return 0.0
    return (_SAME_LAST_KNOWN if both else _SAME_LAST) + NEARNESS[nearness]


def _is_nickname(one: str, other: str) -> bool:
    """Whether one is a short or fond form of the other, or the other sex's: Dave, Petey, Paula."""
    if any(one in names and other in names for names in NICKNAMES):
        return True
    fond = [name for name in (one, other) if name.endswith(("y", "ie"))]
    short, long = sorted((one, other), key=len)
    return (len(fond) == 1 and one[:3] == other[:3]) or (long[:-1] == short and long[-1] == "a")


def _has_other_middle(person: Person, rival: Person, lexicon: Lexicon) -> bool:
    """Whether both go by two first names that differ, as Mary Jo and Mark Lee do."""
    middles = [
        {word for mention in one.mentions for word in mention.words[1:-1] if lexicon.kinds(word) & FIRST}
        for one in (person, rival)
    ]
    return middles[0] != middles[1]


def _company(person: Person, rival: Person) -> float:
    """What speaks against two names side by side, as in a list of winners or of siblings."""
    one, other = sorted((person.introduced, rival.introduced), key=lambda mention: mention.start)
    if one.passage is not other.passage or other.start - one.end > _SIDE_BY_SIDE:
        return 0.0
    return 0.0 if _SENTENCE_END.search(one.passage.text.value, one.end, other.start) else 1.5


def _thing(person: Person) -> float:
    """What speaks for a full name's being that of a place or a body."""
    place = person.introduced.words[0] in PLACE_WORDS
    return 2.0 if place else 1.0 if person.introduced.before in ARTICLES else 0.0
