"""Markdown with front matter, as Hugo, Jekyll, Eleventy and Astro keep it; HTML within it is read too."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import Any

import pyromark

from checks.model import Article, BlockKind, Image, Link, Run, Span, Text
from checks.readers import frontmatter
from checks.readers.prose import ProseBuilder
from checks.trees.codepoints import CodePoints

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
_SHORTCODES = (("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}"), ("<!--", "-->"))
_MASK = "\ufffc"
"""The object replacement character stands in for what is no prose."""
_READABLE = re.compile(f"[^{_MASK}]+")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?![A-Za-z0-9-])[^<>]*>|<[!?][^<>]*>")
_HREF = re.compile(r"\bhref\s*=\s*([\"']?)([^\"'\s>]*)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_UNREAD = frozenset({"script", "style", "iframe", "pre", "code", "svg", "template"})
_BLOCK_TAGS: dict[str, BlockKind] = {
    "p": "paragraph", "div": "paragraph", "section": "paragraph", "figcaption": "caption", "br": "paragraph",
    "figure": "caption", "aside": "paragraph", "hr": "paragraph", "blockquote": "quote", "li": "item",
    "ul": "item", "ol": "item", "dd": "item", "dt": "item", "td": "table", "th": "table", "tr": "table",
    "table": "table", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading",
}  # fmt: skip
_CONTAINERS: dict[str, BlockKind] = {
    "Heading": "heading", "Item": "item", "BlockQuote": "quote", "TableCell": "table", "TableHead": "table",
}  # fmt: skip
_BREAKS = {*_CONTAINERS, "Paragraph", "HtmlBlock", "CodeBlock", "FootnoteDefinition", "Table", "TableRow", "List"}


def read(path: str, source: str) -> Article:
    """The one article of a Markdown file."""
    front = frontmatter.read(source)
    body = _Body(source, front.body)
    prose, blocks = body.builder.finish()
    return Article(
        path, 0, "markdown", source, front.fields, prose, blocks, front.body,
        tuple(body.images), tuple(body.links), front.problems, front.doubles,
    )  # fmt: skip


class _Body:
    """Walks the events of the Markdown parser and keeps what a reader would read."""

    def __init__(self, source: str, start: int) -> None:
        self.builder = ProseBuilder(source)
        self.images: list[Image] = []
        self.links: list[Link] = []
        self._source = source
        masked = _masked(source[start:])
        self._readable = source[:start] + masked
        data = masked.encode("utf-8", "replace")
        self._points = CodePoints(data, start)
        self._containers: list[BlockKind] = []
        self._tagged: BlockKind | None = None
        self._unread: list[str] = []
        self._unread_tags: Counter[str] = Counter()
        self._open_links: list[tuple[int, str]] = []
        self._alt: list[tuple[str, Span]] | None = None
        for event, where in pyromark.events_with_range(data.decode("utf-8"), options=_OPTIONS):
            self._event(event, where["start"], where["end"])

    @property
    def _kind(self) -> BlockKind:
        return self._tagged or (self._containers[-1] if self._containers else "paragraph")

    def _event(self, event: Any, start: int, end: int) -> None:
        name, value = (event, "") if isinstance(event, str) else next(iter(event.items()))
        if name == "Text":
            self._text(value, start, end)
        elif name in ("SoftBreak", "HardBreak"):
            self._add(" ", self._span(start, end))
        elif name in ("InlineHtml", "Html"):
            self._html(start, end)
        elif name == "Start":
            self._start(value)
        elif name == "End":
            self._end(value, start, end)

    def _start(self, value: Any) -> None:
        tag, details = (value, {}) if isinstance(value, str) else next(iter(value.items()))
        if tag in _BREAKS:
            self.builder.close()
        if tag in _CONTAINERS:
            self._containers.append(_CONTAINERS[tag])
        elif tag in ("CodeBlock", "MetadataBlock"):
            self._unread.append(tag)
        elif tag == "Image":
            self._alt = []
            self._url = details["dest_url"]
        elif tag == "Link":
            self._open_links.append((self.builder.length, details["dest_url"]))
            if details["link_type"] in ("Autolink", "Email"):
                self._unread.append("Link")

    def _end(self, value: Any, start: int, end: int) -> None:
        tag = value if isinstance(value, str) else next(iter(value))
        if tag in _BREAKS:
            self.builder.close()
        if tag in _CONTAINERS:
            self._containers.pop()
        if tag == "Link":
            self._close_link()
        if self._unread and tag == self._unread[-1]:
            self._unread.pop()
        elif tag == "Image" and self._alt is not None:
            self.images.append(Image(_joined(self._alt), self._url, self._span(start, end)))
            self._alt = None

    def _close_link(self) -> None:
        if self._open_links:
            start, url = self._open_links.pop()
            self.links.append(Link(start, self.builder.length, url))

    def _text(self, value: str, start: int, end: int) -> None:
        if self._unread or self._unread_tags.total():
            return
        span = self._span(start, end)
        if _MASK not in value:
            self._add(value, span)
            return
        for piece in _READABLE.finditer(value):
            self._add(piece[0], Span(span.start + piece.start(), span.start + piece.end()))

    def _add(self, value: str, span: Span) -> None:
        if self._alt is not None:
            self._alt.append((value, span))
        else:
            self.builder.piece(self._kind, value, span)

    def _html(self, start: int, end: int) -> None:
        """Text between the tags of a stretch of HTML; the contents of code and scripts are left out."""
        span = self._span(start, end)
        at = span.start
        for tag in _TAG.finditer(self._readable, span.start, span.end):
            self._raw(at, tag.start())
            at = tag.end()
            name = (tag[1] or "").lower()
            if name == "a":
                self._anchor(tag[0])
            if name in _UNREAD and not tag[0].endswith("/>"):
                self._toggle(name, tag[0].startswith("</"))
            if name in _BLOCK_TAGS:
                self.builder.close()
                self._tagged = None if tag[0].startswith("</") else _BLOCK_TAGS[name]
        self._raw(at, span.end)

    def _anchor(self, tag: str) -> None:
        address = _HREF.search(tag)
        if tag.startswith("</"):
            self._close_link()
        elif address:
            self._open_links.append((self.builder.length, unescape(address[2])))

    def _toggle(self, name: str, closing: bool) -> None:
        """Opens or closes an element whose contents are not read; a close without an open is nothing."""
        if not closing:
            self._unread_tags[name] += 1
        elif self._unread_tags[name]:
            self._unread_tags[name] -= 1

    def _raw(self, start: int, end: int) -> None:
        if self._unread or self._unread_tags.total():
            return
        for piece in _READABLE.finditer(self._readable, start, end):
            self._unescaped(*piece.span())

    def _unescaped(self, start: int, end: int) -> None:
        for entity in _ENTITY.finditer(self._source, start, end):
            self.builder.verbatim(self._kind, start, entity.start())
            self.builder.piece(self._kind, unescape(entity[0]), Span(entity.start(), entity.end()))
            start = entity.end()
        self.builder.verbatim(self._kind, start, end)

    def _span(self, start: int, end: int) -> Span:
        first = self._points.at(start)
        return Span(first, self._points.at(end))


def _joined(pieces: list[tuple[str, Span]]) -> Text:
    runs = []
    length = 0
    for value, span in pieces:
        runs.append(Run(length, span))
        length += len(value)
    return Text("".join(value for value, _ in pieces), tuple(runs) or (Run(0, Span(0, 0)),))


def _masked(text: str) -> str:
    """The text with template tags and comments masked, so that nothing moves and nothing looks indented."""
    for opening, closing in _SHORTCODES:
        if opening not in text:
            continue
        pieces = []
        at = 0
        while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start)) >= 0:
            end += len(closing)
            pieces += [text[at:start], re.sub(r"[^\r\n]", _MASK, text[start:end])]
            at = end
        text = "".join([*pieces, text[at:]])
    return text
