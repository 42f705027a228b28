"""Taglines, the italic words under a story: who reported it, and from where."""

from __future__ import annotations

from checks.credits.bylines import is_person
from checks.letters import UPPER
from checks.model import Article, Span
from checks.regexes import regex
from checks.tuples import NamedTuple

_WORD = rf"(?:[{UPPER}]\.(?: ?[{UPPER}]\.)?|[{UPPER}][\w'’-]*)"
_PERSON = rf"{_WORD}(?: (?:{_WORD}|de|del|van|von|der|la|bin|al)){{0,5}}"
_PEOPLE = rf"{_PERSON}(?:(?:, and |, | and ){_PERSON}){{0,9}}"
_PLACE = rf"{_WORD}(?:,? {_WORD}){{0,3}}"
_REPORTED = regex(
    rf"(?:^|(?<=[.!?_—–;] )|(?<=[\n_—–]))[ _*—–-]*(?P<people>{_PEOPLE})"
    rf" (?:is |was )?report(?:ed|s|ing) from (?P<place>{_PLACE})"
    r"(?=\s*(?:[.;]|$|_|,? and [A-Z]|, [A-Z]))"
)
_ALSO = regex(rf"(?:;|,? and|,) (?P<people>{_PERSON}) (?:reported )?from (?P<place>{_PLACE})")
_SPLIT = regex(r", and |, | and ")
_TAIL = 1200
"""Characters from the body's end in which a tagline stands."""
_NOT_PEOPLE = frozenset({"The", "He", "She", "They", "It", "We", "This", "That", "Police", "Officials", "Staff", "I"})


class Tagline(NamedTuple):
    """The people who `reported from` somewhere, as the tagline names them, the first's place, and where it stands."""

    names: tuple[str, ...]
    place: str
    span: Span


def reported(article: Article) -> Tagline | None:
    """The lines `Copp reported from Washington` and `Copp reported from Washington, Baldor from Kyiv`."""
    text = article.prose.value
    names: list[str] = []
    place, start, end = "", 0, 0
    for match in _REPORTED.finditer(text, max(0, len(text) - _TAIL)):
        people = _people(match["people"])
        if not people:
            continue
        if not names:
            place, start = match["place"], match.start("people")
        names += people
        end = match.end()
        while also := _ALSO.match(text, end):
            names += _people(also["people"])
            end = also.end()
    return Tagline(tuple(dict.fromkeys(names)), place, article.prose.span(start, end)) if names else None


def _people(written: str) -> list[str]:
    return [
        name for name in _SPLIT.split(written) if name.split()[0] not in _NOT_PEOPLE and is_person(name)
    ]  # fmt: skip
