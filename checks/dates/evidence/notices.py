"""What an article says of itself: the year of its copyright, the day on which it was updated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.dates import days, values
from checks.dates.days import Window
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.frames import Prose
from checks.regexes import regex

_COPYRIGHT = regex(r"(?:©|\([Cc]\)|\bCopyright\b)\s?(?:©|\([Cc]\))?\s?(?P<year>20\d\d)\b(?!\s?[-–]\s?\d)")
_UPDATED = regex(r"\W*(?:(?:last|first|final|latest) )?updated?\b:?(?: on| at)?[^.;\n]{0,30}$", re.I)
_FOOT = 700
"""Characters from the end in which a notice of copyright is that of the article."""
_SLACK = 31
"""Days by which January's copy may still carry December's year."""


def statements(prose: Prose, expressions: Sequence[Expression]) -> Iterator[Statement]:
    """The last copyright at the foot of an article, and each line that tells when it was updated."""
    end = prose.blocks[-1].end
    for match in [*_COPYRIGHT.finditer(prose.text, max(0, end - _FOOT), end)][-1:]:
        window, means = days.of_year(int(match["year"])), f"its copyright is of {match['year']}"
        yield Statement(*match.span(), "copyright", "strong", (window,), means, slack=_SLACK)
    for each in expressions:
        block = prose.block(each.start)
        if each.kind == "full_date" and _UPDATED.fullmatch(prose.text, block.start, each.start):
            window = values.window(each, None) or days.EVER
            means = f"it was updated on {prose.text[each.start : each.end]}"
            yield Statement(each.start, each.end, "update", "strong", (Window(None, window.end),), means)
