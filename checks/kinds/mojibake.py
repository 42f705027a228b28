"""Characters that came out wrong: read in another encoding than they were written in, lost, or escaped twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from checks import places
from checks.gather import Dossier
from checks.model import Evidence, Finding, Fix, Span
from checks.places import Spot, Where
from checks.records import Record
from checks.regexes import regex
from checks.tuples import NamedTuple

VALUES = ("seen", "what", "hint")

_LOST = "\ufffd"
_QUOTED = 20
_FIRST = "[À-ôĂăĎĐŁŚŹА-ГРСвг¢√¬‚Γ├╬σ]"
_THEN = "[\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™©√∞§≠¬Äôúîí║⌐ÇÖªÉ]"
_SUSPECT = regex(rf"[^\x00-\x7f](?:[^\x00-\x7f](?<={_FIRST}{_THEN})|(?<=[\x80-\x84\x86-\x9f]))")
"""What stands in nearly all text of which an encoding was mistaken, and seldom elsewhere: ftfy has the last word.

Two characters that are not ASCII are what the engine skips to.
"""
_FOREIGN = regex(r"[^\x00-\x7f]+")
_ESCAPE = r"(?:[A-Za-z]{2,8}\d{0,2}|#\d{2,6}|#[xX][0-9a-fA-F]{2,6});"
_ESCAPED = regex(f"&(?:amp;){{0,9}}{_ESCAPE}")
_ESCAPED_TWICE = regex(f"&(?:amp;){{1,9}}{_ESCAPE}")
"""Headers and records are HTML in some houses and plain text in others; what is escaped twice is wrong in both."""


class Options(Record):
    """`where` lists the places whose characters are looked at."""

    where: Where = ("body", "title", "summary", "byline", "caption", "alt", "credit", "tags")


class _Wrong(NamedTuple):
    """A stretch of a text that came out wrong, and what it is to be, where that is known."""

    start: int
    end: int
    right: str = ""


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    """One finding a text and kind of mistake: what was read wrongly was so from its beginning to its end."""
    marked: set[Span] = set()
    for spot in places.spots(dossier, options.where):
        kinds = (
            ("text in an encoding that was taken for another", _misread(spot)),
            ("an escape that the reader sees", _escaped(dossier, spot)),
            ("what is left of a character that was lost", _lost(spot)),
        )
        for what, found in kinds:
            wrong = [each for each in found if spot.text.span(each.start, each.end) not in marked]
            marked |= {spot.text.span(each.start, each.end) for each in wrong}
            if wrong:
                yield _finding(dossier, spot, what, wrong)


def _misread(spot: Spot) -> Iterator[_Wrong]:
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
            yield _Wrong(*foreign.span(), right)


def _escaped(dossier: Dossier, spot: Spot) -> Iterator[_Wrong]:
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
            yield _Wrong(*escape.span(), right)


def _lost(spot: Spot) -> Iterator[_Wrong]:
    if _LOST in spot.text.value:
        yield from (_Wrong(*lost.span()) for lost in re.finditer(f"{_LOST}+", spot.text.value))


def _finding(dossier: Dossier, spot: Spot, what: str, wrong: list[_Wrong]) -> Finding:
    """Marks the first of them, quotes some others, and mends all that can be.

    A file whose encoding was guessed may be wrong in one place and right in others: so no fix is safe but an escape's.
    """
    first, *others = wrong
    swaps = (
        places.swap(dossier, spot, each.start, each.end, each.right, safe=True) for each in wrong if each.right
    )  # fmt: skip
    edits = tuple(edit for fix in swaps if fix for edit in fix.edits)
    hint = (f"; write {first.right}" if first.right else "") + (f" ({len(wrong)} in all)" if others else "")
    evidence = (
        Evidence(spot.text.span(each.start, each.end), f"to be {each.right}" if each.right else "like it")
        for each in others[:_QUOTED]
    )
    return Finding(
        spot.text.span(first.start, first.end),
        spot.place,
        {"seen": places.shown(spot.text.value[first.start : first.end]), "what": what, "hint": hint},
        tuple(evidence),
        suggestion=first.right or None,
        fix=Fix(edits, safe=spot.text.value[first.start] == "&") if edits else None,
    )
