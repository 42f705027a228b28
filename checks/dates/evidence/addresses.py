"""Addresses that carry a date, as `/2025/02/council-votes`.

An article is not older than the pages it links to, and says with `in February` or `last month` how long ago they were.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence.statement import SLACK, Statement, Tier
from checks.dates.expressions import Expression
from checks.dates.frames import Prose
from checks.model import Image, Link
from checks.regexes import regex
from checks.tuples import NamedTuple

_DATED = regex(r"/(?P<year>20\d\d)(?P<mark>[/-])(?P<month>0[1-9]|1[0-2])(?:(?P=mark)(?P<day>[0-3]\d))?(?=[/-])")
_AHEAD = regex(r"event|calendar|schedule|agenda|meeting|session|register|ticket|archive", re.I)
"""Pages that stand under a day still to come."""
_FILE = regex(r"\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|pptx?|csv|mp[34]|zip)\b", re.I)
"""Files whose address tells when they were put up: they move, and a new one takes an old one's place."""
_ENOUGH = 2
"""Months of pages that must agree: a block of links that was put in later, or moved, is of one month."""
_ADDED = 60
"""Days after which nobody adds a second page without saying so: none of 6,100 articles had two that were newer."""
_YEAR_OFF = (300, 800)
"""Days by which a slip of the year is off: one page is enough then. One that is newer still took a lost one's place."""


_BESIDE = 35
"""Characters from a link in which words of time are said of its page."""
_YEAR = regex(r"\b(?:19|20)\d\d\b|\bthat year\b")
"""What sets a sentence, and the months in it, into a year of its own."""
_SLACK = 31
"""Days by which a page may be older than the words that tell of it."""


class _Dated(NamedTuple):
    start: int
    link: Link


def statements(
    prose: Prose, links: Sequence[Link], expressions: Sequence[Expression], anchor: int | None
) -> Iterator[Statement]:
    """The newest address, the one that most addresses are not older than, and those that words of time stand with."""
    dated = [found for link in links if (found := _dated(link)) and not prose.is_note(link.start)]
    if not dated:
        return
    yield from _newest(sorted(dated, reverse=True), anchor)
    spoken = [found for each in dated for found in _spoken(prose, each, expressions)]
    several = len({link.start for link, _, _ in spoken}) >= _ENOUGH
    shared = tuple(days.merged(window for _, _, window in spoken))
    for link, each, window in spoken:
        sure = several or _close(prose, link, each)
        means = f"“{prose.text[each.start : each.end]}” is of {days.iso(link.start)[:7]}, as its link says"
        windows = shared if several else (window,)
        yield Statement(each.start, each.end, "address", "hard" if sure else "strong", windows, means, slack=_SLACK)
        yield Statement(each.start, each.end, "address", "soft", (window,), means, slack=_SLACK)


def uploads(images: Sequence[Image]) -> Iterator[Statement]:
    """The newest month in which an image was put up: soft, for images move, and come to old articles later.

    Of articles with such images one in twenty was older by more than a month at one newsroom, one in five at another.
    """
    dated = [(found, image) for image in images if (found := _month(image.url)) is not None]
    if dated:
        start, image = max(dated, key=lambda each: each[0])
        means = f"an image was put up in {days.iso(start)[:7]}"
        yield Statement(0, 0, "upload", "soft", (Window(start, None),), means, slack=_SLACK, source=image.span)


def _month(url: str) -> int | None:
    """The first day that an address can be of."""
    found = _DATED.search(url)
    return found and days.ordinal(int(found["year"]), int(found["month"]), int(found["day"] or 1))


def _newest(dated: Sequence[_Dated], anchor: int | None) -> Iterator[Statement]:
    """What the newest address tells, which may have been added, and what two or most of them tell, which were not."""
    newest, most = dated[0], _most(dated)
    slip = anchor is not None and _YEAR_OFF[0] < newest.start - anchor < _YEAR_OFF[1]
    yield _statement(newest, "hard" if slip else "strong", "it links to a page of")
    if most is not None:
        yield _statement(most, "hard", "most pages that it links to are not older than")
    second = next((each for each in dated if each.link.url != newest.link.url), None)
    if second is not None and second != most and anchor is not None and second.start - anchor > _ADDED:
        yield _statement(second, "hard", "it links to another page of")


def _most(dated: Sequence[_Dated]) -> _Dated | None:
    """The page that most are not older than, where they are of several months."""
    months = {days.iso(each.start)[:7]: each for each in reversed(dated)}
    if len(months) < _ENOUGH:
        return None
    return min(dated[len(dated) // 2], sorted(months.values(), reverse=True)[_ENOUGH - 1])


def _spoken(
    prose: Prose, dated: _Dated, expressions: Sequence[Expression]
) -> Iterator[tuple[_Dated, Expression, Window]]:
    """The words of time beside a link whose address says when they were."""
    low, high = prose.sentence(dated.link.start, dated.link.end)
    low, high = max(low, dated.link.start - _BESIDE), min(high, dated.link.end + _BESIDE)
    first = bisect_left(expressions, low, key=lambda each: each.start)
    for each in expressions[first : bisect_left(expressions, high, key=lambda each: each.start)]:
        window = _when(each, dated.start) if each.year is None and each.end <= high else None
        if window is not None:
            yield dated, each, window


def _close(prose: Prose, dated: _Dated, each: Expression) -> bool:
    """Whether words of time beside a link, or within it, are so close in time that they can only mean its page."""
    if _YEAR.search(prose.text, *prose.sentence(each.start, each.end)):
        return False
    within = dated.link.start <= each.start and each.end <= dated.link.end
    return each.kind == "month" or (within and each.kind == "relative_unit" and each.unit in ("week", "month"))


def _when(each: Expression, start: int) -> Window | None:
    """The days on which words of time can mean the month that begins with a day."""
    if each.month is not None:
        fits = days.iso(start)[5:7] == f"{each.month:02}" and each.weekday is None
        return Window(start, start + 366) if fits else None
    if each.kind != "relative_unit" or each.shift not in (-1, 0):
        return None
    if each.unit == "week":
        return Window(start, start + 45)
    if each.unit == "month":
        first = days.add_months(start - int(days.iso(start)[8:]) + 1, -each.shift)
        return Window(first, days.add_months(first, 1))
    return days.of_year(int(days.iso(start)[:4]) - each.shift) if each.unit == "year" else None


def _dated(link: Link) -> _Dated | None:
    """A link with the first day that its address can be of; None where it carries none, or a day still to come."""
    start = _month(link.url)
    if start is None or _AHEAD.search(link.url) or _FILE.search(link.url):
        return None
    return _Dated(start, link)


def _statement(each: _Dated, tier: Tier, means: str) -> Statement:
    window, when = Window(each.start, None), days.iso(each.start)[:7]
    return Statement(each.link.start, each.link.end, "address", tier, (window,), f"{means} {when}", slack=SLACK)
