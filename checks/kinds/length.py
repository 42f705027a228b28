"""A text that is too short or too long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks import letters, places
from checks.gather import Dossier
from checks.kinds import refuse_bounds
from checks.model import Finding
from checks.places import Where
from checks.records import Record

VALUES = ("field", "length", "limit", "unit")


class Options(Record):
    """`min` and `max` are how long a text at `where` may be, in `unit`s: `characters` or `words`.

    Tags don't count, and an entity counts as the one character that it stands for.
    """

    min: int | None = None
    max: int | None = None
    unit: Literal["characters", "words"] = "characters"
    where: Where = ("title",)

    def __post_init__(self) -> None:
        refuse_bounds(self.min, self.max)


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    for spot in places.spots(dossier, options.where):
        said = letters.said(spot.text.value)
        length = len(said) if options.unit == "characters" else len(said.split())
        limit = _broken(length, options)
        if said and limit is not None:
            values = {"field": spot.place, "length": str(length), "limit": str(limit), "unit": options.unit}
            yield Finding(spot.span, spot.place, values)


def _broken(length: int, options: Options) -> int | None:
    if options.min is not None and length < options.min:
        return options.min
    return options.max if options.max is not None and length > options.max else None
