"""The prose of a body that is a string: HTML where it has blocks, Markdown where it has marks, else plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checks.model import Image, Link, Text
from checks.readers import markdown, plain
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


def is_html(key: str) -> bool:
    """Whether a key says that its value is HTML, tags or not."""
    return _HTML.search(key) is not None


def _read(key: str, text: Text) -> Body:
    marked = _MARKDOWN.search(key) is not None
    if is_html(key) or (_BLOCKS.search(text.value) and not marked):
        from checks.readers import markup  # its parser is slow to import

        return markup.read(text)
    if marked or _MARKS.search(text.value):
        return markdown.body(text.value).through(text)
    return plain.body(text.value).through(text)
