"""Plain text: a paragraph a line, or lines wrapped into paragraphs, with images as Markdown writes them."""

from __future__ import annotations

import re

from checks.model import BlockKind, Image, Run, Span, Text
from checks.readers.prose import Body, ProseBuilder
from checks.regexes import regex

_IMAGE = regex(r"!\[([^\[\]\r\n]*)\]\(([^()\s]*)(?: \"[^\"\r\n]*\")?\)")
_CAPTION = regex(r"\W*(?:caption|file photo|pictured|photo)\s*:", re.I)
_LINE = regex(r"[^\r\n]+")
_WRAPPED = 90
"""Lines that are never longer than this are lines of wrapped paragraphs, not paragraphs."""


def body(source: str, start: int = 0) -> Body:
    """What plain text says from an offset on."""
    builder = ProseBuilder(source)
    images = [image for paragraph in _paragraphs(source, start) for image in _read(builder, source, *paragraph)]
    prose, blocks = builder.finish()
    return Body(prose, blocks, tuple(images))


def image(source: str, at: int) -> Image | None:
    """The image that begins at an offset."""
    match = _IMAGE.match(source, at)
    return _image(source, match) if match else None


def _image(source: str, match: re.Match[str]) -> Image:
    span = Span(*match.span())
    return Image(Text.verbatim(source, *match.span(1)) if match[1] else Text("", (Run(0, span),)), match[2], span)


def _paragraphs(source: str, start: int) -> list[Span]:
    """Paragraphs are lines, unless the lines are so short that they must have been wrapped."""
    lines = [Span(*line.span()) for line in _LINE.finditer(source, start)]
    if not lines or max(line.end - line.start for line in lines) > _WRAPPED:
        return lines
    joined = [lines[0]]
    for line in lines[1:]:
        between = source[joined[-1].end : line.start]
        if len(between.replace("\r\n", "\n")) > 1:
            joined.append(line)
        else:
            joined[-1] = Span(joined[-1].start, line.end)
    return joined


def _read(builder: ProseBuilder, source: str, start: int, end: int) -> list[Image]:
    """Takes in a paragraph but for its images."""
    images = []
    kind: BlockKind = "caption" if _CAPTION.match(source, start, end) else "paragraph"
    for match in _IMAGE.finditer(source, start, end):
        images.append(_image(source, match))
        builder.verbatim(kind, start, match.start())
        start = match.end()
    builder.verbatim(kind, start, end)
    builder.close()
    return images
