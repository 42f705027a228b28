"""Gatherings: `later this week … a security conference in Munich` holds in the week of one, each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.facts import Facts, Gathering
from checks.dates.frames import Prose
from checks.dates.spotted import Spotter


def statements(prose: Prose, expressions: Sequence[Expression], facts: Facts) -> Iterator[Statement]:
    """One statement for each gathering that a sentence names beside this, next or last week, month or weekend."""
    if not facts.gatherings:
        return
    for each in expressions:
        if each.kind != "relative_unit" or each.unit not in ("week", "weekend", "month"):
            continue
        low, high = prose.sentence(each.start, each.end)
        sentence = prose.text[low:high]
        for gathering, called in _named(sentence, facts).items():
            windows = tuple(
                _window(each, sentence, time)
                for time, place in gathering.times
                if called or place.split(",")[0] in sentence
            )
            if windows:
                yield Statement(each.start, each.end, "gathering", "soft", windows, _means(gathering), slack=1)
                break


def _named(sentence: str, facts: Facts) -> dict[Gathering, bool]:
    """The gatherings that a sentence may mean, those that it calls by a name of their own first."""
    names, nouns = _spotters(facts)
    called = {gathering: True for spot in names.spots(sentence) for gathering in spot.meant}
    meant = {gathering: False for spot in nouns.spots(sentence.lower()) for gathering in spot.meant}
    return {**called, **{gathering: False for gathering in meant if gathering not in called}}


@lru_cache(4)
def _spotters(facts: Facts) -> tuple[Spotter[Gathering], Spotter[Gathering]]:
    """Finders of the gatherings' own names, and of the nouns that several of them share."""
    return (
        Spotter((name, gathering) for gathering in facts.gatherings for name in gathering.names),
        Spotter(
            (form, gathering)
            for gathering in facts.gatherings
            for noun in map(str.lower, gathering.nouns)
            for form in (noun, f"{noun}s")
        ),
    )


def _window(each: Expression, sentence: str, time: Window) -> Window:
    """The days on which the words can be said of a gathering at that time."""
    start, end = time.start or 0, time.end or 0
    shift = each.shift or 0
    if each.unit == "month":
        first = days.add_months(start, -shift)
        month = days.iso(first)
        return days.of_month(int(month[:4]), int(month[5:7]))
    monday = days.monday_of(start) - 7 * shift
    if shift == 0 and "later this" in sentence:
        return Window(monday, start + 1)
    if shift == 0 and "earlier this" in sentence:
        return Window(start, days.monday_of(end - 1) + 7)
    return Window(monday, monday + 7)


def _means(gathering: Gathering) -> str:
    listed = ", ".join(f"{days.iso(t.start)}" for t, _ in gathering.times[-3:] if t.start is not None)
    return f"{gathering.name} began {listed}"
