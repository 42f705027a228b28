"""Counts of members: `all 32 allies` is written only while an organisation has so many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checks.dates import days
from checks.dates.days import Window
from checks.dates.evidence.statement import SLACK, Statement
from checks.dates.facts import Count, Facts
from checks.dates.frames import Prose
from checks.dates.spotted import Spotter
from checks.regexes import regex

_NUMBER = regex(
    r"\d(?<![\w.,$]\d)\d{0,2}(?!\d)(?:(?P<other> (?:other|different|remaining|fellow))|(?P<link>-)|(?= ))\s?", re.I
)
_WHOLE = regex(r"\b(?:all|the|its|each of the|every one of the|alliance['’]s|bloc['’]s) $", re.I)
_REACH = 18
"""Characters before a number in which the words stand that make it the whole."""
_MEMBER = regex(r"(?:member|nation|country|state|strong)\b", re.I)
_NOT_NOW = regex(r"\b(?:(?:19|20)\d\d|then|at the time|back then|would|will|could|if|had|was|were)\b", re.I)


def statements(prose: Prose, facts: Facts) -> Iterator[Statement]:
    """Counts of the whole of an organisation that the article names: all of them, the others, an N-member body."""
    named = dict.fromkeys(count for spot in _spotter(facts).spots(prose.text) for count in spot.meant)
    if not named:
        return
    for match in _NUMBER.finditer(prose.text):
        number = int(match[0].split(" ")[0].rstrip("-")) + (1 if match["other"] else 0)
        counted = [count for count in named if count.number == number]
        before = _WHOLE.search(prose.text, max(match.start() - _REACH, 0), match.start()) if counted else None
        if not (before or match["other"] or match["link"]):
            continue
        start = before.start() if before else match.start()
        for count in counted:
            noun = _counted(prose, match, count)
            if noun and _told_now(prose, start, noun.end()):
                yield _statement(start, noun.end(), count)
                break


def _counted(prose: Prose, match: re.Match[str], count: Count) -> re.Match[str] | None:
    """The noun behind the number: one of the fact's, or `-member` where the sentence names the organisation."""
    if not match["link"]:
        return _noun(count.names, count.nouns).match(prose.text, match.end())
    low, high = prose.sentence(*match.span())
    named = any(name in prose.text[low:high] for name in count.names)
    return _MEMBER.match(prose.text, match.end()) if named else None


def _statement(start: int, end: int, count: Count) -> Statement:
    since = count.window.start or 0
    means = f"{count.org} has had {count.number} members since {days.iso(since)}"
    return Statement(start, end, "count", "hard", (Window(since, None),), means, slack=SLACK)


def _told_now(prose: Prose, start: int, end: int) -> bool:
    low, high = prose.sentence(start, end)
    return (
        not prose.is_note(start)
        and _NOT_NOW.search(prose.text, low, start) is None
        and _NOT_NOW.search(prose.text, end, min(high, end + 40)) is None
    )


@lru_cache(64)
def _noun(names: tuple[str, ...], nouns: tuple[str, ...]) -> re.Pattern[str]:
    """One of the nouns; the organisation may be named before its last word."""
    name = "|".join(re.escape(each) for each in names)
    forms = []
    for noun in sorted(nouns, key=len, reverse=True):
        *rest, last = (re.escape(word) for word in noun.split())
        forms.append(r"\s".join([*rest, rf"(?:(?:{name})\s)?{last}"]))
    return re.compile(rf"(?:{'|'.join(forms)})\b", re.I)


@lru_cache(4)
def _spotter(facts: Facts) -> Spotter[Count]:
    return Spotter((name, count) for count in facts.counts for name in count.names)
