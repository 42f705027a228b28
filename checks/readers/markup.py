"""HTML to prose: of pages, and of the strings and attributes that hold HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
from itertools import accumulate

import turbohtml
from turbohtml import TokenType

from checks.model import BlockKind, Image, Link, Run, Span, Text
from checks.readers.elements import BREAKS, CONTAINERS, UNREAD, WRAPPERS
from checks.readers.prose import Body, ProseBuilder
from checks.regexes import regex

_REFERENCE = regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_SPACE = regex(r"[\n\t\r\f\v ]+")
_ATTRIBUTE = r"""[\s/"']{name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""
_ALT = regex(_ATTRIBUTE.replace("{name}", "alt"), re.I)


def read(text: Text, stretches: Iterable[Span] | None = None) -> Body:
    """The prose of HTML that a text holds: all of it, or the stretches of its value that are asked for."""
    value = level(text.value)
    walk = _Walk(value)
    for start, end in stretches if stretches is not None else (Span(0, len(value)),):
        walk.through(start, end)
    prose, blocks = walk.builder.finish()
    return Body(prose, blocks, tuple(walk.images), tuple(walk.links)).through(text)


def level(source: str) -> str:
    """HTML whose line ends are one character each, as parsers fold them, with every character where it was."""
    return source.replace("\r\n", " \n").replace("\r", "\n") if "\r" in source else source


def decoded(source: str, start: int, end: int) -> Text:
    """A stretch of HTML without tags, such as an attribute's value, with its character references resolved."""
    if source.find("&", start, end) < 0:
        return Text.verbatim(source, start, end)
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    for piece_start, piece_end, value in _pieces(source, start, end):
        runs.append(Run(length, Span(piece_start, piece_end)))
        pieces.append(value)
        length += len(value)
    return Text("".join(pieces), tuple(runs) or (Run(0, Span(start, end)),))


def attribute(source: str, span: Span) -> Text:
    """The value of an attribute that stands as `name="value"` at a span; empty where it has none."""
    written = source[slice(*span)]
    equals = written.find("=")
    if equals < 0:
        return Text("", (Run(0, span),))
    start = span.start + equals + 1
    while start < span.end and source[start].isspace():
        start += 1
    quoted = source[start : start + 1] in ("'", '"')
    return decoded(source, start + quoted, max(start + quoted, span.end - quoted))


class _Walk:
    """Walks tags and text and keeps what a reader would read."""

    def __init__(self, value: str) -> None:
        self.builder = ProseBuilder(value)
        self.images: list[Image] = []
        self.links: list[Link] = []
        self._value = value
        self._kinds: list[tuple[str, BlockKind]] = []
        self._unread: Counter[str] = Counter()
        self._anchors: list[tuple[int, str]] = []

    @property
    def _kind(self) -> BlockKind:
        return self._kinds[-1][1] if self._kinds else "paragraph"

    def through(self, start: int, end: int) -> None:
        """A stretch of the value. A text ends where the next token begins: tokens only know their beginnings."""
        part = self._value[start:end]
        lines = [*accumulate((len(line) + 1 for line in part.split("\n")), initial=start)]
        text: int | None = None
        for token in turbohtml.tokenize(part, capture_source=True):
            at = lines[token.line - 1] + token.col
            if text is not None:
                self._text(text, at)
            text = at if token.type is TokenType.TEXT and not self._unread else None
            if token.type is TokenType.START_TAG:
                self._open(token, at)
            elif token.type is TokenType.END_TAG:
                self._close(token.tag or "")
        if text is not None:
            self._text(text, end)
        self.builder.close()
        self._kinds.clear()
        self._unread.clear()

    def _open(self, token: turbohtml.Token, at: int) -> None:
        tag = token.tag or ""
        if tag in UNREAD and not token.self_closing:
            self._unread[tag] += 1
        if self._unread:
            return
        if tag in BREAKS:
            self.builder.close()
        if tag in CONTAINERS or tag in WRAPPERS:
            self._contain(tag)
        elif tag == "a":
            self._anchors.append((self.builder.length, token.attr("href") or ""))
        elif tag == "img":
            self._image(token, at)

    def _contain(self, tag: str) -> None:
        """Opens a container. Items and cells need not be closed: the next one ends the last."""
        if tag not in WRAPPERS and self._kinds and CONTAINERS.get(self._kinds[-1][0]) == CONTAINERS[tag]:
            self._kinds.pop()
        self._kinds.append((tag, CONTAINERS.get(tag, self._kind)))

    def _close(self, tag: str) -> None:
        if self._unread:
            self._unread -= Counter((tag,))
            return
        if tag in BREAKS:
            self.builder.close()
        if any(tag == each for each, _ in self._kinds):
            while self._kinds.pop()[0] != tag:
                pass
        elif tag == "a" and self._anchors:
            start, url = self._anchors.pop()
            if url:
                self.links.append(Link(start, self.builder.length, url))

    def _image(self, token: turbohtml.Token, at: int) -> None:
        written = token.source or ""
        span = Span(at, at + len(written))
        found = _ALT.search(written)
        alt = Text("", (Run(0, span),))
        if found:
            group = next(number for number in (1, 2, 3) if found[number] is not None)
            alt = decoded(self._value, at + found.start(group), at + found.end(group))
        self.images.append(Image(alt, token.attr("src") or "", span))

    def _text(self, start: int, end: int) -> None:
        """Text between tags: references are resolved, and space of any length is one blank, as a page shows it."""
        for piece_start, piece_end, value in _pieces(self._value, start, end):
            if value != self._value[piece_start:piece_end]:
                self.builder.piece(self._kind, value, Span(piece_start, piece_end))
                continue
            at = piece_start
            for space in _SPACE.finditer(self._value, piece_start, piece_end):
                if space[0] != " ":
                    self.builder.verbatim(self._kind, at, space.start())
                    self.builder.piece(self._kind, " ", Span(*space.span()))
                    at = space.end()
            self.builder.verbatim(self._kind, at, piece_end)


def _pieces(source: str, start: int, end: int) -> Iterable[tuple[int, int, str]]:
    """Plain stretches and character references, in turn, with what each stands for."""
    at = start
    if source.find("&", start, end) >= 0:
        for reference in _REFERENCE.finditer(source, start, end):
            value = unescape(reference[0])
            if value != reference[0]:
                if reference.start() > at:
                    yield at, reference.start(), source[at : reference.start()]
                yield reference.start(), reference.end(), value
                at = reference.end()
    if end > at:
        yield at, end, source[at:end]
