"""What a page states in its head: Open Graph, Dublin Core and other `<meta>` tags, its language, title and address."""

from __future__ import annotations

from collections.abc import Iterator

from checks.model import Field, Span, Text
from checks.readers import markup
from checks.readers.html.page import Element, Page
from checks.regexes import regex

_OWN = {"date": "meta date"}
"""Names that say less in a page's head than in a header: some sites state there when the page was made."""
_PUBLISHED = regex(r"publi|creat|upload|issued|releas|posted")
_DAY = regex(r"\d{4}-\d\d-\d\d")


def fields(page: Page) -> Iterator[Field]:
    """A field for each name of a meta tag; a name that stands several times has several values."""
    found: dict[str, list[tuple[Text, Span]]] = {}
    for element in page.tree.select("meta[content]"):
        value = page.attribute(element, "content")
        if value is not None and value.value.strip():
            for key in _names(element):
                found.setdefault(key, []).append((value, page.span(element)))
    dates = [key for key in found if _PUBLISHED.search(key) and _DAY.match(found[key][0][0].value)]
    if dates:  # for names that only this site knows
        found["meta published"] = found[dates[0]]
    for key, values in found.items():
        span = values[0][1]
        yield Field(key, tuple(value for value, _ in values), span, span, "string" if len(values) == 1 else "list")
    yield from _of(page, "link[rel=canonical]", "href", "canonical")
    yield from _of(page, "html[lang]", "lang", "language")
    yield from _title(page)


def _names(element: Element) -> list[str]:
    """What a meta tag calls itself; `property` may hold several words."""
    names = (element.attrs.get(name) for name in ("property", "name", "itemprop", "http-equiv"))
    words = (word for name in names if name for word in (name if isinstance(name, list) else name.split()))
    return list(dict.fromkeys(_OWN.get(str(word).lower(), str(word).lower()) for word in words))


def _of(page: Page, selector: str, name: str, key: str) -> Iterator[Field]:
    element = page.tree.select_one(selector)
    value = page.attribute(element, name) if element is not None else None
    if value is not None and value.value.strip():
        span = value.span(0, len(value.value))
        yield Field(key, (value,), span, span)


def _title(page: Page) -> Iterator[Field]:
    if page.title is not None and page.title.text.strip():
        inner = page.inner(page.title)
        yield Field("html title", (markup.decoded(page.source, *inner),), inner, inner)
