"""A value that stands twice in one list of an article: a tag, a section, an author."""

from __future__ import annotations

from collections.abc import Iterator

from checks import letters, places
from checks.gather import Dossier
from checks.model import Evidence, Finding
from checks.places import Spot, Where
from checks.records import Record

VALUES = ("field", "value", "other")


class Options(Record):
    """No value may stand twice in a list at `where`. Capitals, spacing, hyphens and underscores make no difference."""

    where: Where = ("tags",)


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    for place in options.where:
        seen: dict[str, Spot] = {}
        for spot in places.spots(dossier, (place,)):
            folded = _folded(spot.text.value)
            first = seen.setdefault(folded, spot)
            if folded and first is not spot:
                values = {
                    "field": place,
                    "value": places.shown(spot.text.value),
                    "other": places.shown(first.text.value),
                }
                yield Finding(spot.span, place, values, (Evidence(first.span, "stands here first"),))


def _folded(value: str) -> str:
    return " ".join(letters.said(value).casefold().replace("-", " ").replace("_", " ").split())
