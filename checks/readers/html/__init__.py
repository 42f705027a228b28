"""Web pages: what they state for machines, what they show to readers, and the text of the article itself."""

from __future__ import annotations

from checks.model import Article, Problem
from checks.readers.html import linked_data, main_text, meta_tags, titles, visible
from checks.readers.html.page import Page

_DATED = frozenset({"datepublished", "article:published_time", "pubdate", "dc.date.issued", "parsely-pub-date"})
_SIGNED = frozenset({"author", "creator"})


def read(path: str, source: str) -> Article:
    """The one article of a page. What it states for machines comes first, what it merely shows last."""
    page = Page(source)
    problems: list[Problem] = []
    linked = list(linked_data.fields(page, problems))
    fields = [*linked, *meta_tags.fields(page)]
    dated = any(field.key.lower() in _DATED for field in fields)
    signed = any(field.key in _SIGNED for field in linked)  # a bare meta tag often names the site instead
    fields += visible.fields(page, dated, signed)
    body = main_text.read(page)
    return Article(
        path,
        index=0,
        format="html",
        source=source,
        fields=tuple(titles.trimmed(fields)),
        prose=body.prose,
        blocks=body.blocks,
        body=main_text.start(page),
        images=body.images,
        links=body.links,
        problems=tuple(problems),
    )
