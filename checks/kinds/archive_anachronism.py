"""A header date at which the archive does not use the terms of the text yet, or no longer does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checks.chronicle import carried, terms, times
from checks.chronicle.carried import Kept
from checks.chronicle.times import Doubt, Telling, Use
from checks.dates import days
from checks.gather import Dossier
from checks.kinds import Keyed, Member, Odd
from checks.model import UNSEEN, Location, Place
from checks.records import Record

VALUES = ("stated", "count", "seen", "doubt")

_ALL = ""
"""The key under which all articles stand, with their days."""
_OWN = "="
"""How the key begins under which an article stands alone, with the places of its terms."""
_SHOWN = 6


class Options(Record):
    """From which `doubt` a date is flagged: the logarithm of how many times too few articles like it are near it.

    At least so many `terms` must be used on one side only, the archive must have so many `articles`.
    """

    doubt: float = 1.4
    terms: int = 3
    articles: int = 20

    def __post_init__(self) -> None:
        if self.doubt <= 0 or self.terms < 1:
            raise ValueError("`doubt` is not above 0, or `terms` less than 1: any article would be flagged")


def keys(dossier: Dossier, options: Options) -> Iterator[Keyed]:
    """The day, under one key for all, and the article with the places of its terms, under each of them."""
    stamp, article = dossier.header.date, dossier.article
    if stamp is None or (first := stamp.day) is None:
        return
    prose, lines, revised = article.prose, dossier.lines, dossier.header.modified
    found = terms.found(prose.value, article.blocks, dossier.lexicon)
    last = max(first, (revised and revised.day) or first)
    value = carried.written(Kept(first, last, len(found)))
    yield from (Keyed(key, stamp.span, "date", value) for key in (_ALL, *(term.key for term in found)))
    if found:
        words = (prose.value[term.start : term.end] for term in found)
        spots = (article.origin.place(lines.place(prose.span(term.start, term.start).start)) for term in found)
        own = f"{_OWN}{carried.number(article.path, article.index):x}"
        yield Keyed(own, stamp.span, "date", carried.placed(zip(words, spots, strict=True)))


def judge(key: str, group: Sequence[Member], options: Options) -> Iterator[Odd]:
    """Tells every article who else uses its term, or how many the archive has of each time: no more than a vote."""
    ends: tuple[tuple[Member, str], ...] = ()
    if key == _ALL:
        values = {"months": carried.counted(carried.kept(member.value).first for member in group)}
    elif key.startswith(_OWN):
        yield from (Odd(member, {"places": member.value}, ()) for member in group)
        return
    elif len(group) > 1:
        used = sorted((_use(member), at) for at, member in enumerate(group))
        values = {"term": key, "uses": carried.packed(times.drawn([use for use, _ in used]))}
        ends = tuple((group[at], "") for _, at in (*used[: times.ENDS], *used[-times.ENDS :]))
    else:
        return
    yield from (Odd(member, values, ends) for member in group)


def weigh(odds: Sequence[Odd], options: Options) -> Iterator[Odd]:
    """The article, if nearly all that are like it are later than it says, or nearly all are earlier."""
    calendar = carried.calendar(_told(odds, "months"))
    votes = [odd for odd in odds if "term" in odd.values]
    if not votes or calendar.total < options.articles:
        return
    member = votes[0].member
    uses = {odd.values["term"]: carried.unpacked(odd.values["uses"]) for odd in votes}
    doubt = times.doubt(_use(member), carried.kept(member.value).last, uses, calendar, options.terms)
    if doubt.score >= options.doubt and len(doubt.telling) >= options.terms:
        others = {_use(each)[1]: each for odd in votes for each, _ in odd.evidence}
        yield _odd(member, carried.places(_told(odds, "places")), doubt, others)


def _told(odds: Sequence[Odd], name: str) -> str:
    return next((odd.values[name] for odd in odds if name in odd.values), "")


def _odd(
    member: Member, spots: Mapping[str, tuple[str, Place]], doubt: Doubt, others: Mapping[int, Member]
) -> Odd:  # fmt: skip
    first, later, telling = days.iso(carried.kept(member.value).first), doubt.later, doubt.telling
    month = days.iso((min if later else max)(each.day for each in telling))[:7]
    seen = f"are first seen in the archive from {month} on" if later else f"are last seen in the archive in {month}"
    values = {"stated": first, "count": str(len(telling)), "seen": seen, "doubt": f"{doubt.score:.2f}"}
    evidence = []
    for each in telling[:_SHOWN]:
        words, place = spots[each.term]
        at = Location(member.at.path, member.at.article, "body", words, place, place, UNSEEN, None)
        evidence.append((Member(words, at), _means(each, later, member, others.get(each.nearest))))
    return Odd(member, values, tuple(evidence))


def _means(telling: Telling, later: bool, member: Member, other: Member | None) -> str:
    where = ""
    if other:
        inside = f":{other.at.start.line}" if other.at.path == member.at.path else ""
        where = f", in {other.at.path}{inside}"
    count = "1 article uses it" if telling.articles == 1 else f"{telling.articles} articles use it"
    return f"{'first' if later else 'last'} seen elsewhere on {days.iso(telling.day)}{where}; {count}"


def _use(member: Member) -> Use:
    """The article as a witness."""
    kept = carried.kept(member.value)
    return kept.first, carried.number(member.at.path, member.at.article), kept.terms
