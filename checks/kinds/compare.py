"""Two parts of an article that do not fit each other: dates out of order, texts that should differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from checks import places
from checks.dates import days
from checks.gather import Dossier
from checks.model import Evidence, Finding, Span
from checks.places import Spot
from checks.records import Record
from checks.regexes import regex

VALUES = ("field", "value", "other", "other_value")

Relation = Literal["before", "after", "not_before", "not_after", "equal", "differs", "contained", "not_contained"]

_MEANS: dict[Relation, str] = {
    "before": "has to be later", "after": "has to be earlier", "not_before": "can't be later",
    "not_after": "can't be earlier", "equal": "has to be the same", "differs": "says the same",
    "contained": "doesn't have it", "not_contained": "has it already",
}  # fmt: skip
_OF_DATES = ("before", "after", "not_before", "not_after")
_DAY = regex(r"(\d{4})-(\d\d)-(\d\d)", re.A)
_WORD = regex(r"\w+")


class Options(Record):
    """`field` must stand in a `relation` to `other`: places both, or `other` a day, as 2020-01-31.

    `text` is the body. Dates are compared as days, and months and years only as far as they are certain.
    Texts are compared without regard to capitals and spacing; `contained` looks for whole words.
    """

    field: str
    relation: Relation
    other: str

    def __post_init__(self) -> None:
        dated, day = self.relation in _OF_DATES, _DAY.fullmatch(self.other)
        if self.field == self.other:
            raise ValueError("`field` and `other` are the same")
        if day and not dated:
            raise ValueError(f"`{self.relation}` compares texts, and `{self.other}` is a day")
        if day and not _literal(self.other):
            raise ValueError(f"`{self.other}` is no day of the calendar")
        if dated and "text" in (self.field, self.other):
            raise ValueError(f"`{self.relation}` compares dates, and `text` is none")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    yield from _dates(dossier, options) if options.relation in _OF_DATES else _texts(dossier, options)


def _dates(dossier: Dossier, options: Options) -> Iterator[Finding]:
    spot, other = (next(_spots(dossier, name), None) for name in (options.field, options.other))
    one, two = _days(spot), _literal(options.other) or _days(other)
    if spot and one and two and not _possible(options.relation, one, two):
        yield _finding(options, spot, other, other.span if other else None)


def _literal(day: str) -> tuple[int, int] | None:
    parts = _DAY.fullmatch(day)
    ordinal = days.ordinal(*(int(part) for part in parts.groups())) if parts else None
    return (ordinal, ordinal) if ordinal else None


def _days(spot: Spot | None) -> tuple[int, int] | None:
    """The first and the last day that a date can mean."""
    stamp = places.dated(spot) if spot else None
    window = stamp.window if stamp else None
    return (window.start, window.end - 1) if window and window.start is not None and window.end is not None else None


def _possible(relation: Relation, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether some day of the one stands in the relation to some day of the other."""
    return {
        "before": one[0] < two[1],
        "after": one[1] > two[0],
        "not_before": one[1] >= two[0],
        "not_after": one[0] <= two[1],
    }[relation]


def _texts(dossier: Dossier, options: Options) -> Iterator[Finding]:
    within = "contained" in options.relation
    folded = _words if within else _spaced
    others = [(spot, folded(spot.text.value)) for spot in _spots(dossier, options.other)]
    for spot in _spots(dossier, options.field):
        value = folded(spot.text.value)
        hit = next((each for each, text in others if (value in text if within else value == text)), None)
        wanted = options.relation in ("equal", "contained")
        if others and value.strip() and (hit is None) == wanted:
            other = hit or others[0][0]
            place = _where(other, value) if hit and within else other.span
            if place.end <= spot.span.start or spot.span.end <= place.start:
                yield _finding(options, spot, other, place)


def _spots(dossier: Dossier, name: str) -> Iterator[Spot]:
    place = "body" if name == "text" else name
    return (spot for spot in places.spots(dossier, (place,)) if spot.text.value.strip())


def _spaced(text: str) -> str:
    return " ".join(text.split()).casefold()


def _words(text: str) -> str:
    """The words of a text between single spaces, so that none is found within another."""
    return f" {' '.join(word.casefold() for word in _WORD.findall(text))} "


def _where(spot: Spot, words: str) -> Span:
    """Where words stand in the text that has them: behind as many others as there are spaces before."""
    text = _words(spot.text.value)
    first = text.count(" ", 0, text.index(words))
    found = list(_WORD.finditer(spot.text.value))
    return spot.text.span(found[first].start(), found[first + words.count(" ") - 2].end())


def _finding(options: Options, spot: Spot, other: Spot | None, place: Span | None) -> Finding:
    """The evidence is the other side; of a whole body, which nobody would read, there is none."""
    other_value = places.shown(other.text.value) if other else options.other
    values = {"field": options.field, "value": places.shown(spot.text.value), "other": options.other}
    means = f"the {options.other}, which {_MEANS[options.relation]}"
    whole = other is not None and other.place == "body" and place == other.span
    evidence = () if place is None or whole else (Evidence(place, means),)
    return Finding(spot.span, spot.place, {**values, "other_value": other_value}, evidence)
