"""A dateline against the style of the Associated Press, or with another city than the header's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks import letters, places
from checks.credits import datelines
from checks.gather import Dossier
from checks.kinds import NoOptions
from checks.model import Evidence, Finding, Text
from checks.names.lexicons import fold
from checks.places import Spot
from checks.readers import fragments
from checks.regexes import regex

VALUES = ("seen", "problem", "hint")

_CITIES = ("dateline", "city", "location")
_OPENING_BLOCKS = 4
"""A dateline stands under a byline, an image or a notice at the most."""
_WIDE = regex(r"\b(?:county|parish|township|region|regional|valley|area|island|state|province|district)\b", re.I)
"""What a location may be that has cities in it. One without a state may be a country."""
_SAINT = regex(r"\b(?:saint|st\.?)(?= )|(?<=\bst)\.", re.I)


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    prose = dossier.article.prose
    for block in dossier.article.blocks[:_OPENING_BLOCKS]:
        found = fragments.dateline(prose.value, block.start)
        small = None if found else datelines.in_small_letters(prose.value[block.start : block.end])
        if found or small:
            end = found.place.end if found else block.start + (small or (0,))[0]
            place = prose.part(block.start, end)
            yield from _against_style(dossier, place, small[1] if small else None)
            yield from _against_header(dossier, place)
            return


def _against_style(dossier: Dossier, place: Text, capitals: str | None) -> Iterator[Finding]:
    styled = datelines.styled(capitals or place.value)
    problem = "has its city in small letters" if capitals else styled.problem if styled else ""
    wanted = styled.wanted if styled else capitals
    if wanted:
        fix = places.swap(dossier, Spot("dateline", place), 0, len(place.value), wanted, safe=True)
        values = {
            "seen": place.value,
            "problem": problem,
            "hint": f"; write {wanted}{'' if wanted[-1] == '.' else '.'}",
        }
        yield Finding(place.span(0, len(place.value)), "dateline", values, suggestion=wanted, fix=fix)


def _against_header(dossier: Dossier, place: Text) -> Iterator[Finding]:
    seen = _city(place.value)
    for field in (field for key in _CITIES for field in places.fields(dossier, key)):
        stated = letters.said(field.values[0].value) if len(field.values) == 1 else ""
        city = _city(stated)
        wide = field.key.lower() == "location" and ("," not in stated or _WIDE.search(stated))
        if city and not wide and seen not in fold(stated) and city not in seen:
            evidence = (Evidence(field.span, f"the header’s {field.key}"),)
            values = {"seen": place.value, "problem": f"is not the header’s {field.key}, {stated}", "hint": "."}
            yield Finding(place.span(0, len(place.value)), "dateline", values, evidence)


def _city(written: str) -> str:
    """The city of a place, folded: `ST. LOUIS (AP)` and `Saint Louis, Mo.` are one."""
    return fold(_SAINT.sub("st", re.split(r"[,(—–]", written, maxsplit=1)[0].strip()))
