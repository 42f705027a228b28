"""The prose of a body that is a string: HTML where it has blocks, Markdown where it has marks, else plain text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from checks.model import Image, Link, Text
from checks.readers import markdown, opening, plain
from checks.readers.opening import Opening
from checks.readers.prose import Body, ProseBuilder
from checks.regexes import regex

_HTML = regex(r"(?:html|rendered|processed)$", re.I)
_MARKDOWN = regex(r"(?:markdown|md)$", re.I)
_BLOCKS = regex(r"<(?:p|div|br|hr|h[1-6]|ul|ol|li|table|blockquote|figure|section|article|html|body)\b[^<>]*>", re.I)
_MARKS = regex(r"\]\(|^#{1,6} |\*\*\w|</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I | re.M)


def read(source: str, key: str, texts: Iterable[Text]) -> Body:
    """What a body in a source says; several texts are its paragraphs, none are a body that says nothing."""
    builder = ProseBuilder(source)
    images: list[Image] = []
    links: list[Link] = []
    for body in (_read(key, text) for text in texts if text.value.strip()):
        shift = builder.splice(body.prose, body.blocks)
        images += body.images
        links += [Link(start + shift, end + shift, url) for start, end, url in body.links]
    prose, blocks = builder.finish()
    return Body(prose, blocks, tuple(images), tuple(links))


def opened(key: str, texts: tuple[Text, ...], told: Collection[str]) -> tuple[Opening, tuple[Text, ...]]:
    """The header of wire copy that a body opens with, where the record tells neither a date nor a byline; the rest.

    `told` are the roles that it tells: where it has a title, the first line of its body is none.
    """
    if "date" in told or "byline" in told or not texts or _is_page(key, texts[0].value):
        return opening.NOTHING, texts
    first, *rest = texts
    found = opening.read(first.value, opening.none if "title" in told else opening.line)
    return found.through(first), (first.part(found.end, len(first.value)), *rest)


def is_html(key: str) -> bool:
    """Whether a key says that its value is HTML, tags or not."""
    return _HTML.search(key) is not None


def _read(key: str, text: Text) -> Body:
    if _is_page(key, text.value):
        from checks.readers import markup  # its parser is slow to import

        return markup.read(text)
    if _MARKDOWN.search(key) or _MARKS.search(text.value):
        return markdown.body(text.value).through(text)
    return plain.body(text.value).through(text)


def _is_page(key: str, value: str) -> bool:
    return is_html(key) or (_BLOCKS.search(value) is not None and not _MARKDOWN.search(key))
