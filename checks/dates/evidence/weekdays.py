"""The weekday of the news in the lead, by AP's rule: it proves nothing alone, and decides between days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.dates.days import WEEKDAYS
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.frames import FUTURE, PAST, Prose
from checks.regexes import regex

_LEAD = 800
"""Characters from the body's start in which 79–85% of weekdays told as past lie 0 or 1 days back."""
_AFTER_VERB = regex(r"\b(?:said|stated|told|announced|reported)(?: \w+){0,3} (?:on )?$")


def statements(prose: Prose, expressions: Sequence[Expression]) -> Iterator[Statement]:
    """The first weekday of the lead that stands with a verb in the past; one beside said counts before others."""
    found = [each for each in expressions if each.start < _LEAD and _is_news(prose, each)]
    said = [each for each in found if _AFTER_VERB.search(prose.text[max(0, each.start - 40) : each.start])]
    for each in (said or found)[:1]:
        name = WEEKDAYS[each.weekday or 0]
        means = f"the news is of a {name}"
        yield Statement(each.start, each.end, "weekday", "soft", (), means, each.weekday)


def _is_news(prose: Prose, each: Expression) -> bool:
    if each.kind != "weekday" or each.shift is not None or prose.quoted(each.start):
        return False
    low, high = prose.sentence(each.start, each.end)
    around = prose.text[max(low, each.start - 60) : min(high, each.end + 20)]
    plan = FUTURE.search(prose.text, max(low, each.start - 25), each.start)
    return PAST.search(around) is not None and plan is None
