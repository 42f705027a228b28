"""Terms and names that did not exist before a day."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence.statement import SLACK, Statement, Tier
from checks.dates.facts import Coined, Facts
from checks.dates.frames import Prose
from checks.dates.spotted import Spotter


def statements(prose: Prose, facts: Facts) -> Iterator[Statement]:
    """One statement for each term, where it stands first."""
    seen: set[str] = set()
    for terms, start, end in _spotter(facts).spots(prose.text):
        for coined in terms:
            if coined.term in seen or prose.is_note(start):
                continue
            seen.add(coined.term)
            means = f"nobody wrote of {coined.term} before {days.iso(coined.start)}"
            tier: Tier = "hard" if coined.verified else "strong"
            yield Statement(start, end, "coined", tier, (Window(coined.start, None),), means, slack=SLACK)


@lru_cache(4)
def _spotter(facts: Facts) -> Spotter[Coined]:
    return Spotter((form, coined) for coined in facts.coined for form in coined.forms)
