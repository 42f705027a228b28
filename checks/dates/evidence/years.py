"""Years that are named as this one, the last or the next: `the rest of 2024`, `this year, 2025`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.dates import days
from checks.dates.evidence.statement import Statement
from checks.dates.frames import Prose

_YEAR = r"(?:19|20)\d\d"
_NAMED = re.compile(
    rf"\b(?:(?:rest|remainder) of |so far (?:in|during) |later in |this year[,:]? (?:in )?\(?)(?P<this>{_YEAR})\b"
    rf"|\b(?P<far>{_YEAR}) so far\b|\b(?:for|in) (?P<apposed>{_YEAR}), this year\b"
    rf"|\bnext year[,:]? (?:in )?\(?(?P<next>{_YEAR})\b|\blast year[,:]? (?:in )?\(?(?P<last>{_YEAR})\b",
    re.I,
)
_SHIFT = {"next": -1, "last": 1}
_SLACK = 31
"""Days by which January's copy may still speak of December's year."""


def statements(prose: Prose) -> Iterator[Statement]:
    """One statement for each year that is named so."""
    if " year" not in prose.text and " of " not in prose.text and " in " not in prose.text:
        return
    seen: set[int] = set()
    for match in _NAMED.finditer(prose.text):
        name = match.lastgroup or ""
        year = int(match[name]) + _SHIFT.get(name, 0)
        if year in seen or prose.is_note(match.start()) or prose.quoted(match.start()):
            continue
        seen.add(year)
        means = f"this year is {year}"
        yield Statement(*match.span(), "year", "strong", (days.of_year(year),), means, slack=_SLACK)
