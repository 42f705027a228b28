"""Office holders: who is named with the office is in it, so the article is not older than the term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence.statement import SLACK, Statement
from checks.dates.facts import Facts, Tenure
from checks.dates.frames import Prose
from checks.dates.spotted import Spotter, is_whole
from checks.regexes import regex

_NOT_IN_OFFICE = regex(
    r"(?:\b(?:former|then|ex|late|vice|lt\.?|lieutenant|deputy|assistant|acting|interim|future|incoming|would-be"
    r"|potential|shadow|under|county|be"
    r"|nominat\w+|nominee|candidate|designate|elect|next|first|pick|choice|for|as|become|becomes|became|run|bid|if|a|his|her|their|new)"
    r"[ -](?:\w+[ -])?)$",
    re.I,
)
_NOT_YET = regex(r"[- ](?:elect|designate|nominee|candidate|hopeful|pick|from|in 1|in 2|until|between)\b", re.I)
_NO_MORE = regex(r"\b(?:former|then|ex|late|vice|deputy)\b", re.I)
_ANOTHER = regex(r"\.? (?!of\b)[A-Z]")
"""After a title: whose it is, so that it is no apposition to the name before it."""
_YEAR = regex(r"\b(?:1[89]|20)\d\d\b")
_FORMER = regex(r"\b(?:former|ex|then|late|under|during|end of|served|like)\b", re.I)
_POSSESSIVE = regex(r"['’]s?\b")
_AFTER_TERM = 31
"""Days by which copy may still name who has just left an office."""
_BETWEEN = regex(r",? (?:(?:the|[^\W\d_a-z][\w.'’-]*) ){0,3}", re.I)


def statements(prose: Prose, facts: Facts) -> Iterator[Statement]:
    """Each holder who is named in full beside the office, once."""
    seen: set[tuple[str, str]] = set()
    for holders, start, end in _spotter(facts).spots(prose.text):
        if prose.is_note(start):
            continue
        for tenure in holders:
            office = _office(prose.text, start, end, tenure)
            if office is None or (tenure.holder, tenure.office) in seen:
                continue
            seen.add((tenure.holder, tenure.office))
            yield _statement(tenure, *office)
            if all(term.end is not None for term in tenure.terms) and not _narrated(prose, *office):
                yield _left(tenure, *office)


def _statement(tenure: Tenure, start: int, end: int) -> Statement:
    first = min(term.start for term in tenure.terms if term.start is not None)
    window = Window(first, None)
    means = f"{tenure.holder} in office since {days.iso(first)} ({tenure.office}, {tenure.org})"
    return Statement(start, end, "tenure", "hard" if tenure.verified else "strong", (window,), means, slack=SLACK)


def _left(tenure: Tenure, start: int, end: int) -> Statement:
    """Who is named with an office has not left it: strong, since a story of other days forgets the `then`."""
    last = max(term.end for term in tenure.terms if term.end is not None)
    means = f"{tenure.holder} in office until {days.iso(last)} ({tenure.office}, {tenure.org})"
    return Statement(start, end, "holder", "strong", (Window(None, last),), means, slack=_AFTER_TERM)


def _narrated(prose: Prose, start: int, end: int) -> bool:
    """Whether the sentence is set in a time of its own: it names a year, or the holder as one of the past."""
    low, high = prose.sentence(start, end)
    past = _FORMER.search(prose.text, max(low, start - 40), start) or _POSSESSIVE.match(prose.text, end)
    return past is not None or _YEAR.search(prose.text, low, high) is not None


def _office(text: str, start: int, end: int, tenure: Tenure) -> tuple[int, int] | None:
    """The stretch of title and name, in either order."""
    before = text[max(0, start - 60) : start]
    lowered = before.lower().rstrip(" ,")
    for title in tenure.titles:
        if lowered.endswith(title):
            head = lowered[: len(lowered) - len(title)]
            if (not head or not head[-1].isalnum()) and not _NOT_IN_OFFICE.search(head):
                return start - len(before) + len(head), end
    after = _BETWEEN.match(text, end)
    if after and after.end() > end:
        rest = text[end : end + 90].lower()
        for title in tenure.titles:
            at = rest.find(title)
            if at >= 0 and _follows(text, end, end + at, end + at + len(title)):
                return start, end + at + len(title)
    return None


def _follows(text: str, name_end: int, start: int, end: int) -> bool:
    """Whether a title stands in apposition after a name: `, the U.S. secretary of defense`."""
    between = text[name_end:start]
    apposed = _BETWEEN.fullmatch(between)
    if not apposed or not between.startswith(",") or _NO_MORE.search(between):
        return False
    return is_whole(text, start, end) and not _NOT_YET.match(text, end) and not _ANOTHER.match(text, end)


@lru_cache(4)
def _spotter(facts: Facts) -> Spotter[Tenure]:
    return Spotter((form, tenure) for tenure in facts.tenures for form in tenure.forms)
