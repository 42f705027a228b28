"""Dates that are told as still to come: the article is not newer than they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.dates import days, values
from checks.dates.clauses import Verb, verbs
from checks.dates.days import Window
from checks.dates.evidence.statement import Statement, Tier
from checks.dates.expressions import Expression
from checks.dates.frames import Prose
from checks.regexes import regex

_AT = regex(
    r"\b(?:on|in|by|until|through|before|from|between|starting|beginning|effective)"
    r"(?: (?:the )?(?:early|late|mid|spring|summer|fall|winter|start|end|beginning)(?: of)?)? $",
    re.I,
)
_AHEAD = regex(
    r"(?:will|won['’]t|shall|['’]ll)\b"
    r"|(?:is|are) (?:\w+ly )?(?:scheduled|expected|slated|due|planned|projected|poised)\b"
    r"|(?:plans|expects|hopes|intends) to\b"
)
"""How the verbs begin that tell of what is to come, at the time of the article and not of its story."""
_OPENER = regex(r"(?:^|[,;:—]\s|\b(?:and|but)\s)$")
_NAMED = regex(
    r"[-–/]\d|\s+(?:\w+ ){0,2}(?:season|election|budget|fiscal|class|cycle|primary|session|school|law|act|report|plan)",
    re.I,
)
_EARLIER = regex(r"[(“]|\b(?:since|passed|approved|like|than|from|after|following|under|for|of|Act)\b")
"""Between a verb and a date: the date may be that of something that came before."""
_CLAUSE = 170
_SLACK = 31
"""Days by which copy may lag behind: a page of events that stays up, a notice that runs on."""


def statements(prose: Prose, expressions: Sequence[Expression]) -> Iterator[Statement]:
    for each in expressions:
        if each.kind not in ("full_date", "month_year", "year"):
            continue
        window = values.window(each, None)
        if window is None or window.end is None or prose.quoted(each.start) or not told(prose, each):
            continue
        day = days.iso(window.end - 1)[: 10 if each.day else 7 if each.month else 4]
        means = f"{day} is told as still to come"
        tier: Tier = "hard" if each.weekday == days.weekday(window.end - 1) else "strong"
        yield Statement(each.start, each.end, "ahead", tier, (Window(None, window.end),), means, slack=_SLACK)


def told(prose: Prose, each: Expression) -> bool:
    """Whether the verb of its clause puts a date ahead."""
    text, (low, high) = prose.text, prose.sentence(each.start, each.end)
    low = max(low, each.start - _CLAUSE)
    if _AHEAD.search(text, low, high) is None:
        return False
    at = _AT.search(text[low : each.start])
    if (
        (at is None and each.weekday is None)
        or text.startswith(":", each.end)
        or (each.kind == "year" and _NAMED.match(text, each.end))
    ):
        return False
    head = low + at.start() if at else each.start
    verb = _verb(text, each, low, head, high)
    return verb is not None and _AHEAD.match(text, verb.start) is not None


def _verb(text: str, each: Expression, low: int, head: int, high: int) -> Verb | None:
    """The verb that governs a date: the next one where the date opens its clause, else the last one."""
    if _OPENER.search(text[low:head]):
        return next(iter(verbs(text, each.end, min(high, each.end + _CLAUSE))), None)
    earlier = verbs(text, low, head)
    if not earlier or _EARLIER.search(text, earlier[-1].end, head):
        return None
    finite = len(earlier) > 1 and text.startswith("to ", earlier[-1].start) and earlier[-2].end + 1 == earlier[-1].start
    return earlier[-2 if finite else -1]
