"""Something that must be there and say something: a field of the header, a headline, an alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from checks import blanks, places
from checks.gather import Dossier
from checks.model import Finding
from checks.places import Where
from checks.records import Record

VALUES = ("field",)


class Options(Record):
    """`where` lists what must be filled. Tags, blanks and placeholders such as TK, TBD and N/A fill nothing."""

    where: Where = ("title",)


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    if not dossier.header.readable:
        return
    for place in options.where:
        found = list(places.spots(dossier, (place,)))
        if not found and not _without_images(dossier, place):
            yield Finding(places.stands(dossier, place), place, {"field": place})
        for spot in found:
            if not blanks.says(spot.text.value):
                yield Finding(spot.span, place, {"field": place})


def _without_images(dossier: Dossier, place: str) -> bool:
    """An article that shows no image lacks no alternative text."""
    return place == "alt" and "image" not in dossier.header.roles
