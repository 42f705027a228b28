"""Too few or too many of something: paragraphs, links, tags, images, quotes."""

from __future__ import annotations

from collections.abc import Iterator

from checks import places
from checks.gather import Dossier
from checks.kinds import refuse_bounds
from checks.model import Finding
from checks.places import Spot, Where
from checks.records import Record

VALUES = ("field", "count", "limit")


class Options(Record):
    """`min` and `max` are how many texts there may be at `where`: each tag, link or paragraph is one.

    Of `alt` and `links`, those without words count too.
    """

    where: Where
    min: int | None = None
    max: int | None = None

    def __post_init__(self) -> None:
        refuse_bounds(self.min, self.max)


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    if not dossier.header.readable and not set(options.where) <= set(places.BODY):
        return
    found = [spot for spot in places.spots(dossier, options.where) if _counts(spot)]
    values = {"field": ", ".join(options.where), "count": str(len(found))}
    if options.min is not None and len(found) < options.min:
        place = options.where[0]
        yield Finding(places.stands(dossier, place), place, {**values, "limit": str(options.min)})
    elif options.max is not None and len(found) > options.max:
        spot = found[options.max]
        yield Finding(spot.span, spot.place, {**values, "limit": str(options.max)})


def _counts(spot: Spot) -> bool:
    """A field that says nothing counts for nothing; an image or a link without words is still one."""
    return bool(spot.text.value.strip()) or spot.place in ("alt", "links")
