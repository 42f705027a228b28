"""Words alone that nobody introduced, beside a near surname that somebody bears."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checks.names.lexicons import COMMON, FIRST, LAST, PLACE, Lexicon
from checks.names.mentions import Mention
from checks.names.near import Nearness, Neighbours, derived, near
from checks.names.pairs import NEARNESS, Pair
from checks.names.people import People, Person
from checks.names.vocabulary import ARTICLES, OF_PEOPLE, WHERE


def uninvited(people: People, lexicon: Lexicon) -> Iterator[Pair]:
    """A pair for each word alone and each surname that is near it."""
    alone: dict[str, list[Mention]] = defaultdict(list)
    for mention in people.singles:
        alone[mention.words[0]].append(mention)
    uses = _uses(people) if alone else {}
    bearers = _bearers(people, uses) if alone else {}
    neighbours = Neighbours(bearers)
    for word, found in alone.items():
        if not _may_be_a_name(word, found, lexicon):
            continue
        surnames = list(neighbours.of(word))
        if not any(derived(word, surname) for surname in surnames):
            for surname in surnames:
                yield _pair(tuple(found), bearers[surname], uses[surname], surname, lexicon)


_BASE, _HEADLINE, _COMPLEMENT, _STRANGE = 1.3, 1.6, 0.6, 0.5
_OF_PLACES = ("ville", "burgh", "town", "shire", "borough")


def _uses(people: People) -> dict[str, tuple[Mention, ...]]:
    """Where each surname and middle name is used."""
    uses: dict[str, list[Mention]] = defaultdict(list)
    for person in people.persons:
        for mention in person.alone:
            uses[mention.words[0]].append(mention)
        for mention in person.mentions:
            for word in mention.words[1:]:
                uses[word].append(mention)
    return {word: tuple(found) for word, found in uses.items()}


def _bearers(people: People, uses: Mapping[str, Sequence[Mention]]) -> dict[str, Person]:
    """Who bears each surname; a middle name is one if it is used alone as well."""
    full = [(mention, person) for person in people.persons for mention in person.mentions]
    bearers: dict[str, Person] = {}
    for mention, person in full:
        bearers.setdefault(mention.words[-1], person)
    for mention, person in full:
        for word in mention.words[1:-1]:
            if len(uses[word]) > len(person.mentions):
                bearers.setdefault(word, person)
    return bearers


def _may_be_a_name(word: str, found: Sequence[Mention], lexicon: Lexicon) -> bool:
    kinds = lexicon.kinds(word)
    return not kinds & COMMON or kinds & LAST > 0 or all(mention.said for mention in found)


def _pair(
    found: tuple[Mention, ...], person: Person, uses: tuple[Mention, ...], surname: str, lexicon: Lexicon
) -> Pair:
    word = found[0].words[0]
    base = _HEADLINE if all(mention.passage.field != "body" for mention in found) else _BASE
    nearness = near(word, surname) or "two"
    goes_on = len(uses) == 1 and _goes_on(found, uses[0])
    score = base + NEARNESS[nearness] + _for(found) - _against(found, nearness, lexicon, goes_on)
    score += _COMPLEMENT if len(uses) == 1 else 0.0
    score += _STRANGE if nearness == "two" and not lexicon.kinds(word) else 0.0
    score -= _weakness(person, surname, lexicon)
    return Pair(
        found[0].tokens[0],
        uses[0].tokens[uses[0].words.index(surname)],
        found,
        uses,
        round(score, 2),
        ("never introduced", f"introduced as {person.described}"),
    )


def _for(found: Sequence[Mention]) -> float:
    """What the words around a word alone say for its being a person's name."""
    title = 0.5 if any(mention.title for mention in found) else 0.0
    said = 0.5 if any(mention.said for mention in found) else 0.0
    return title + said + (0.2 if any(mention.possessive for mention in found) else 0.0)


def _goes_on(found: Sequence[Mention], introduced: Mention) -> bool:
    """Whether a word alone speaks, and stands only behind somebody who was introduced and is never named again."""
    return any(mention.said for mention in found) and all(
        mention.passage is not introduced.passage or mention.start > introduced.start for mention in found
    )


def _against(found: Sequence[Mention], nearness: Nearness, lexicon: Lexicon, goes_on: bool) -> float:
    """What speaks against it: a word used often, a place, a thing, a first name; less where it `goes_on`."""
    often = 0.0 if goes_on else 1.2 if len(found) >= 5 else 0.5 if len(found) >= 3 else 0.0
    word = found[0].words[0]
    kinds = lexicon.kinds(word)
    place = kinds & PLACE or (word.endswith(_OF_PLACES) and (not kinds & LAST or found[0].before == "of"))
    thing = place or all(_is_no_person(mention) for mention in found)
    first = _first_name_alone(found, nearness, goes_on) if kinds & FIRST else 0.0
    common = 1.0 if kinds & COMMON and not any(mention.said for mention in found) else 0.0
    return often + first + common + (1.0 if thing else 0.0)


def _first_name_alone(found: Sequence[Mention], nearness: Nearness, goes_on: bool) -> float:
    """What speaks against a word that is a first name: people go by it in stories, seldom in headlines."""
    if nearness == "same" or goes_on:
        return 0.3
    if all(mention.passage.field == "headline" for mention in found):
        return 0.5
    return 0.8 if _for(found) else 1.2


def _is_no_person(mention: Mention) -> bool:
    """Whether the word before is one that stands before places, teams and firms."""
    if mention.possessive:
        return False
    return mention.before in WHERE or (mention.before in ARTICLES and mention.after not in OF_PEOPLE)


def _weakness(person: Person, surname: str, lexicon: Lexicon) -> float:
    """How little the bearer of a surname looks like a person."""
    kinds = lexicon.kinds(surname)
    word = 1.5 if kinds & COMMON and not kinds & LAST else 0.0
    return word + (0.0 if person.known else 0.6)
