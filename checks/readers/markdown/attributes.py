"""Attributes of tags and shortcodes, and the images that these show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape

from checks.model import Image, Run, Span, Text
from checks.readers.prose import Pieces

_ATTRIBUTE = re.compile(
    r"(?<![\w.:@-])(?P<name>[\w.:@-]+)(?:\s*=\s*(?:"
    r"\"(?P<double>[^\"\\]*(?:\\.[^\"\\]*)*)\"|'(?P<single>[^'\\]*(?:\\.[^'\\]*)*)'|`(?P<raw>[^`]*)`"
    r"|(?P<code>\{[^{}]*\})|(?P<bare>[^\s\"'`=<>{}]+)))?",
    re.S,
)
_ESCAPE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?|\\[\"'\\]")
_SHOWS = re.compile(r"(?:^|[\W_])(?:img|image|picture|photo|figure|slide)(?:$|[\W_])", re.I)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|svg|tiff?|bmp)(?:[?#]|$)", re.I)
_ADDRESS = ("src", "url", "image_path", "path", "file", "image")
_ALT = ("alt", "description", "image_alt")
_CAPTION = ("caption", "title")
_CREDIT = ("credit", "attr", "attribution", "source")

Attributes = Mapping[str, Text]


def attributes(source: str, span: Span) -> dict[str, Text]:
    """The attributes of a tag by name, as far as they are written out: code for a value is an empty text."""
    found: dict[str, Text] = {}
    for match in _ATTRIBUTE.finditer(source, *span):
        kind = match.lastgroup or "name"
        start, end = match.span(kind)
        text = resolved(source, start, end) if kind not in ("name", "code") else Text.verbatim(source, end, end)
        found.setdefault(match["name"].lower(), text)
    return found


def resolved(source: str, start: int, end: int) -> Text:
    """A value as it is meant: character references and escaped quotes stand for one character."""
    if source.find("&", start, end) < 0 and source.find("\\", start, end) < 0:
        return Text.verbatim(source, start, end)
    pieces, at = Pieces(), start
    for escape in _ESCAPE.finditer(source, start, end):
        pieces.add(source[at : escape.start()], at, escape.start())
        value = escape[0][1:] if escape[0][0] == "\\" else unescape(escape[0])
        pieces.add(value, *escape.span())
        at = escape.end()
    pieces.add(source[at:end], at, end)
    return pieces.text(Span(start, end))


def img(source: str, span: Span) -> Image:
    """The image of an HTML tag."""
    return _image(attributes(source, span), span)


def picture(name: str, source: str, span: Span) -> Image | None:
    """The image that a shortcode or a component shows, if its name or an address within speaks of one.

    One that names no file and tells nothing leaves both to its template.
    """
    if source.find("=", *span) < 0:
        return None
    written = attributes(source, span)
    shows = _SHOWS.search(name) is not None
    address = _first(written, _ADDRESS if shows else ("src",))
    file = address is not None and _FILE.search(address.value) is not None
    told = shows and address is not None and _first(written, (*_ALT, "caption")) is not None
    if not (file or told):
        return None
    return _image(written, span)._replace(caption=_first(written, _CAPTION), credit=_first(written, _CREDIT))


def _image(written: Attributes, span: Span) -> Image:
    alt, address = _first(written, _ALT), _first(written, _ADDRESS)
    return Image(alt or Text("", (Run(0, span),)), address.value if address else "", span)


def _first(written: Attributes, names: Iterable[str]) -> Text | None:
    return next((written[name] for name in names if name in written), None)
