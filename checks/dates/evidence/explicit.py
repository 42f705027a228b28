"""Dates, months and years that are told as past: the article is not older than they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.dates import days, values
from checks.dates.days import Window
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.frames import Prose

_BEFORE = re.compile(r"\b(?:on|in|since|during)(?: (?:early|late|mid))?[ -]$", re.I)

_COUPLED = re.compile(
    r"[-–—/]|(?:,| and| or| to| through)\s+\d|\s+(?:\w+ )?(?:season|election|budget|fiscal|class|cycle|term)", re.I
)
"""After a year: it opens a range or a list, or names something that is called after a year still to come."""


def statements(prose: Prose, expressions: Sequence[Expression]) -> Iterator[Statement]:
    for each in expressions:
        if each.kind not in ("full_date", "month_year", "year") or each.edge:
            continue
        window = values.window(each, None)
        if window is None or window.start is None or not _told(prose, each):
            continue
        day = days.iso(window.start)[: 10 if each.day else 7 if each.month else 4]
        means = f"{day} is told as past"
        yield Statement(each.start, each.end, "date", "hard", (Window(window.start, None),), means)


def _told(prose: Prose, each: Expression) -> bool:
    before = prose.text[max(0, each.start - 16) : each.start]
    if not (_BEFORE.search(before) or each.weekday is not None):
        return False
    if each.kind == "year" and _COUPLED.match(prose.text, each.end):
        return False
    return prose.told_as_past(each.start, each.end)
