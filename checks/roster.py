"""The people of many articles: how often each is named, in which forms, and which forms seem to be slips."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from checks import places
from checks.credits import bylines
from checks.gather import Dossier
from checks.model import Place, Span
from checks.names import rivals
from checks.names.lexicons import fold
from checks.names.near import derived, near
from checks.names.people import Person
from checks.tuples import NamedTuple

_APOSTROPHES = str.maketrans("'ʼ`\u2011", "’’’-")


class Named(NamedTuple):
    """Where a person is named: file, field, code-point offsets in the file, place and words."""

    path: str
    field: str
    span: Span
    place: Place
    text: str


@dataclass(slots=True)
class Entry:
    """A person of the roster: the forms of the name with their counts, and every place that has one."""

    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Named] = field(default_factory=list)
    articles: int = 0

    @property
    def name(self) -> str:
        """The most frequent form with a first name and a surname."""
        full = {form: count for form, count in self.forms.items() if " " in form} or self.forms
        return max(full, key=lambda form: (full[form], len(form), form))


class Roster:
    """Gathers people over articles: who has the same first name and surname is one person."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], Entry] = defaultdict(Entry)

    def add(self, dossier: Dossier) -> None:
        """The people whom an article introduces by their full names, and its authors."""
        lines, offset = dossier.lines, dossier.article.origin.offset
        named = [*_introduced(dossier), *_authors(dossier)]
        for key in dict.fromkeys(key for key, _, _, _ in named):
            self._entries[key].articles += 1
        for key, field_, span, form in named:
            place = dossier.article.origin.place(lines.place(span.start))
            moved = Span(span.start + offset, span.end + offset)
            entry = self._entries[key]
            entry.forms[_printed(form)] += 1
            entry.mentions.append(Named(dossier.article.path, field_, moved, place, form))

    def entries(self) -> list[Entry]:
        """All people, the most often named first."""
        return sorted(self._entries.values(), key=lambda entry: (-len(entry.mentions), entry.name))

    def spellings(self) -> dict[str, list[str]]:
        """The full names that are spelled in several ways: the usual spelling, and the rarer ones of each."""
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self._entries.values():
            usual, *others = _spelled(entry) or [entry.name]
            found[usual] += others
        decided = [(rare, usual) for rare, usual in self._slips() if _times(rare) < _times(usual)]
        slips = {rare.name: usual.name for rare, usual in sorted(decided, key=lambda pair: _frequent(pair[1]))}
        for rare, usual in slips.items():
            found[slips.get(usual, usual)].append(rare)
        return {usual: others for usual, others in sorted(found.items()) if others}

    def _slips(self) -> Iterator[tuple[Entry, Entry]]:
        """Two entries of one first name and near surnames, the rarer first."""
        shelves: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for first, last in self._entries:
            for key in rivals.keys(last):
                shelves[first, key].append((first, last))
        for (_, key), people in shelves.items():
            for at, one in enumerate(people):
                for other in people[at + 1 :]:
                    if rivals.meeting(one[1], other[1]) == key and _alike(one[1], other[1]):
                        rare, usual = sorted((self._entries[one], self._entries[other]), key=_frequent)
                        yield rare, usual

    def undecided(self) -> list[tuple[str, str]]:
        """The pairs of spellings of which neither is the usual one: both are named equally often."""
        pairs = {(rare.name, usual.name) for rare, usual in self._slips() if _times(rare) == _times(usual)}
        return sorted(pairs)


def _printed(form: str) -> str:
    """A form as it is counted: apostrophes and composed accents are set in several ways and mean the same."""
    return unicodedata.normalize("NFC", form).translate(_APOSTROPHES)


def _times(entry: Entry) -> int:
    return len(entry.mentions)


def _frequent(entry: Entry) -> tuple[int, str]:
    return len(entry.mentions), entry.name


def _alike(one: str, other: str) -> bool:
    return near(one, other) in ("same", "one") and not derived(one, other) and not derived(other, one)


def _spelled(entry: Entry) -> list[str]:
    """The forms of a full name that have the same letters but are not written the same, the most frequent first."""
    forms: dict[str, list[str]] = defaultdict(list)
    for form, _ in entry.forms.most_common():
        if " " in form and not form.isupper():
            forms[fold(form)].append(form)
    return next((written for written in forms.values() if len(written) > 1), [])


_Found = tuple[tuple[str, str], str, Span, str]
"""The folded first name and surname, the field, where it stands in the article, and the form."""


def _introduced(dossier: Dossier) -> Iterator[_Found]:
    for person in dossier.people.persons:
        words = person.introduced.words
        if len(words) > 1 and person.known:
            yield from _mentions(person, (words[0], words[-1]))


def _mentions(person: Person, key: tuple[str, str]) -> Iterator[_Found]:
    for mention in sorted((*person.mentions, *person.alone), key=lambda each: each.start):
        span = mention.passage.text.span(mention.start, mention.end)
        yield key, mention.passage.field, span, " ".join(mention.tokens)


def _authors(dossier: Dossier) -> Iterator[_Found]:
    for spot in places.spots(dossier, ("byline",)):
        for name in bylines.names(spot.text.value):
            words = name.split()
            yield (fold(words[0]), fold(words[-1])), "byline", places.named(spot, name), name
