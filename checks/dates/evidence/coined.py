"""Terms and names that did not exist before a day."""

from __future__ import annotations

from collections.abc import Iterator

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence.statement import SLACK, Statement, Tier
from checks.dates.facts import Facts
from checks.dates.frames import Prose


def statements(prose: Prose, facts: Facts) -> Iterator[Statement]:
    for coined in facts.coined:
        at = next((at for form in coined.forms for at in _places(prose, form)), None)
        if at is None:
            continue
        means = f"nobody wrote of {coined.term} before {days.iso(coined.start)}"
        tier: Tier = "hard" if coined.verified else "strong"
        yield Statement(*at, "coined", tier, (Window(coined.start, None),), means, slack=SLACK)


def _places(prose: Prose, form: str) -> Iterator[tuple[int, int]]:
    """Where a term stands as a whole word."""
    start = prose.text.find(form)
    while start >= 0:
        end = start + len(form)
        alone = not prose.text[end : end + 1].isalnum() and not (start and prose.text[start - 1].isalnum())
        if alone and not prose.is_note(start):
            yield start, end
        start = prose.text.find(form, end)
