"""An article that names nobody as its author, though its tagline may."""

from __future__ import annotations

from collections.abc import Iterator

from checks.credits import bylines
from checks.gather import Dossier
from checks.model import Evidence, Finding
from checks.records import Record
from checks.regexes import regex

VALUES = ("hint",)


_UNSIGNED = (
    "obituaries", "obituary", "death notices", "legal notices", "legals", "public notices", "classifieds", "calendar",
    "events", "community calendar", "letters", "letters to the editor", "corrections", "for the record",
    "today in history", "crossword", "puzzles", "games", "horoscopes", "comics", "weather", "scores", "tv listings",
    "police blotter", "police log", "briefs", "news briefs", "in brief", "property transfers", "lottery",
)  # fmt: skip
"""Standing heads of what papers print without a byline."""
_DIED = regex(r"\b(?:died|passed away|passing of|death of|went home to be with|transitioned)\b")
_LEAD = 300
"""Characters from the start in which a death notice says who died."""


class Options(Record):
    """`exempt_sections` are the sections and standing heads whose articles go without a byline, in any capitals.

    Nor does a death notice need one, whose headline is no more than the name of who died, nor a picture's caption.
    """

    exempt_sections: tuple[str, ...] = _UNSIGNED


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    header = dossier.header
    if not header.readable or header.credited or dossier.body_byline or not dossier.article.prose.value.strip():
        return
    tagline = dossier.tagline
    if tagline is None and (_is_exempt(dossier, options) or _is_unsigned(dossier)):
        return
    span = header.place("byline")
    if tagline is None:
        yield Finding(span, "byline", {"hint": ""})
        return
    means = f"names who reported it, from {tagline.place}"
    hint = f"; the tagline implies {_listed(tagline.names)}"
    evidence = (Evidence(tagline.span, means),)
    yield Finding(span, "byline", {"hint": hint}, evidence, names=tagline.names)


def _is_exempt(dossier: Dossier, options: Options) -> bool:
    """Whether a section or the headline is one of the standing heads."""
    field = dossier.header.roles.get("section")
    heads = {value.value.strip().lower() for value in field.values} if field else set()
    heads.add(dossier.header.text("title").lower())
    return any(exempt.lower() in heads for exempt in options.exempt_sections)


def _is_unsigned(dossier: Dossier) -> bool:
    """Whether an article is nothing but captions, or tells of the death of the one who is its headline."""
    blocks = dossier.article.blocks
    if blocks and all(block.kind == "caption" for block in blocks):
        return True
    title = dossier.header.text("title").replace("(", "").replace(")", "")
    named = 2 <= len(title.split()) <= 5 and bylines.is_person(title)
    return named and _DIED.search(dossier.article.prose.value[:_LEAD]) is not None


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
