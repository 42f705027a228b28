"""Two spellings that are likely one name, and what their nearness is worth."""

from __future__ import annotations

from typing import Literal

from checks.names.mentions import Mention
from checks.names.near import Nearness
from checks.records import Record

WARNING, ERROR = 2.0, 2.9
"""From 2.9 on there are 9 pairs in 1,000 articles of two newsrooms, from 2.0 on 28."""
NEARNESS: dict[Nearness, float] = {"same": 1.0, "one": 1.0, "two": 0.3}


class Pair(Record):
    """Two spellings of what is likely one name; `seen` is the suspected one, rarer or never introduced.

    A score of WARNING deserves a warning, one of ERROR an error. `reasons` say what is known of each side, and
    `what` whether they are a person's, or the name of a place or a body.
    """

    seen: str
    other: str
    seen_mentions: tuple[Mention, ...]
    other_mentions: tuple[Mention, ...]
    score: float
    reasons: tuple[str, str]
    what: Literal["person", "name"] = "person"
