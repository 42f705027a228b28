"""Taglines, the italic words under a story: who reported it from where, and who contributed."""

from __future__ import annotations

import re
from typing import NamedTuple

from checks.model import Article, Span

_WORD = r"[^\W\d_a-zß-ÿ][\w.'’-]*"
_PERSON = rf"{_WORD}(?: (?:{_WORD}|de|del|van|von|der|la|bin|al))*"
_PEOPLE = rf"(?P<people>{_PERSON}(?:(?:, and |, | and ){_PERSON})*)"
_REPORTED = re.compile(
    rf"(?:^|(?<=[.!?_—–] )|(?<=[\n_—–]))[ _*—–-]*{_PEOPLE}"
    rf" (?:is |was )?report(?:ed|s|ing) from (?P<place>{_WORD}(?: {_WORD}){{0,3}})"
)
_SPLIT = re.compile(r", and |, | and ")
_TAIL = 1200
"""Characters from the body's end in which a tagline stands."""
_NOT_PEOPLE = frozenset({"The", "He", "She", "They", "It", "We", "This", "That", "Police", "Officials", "Staff"})


class Tagline(NamedTuple):
    """The people who `reported from` a place, as the tagline names them, and where it stands."""

    names: tuple[str, ...]
    place: str
    span: Span


def reported(article: Article) -> Tagline | None:
    """The line `Copp reported from Washington` at the end of the body."""
    text = article.prose.value
    low = max(0, len(text) - _TAIL)
    for match in _REPORTED.finditer(text, low):
        people = tuple(name for name in _SPLIT.split(match["people"]) if name.split()[0] not in _NOT_PEOPLE)
        if people:
            end = match.end("place")
            return Tagline(people, match["place"].rstrip(" ."), article.prose.span(match.start("people"), end))
    return None
