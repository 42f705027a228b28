"""Terms and names that did not exist before a day."""

from __future__ import annotations

from collections.abc import Iterator

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence.statement import Statement, Tier
from checks.dates.facts import Facts
from checks.dates.frames import Prose


def statements(prose: Prose, facts: Facts) -> Iterator[Statement]:
    for coined in facts.coined:
        for form in coined.forms:
            at = prose.text.find(form)
            if at >= 0 and not prose.text[at + len(form) : at + len(form) + 1].isalnum():
                means = f"nobody wrote of {coined.term} before {days.iso(coined.start)}"
                window = Window(coined.start, None)
                tier: Tier = "hard" if coined.verified else "strong"
                yield Statement(at, at + len(form), "coined", tier, (window,), means, slack=7)
                break
