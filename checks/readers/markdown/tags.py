"""HTML that stands in Markdown: what its tags open, close and show."""

from __future__ import annotations

import re
from html import unescape

from checks.model import Span
from checks.readers.elements import BREAKS, CONTAINERS, UNREAD, WRAPPERS
from checks.readers.markdown.attributes import img, picture
from checks.readers.markdown.shortcodes import HIDDEN
from checks.readers.reading import Reading
from checks.regexes import regex

_START = r"<(?P<closes>/?)(?P<name>[A-Za-z][\w.:-]*)"
_NAME = regex(_START)
_TAG = regex(rf"{_START}(?:(?:[^<>\"']++|\"[^\"]{{0,2000}}+\"|'[^']{{0,2000}}+'){{0,90}}+>|[^<>]*>)|<[!?][^<>]*>")
_SPECIAL = regex(
    rf"{HIDDEN}+|\s{{2,}}|[\n\t\r\f\v]|&(?:#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});"
)
_HREF = regex(r"[\s\"']href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_CAPTION = regex(r"\bclass=\S*caption")


class Tags:
    """Reads the tags of a body. `readable` is the source without what is no prose; offsets are the source's."""

    def __init__(self, reading: Reading, readable: str) -> None:
        self._reading = reading
        self._readable = readable
        self._missing: set[str] = set()

    def stretch(self, start: int, end: int) -> None:
        """A stretch of HTML: tags, and the words between them."""
        at = start
        for tag in _TAG.finditer(self._readable, start, end):
            self._words(at, tag.start())
            at = tag.end()
            self._tag(tag, tag.start(), at)
        self._words(at, end)

    def single(self, start: int, end: int) -> None:
        """A tag that stands among words."""
        tag = _NAME.match(self._readable, start)
        if tag:
            self._tag(tag, start, end)

    def _tag(self, tag: re.Match[str], start: int, end: int) -> None:
        written, reading = tag["name"], self._reading
        if written is None or start < reading.unread:
            return
        name = written.lower()
        if name in BREAKS:
            reading.close()
        if tag["closes"]:
            self._close(name)
        elif name == "a":
            href = _HREF.search(reading.source, start, end)
            reading.begin_link(unescape(href[1] or href[2] or href[3] or "") if href else "")
        elif name in UNREAD:
            self._skip(written, start, end)
        elif name in BREAKS:
            self._open(name, Span(start, end))
        elif name == "img":
            reading.images.append(img(reading.source, Span(start, end)))
        elif written[0].isupper() and (image := picture(written, reading.source, Span(start, end))):
            reading.images.append(image)

    def _open(self, name: str, span: Span) -> None:
        reading = self._reading
        if name == "figure":
            reading.begin_figure()
        elif name in CONTAINERS or name in WRAPPERS:
            reading.enter(name, CONTAINERS.get(name))
        elif name == "p" and _CAPTION.search(reading.source, *span):
            reading.enter(name, "caption")

    def _close(self, name: str) -> None:
        if name == "a":
            self._reading.end_link()
        elif name == "figure":
            self._reading.end_figure()
        else:
            self._reading.leave(name)

    def _skip(self, name: str, start: int, end: int) -> None:
        """What an element holds that nobody reads as prose. One that is never closed holds nothing."""
        closing = f"</{name}>"
        if closing in self._missing or self._readable.endswith("/>", start, end):
            return
        found = self._readable.find(closing, end)
        if found < 0:
            self._missing.add(closing)
        else:
            self._reading.unread = found

    def _words(self, start: int, end: int) -> None:
        """Words between tags: references are resolved, and space of any length is one blank, as a page shows it."""
        for special in _SPECIAL.finditer(self._readable, start, end):
            self._plain(start, special.start())
            if special[0][0] != HIDDEN:
                self._reading.words(unescape(special[0]) if special[0][0] == "&" else " ", *special.span())
            start = special.end()
        self._plain(start, end)

    def _plain(self, start: int, end: int) -> None:
        if end > start:
            self._reading.words(self._readable[start:end], start, end)
