"""Which way from the day of publication words of time look: by the words right before them, else by their verb."""

from __future__ import annotations

import re

from checks.dates.expressions import Expression
from checks.dates.tense import FUTURE, PAST, tense
from checks.regexes import regex

_REACH = 60
"""Characters before words of time in which the words that tell are looked for."""
_AHEAD = regex(r"\bas (?:soon|early) as(?: on)?[ \n]$", re.I)
_OVER = regex(
    r"\b(?:ended|as (?:recently|late) as|had\b[^.;,]{0,40}\bby"
    r"|(?:neither|nor|not|n['’]t|nobody|no one)\b[^.;,]{0,40}\bcould(?: not)? be \w+)(?: on)?[ \n]$",
    re.I,
)
"""`the year ended Jan. 31`, `as recently as May`, `had voted by Monday`, `neither could be reached Monday`."""


def direction(text: str, each: Expression) -> int:
    """PAST, FUTURE or PRESENT, as of the day on which the words were said."""
    low = max(0, each.start - _REACH)
    if _AHEAD.search(text, low, each.start):
        return FUTURE
    if _OVER.search(text, low, each.start):
        return PAST
    return tense(text, each.start, each.end)


def ended(text: str, each: Expression) -> bool:
    """Whether words of time say when something ended: no such day lies ahead."""
    return text.endswith(("ended ", "ended\n"), 0, each.start)
