"""What the world knows that a text can be dated by. The entries stand in rules/facts/*.yaml.

Days are proleptic ordinals. An end of None means that none is known, and never gives an upper bound.
`verified` entries were seen in their source; the others may support a proof and never make one alone.
"""

from __future__ import annotations

from checks.dates.days import Window
from checks.records import Record


class Tenure(Record):
    """One holder of an office: `forms` are the full names, `titles` lower-case ways to name the office."""

    holder: str
    forms: tuple[str, ...]
    office: str
    org: str
    titles: tuple[str, ...]
    terms: tuple[Window, ...]
    verified: bool


class Count(Record):
    """How many members an organisation has, and since when."""

    org: str
    names: tuple[str, ...]
    nouns: tuple[str, ...]
    number: int
    window: Window


class Coined(Record):
    """A term that nobody wrote before a day."""

    term: str
    forms: tuple[str, ...]
    start: int
    verified: bool


class Event(Record):
    """An anchor of anniversaries. `nouns` name it where every word of `context` stands in the article."""

    name: str
    day: int
    nouns: tuple[str, ...]
    context: tuple[str, ...]
    phrases: tuple[str, ...]
    ongoing: bool
    verified: bool


class Gathering(Record):
    """A recurring meeting: `times` are its days and its place each time."""

    name: str
    names: tuple[str, ...]
    nouns: tuple[str, ...]
    times: tuple[tuple[Window, str], ...]


class Facts(Record, eq=False):
    """All that is known. Compared by identity, so that what is built from it can be kept cheaply."""

    tenures: tuple[Tenure, ...] = ()
    counts: tuple[Count, ...] = ()
    coined: tuple[Coined, ...] = ()
    events: tuple[Event, ...] = ()
    gatherings: tuple[Gathering, ...] = ()


NO_FACTS = Facts()
