"""A person's name that is spelled otherwise in nearly all articles of the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checks.gather import Dossier
from checks.kinds import Keyed, Member, Odd, total
from checks.names import rivals
from checks.names.lexicons import PLACE, fold
from checks.names.people import Person
from checks.names.rivals import FullName
from checks.records import Record

VALUES = ("seen", "other", "count")
COUNTS = True
"""The judge counts by `total`."""

_SHOWN = 3
"""Articles with the usual spelling that a finding lists."""


class Options(Record):
    """`ratio` is how many times as frequent the usual spelling is."""

    ratio: int = 8

    def __post_init__(self) -> None:
        if self.ratio < 2:
            raise ValueError("`ratio` is less than 2: neither spelling would be the usual one")


def keys(dossier: Dossier, options: Options) -> Iterator[Keyed]:
    """Each person whom the article introduces by a full name, under all keys of the surname."""
    for person in dossier.people.persons:
        mention = person.introduced
        if _is_full(person) and not dossier.lexicon.kinds(mention.tokens[-1]) & PLACE:
            span = mention.passage.text.span(mention.start, mention.end)
            value = f"{mention.tokens[0]} {mention.tokens[-1]}"
            for key in rivals.keys(mention.words[-1]):
                yield Keyed(key, span, mention.passage.field, value)


def _is_full(person: Person) -> bool:
    return person.introduced.kind == "full" and len(person.introduced.words) > 1


def judge(key: str, group: Sequence[Member], options: Options) -> Iterator[Odd]:
    """The articles with a rare spelling, but for those that have the usual one as well: they tell it themselves."""
    names = {value: _name(value) for value in {member.value for member in group}}
    named = [(names[member.value], member) for member in group]
    counts: Counter[FullName] = Counter()
    for name, member in named:
        counts[name] += member.times
    for rare, usual in rivals.slips(counts, options.ratio):
        if rivals.meeting(rare.last, usual.last) == key:
            yield from _odds([m for n, m in named if n == rare], [m for n, m in named if n == usual])


def _name(value: str) -> FullName:
    first, _, last = value.rpartition(" ")
    return FullName(fold(first), fold(last))


def _odds(rare: Sequence[Member], usual: Sequence[Member]) -> Iterator[Odd]:
    both = {(member.at.path, member.at.article) for member in usual}
    shown = usual[0].value
    count = total(usual)
    means = f"one of {count} articles that write {shown}"
    evidence = tuple((member, means) for member in usual[:_SHOWN])
    for member in rare:
        if (member.at.path, member.at.article) not in both:
            values = {"seen": member.value, "other": shown, "count": f"{count} other articles"}
            yield Odd(member, values, evidence, shown)
