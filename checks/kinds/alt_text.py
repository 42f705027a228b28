"""An alternative text that tells nothing of its image: a file's name, a word such as `photo`, a sentence told twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from checks import letters
from checks.gather import Dossier
from checks.model import Finding, Text
from checks.records import Record
from checks.regexes import regex
from checks.tuples import NamedTuple

VALUES = ("seen", "problem")

Form = Literal["repeated", "markup", "generic", "file_name", "caption", "opening"]

_SUFFIX = regex(r"[^\s/]\.(?:jpe?g|png|gif|webp|svg|avif|tiff?|bmp|heic)$", re.I)
_NAMED = regex(
    r"(?:[^\W_]+[-_]+){3,}[^\W_]+|(?:img|dsc|dscn|pxl|screen-?shot)[-_]?\d[\w-]*|\d{2,4} ?[-_]?x[-_]? ?\d{2,4}\b.*",
    re.I,
)
_GENERIC = regex(
    r"(?:an? |the )?(?:(?:featured|hero|header|cover|lead|main|article|file|stock) )?(?:image|photo(?:graph)?|picture"
    r"|pic|img|graphic|illustration|screen ?shot|thumbnail|banner|figure|logo|icon|alt|image of|photo of)(?: \d+)?",
    re.I,
)
_OPENING = regex(
    r"(?:an? |the |this )?(?:image|photo(?:graph)?|picture)(?: (?:of|shows?|showing|depicting)\b| is of\b)", re.I
)
_MARKUP = regex(r"\b(?:width|height|class|style|src|alt|href|title)=")
_SENTENCE = regex(r"(?<=[.!?])\s+|\n+")
_WORD = regex(r"\w+")
_FEWEST = 3
"""Words of a sentence that is not said twice for emphasis."""


class _Shown(NamedTuple):
    alt: Text
    url: str
    caption: str


class Options(Record):
    """`forms` are what is no good: a sentence told twice, attributes that slipped in, a word that names no more than
    the kind of thing, a file's name, the caption again, and an opening such as `Image of`.
    """

    forms: tuple[Form, ...] = ("repeated", "markup", "generic")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    for shown in _all(dossier):
        said = letters.said(shown.alt.value)
        problem = _problem(said, shown, options.forms) if said else None
        if problem:
            yield Finding(shown.alt.span(0, len(shown.alt.value)), "alt", {"seen": said[:80], "problem": problem})


def _all(dossier: Dossier) -> Iterator[_Shown]:
    """The header's image, and those in the body."""
    header = dossier.header
    field = header.roles.get("alt")
    if field is not None and field.said:
        yield _Shown(field.values[0], header.text("image"), header.text("caption"))
    for image in dossier.article.images:
        yield _Shown(image.alt, image.url, image.caption.value if image.caption else "")


def _problem(said: str, shown: _Shown, forms: tuple[Form, ...]) -> str | None:
    twice = _twice(shown.alt.value) if "repeated" in forms else None
    if twice:
        return f"says “{twice}” twice"
    if "markup" in forms and _MARKUP.search(said):
        return "has a part of the markup in it"
    if "generic" in forms and _GENERIC.fullmatch(said.rstrip(".:")):
        return "says no more than what kind of thing it is"
    if "file_name" in forms and _is_file_name(said, shown.url):
        return "is a file’s name"
    if "caption" in forms and shown.caption and _words(said) == _words(letters.said(shown.caption)):
        return "is the caption again, which is read out twice"
    if "opening" in forms and _OPENING.match(said):
        return "says that it is an image, which is told without it"
    return None


def _twice(value: str) -> str | None:
    seen: set[tuple[str, ...]] = set()
    for sentence in _SENTENCE.split(value):
        words = tuple(_words(sentence))
        if words in seen and len(words) >= _FEWEST:
            return " ".join(sentence.split())
        seen.add(words)
    return None


def _is_file_name(said: str, url: str) -> bool:
    name = url.partition("?")[0].partition("#")[0].rpartition("/")[2]
    same = said in (name, name.rpartition(".")[0]) and any(mark in said for mark in "-_")
    return same or _SUFFIX.search(said) is not None or _NAMED.fullmatch(said) is not None


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
