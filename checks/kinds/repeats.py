"""A text that says what another one says already: a summary that is the headline, or the first paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from checks import letters, places
from checks.gather import Dossier
from checks.model import Evidence, Finding
from checks.places import Spot, Where
from checks.records import Record
from checks.regexes import regex

VALUES = ("field", "other")

_WORD = regex(r"\w+")
_CALLED = {"title": "headline", "lead": "first paragraph"}


class Options(Record):
    """A text at `where` may not say the same as one at `other`. Capitals, spacing and marks make no difference."""

    where: Where = ("summary",)
    other: Where = ("title",)


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    for spot in places.spots(dossier, options.where):
        words = _words(spot)
        same = next((each for each in places.spots(dossier, options.other) if words and _words(each) == words), None)
        if same is not None and same.span != spot.span:
            other = _CALLED.get(same.place, same.place)
            yield Finding(
                spot.span, spot.place, {"field": spot.place, "other": other}, (Evidence(same.span, f"the {other}"),)
            )


def _words(spot: Spot) -> list[str]:
    return [word.casefold() for word in _WORD.findall(letters.said(spot.text.value))]
