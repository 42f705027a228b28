"""Attributes of tags and shortcodes, and the images that these show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from checks.model import Image, Run, Span, Text
from checks.readers.prose import Pieces
from checks.regexes import regex

_ATTRIBUTE = regex(
    r"(?<![\w.:@-])(?P<name>[\w.:@-]+)(?:\s*=\s*(?:"
    r"\"(?P<double>[^\"\\]*(?:\\.[^\"\\]*)*)\"|'(?P<single>[^'\\]*(?:\\.[^'\\]*)*)'|`(?P<raw>[^`]*)`"
    r"|(?P<code>\{[^{}]*\})|(?P<bare>[^\s\"'`=<>{}]+)))?",
    re.S,
)
_ESCAPE = regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|\\[\"'\\]")
_SHOWS = regex(r"(?:^|[\W_])(?:img|image|picture|photo|figure|slide)(?:$|[\W_])", re.I)
_FILE = regex(r"\.(?:jpe?g|png|gif|webp|avif|heic|svg|tiff?|bmp)(?:[?#]|$)", re.I)
_ADDRESS = ("src", "url", "image_path", "path", "file", "image")
_ALT = ("alt", "description", "image_alt")
_CAPTION = ("caption", "title")
_CREDIT = ("credit", "attr", "attribution", "source")


def attributes(source: str, span: Span) -> dict[str, Span]:
    """Where the values of a tag's attributes stand, by name. Those that are code, or not there, are empty."""
    found: dict[str, Span] = {}
    for match in _ATTRIBUTE.finditer(source, *span):
        kind = match.lastgroup or "name"
        start, end = match.span(kind)
        found.setdefault(match["name"].lower(), Span(end if kind in ("name", "code") else start, end))
    return found


def resolved(source: str, start: int, end: int) -> Text:
    """A value as it is meant: character references and escaped quotes stand for one character."""
    if source.find("&", start, end) < 0 and source.find("\\", start, end) < 0:
        return Text.verbatim(source, start, end)
    pieces, at = Pieces(), start
    for escape in _ESCAPE.finditer(source, start, end):
        if escape.start() > at:
            pieces.add(source[at : escape.start()], at, escape.start())
        value = escape[0][1:] if escape[0][0] == "\\" else unescape(escape[0])
        pieces.add(value, *escape.span())
        at = escape.end()
    if end > at:
        pieces.add(source[at:end], at, end)
    return pieces.text(Span(start, end))


def img(source: str, span: Span) -> Image:
    """The image of an HTML tag."""
    return _Shown(source, span).image()


def picture(name: str, source: str, span: Span) -> Image | None:
    """The image that a shortcode or a component shows, if its name or an address within speaks of one.

    One that names no file and tells nothing leaves both to its template.
    """
    if source.find("=", *span) < 0:
        return None
    shown = _Shown(source, span)
    named = _SHOWS.search(name) is not None
    address = shown.first(_ADDRESS if named else ("src",))
    file = address is not None and _FILE.search(address.value) is not None
    told = named and address is not None and shown.first((*_ALT, "caption")) is not None
    if not (file or told):
        return None
    return shown.image()._replace(caption=shown.first(_CAPTION), credit=shown.first(_CREDIT))


class _Shown:
    """What the attributes of a tag tell of an image."""

    def __init__(self, source: str, span: Span) -> None:
        self._source = source
        self._span = span
        self._written = attributes(source, span)

    def first(self, names: Iterable[str]) -> Text | None:
        """The value of the first of these attributes that is there."""
        span = next((self._written[name] for name in names if name in self._written), None)
        return resolved(self._source, *span) if span else None

    def image(self) -> Image:
        alt, address = self.first(_ALT), self.first(_ADDRESS)
        return Image(alt or Text("", (Run(0, self._span),)), address.value if address else "", self._span)
