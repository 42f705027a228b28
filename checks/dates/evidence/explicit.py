"""Full dates and months that are told as past: the article is not older than they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.dates import days, values
from checks.dates.days import Window
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.frames import Prose

_BEFORE = re.compile(r"\b(?:on|in|since|during)(?: (?:early|late|mid))?[ -]$", re.I)


def statements(prose: Prose, expressions: Sequence[Expression]) -> Iterator[Statement]:
    for each in expressions:
        if each.kind not in ("full_date", "month_year") or each.edge:
            continue
        window = values.window(each, None)
        if window is None or window.start is None or not _told(prose, each):
            continue
        day = days.iso(window.start) if each.day else days.iso(window.start)[:7]
        yield Statement(
            each.start, each.end, "date", "hard", (Window(window.start, None),), f"{day} is told as past"
        )  # fmt: skip


def _told(prose: Prose, each: Expression) -> bool:
    before = prose.text[max(0, each.start - 16) : each.start]
    if not (_BEFORE.search(before) or each.weekday is not None):
        return False
    return not prose.is_note(each.start) and prose.told_as_past(each.start, each.end)
