"""Years that are named as this one, the last or the next: `the rest of 2024`, `this year, 2025`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.dates import days
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.frames import Prose
from checks.regexes import regex

_BEFORE = regex(
    r"\b(?:(?P<this>(?:rest|remainder) of|(?:so|thus) far (?:in|during)"
    r"|(?:first|second|third|last|final) (?:week|month|days|weeks|months) of|this year[,:]?(?: in)?)"
    r"|(?P<next>next year[,:]?(?: in)?)|(?P<last>last year[,:]?(?: in)?)) \(?$",
    re.I,
)
_AFTER = regex(r" so far\b|, this year\b")
_SHIFT = {"this": 0, "next": -1, "last": 1}
_REACH = 24
_SLACK = 31
"""Days by which January's copy may still speak of December's year."""


def statements(prose: Prose, expressions: Sequence[Expression]) -> Iterator[Statement]:
    """One statement for each year that is named so."""
    seen: set[int] = set()
    for each in expressions:
        if each.year is None or each.kind != "year":
            continue
        named = _BEFORE.search(prose.text, max(0, each.start - _REACH), each.start)
        if named is None and not _AFTER.match(prose.text, each.end):
            continue
        year = each.year + (_SHIFT[named.lastgroup or "this"] if named else 0)
        if year not in seen and not prose.quoted(each.start):
            seen.add(year)
            start = named.start() if named else each.start
            means = f"this year is {year}"
            yield Statement(start, each.end, "year", "strong", (days.of_year(year),), means, slack=_SLACK)
