"""Characters that came out wrong: read in another encoding than they were written in, lost, or escaped twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from checks import places
from checks.gather import Dossier
from checks.model import Finding
from checks.places import Spot, Where

VALUES = ("seen", "what", "hint")

_LOST = "\ufffd"
_SUSPECT = re.compile(
    r"[^\x00-\x7f](?<=[À-ôĂăĎĐŁŚŹА-ГРСвгг¢√¬‚Γ├╬σ])[\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™©√∞§≠¬Äôúîí║⌐ÇÖªÉ]|[\x80-\x84\x86-\x9f]"
)
"""What stands in nearly all text of which an encoding was mistaken, and seldom elsewhere: ftfy has the last word."""
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_ESCAPE = r"(?:[A-Za-z]{2,8}\d{0,2}|#\d{2,6}|#[xX][0-9a-fA-F]{2,6});"
_ESCAPED = re.compile(f"&(?:amp;){{0,9}}{_ESCAPE}")
_ESCAPED_TWICE = re.compile(f"&(?:amp;){{1,9}}{_ESCAPE}")
"""Headers and records are HTML in some houses and plain text in others; what is escaped twice is wrong in both."""


@dataclass(frozen=True, slots=True)
class Options:
    """`where` lists the places whose characters are looked at. Of lost characters the first in an article is told."""

    where: Where = ("body", "title", "summary", "byline", "caption", "alt", "credit", "tags")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    lost = False
    marked: set[tuple[int, int]] = set()
    for spot in places.spots(dossier, options.where):
        for start, end, what, right in sorted((*_misread(spot), *_escaped(dossier, spot))):
            span = spot.text.span(start, end)
            if span not in marked:
                marked.add(span)
                yield _finding(dossier, spot, start, end, what, right)
        at = -1 if lost else spot.text.value.find(_LOST)
        if at >= 0:
            lost = True
            yield _finding(dossier, spot, at, at + 1, "what is left of a character that no encoding has", "")


def _misread(spot: Spot) -> Iterator[tuple[int, int, str, str]]:
    """The stretches that are no text in any language, and what they were before an encoding was mistaken."""
    text = spot.text.value
    if text.isascii() or not _SUSPECT.search(text):
        return
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    for foreign in _FOREIGN.finditer(text):
        if _SUSPECT.search(foreign[0]) and is_bad(foreign[0]):
            fixed = fix_encoding(foreign[0])
            right = "" if fixed == foreign[0] or is_bad(fixed) or not fixed.isprintable() else fixed
            yield *foreign.span(), "text in an encoding that was taken for another", right


def _escaped(dossier: Dossier, spot: Spot) -> Iterator[tuple[int, int, str, str]]:
    """Escapes that stay when the page is shown: those of an escape, and all of plain copy."""
    plain = spot.place == "body" and dossier.article.format == "wire"
    if "&" not in spot.text.value:
        return
    for escape in _ESCAPED.finditer(spot.text.value):
        right = escape[0]
        while (less := unescape(right)) != right:
            right = less
        source = dossier.article.source[slice(*spot.text.span(*escape.span()))]
        if len(right) == 1 and (plain or _ESCAPED_TWICE.match(source)):
            yield *escape.span(), "an escape that the reader sees", right


def _finding(dossier: Dossier, spot: Spot, start: int, end: int, what: str, right: str) -> Finding:
    values = {
        "seen": places.shown(spot.text.value[start:end]),
        "what": what,
        "hint": f"; write {right}" if right else "",
    }
    fix = places.swap(dossier, spot, start, end, right, safe=True) if right else None
    return Finding(spot.text.span(start, end), spot.place, values, suggestion=right or None, fix=fix)
