"""Markdown with front matter, as Hugo, Jekyll, Eleventy and Astro keep it; HTML within it is read too."""

from __future__ import annotations

import unicodedata
from typing import Any

import pyromark

from checks.model import Article, BlockKind, Span
from checks.readers import frontmatter, opening
from checks.readers.markdown import shortcodes
from checks.readers.markdown.shortcodes import HIDDEN
from checks.readers.markdown.tags import Tags
from checks.readers.prose import Body
from checks.readers.reading import Reading
from checks.regexes import regex

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
)
_CONTAINERS: dict[str, BlockKind] = {
    "Heading": "heading", "Item": "item", "BlockQuote": "quote", "TableCell": "table", "TableHead": "table",
}  # fmt: skip
_BREAKS = {"Paragraph", "HtmlBlock", "CodeBlock", "FootnoteDefinition", "Table", "TableRow", "List", *_CONTAINERS}
_EMPHASIS = {f"<{slash}{name}>" for slash in ("", "/") for name in ("i", "b", "em", "strong", "u", "span")}
"""The commonest tags, which change nothing."""
_SHOWN = regex(f"[^{HIDDEN}]+")
_BESIDE = regex(r"\?(?:(?=[*_])|(?<=[*_]\?)|(?P<bracketed>(?<=<\?)))")


def read(path: str, source: str) -> Article:
    """The one article of a Markdown file."""
    front = frontmatter.read(source)
    bare = opening.read(source, opening.heading) if not front.body and not front.problems else opening.NOTHING
    fields, shown = front.fields or bare.fields, bare.images
    prose, blocks, images, links = body(source, front.body or bare.end, path.lower().endswith(".mdx"))
    return Article(
        path, 0, "markdown", source, fields, prose, blocks, front.body, (*shown, *images), links, front.problems,
        front.doubles,
    )  # fmt: skip


def body(source: str, start: int = 0, components: bool = False) -> Body:
    """What Markdown says from an offset on. `components` are those of MDX."""
    readable, images, held = shortcodes.read(source, start, components)
    reading = Reading(source)
    reading.images += images
    walk = _Walk(reading, source[:start] + readable)
    for (first, last), text in held:
        from checks.readers import markup  # its parser is slow to import

        walk.through(start, first)
        reading.take(markup.read(text))
        start = last
    walk.through(start, len(source))
    return reading.body()


class _Walk:
    """Walks the events of the Markdown parser and keeps what a reader would read."""

    def __init__(self, reading: Reading, readable: str) -> None:
        self._reading = reading
        self._readable = readable
        self._tags = Tags(reading, readable)
        self._html = Span(0, 0)
        self._start = 0
        self._seen = ""

    def through(self, start: int, end: int) -> None:
        """A stretch of the body, as a document of its own."""
        self._start, self._seen = start, _in_bytes(self._readable[start:end])
        event: Any
        for event, where in pyromark.events_with_range(self._seen, options=_OPTIONS):
            first, last = where["start"] + start, where["end"] + start
            if isinstance(event, str):
                self._break(event, first, last)
            elif "Text" in event:
                self._text(event["Text"], first, last)
            elif "InlineHtml" in event:
                self._tag(event["InlineHtml"], first, last)
            elif "Start" in event:
                self._open(event["Start"], first, last)
            elif "End" in event:
                self._close(event["End"], first, last)
            elif "Html" in event:
                self._block(first, last)

    def _break(self, event: str, start: int, end: int) -> None:
        """A line that ends within a paragraph; a rule stands between paragraphs, and says nothing."""
        if event != "Rule":
            self._reading.words(" ", start, end)

    def _text(self, value: str, start: int, end: int) -> None:
        """Words, or a character reference, which is always longer than what it stands for."""
        if end - start != len(value):
            self._reading.words(value, start, end)
        elif HIDDEN not in (written := self._readable[start:end]):
            self._reading.words(written, start, end)
        else:
            for piece in _SHOWN.finditer(self._readable, start, end):
                self._reading.words(piece[0], *piece.span())

    def _open(self, value: Any, start: int, end: int) -> None:
        if value == "Paragraph":
            self._reading.close()
            return
        tag, details = (value, {}) if isinstance(value, str) else next(iter(value.items()))
        if tag in _BREAKS:
            self._reading.close()
        if tag in _CONTAINERS:
            self._reading.enter(tag, _CONTAINERS[tag])
        elif tag == "CodeBlock":
            self._reading.unread = max(self._reading.unread, end)
        elif tag == "Link":
            self._reading.begin_link(self._address(details["dest_url"], start, end))
            if details["link_type"] in ("Autolink", "Email"):
                self._reading.unread = max(self._reading.unread, end)
        elif tag == "Image":
            self._reading.begin_alt(self._address(details["dest_url"], start, end))

    def _close(self, value: Any, start: int, end: int) -> None:
        if value == "Paragraph":
            self._reading.close()
            return
        tag = value if isinstance(value, str) else next(iter(value))
        if tag == "HtmlBlock":
            self._tags.stretch(*self._html)
            self._html = Span(0, 0)
        if tag in _BREAKS:
            self._reading.close()
        if tag in _CONTAINERS:
            self._reading.leave(tag)
        elif tag == "Link":
            self._reading.end_link()
        elif tag == "Image":
            self._reading.end_alt(Span(start, end))

    def _tag(self, value: str, start: int, end: int) -> None:
        if value in _EMPHASIS or start < self._reading.unread:
            return
        if value == "</a>":
            self._reading.end_link()
        else:
            self._tags.single(start, end)

    def _block(self, start: int, end: int) -> None:
        """A line of a block of HTML. Tags may go over lines, unless something stands before these."""
        if start != self._html.end:
            self._tags.stretch(*self._html)
            self._html = Span(start, end)
        self._html = Span(self._html.start, end)

    def _address(self, url: str, start: int, end: int) -> str:
        """An address as it is written: the parser has seen `?` for what is not ASCII."""
        at = self._seen.find(url, start - self._start, end - self._start) if "?" in url else -1
        return self._readable[at + self._start : at + self._start + len(url)] if at >= 0 else url


def _in_bytes(text: str) -> str:
    """The text with one byte a character, so that the parser, which counts bytes, tells code points.

    What is not ASCII is a `?`, as quotes and dashes are mostly met. Only beside a mark of emphasis does it matter
    that letters are no punctuation.
    """
    seen = text.encode("ascii", "replace").decode("ascii")
    if "*" in seen or "_" in seen or "<?" in seen:
        return _BESIDE.sub(lambda beside: _alike(text[beside.start()], beside["bracketed"]), seen)
    return seen


def _alike(char: str, bracketed: str | None) -> str:
    """What a character stands for beside a mark: a letter, or punctuation that opens no markup."""
    if bracketed is not None and not char.isascii():
        return ","
    return "?" if unicodedata.category(char)[0] in "PSZ" else "x"
