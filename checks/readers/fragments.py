"""Header fragments that stand in plain copy: date lines, labelled lines, bylines, datelines."""

from __future__ import annotations

import re

from checks.letters import UPPER
from checks.model import Span
from checks.regexes import regex
from checks.tuples import NamedTuple

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CLOCK = (
    r"(?:[T ,]{1,3}(?:at )?\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:Z|UTC|GMT|[A-Z]{2,4}T|[+-]\d\d:?\d\d))?)?"
)
_DATE = (
    rf"(?:\d{{4}}-\d\d?(?:-\d\d?{_CLOCK})?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}{_CLOCK}"
    rf"|(?:[A-Z][a-z]{{2,8}}\.?,? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}{_CLOCK}"
    rf"|(?:[A-Z][a-z]{{2,8}}\.?,? )?\d{{1,2}} {_MONTH},? \d{{4}}{_CLOCK}|{_MONTH} \d{{4}}|\d{{4}})"
)
_DATED = regex(
    rf"(date|dateline date|published|posted|updated|modified)(?: on)?(?:[ \t]{{0,8}}:)?[ \t]{{1,8}}({_DATE})(?![\w/-])",
    re.I,
)
_LABELLED = regex(
    r"(date|published|posted|updated|modified|title|headline|hed|byline|author|authors|by|section|slug|summary|dek"
    r"|location|source|credit|url|tags|kicker)[ \t]{0,8}:[ \t]*([^\r\n]*)",
    re.I,
)
_NAME = rf"[{UPPER}][\w.'’-]*"
_PARTICLE = r"(?:de|del|della|der|den|di|da|van|von|la|le|al|el|bin|ibn|y)"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|{_PARTICLE})){{1,5}}"
_AUTHORS = rf"{_NAMES}(?:(?:, and |, | and | AND | & ){_NAMES}){{0,9}}"
_CAPITALS = rf"[{UPPER}][{UPPER}.'’-]+"
_BYLINE = regex(rf"(?:By|BY) ({_AUTHORS}(?:(?:,| of| for| in| \||/) ?[^\r\n.!?:;()—–]{{1,60}})?)[ \t]*(?=\r?\n|$)")
_DATELINE = regex(
    rf"(?P<place>{_CAPITALS}(?:[ ,]{{1,2}}[{UPPER}.'’-]{{2,}}){{0,4}}"
    rf"(?:, [{UPPER}][\w.]{{1,12}}(?: [A-Z][\w.]{{1,12}})?)?)"
    rf"(?:, (?P<date>{_MONTH} \d{{1,2}}(?:, \d{{4}})?))?"
    r"(?: ?\((?P<agency>[A-Z][\w. ]{1,30})\))? ?(?:—|–|--|- )[ \t]*"
)
_PLACE_OPENS = r"(?:NEW|SAN|SANTA|LOS|LAS|ST\.|FORT|EL|PORT|CAPE|TEL|HONG|KUALA|ADDIS|BUENOS|SALT|LAKE|LITTLE|RIO)"
_RUN_ON = regex(
    rf"(?:By|BY) ({_CAPITALS}(?:,? (?!{_PLACE_OPENS}\b)(?:{_CAPITALS}|and|&)){{1,9}})[ \t]+(?={_DATELINE.pattern})"
)
_CAPITAL_RUN = regex(rf"(?:By|BY) ({_CAPITALS}(?:(?:, | and | AND | & | ){_CAPITALS}){{1,9}})(?= |\r?\n|$)")


_BARE_DATE = regex(
    rf"(?:[A-Z][a-z]{{2,8}}\.?,? )?(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"(?=[ \t]*(?:\r?\n|$))"
)


class Labelled(NamedTuple):
    """A fragment that names what it holds: `Date: 2024-02-06`. Offsets are the source's."""

    key: Span
    value: Span
    end: int


class Dateline(NamedTuple):
    """The place, day and agency before a story's first words; `end` is where these begin."""

    place: Span
    date: Span | None
    agency: Span | None
    end: int


def labelled(source: str, at: int) -> Labelled | None:
    """The labelled fragment that begins at an offset. A date ends where it ends, other values end with the line."""
    dated = _DATED.match(source, at)
    if dated:
        return Labelled(Span(*dated.span(1)), Span(*dated.span(2)), dated.end())
    bare = _BARE_DATE.match(source, at)
    if bare:
        return Labelled(Span(at, at), Span(*bare.span()), bare.end())
    line = _LABELLED.match(source, at)
    if line and len(line[2]) <= 300:
        return Labelled(Span(*line.span(1)), Span(line.start(2), line.start(2) + len(line[2].rstrip())), line.end())
    return None


def byline(source: str, at: int) -> Labelled | None:
    """The byline that begins at an offset: on a line of its own, or in capitals before the story's first words."""
    for pattern in (_RUN_ON, _BYLINE, _CAPITAL_RUN):
        match = pattern.match(source, at)
        if match:
            return Labelled(Span(at, at + 2), Span(*match.span(1)), match.end())
    return None


def dateline(source: str, at: int) -> Dateline | None:
    """The dateline that begins at an offset."""
    match = _DATELINE.match(source, at)
    if not match:
        return None
    date, agency = (Span(*match.span(name)) if match[name] else None for name in ("date", "agency"))
    return Dateline(Span(*match.span("place")), date, agency, match.end())
