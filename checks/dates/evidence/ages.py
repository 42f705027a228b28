"""An age with the day of birth, as death notices give both: they tell the year within which a person died."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.frames import Prose
from checks.regexes import regex

_BORN = regex(r"\bborn\b[^.;\n]{0,60} $", re.I)
_AGE = regex(r"(?:, (?:age |aged )?|\b(?:age|aged) )(?P<age>\d{1,3})\b(?=,| of |\.)")
_DIED = regex(r"\b(?:died|passed away|passing of|death of)\b")
_LEAD = 400
"""Characters from the start in which a notice names who died, and at what age."""
_AFTER = 60
"""Days by which a notice may follow a death."""


def statements(prose: Prose, expressions: Sequence[Expression]) -> Iterator[Statement]:
    """The one statement of a notice of one death."""
    born = [each for each in expressions if each.kind == "full_date" and _is_birth(prose, each)]
    lead = prose.text[:_LEAD]
    age = _AGE.search(lead)
    if len(born) != 1 or age is None or not _DIED.search(lead):
        return
    birth = days.ordinal(born[0].year or 1, born[0].month or 1, born[0].day or 1)
    if birth is None:
        return
    turned = days.add_months(birth, 12 * int(age["age"]))
    means = f"who was born {days.iso(birth)} was {age['age']} from {days.iso(turned)} on"
    window = Window(turned, days.add_months(turned, 12) + _AFTER)
    yield Statement(*age.span("age"), "age", "strong", (window,), means)


def _is_birth(prose: Prose, each: Expression) -> bool:
    low, _ = prose.sentence(each.start, each.end)
    return _BORN.search(prose.text, low, each.start) is not None
