"""Gatherings: `later this week … a security conference in Munich` holds in the week of one, each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.facts import Facts, Gathering
from checks.dates.frames import Prose


def statements(prose: Prose, expressions: Sequence[Expression], facts: Facts) -> Iterator[Statement]:
    """One statement for each gathering that a sentence names beside this, next or last week, month or weekend."""
    for each in expressions:
        if each.kind != "relative_unit" or each.unit not in ("week", "weekend", "month"):
            continue
        low, high = prose.sentence(each.start, each.end)
        sentence = prose.text[low:high]
        for gathering in facts.gatherings:
            called = any(name in sentence for name in gathering.names)
            noun = called or any(noun in sentence.lower() for noun in gathering.nouns)
            windows = tuple(
                _window(each, sentence, time)
                for time, place in gathering.times
                if called or (noun and place.split(",")[0] in sentence)
            )
            if windows:
                yield Statement(each.start, each.end, "gathering", "soft", windows, _means(gathering), slack=1)
                break


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
