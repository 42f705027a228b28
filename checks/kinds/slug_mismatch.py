"""A slug that belongs to another article: it has another day, or not one word of the headline, summary and lead."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from checks import letters, places
from checks.dates import days
from checks.gather import Dossier
from checks.model import Evidence, Finding
from checks.records import Record
from checks.regexes import regex

VALUES = ("value", "problem")

_DAY = regex(r"(?<!\d)(20\d\d|19\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_WORD = regex(r"[a-z]{3,}")
_STEM = 3
"""Letters by which two words are taken for one: `vote` and `voting`."""
_FEWEST = 2
"""Words of Latin letters that a slug and a headline must have to be compared."""
_SOME = "title", "summary", "section", "tags", "lead", "caption", "alt"


class Options(Record):
    """`days` is how far a day in the slug may be from the article's: what is announced has its own."""

    days: int = 200


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    field = dossier.header.roles.get("slug")
    if field is None or not field.said:
        return
    text = field.values[0]
    span = text.span(0, len(text.value))
    dated = _day(text.value)
    stamp = dossier.header.date
    if dated and stamp and stamp.day is not None and abs(dated - stamp.day) > options.days:
        problem = f"has the day {days.iso(dated)}, and the article {days.iso(stamp.day)}"
        evidence = (Evidence(stamp.span, "the article’s date"),)
        yield Finding(span, "slug", {"value": places.shown(text.value), "problem": problem}, evidence)
        return
    slug, title = _stems(text.value), _stems(dossier.header.text("title"))
    if min(len(slug), len(title)) < _FEWEST or slug & title:
        return
    told = _stems(" ".join(letters.said(spot.text.value) for spot in places.spots(dossier, _SOME)))
    if not slug & told:
        problem = "has no word of the headline, the summary or the first paragraph"
        yield Finding(span, "slug", {"value": places.shown(text.value), "problem": problem})


def _day(slug: str) -> int | None:
    found = _DAY.search(slug)
    return days.ordinal(*map(int, found.groups())) if found else None


def _stems(text: str) -> set[str]:
    """How the words of Latin letters begin."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(char))
    return {word[:_STEM] for word in _WORD.findall(plain)}
