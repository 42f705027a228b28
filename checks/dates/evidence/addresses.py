"""Addresses that carry a date, as `/2025/02/council-votes`: an article is not older than the pages it links to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence.statement import SLACK, Statement, Tier
from checks.dates.frames import Prose
from checks.model import Link

_DATED = re.compile(r"/(?P<year>20\d\d)(?P<mark>[/-])(?P<month>0[1-9]|1[0-2])(?:(?P=mark)(?P<day>[0-3]\d))?(?=[/-])")
_AHEAD = re.compile(r"event|calendar|schedule|agenda|meeting|session|register|ticket|archive", re.I)
"""Pages that stand under a day still to come."""
_ENOUGH = 2
"""Months of pages that must agree: a block of links that was put in later, or moved, is of one month."""


class _Dated(NamedTuple):
    start: int
    link: Link


def statements(prose: Prose, links: Sequence[Link]) -> Iterator[Statement]:
    """The newest address, and the one that most addresses are not older than: that is no slip of one of them."""
    dated = sorted((found for link in links if (found := _dated(link)) and not prose.is_note(link.start)), reverse=True)
    if not dated:
        return
    yield _statement(dated[0], "strong")
    months = {days.iso(each.start)[:7]: each for each in reversed(dated)}
    most = dated[len(dated) // 2]
    if len(months) >= _ENOUGH and len(dated) >= 2:
        second = sorted(months.values(), reverse=True)[_ENOUGH - 1]
        yield _statement(min(most, second), "hard")


def _dated(link: Link) -> _Dated | None:
    """A link with the first day that its address can be of; None where it carries none, or a day still to come."""
    found = _DATED.search(link.url)
    if found is None or _AHEAD.search(link.url):
        return None
    start = days.ordinal(int(found["year"]), int(found["month"]), int(found["day"] or 1))
    return None if start is None else _Dated(start, link)


def _statement(each: _Dated, tier: Tier) -> Statement:
    shared = "it links to a page of" if tier == "strong" else "most pages that it links to are not older than"
    means = f"{shared} {days.iso(each.start)[:7]}"
    window = Window(each.start, None)
    return Statement(each.link.start, each.link.end, "address", tier, (window,), means, slack=SLACK)
