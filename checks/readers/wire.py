"""Plain wire copy: the header is what stands before the prose, lines or fragments, even on one line with it."""

from __future__ import annotations

import re
from typing import NamedTuple

from checks.model import Article, Field, Image, Span, Text
from checks.readers import fragments, plain
from checks.regexes import regex

_SPACE = regex(r"\s*")
_LINE = regex(r"[^\r\n]+")
_HEADLINE_WORDS = 22
"""News headlines seldom pass 20 words; a longer first line is the story's lede."""


def read(path: str, source: str) -> Article:
    """The one article of a text file."""
    header = _header(source)
    prose, blocks, images, _ = plain.body(source, header.end)
    return Article(path, 0, "wire", source, header.fields, prose, blocks, header.end, (*header.images, *images))


class _Header(NamedTuple):
    fields: tuple[Field, ...]
    images: tuple[Image, ...]
    end: int


def _header(source: str) -> _Header:
    fields: list[Field] = []
    images: list[Image] = []
    at = _skip_space(source, 0)
    while at < len(source):
        image = plain.image(source, at)
        part = fragments.labelled(source, at) or fragments.byline(source, at)
        if image:
            images.append(image)
            end = image.span.end
        elif part:
            fields.append(_field(source, part.key, part.value))
            end = part.end
        elif not any(field.key == "headline" for field in fields) and (line := _headline(source, at)):
            fields.append(Field("headline", (Text.verbatim(source, *line),), line, Span(line.start, line.start)))
            end = line.end
        else:
            break
        at = _skip_space(source, end)
    fields += _dateline_date(source, at)
    return _Header(tuple(fields), tuple(images), at)


def _dateline_date(source: str, at: int) -> list[Field]:
    """The full date of a dateline, which counts where the header has no other: `OSLO, March 3, 2026 (Wire) —`."""
    found = fragments.dateline(source, at)
    if found is None or found.date is None or not source[found.date.end - 4 : found.date.end].isdigit():
        return []
    text = Text.verbatim(source, *found.date)
    return [Field("dateline date", (text,), found.date, Span(found.date.start, found.date.start))]


def _headline(source: str, at: int) -> Span | None:
    """The line at an offset, if it reads as a headline: short, no full stop, and followed by more."""
    line = _LINE.match(source, at)
    if line is None or fragments.dateline(source, at):
        return None
    text = line[0].rstrip()
    rest = source[line.end() :]
    apart = re.match(r"\r?\n[ \t]*(?:\r?\n)+", rest) is not None or _opens_header(source, line.end())
    if len(text.split()) > _HEADLINE_WORDS or text.endswith((".", ",", ";", ":", ".”", '."')) or not apart:
        return None
    return Span(at, at + len(text)) if rest.strip() else None


def _opens_header(source: str, at: int) -> bool:
    """Whether what follows a line is a fragment of the header or a dateline."""
    at = _skip_space(source, at)
    follows = (fragments.labelled, fragments.byline, fragments.dateline)
    return any(fragment(source, at) is not None for fragment in follows)


def _field(source: str, key: Span, value: Span) -> Field:
    name = source[key.start : key.end].lower() or "date"
    text = Text.verbatim(source, *value)
    return Field("byline" if name == "by" else name, (text,), value, key, "string" if text.value else "empty")


def _skip_space(source: str, at: int) -> int:
    space = _SPACE.match(source, at)
    return space.end() if space else at
