"""Anniversaries and years of something that goes on: `less than two weeks before the third anniversary`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.dates import days, values
from checks.dates.days import Window
from checks.dates.evidence.statement import SLACK, Statement
from checks.dates.expressions import Expression
from checks.dates.facts import Event, Facts
from checks.dates.frames import Prose
from checks.dates.lexicon import words
from checks.regexes import regex
from checks.tuples import NamedTuple

_BOUND = regex(
    r"(?:(?P<less>(?:less|fewer|lower|under|no more|not more|within|not quite|nearly|almost)(?: than)?)"
    r"|(?P<more>more than|over|at least)|(?P<about>about|around|some|roughly|just|only|exactly))?\s*"
    r"\b(?P<number>\d{1,3}|[a-z]+)\s+"
    r"(?P<unit>day|week|month|year)s?\s+"
    r"(?P<side>before|ahead of|prior to|earlier than|shy of|short of|away from|until|after|since|following|past"
    r"|later than)"
    r"\s+(?:the|its|their|a)?\s*$",
    re.I,
)
_MARKED = regex(r"\b(?:on|marks?|marking|marked)\s+(?:the|its|their|a)?\s*$", re.I)
_ENTERS = regex(
    r"\b(?P<soon>(?:will|to|about to|can|soon|set to)(?: \w+)? )?(?:enter|now in|in)(?:s|ed|ing)?"
    r"\s+(?:its|the|a|their)\s*$"
)
_SPAN = {"day": 1, "week": 7, "month": 30, "year": 365}


class _Anchor(NamedTuple):
    """What is counted from; `sure` if the text itself gives the day, or a fact that was seen in its source."""

    name: str
    day: int
    sure: bool


def statements(prose: Prose, expressions: Sequence[Expression], facts: Facts) -> Iterator[Statement]:
    for each, after in pairwise([*expressions, None]):
        if each is None or not isinstance(each.number, int):
            continue
        if each.kind == "anniversary":
            yield from _anniversary(prose, each, after, facts)
        elif each.kind == "ordinal_unit" and each.unit == "year" and each.number > 1:
            yield from _ordinal_year(prose, each, facts)


def _anniversary(
    prose: Prose, each: Expression, after: Expression | None, facts: Facts
) -> Iterator[Statement]:  # fmt: skip
    anchor = _dated(prose, each, after) or _event(prose, each, facts.events)
    if anchor is None or not isinstance(each.number, int):
        return
    day = days.add_months(anchor.day, 12 * each.number)
    before = prose.text[max(0, each.start - 80) : each.start]
    bound = _BOUND.search(before)
    if bound:
        told = _tells_of_another_year(prose, each, anchor, day)
        yield from _bounded(each, anchor, day, bound, each.start - len(before) + bound.start(), told)
    elif _MARKED.search(before):
        means = f"{each.number} years after {anchor.name} ({days.iso(anchor.day)}) is {days.iso(day)}"
        yield Statement(each.start, each.end, "anniversary", "strong", (Window(day - 10, day + 11),), means)


def _tells_of_another_year(prose: Prose, each: Expression, anchor: _Anchor, day: int) -> bool:
    """Whether the sentence is set in a year of its own: `in 2014, two weeks before the anniversary`."""
    low, high = prose.sentence(each.start, each.end)
    known = {days.iso(at)[:4] for at in (anchor.day, day)}
    return any(year[0] not in known for year in re.finditer(r"\b(?:19|20)\d\d\b", prose.text[low:high]))


def _bounded(
    each: Expression, anchor: _Anchor, day: int, bound: re.Match[str], start: int, elsewhen: bool
) -> Iterator[Statement]:
    """Less than two weeks before: within them, and, as people speak, more than one week before."""
    number = _number(bound["number"].lower())
    unit = _SPAN[bound["unit"].lower()]
    far, near = number * unit, (number - 1) * unit
    ahead = bound["side"].lower() not in ("after", "since", "following", "past", "later than")
    means = f"{each.number} years after {anchor.name} ({days.iso(anchor.day)}) is {days.iso(day)}"
    if bound["less"]:
        window = Window(day - far + 1, day) if ahead else Window(day + 1, day + far)
        peak = Window(day - far + 1, day - near) if ahead else Window(day + near + 1, day + far)
        yield Statement(
            start, each.end, "anniversary", "hard" if anchor.sure and not elsewhen else "strong", (window,), means
        )
        yield Statement(start, each.end, "anniversary", "soft", (peak,), means)
    elif bound["more"]:
        window = Window(day - far - 2 * unit, day - far) if ahead else Window(day + far, day + far + 2 * unit)
        yield Statement(start, each.end, "anniversary", "strong", (window,), means)
    else:
        middle = day - far if ahead else day + far
        window = Window(middle - unit // 2 - 1, middle + unit // 2 + 2)
        yield Statement(start, each.end, "anniversary", "strong", (window,), means)


def _number(written: str) -> int:
    """A small number in figures or words; `a week` is one."""
    word = words().get(written)
    if written.isdigit():
        return int(written)
    return int(word.value) if word and word.kind in ("n", "a") and str(word.value).isdigit() else 1


def _dated(prose: Prose, each: Expression, after: Expression | None) -> _Anchor | None:
    """The day that the sentence itself gives: `of Russia's invasion on Feb. 24, 2022`."""
    if after is None or after.kind != "full_date":
        return None
    between = prose.text[each.end : after.start]
    window = values.window(after, None)
    if window is None or window.start is None or not re.match(r"\s+of\b[^.!?\n]{0,120}$", between):
        return None
    return _Anchor(between.strip()[2:].strip().removesuffix(" on").strip() or "that day", window.start, True)


def _event(prose: Prose, each: Expression, events: Sequence[Event]) -> _Anchor | None:
    """The one event that the sentence names, or that its noun can only mean in this article."""
    low, high = prose.sentence(each.start, each.end)
    sentence, article = prose.text[low:high].lower(), prose.lowered
    named = [event for event in events if any(phrase.lower() in sentence for phrase in event.phrases)]
    if not named:
        nouned = [event for event in events if any(_has(sentence, noun) for noun in event.nouns)]
        named = [event for event in nouned if _placed(event, sentence)] or [
            event for event in nouned if _placed(event, article)
        ]
    if len({event.day for event in named}) != 1:
        return None
    return _Anchor(named[0].name, named[0].day, named[0].verified)


def _placed(event: Event, text: str) -> bool:
    return bool(event.context) and all(word.lower() in text for word in event.context)


def _has(sentence: str, noun: str) -> bool:
    return re.search(rf"\b{re.escape(noun.lower())}\b", sentence) is not None


def _ordinal_year(prose: Prose, each: Expression, facts: Facts) -> Iterator[Statement]:
    """`its fourth year` begins three years after the start."""
    before = prose.text[max(0, each.start - 50) : each.start]
    enters = _ENTERS.search(before)
    anchor = _event(prose, each, [event for event in facts.events if event.ongoing]) if enters else None
    if enters is None or anchor is None or not isinstance(each.number, int):
        return
    begins = days.add_months(anchor.day, 12 * (each.number - 1))
    ends = days.add_months(anchor.day, 12 * each.number)
    start = each.start - len(before) + enters.start()
    if enters["soon"]:
        windows, when = (Window(begins - 120, begins),), f"begins on {days.iso(begins)}"
    else:
        windows, when = (Window(begins - 15, ends),), f"runs from {days.iso(begins)} to {days.iso(ends - 1)}"
    means = f"year {each.number} since {anchor.name} {when}"
    yield Statement(start, each.end, "anniversary", "strong", windows, means, slack=SLACK)
