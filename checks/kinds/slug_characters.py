"""A slug with characters that an address shows badly, or not at all: spaces, capitals, accents, a file's suffix."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from checks import places
from checks.gather import Dossier
from checks.header.vocabulary import WRITTEN, normal
from checks.model import Finding
from checks.records import Record
from checks.regexes import regex

VALUES = ("value", "problem")

Form = Literal["spaces", "marks", "hyphens", "suffix", "capitals", "underscores", "accents"]

_FORMS: dict[Form, tuple[re.Pattern[str], str]] = {
    "suffix": (regex(r"\.(?:html?|md|mdx|markdown|txt|php|aspx?)$", re.I), "ends like a file’s name"),
    "spaces": (regex(r"\s"), "has a blank"),
    "marks": (regex(r"[^\w\s./~%–—-]|\.(?![a-z0-9])|(?<![a-z0-9])\.", re.I), "has a mark that no address needs"),
    "hyphens": (regex(r"--|[–—]|^-|-$|/-|-/"), "has a hyphen too many"),
    "capitals": (regex(r"[A-ZÀ-ÖØ-Þ]"), "has capitals"),
    "underscores": (regex(r"_"), "has an underscore"),
    "accents": (regex(r"[^\x00-\x7f]"), "has letters that addresses write in code"),
}
_ENCODED = regex(r"%[0-9a-fA-F]{2}")
_APART = regex(r"(?:[^\w/.]|_|\.(?![a-z0-9])|(?<![a-z0-9])\.)+")


class Options(Record):
    """`forms` are what is no good: what addresses can't show, and the habits of other houses.

    Dots within words, as in `v2.1`, and slashes are left alone, and so is a slug that is in an address's code already.
    """

    forms: tuple[Form, ...] = ("suffix", "spaces", "marks", "hyphens")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    field = dossier.header.roles.get("slug")
    if field is None or not field.said or normal(field.key) not in WRITTEN["slug"]:
        return
    text = field.values[0]
    value = text.value.strip()
    problems = (what for form, (pattern, what) in _FORMS.items() if form in options.forms and pattern.search(value))
    problem = None if _ENCODED.search(value) else next(problems, None)
    if problem:
        wanted = _slug(value, options.forms)
        values = {"value": places.shown(value), "problem": problem}
        yield Finding(text.span(0, len(text.value)), "slug", values, suggestion=wanted if wanted != value else None)


def _slug(value: str, forms: tuple[Form, ...]) -> str | None:
    """The slug without what is no good in it; None where nothing is left."""
    bare = _FORMS["suffix"][0].sub("", value.replace("'", "").replace("’", "")).lower()
    slug = "/".join(part for each in bare.split("/") if (part := _APART.sub("-", each).strip("-.")))
    if "accents" in forms:
        slug = "".join(char for char in unicodedata.normalize("NFKD", slug) if char.isascii())
    return slug or None
