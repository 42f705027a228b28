"""A header date at which the archive does not use the terms of the text yet, or no longer does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checks.chronicle import carried, terms, times
from checks.chronicle.carried import Kept
from checks.chronicle.times import Doubt, Telling, Use
from checks.dates import days
from checks.gather import Dossier
from checks.kinds import Keyed, Member, Odd
from checks.model import UNSEEN, Lines, Location
from checks.records import Record

VALUES = ("stated", "count", "seen", "doubt")

_ALL = ""
"""The key under which all articles stand, with their days."""
_MOST = 150
"""Articles that may use a term: what more have is of no one time, and to compare them all would take too long."""
_SHOWN = 6
_ENDS = 2
"""Articles at either end of a term's time of which the path is told: one may be the article itself."""


class Options(Record):
    """From which `doubt` a date is flagged: the logarithm of how many times too few articles like it are near it.

    At least so many `terms` must be used on one side only, the archive must have so many `articles`.
    """

    doubt: float = 1.0
    terms: int = 5
    articles: int = 20


def keys(dossier: Dossier, options: Options) -> Iterator[Keyed]:
    """The day, under one key for all, and the article with the places of its terms, under each of them."""
    stamp, first, article = dossier.header.date, dossier.anchor, dossier.article
    if stamp is None or first is None:
        return
    yield Keyed(_ALL, stamp.span, "date", str(first))
    prose, lines, revised = article.prose, Lines(article.source), dossier.header.modified
    found = terms.found(prose.value, article.blocks, dossier.lexicon)
    places = (article.origin.place(lines.place(prose.span(term.start, term.start).start)) for term in found)
    words = (prose.value[term.start : term.end] for term in found)
    value = carried.written(first, max(first, (revised and revised.day) or first), zip(places, words, strict=True))
    yield from (Keyed(term.key, stamp.span, "date", value) for term in found)


def judge(key: str, group: Sequence[Member], options: Options) -> Iterator[Odd]:
    """Tells every article who else uses its term, or how many the archive has of each time: no more than a vote."""
    ends: tuple[tuple[Member, str], ...] = ()
    if key == _ALL:
        values = {"months": carried.counted(int(member.value) for member in group)}
    elif 1 < len(group) <= _MOST:
        used = sorted((_use(member), at) for at, member in enumerate(group))
        values = {"term": key, "uses": carried.packed(use for use, _ in used)}
        ends = tuple((group[at]._replace(value=""), "") for _, at in (*used[:_ENDS], *used[-_ENDS:]))
    else:
        return
    yield from (Odd(member, values, ends) for member in group)


def weigh(odds: Sequence[Odd], options: Options) -> Iterator[Odd]:
    """The article, if nearly all that are like it are later than it says, or nearly all are earlier."""
    calendar = carried.calendar(next((odd.values["months"] for odd in odds if "months" in odd.values), ""))
    votes = [odd for odd in odds if "term" in odd.values]
    if not votes or calendar.total < options.articles:
        return
    member = votes[0].member
    kept, own = carried.kept(member.value), _use(member)
    uses = {odd.values["term"]: carried.unpacked(odd.values["uses"]) for odd in votes}
    doubt = times.doubt(own, kept.last, uses, calendar)
    if doubt.score >= options.doubt:
        telling = times.telling(own, kept.last, uses, doubt)
        if len(telling) >= options.terms:
            others = {carried.number(each.at.path, each.at.article): each for odd in votes for each, _ in odd.evidence}
            yield _odd(member, kept, telling, doubt, others)


def _odd(
    member: Member, kept: Kept, telling: Sequence[Telling], doubt: Doubt, others: Mapping[int, Member]
) -> Odd:  # fmt: skip
    first, later = days.iso(kept.first), doubt.later
    month = days.iso((min if later else max)(each.day for each in telling))[:7]
    seen = f"are first seen in the archive from {month} on" if later else f"are last seen in the archive in {month}"
    values = {"stated": first, "count": str(len(telling)), "seen": seen, "doubt": f"{doubt.score:.2f}"}
    spots, evidence = kept.spots(), []
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
