"""All that a text says of the day on which it was published, each kind of evidence in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence

from checks.dates.evidence import (
    addresses,
    ages,
    ahead,
    anniversaries,
    appointments,
    coined,
    counts,
    elections,
    explicit,
    gatherings,
    month_days,
    notices,
    pairs,
    tenures,
    weekdays,
    years,
)
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.facts import Facts
from checks.dates.frames import Prose
from checks.model import Image, Link

__all__ = ["Statement", "collect"]


def collect(
    prose: Prose,
    expressions: Sequence[Expression],
    facts: Facts,
    anchor: int | None,
    links: Sequence[Link] = (),
    images: Sequence[Image] = (),
) -> tuple[Statement, ...]:
    """Every statement, in the order of the text, but for notes that tell of the article itself.

    `anchor` is the stated day as an ordinal, if there is one, `links` and `images` are the article's.
    """
    if not prose.blocks:
        return ()
    news = [each for each in expressions if not prose.is_note(each.start)]
    found = [
        *explicit.statements(prose, news),
        *pairs.statements(prose, news, anchor),
        *weekdays.statements(prose, news),
        *tenures.statements(prose, facts),
        *counts.statements(prose, facts),
        *anniversaries.statements(prose, news, facts),
        *gatherings.statements(prose, news, facts),
        *coined.statements(prose, facts),
        *addresses.statements(prose, links, news, anchor),
        *addresses.uploads(images),
        *elections.statements(prose, anchor),
        *ahead.statements(prose, news),
        *month_days.statements(prose, news, anchor),
        *years.statements(prose, news),
        *appointments.statements(prose, news),
        *ages.statements(prose, news),
        *notices.statements(prose, expressions),
    ]
    return tuple(sorted(found, key=lambda statement: (statement.start, statement.end)))
