"""An author's name in a form that author pages and feeds take for somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from checks import letters, places
from checks.credits import bylines
from checks.gather import Dossier
from checks.header.vocabulary import WRITTEN, normal
from checks.model import Field, Finding
from checks.records import Record
from checks.regexes import regex

VALUES = ("seen", "problem", "hint")

Form = Literal["by", "reversed", "several", "stray", "address", "markup", "capitals", "affiliation"]

_PRINTED = ("byline", "bylines", "by")
"""Keys of what is printed as it stands: `By` and the outlet belong to it."""
_BY = regex(r"(?:(?:story|words|text|written|reported|posted) )?by:? (?=\S)", re.I)
_STRAY = regex(r"^[ \t\xa0]|[ \t\xa0]{2}|\S[ \t\xa0]+$|^\s*[,;|/–—-]|[,;|/–—-]\s*$|\s,")
_ADDRESS = regex(r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|https?://|www\.\w|(?<!\S)@\w", re.I)
_MARKUP = regex(r"</?[a-z][^<>@]*>|[{}]|\[[^\[\]]*\]\(|\*\*|__", re.I)
_MARKS = " ,;:|/–—-()<>[]"
_PLAIN_CAPITALS = regex(rf"(?!MA?C)[{letters.UPPER}]{{3,}}|[{letters.UPPER}]\.")
"""A word whose other letters are surely small: no McCALL, no AJ."""
_SAID: dict[Form, str] = {
    "by": "begins with “By”",
    "reversed": "has the surname first",
    "several": "is several people in one item of a list",
    "stray": "has stray spaces or punctuation",
    "address": "has an address with it",
    "markup": "has markup in it",
    "capitals": "is in capitals",
    "affiliation": "has a role or an outlet with it",
}


class Options(Record):
    """`forms` are those that this house doesn't want: `capitals` and `affiliation` are a habit of many.

    The others are `by`, `reversed`, `several` people in one item of a list, `stray` spaces and punctuation,
    `address` and `markup`.
    """

    forms: tuple[Form, ...] = ("by", "reversed", "several", "stray", "address", "markup")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    field = dossier.header.roles.get("byline")
    if field is None or dossier.article.format == "wire" or normal(field.key) not in WRITTEN["byline"]:
        return
    for spot in places.spots(dossier, ("byline",)):
        written = spot.text.value.strip("\r\n")
        names = bylines.names(written)
        found = list(_forms(written, names, field))
        forms = [form for form in found if form in options.forms]
        if forms:
            wanted = _wanted(written, names, forms, found)
            hint = f"; write {wanted}" if wanted else "; list them one by one" if "several" in forms else ""
            told = " and ".join(_SAID[form] for form in forms)
            values = {"seen": places.shown(written), "problem": told, "hint": hint}
            sure = wanted and ("capitals" not in forms or all(map(_PLAIN_CAPITALS.fullmatch, names[0].split())))
            fix = places.swap(dossier, spot, 0, len(written), wanted, safe=False) if wanted and sure else None
            yield Finding(spot.span, spot.place, values, suggestion=wanted, fix=fix)


def _forms(written: str, names: tuple[str, ...], field: Field) -> Iterator[Form]:
    """What is odd in how a name is written, in an order in which it can be told."""
    printed = normal(field.key) in _PRINTED
    if names and _BY.match(written) and not printed:
        yield "by"
    if len(names) == 1 and _is_reversed(written, names[0]):
        yield "reversed"
    elif len(names) > 1 and field.type == "list":
        yield "several"
    elif len(names) == 1 and not printed and _is_affiliated(written, names[0]):
        yield "affiliation"
    if names and all(name.isupper() for name in names):
        yield "capitals"
    if names and _ADDRESS.search(written):
        yield "address"
    if _MARKUP.search(written):
        yield "markup"
    if _STRAY.search(written):
        yield "stray"


def _is_reversed(written: str, name: str) -> bool:
    last, comma, first = letters.said(written).partition(", ")
    return bool(comma) and name == f"{first} {last}"


def _is_affiliated(written: str, name: str) -> bool:
    """Whether more stands behind a name than an address and a suffix."""
    _, found, behind = letters.said(written).partition(name)
    words = [word for word in behind.split() if not _ADDRESS.search(word) and word.strip(_MARKS)]
    return bool(found) and any(word.strip(_MARKS).isalpha() for word in words)


def _wanted(written: str, names: tuple[str, ...], forms: list[Form], found: list[Form]) -> str | None:
    """The name as it should stand; None where that would be a guess, or lose what the house wants to keep."""
    if forms == ["stray"]:
        return " ".join(written.split()).strip(_MARKS[:8])
    if len(names) != 1 or ("affiliation" in found and "affiliation" not in forms):
        return None
    return _cased(names[0]) if "capitals" in forms else names[0]


def _cased(name: str) -> str:
    words = re.sub(r"[^\W_]+", lambda word: word[0].capitalize(), name)
    return re.sub(r"\bMc[a-z]", lambda start: "Mc" + start[0][2].upper(), words)
