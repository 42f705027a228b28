"""All that a text says of the day on which it was published, each kind of evidence in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence

from checks.dates.evidence import (
    anniversaries,
    coined,
    counts,
    explicit,
    gatherings,
    pairs,
    tenures,
    weekdays,
)
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.facts import Facts
from checks.dates.frames import Prose

__all__ = ["Statement", "collect"]


def collect(
    prose: Prose, expressions: Sequence[Expression], facts: Facts, anchor: int | None
) -> tuple[Statement, ...]:  # fmt: skip
    """Every statement, in the order of the text. `anchor` is the stated day as an ordinal, if there is one."""
    if not prose.blocks:
        return ()
    found = [
        *explicit.statements(prose, expressions),
        *pairs.statements(prose, expressions, anchor),
        *weekdays.statements(prose, expressions),
        *tenures.statements(prose, facts),
        *counts.statements(prose, facts),
        *anniversaries.statements(prose, expressions, facts),
        *gatherings.statements(prose, expressions, facts),
        *coined.statements(prose, facts),
    ]
    told = (statement for statement in found if not prose.is_note(statement.start))
    return tuple(sorted(told, key=lambda statement: (statement.start, statement.end)))
