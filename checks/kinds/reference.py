"""A value that does not stand in a list that the desk keeps: of authors, sections, tags …"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checks import places
from checks.credits import bylines
from checks.gather import Dossier
from checks.model import Finding
from checks.patterns import nearest
from checks.places import Spot, Where
from checks.records import Record, field

VALUES = ("field", "value", "nearest")


class Options(Record):
    """`list` is a file of the values that may stand at `where`; with `ignore_case`, in any capitalisation.

    Of a byline the names of people are looked up.
    """

    list: tuple[str, ...] = field(metadata={"file": True})
    ignore_case: bool = False
    where: Where = ("byline",)


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    known = _known(options.list, options.ignore_case)
    for spot in places.spots(dossier, options.where):
        for value in _values(spot):
            if (value.casefold() if options.ignore_case else value) not in known:
                near = nearest(value, options.list)
                values = {"field": spot.place, "value": places.shown(value), "nearest": near or ""}
                yield Finding(spot.span, spot.place, values, suggestion=near)


def _values(spot: Spot) -> tuple[str, ...]:
    value = spot.text.value.strip()
    return bylines.names(value) if spot.place == "byline" else (value,) if value else ()


@lru_cache(64)
def _known(listed: tuple[str, ...], ignore_case: bool) -> frozenset[str]:
    return frozenset(entry.strip().casefold() if ignore_case else entry.strip() for entry in listed)
