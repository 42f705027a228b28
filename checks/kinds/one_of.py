"""A value that is not one of those a field may have."""

from __future__ import annotations

from collections.abc import Iterator

from checks import places
from checks.gather import Dossier
from checks.model import Finding
from checks.patterns import nearest
from checks.places import Where
from checks.records import Record

VALUES = ("field", "value", "nearest", "values")


class Options(Record):
    """`values` are those that may stand at `where`; with `ignore_case`, in any capitalisation."""

    values: tuple[str, ...]
    ignore_case: bool = False
    where: Where = ("section",)

    def __post_init__(self) -> None:
        if not self.values:
            raise ValueError("`values` lists nothing")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    allowed = {value.casefold() if options.ignore_case else value for value in options.values}
    for spot in places.spots(dossier, options.where):
        value = spot.text.value.strip()
        if not value or (value.casefold() if options.ignore_case else value) in allowed:
            continue
        near = nearest(value, options.values)
        values = {
            "field": spot.place,
            "value": places.shown(value),
            "nearest": near or "",
            "values": ", ".join(options.values),
        }
        yield Finding(spot.span, spot.place, values, suggestion=near)
