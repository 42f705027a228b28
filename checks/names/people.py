"""Gathers mentions into people: a full name introduces a person, a surname goes on with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checks.model import Passage
from checks.names.lexicons import Lexicon, fold
from checks.names.mentions import Mention, Run, mentions, runs
from checks.names.vocabulary import HONORIFICS, STOPS
from checks.records import Record


class Person:
    """The chain of mentions that a full name introduces; `first` and `last` as they are first written.

    `mentions` holds the full forms, `alone` the words alone that go on with one of the person's names.
    """

    def __init__(self, first: str, last: str) -> None:
        self.first = first
        self.last = last
        self.mentions: list[Mention] = []
        self.alone: list[Mention] = []

    @property
    def introduced(self) -> Mention:
        """The mention that introduces the person: the first full form."""
        return self.mentions[0]

    @property
    def forms(self) -> Counter[str]:
        """How often each form of the name is used."""
        return Counter(" ".join(mention.tokens) for mention in [*self.mentions, *self.alone])

    @property
    def known(self) -> bool:
        """Whether a name that may be anything's is introduced or speaks as people do."""
        found = [*self.mentions, *self.alone]
        return self.introduced.kind == "full" or any(mention.said or mention.title for mention in found)

    @property
    def described(self) -> str:
        """The name with the role that leads up to it: American history teacher Marc Vogel."""
        mention = self.introduced
        role = _role(mention.passage.text.value[max(mention.start - _LONGEST_ROLE, 0) : mention.start])
        if not role and mention.title:
            role = [mention.title]
        return " ".join([*role, *mention.tokens])


class People(Record):
    """Who is named in an article; `singles` are the words alone that continue no introduced name.

    `runs` are the capitalised words that stand side by side, people's and others'.
    """

    persons: tuple[Person, ...]
    singles: tuple[Mention, ...]
    runs: tuple[Run, ...] = ()


def people(passages: Sequence[Passage], lexicon: Lexicon) -> People:
    """The people whom the passages name, in the order in which they are introduced.

    A word alone goes on with the bearer of the name who was introduced last before it, and in a headline
    with the first one introduced after it.
    """
    persons: dict[tuple[str, str], Person] = {}
    latest: dict[str, Person] = {}
    earliest: dict[str, Person] = {}
    early = []
    found = [run for passage in passages for run in runs(passage)]
    for mention in (mention for run in found for mention in mentions(run, lexicon)):
        if mention.kind != "single":
            person = _introduce(mention, persons)
            for word in (*mention.words, *_parts(mention)):
                latest[word] = person
                earliest.setdefault(word, person)
        elif mention.words[0] in latest:
            latest[mention.words[0]].alone.append(mention)
        elif mention.passage.field not in _LISTS:
            early.append(mention)
    singles = []
    for mention in early:
        if mention.words[0] in earliest:
            earliest[mention.words[0]].alone.append(mention)
        else:
            singles.append(mention)
    return People(tuple(persons.values()), tuple(singles), tuple(run for run in found if len(run.tokens) > 1))


def _introduce(mention: Mention, persons: dict[tuple[str, str], Person]) -> Person:
    """The person whom a full name names, who is new to the article if the name is."""
    key = mention.words[0], mention.words[-1]
    if key not in persons:
        persons[key] = Person(mention.tokens[0], mention.tokens[-1])
    persons[key].mentions.append(mention)
    return persons[key]


def _parts(mention: Mention) -> list[str]:
    """The parts of a name's hyphenated words, folded."""
    return [fold(part) for token in mention.tokens if "-" in token for part in token.split("-")]


def _role(before: str) -> list[str]:
    """The last words of a text that ends before a name, if they say what the person does."""
    words: list[str] = []
    for word in reversed(before.split()):
        if word.lower() in STOPS or not word[-1].isalnum() or len(words) == _MOST_WORDS:
            break
        words.insert(0, word)
    last = words[-1].lower().removesuffix("s") if words else ""
    return words if last in HONORIFICS or last.endswith(_OF_ROLES) else []


_LISTS = frozenset(("tags", "credit"))
"""Fields in which a word alone is most often no name."""
_LONGEST_ROLE, _MOST_WORDS = 60, 5
_OF_ROLES = ("er", "or", "ist", "man", "woman", "ian", "ant", "ent", "ess", "ee")
