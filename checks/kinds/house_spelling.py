"""Names and words that the house spells in one way, found in another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checks import places
from checks.gather import Dossier
from checks.model import Finding, Span
from checks.patterns import Phrases
from checks.places import Where
from checks.records import Record
from checks.regexes import regex

VALUES = ("seen", "wanted")

_ALIKE = 60
_WORD = regex(r"[^\s-]+")


class Options(Record):
    """`spellings` names the house's spellings, and for each the variants that may not stand at `where`.

    Variants are found as whole words, with just these capitals, and not within a spelling of the house.
    """

    spellings: dict[str, tuple[str, ...]]
    where: Where = ("title", "summary", "body", "captions")

    def __post_init__(self) -> None:
        for wanted, variants in self.spellings.items():
            if not wanted.strip() or not all(variant.strip() for variant in variants):
                raise ValueError("`spellings` needs words on both sides")
            if wanted in variants:
                raise ValueError(f"`spellings` lists `{wanted}` as a variant of itself")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    houses, phrases = _search(tuple(options.spellings.items()))
    marked: set[Span] = set()
    for spot in places.spots(dossier, options.where):
        for start, end, phrase in phrases.find(spot.text.value):
            span = spot.text.span(start, end)
            if phrase in houses and span not in marked:
                marked.add(span)
                seen, put = places.shown(spot.text.value[start:end]), _counterpart(phrase, houses[phrase])
                values = {"seen": seen, "wanted": houses[phrase]}
                fix = places.swap(dossier, spot, start, end, put, safe=False)
                yield Finding(span, spot.place, values, suggestion=put, fix=fix)


@lru_cache(64)
def _search(spellings: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[dict[str, str], Phrases]:
    """The house's spelling of each variant, and a search for all; the house's own are found and left alone."""
    canonical = [wanted for wanted, _ in spellings]
    houses = {variant: wanted for wanted, variants in spellings for variant in variants}
    return {variant: houses[variant] for variant in houses.keys() - set(canonical)}, Phrases([*canonical, *houses])


def _counterpart(variant: str, wanted: str) -> str:
    """What replaces a variant: a surname by the surname, if the house's spelling is a full name."""
    words = list(_WORD.finditer(wanted))
    count = len(_WORD.findall(variant))
    if not 0 < count < len(words):
        return wanted
    tail = wanted[words[-count].start() :]
    from rapidfuzz.fuzz import ratio

    return tail if ratio(variant, tail) > max(ratio(variant, wanted), _ALIKE) else wanted
