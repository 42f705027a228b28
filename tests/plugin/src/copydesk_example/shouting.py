"""A headline that is set in capitals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checks.gather import Dossier
from checks.model import Finding
from checks.places import spots

VALUES = ("headline",)


@dataclass(frozen=True, slots=True)
class Options:
    """`words` is how many words a headline in capitals may have."""

    words: int = 1


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    for spot in spots(dossier, ("headline",)):
        if spot.text.value.isupper() and len(spot.text.value.split()) > options.words:
            yield Finding(spot.span, spot.place, {"headline": spot.text.value})
