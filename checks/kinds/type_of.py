"""A value that is not of the type it should be: a date, a web address, a slug, a language, a number …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from checks import places
from checks.credits import bylines
from checks.gather import Dossier
from checks.model import Finding
from checks.places import Spot, Where
from checks.records import Record
from checks.regexes import regex

VALUES = ("field", "value", "wanted")

Type = Literal["date", "datetime", "url", "email", "slug", "language", "names", "number", "flag"]

_WANTED: dict[Type, str] = {
    "date": "a date", "datetime": "a date with its time and zone", "url": "a web address", "email": "an e-mail address",
    "slug": "a slug", "language": "a language code", "names": "the name of a person", "number": "a number",
    "flag": "true or false",
}  # fmt: skip
_SHAPES: dict[Type, re.Pattern[str]] = {
    "url": regex(r"(?:https?://(?:[\w-]+\.)*[\w-]+\.?(?::\d{1,5})?(?:[/?#]\S*)?|/\S*)", re.I),
    "email": regex(r"[^\s@<>\"(),:;]{1,64}@[\w-]+(?:\.[\w-]+)+"),
    "slug": regex(r"\w+(?:-\w+)*"),
    "language": regex(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?", re.I | re.A),
    "number": regex(r"[+-]?(?:\d+(?:_\d+)*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?", re.I | re.A),
    "flag": regex(r"true|false", re.I),
}
_ZONED = regex(
    r"\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?[AP]\.?M\.?)? ?(?:Z|UTC|GMT|[A-Z]{1,3}[SD]?T|[+-]\d\d:?\d\d)$", re.I
)


class Options(Record):
    """`type` is what the values at `where` must be.

    A `date` can be read in one way; a `datetime` has a zone; a `url` may begin at the site's root; a `slug`
    is lower-case words joined by hyphens; a `language` has the shape of BCP 47, as en or pt-BR.
    """

    type: Type
    where: Where


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    for spot in places.spots(dossier, options.where):
        if spot.text.value.strip() and not _suits(spot, options.type):
            values = {"field": spot.place, "value": places.shown(spot.text.value), "wanted": _WANTED[options.type]}
            yield Finding(spot.span, spot.place, values)


def _suits(spot: Spot, type_: Type) -> bool:
    value = spot.text.value.strip()
    if type_ in ("date", "datetime"):
        return _dated(spot) and (type_ == "date" or bool(_ZONED.search(value)))
    if type_ == "names":
        return bool(bylines.names(value))
    return bool(_SHAPES[type_].fullmatch(value)) and (type_ != "slug" or value == value.lower())


def _dated(spot: Spot) -> bool:
    stamp = places.dated(spot)
    return stamp is not None and stamp.day is not None and stamp.problem is None
