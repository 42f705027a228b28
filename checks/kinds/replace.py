"""Words that the desk replaces by others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checks import places
from checks.gather import Dossier
from checks.model import Finding, Span
from checks.patterns import Phrases
from checks.places import Where
from checks.records import Record

VALUES = ("seen", "wanted")


class Options(Record):
    """`swap` names words, and for each what is to stand in its place at `where`.

    Words are found whole, in any capitalisation unless they are listed with capitals, and not within what
    is wanted. A capital at the beginning and ALL CAPITALS are kept.
    """

    swap: dict[str, str]
    where: Where = ("body", "title", "summary")

    def __post_init__(self) -> None:
        if not self.swap:
            raise ValueError("`swap` lists nothing")
        for seen, wanted in self.swap.items():
            if not seen.strip() or not wanted.strip():
                raise ValueError("`swap` needs words on both sides")
            if seen == wanted:
                raise ValueError(f"`swap` replaces `{seen}` by itself")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    phrases = _phrases(tuple(options.swap.items()))
    marked: set[Span] = set()
    for spot in places.spots(dossier, options.where):
        for start, end, phrase in phrases.find(spot.text.value):
            seen, span = spot.text.value[start:end], spot.text.span(start, end)
            wanted = _capitalised(options.swap[phrase], seen, phrase) if phrase in options.swap else seen
            if wanted != seen and span not in marked:
                marked.add(span)
                fix = places.swap(dossier, spot, start, end, wanted, safe=True)
                values = {"seen": places.shown(seen), "wanted": wanted}
                yield Finding(span, spot.place, values, suggestion=wanted, fix=fix)


@lru_cache(64)
def _phrases(swap: tuple[tuple[str, str], ...]) -> Phrases:
    """What is wanted is looked for too: a word within it is left alone."""
    return Phrases([phrase for pair in swap for phrase in pair], ignore_case=True)


def _capitalised(wanted: str, seen: str, phrase: str) -> str:
    if phrase != phrase.lower():
        return wanted
    if seen.isupper() and sum(map(str.isalpha, seen)) > 1:
        return wanted.upper()
    return wanted[0].upper() + wanted[1:] if seen[0].isupper() else wanted
