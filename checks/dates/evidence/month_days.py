"""Days without a year: the nearest is meant, so news that tells of one as past, or as still to come, lies beside it.

What is held at an hour, or held at all, was announced, and is told anew when it is over: such days bound nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from checks.dates import days
from checks.dates.clauses import verbs
from checks.dates.days import MONTHS, Window
from checks.dates.evidence import ahead, explicit
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.frames import Prose
from checks.regexes import regex

_LEAD = 2000
"""Characters from the start in which days are those of the news, not of what came before it."""
_YEARS = 2
"""Years around the stated day in which a day is tried."""
_LATE, _BACK, _AHEAD = 10, 330, 265
"""Days by which copy may lag, and from which on a day told as past, or as to come, is rather told with its year."""
_SIDES = {"reported": "past", "announced": "still to come"}
_NAMES = frozenset(((1, 6), (9, 11), (10, 7)))
"""Days that stand for what happened on them."""
_BEFORE = regex(
    r"(?:\w on|\bOn|\w(?<!\bon)(?<!\bof)(?<!\bfrom)(?<!\bthe)(?<!\bto)(?<!\bby)(?<!\bthrough)(?<!\buntil)(?<!\band)"
    r"(?<!\bor)) $"
)
_BRACKETED = regex(r"\([^)]*$")
_ANNOUNCED = regex(r"\b(?:held|hosted|took place|presented|was in|were in)\b", re.I)
_ADDED = regex(r", (?:\w+ly )?$")
"""Before a participle, which takes its time from its clause: `it begins Friday, followed by a ball on May 4`."""
_HOUR = regex(r",? (?:at|from|between) (?:about |around )?(?:\d|noon|midnight)")
_ELSEWHEN = regex(r"\b(?:1[6-9]|20)\d\d\b|\blast \w+|\b(?:years?|months?) (?:ago|earlier|later|before|after)\b")
"""What may set a paragraph into another year."""


def statements(prose: Prose, expressions: Sequence[Expression], anchor: int | None) -> Iterator[Statement]:
    """The days of the lead that a verb of their own puts behind or before the article, where that can't be: the others
    say no more than that the article is of any year.
    """
    if anchor is None:
        return
    for each in expressions:
        if each.start > _LEAD:
            break
        if each.kind != "month_day" or not each.month or not each.day or (each.month, each.day) in _NAMES:
            continue
        told = _out_of_place(anchor, each.month, each.day)
        if told is not None and _told(prose, each) == told:
            means = f"{MONTHS[each.month - 1]} {each.day} is told as {_SIDES[told]}"
            windows = tuple(_windows(told, each.month, each.day, anchor))
            yield Statement(each.start, each.end, told, "hard", windows, means, slack=0)


def _out_of_place(anchor: int, month: int, day: int) -> str | None:
    """How a day must not be told: as past if it lies some weeks ahead, as to come if it lies some weeks back."""
    nearest = days.nearest(anchor, month, day)
    ahead = 0 if nearest is None else nearest - anchor
    if _LATE < ahead < 365 - _BACK:
        return "reported"
    return "announced" if _LATE < -ahead < 365 - _AHEAD else None


def _told(prose: Prose, each: Expression) -> str | None:
    """Whether a day is reported or announced; None where it is neither, or may be of another year."""
    text, block = prose.text, prose.block(each.start)
    low, high = prose.sentence(each.start, each.end)
    if prose.quoted(each.start) or prose.shouted(low, high) or _ELSEWHEN.search(text, block.start, block.end):
        return None
    if ahead.told(prose, each):
        return "announced"
    if not _BEFORE.search(text, low, each.start) or _BRACKETED.search(text, low, each.start):
        return None
    if _HOUR.match(text, each.end) or _ANNOUNCED.search(text, low, high):
        return None
    earlier = verbs(text, low, each.start)
    attached = earlier and _ADDED.search(text, low, earlier[-1].start)
    return "reported" if not attached and explicit.told(prose, each) else None


def _windows(told: str, month: int, day: int, anchor: int) -> Iterator[Window]:
    """The days of publication beside the day in each year; before and after these years any day will do."""
    middle = date.fromordinal(anchor).year
    years = range(max(middle - _YEARS, 2), min(middle + _YEARS, 9998) + 1)
    held = [at for year in years if (at := days.ordinal(year, month, day)) is not None]
    for at in held:
        first, last = (at - _LATE, at + _BACK) if told == "reported" else (at - _AHEAD, at + _LATE)
        yield Window(None if at == held[0] else first, None if at == held[-1] else last)
