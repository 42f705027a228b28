"""The header of copy that has none: lines and fragments before its prose, even on one line with it."""

from __future__ import annotations

import re
from collections.abc import Callable

from checks.model import Field, Image, Span, Text
from checks.readers import fragments, plain
from checks.readers.fragments import Dateline, Labelled
from checks.regexes import regex
from checks.tuples import NamedTuple

_SPACE = regex(r"(?:\s|<!--(?:[^-]|-(?!->))*-->)*")
_EMPHASIS = regex(r"([*_]{1,3})([^\s*_][^*_\r\n]*)\1[ \t]*(?=[\r\n]|$)")
_LINE = regex(r"[^\r\n]+")
_HEADING = regex(r"#{1,2}[ \t]+([^\r\n]*[^\s#])[ \t]*#*[ \t]*(?=[\r\n]|$)")
_HEADLINE_WORDS = 22
"""News headlines seldom pass 20 words; a longer first line is the story's lede."""

Headline = Callable[[str, int], tuple[Span, int] | None]
"""Finds the headline that stands at an offset, and where its line ends."""


class Opening(NamedTuple):
    """What copy opens with, and where its prose begins. `dateline` tells whether that begins with one."""

    fields: tuple[Field, ...]
    images: tuple[Image, ...]
    end: int
    dateline: bool

    def through(self, outer: Text) -> Opening:
        """An opening that was read from a text's value, as one read from the source behind it; but for its `end`."""
        fields = tuple(field.through(outer) for field in self.fields)
        return self._replace(fields=fields, images=tuple(image.through(outer) for image in self.images))


NOTHING = Opening((), (), 0, dateline=False)
"""What is there where a header stands elsewhere."""


def read(source: str, headline: Headline) -> Opening:
    """What stands before the prose of a text."""
    fields: list[Field] = []
    images: list[Image] = []
    at = _skip_space(source, 0)
    while at < len(source):
        image = plain.image(source, at)
        part = _fragment(source, at)
        if image:
            images.append(image)
            end = image.span.end
        elif part:
            fields.append(_field(source, part.key, part.value))
            end = part.end
        elif not any(field.key == "headline" for field in fields) and (found := headline(source, at)):
            line, end = found
            fields.append(Field("headline", (Text.verbatim(source, *line),), line, Span(line.start, line.start)))
        else:
            break
        at = _skip_space(source, end)
    dateline = fragments.dateline(source, at)
    return Opening((*fields, *_dateline_date(source, dateline)), tuple(images), at, dateline is not None)


def line(source: str, at: int) -> tuple[Span, int] | None:
    """The line at an offset, if it reads as a headline: short, no full stop, and followed by more."""
    found = _LINE.match(source, at)
    if found is None or fragments.dateline(source, at):
        return None
    text = found[0].rstrip()
    rest = source[found.end() :]
    apart = re.match(r"\r?\n[ \t]*(?:\r?\n)+", rest) is not None or _opens_header(source, found.end())
    if len(text.split()) > _HEADLINE_WORDS or text.endswith((".", ",", ";", ":", ".”", '."')) or not apart:
        return None
    return (Span(at, at + len(text)), found.end()) if rest.strip() else None


def heading(source: str, at: int) -> tuple[Span, int] | None:
    """The heading of Markdown at an offset: `# Rain stops play`."""
    found = _HEADING.match(source, at)
    return (Span(*found.span(1)), found.end()) if found else None


def none(source: str, at: int) -> None:
    """No headline, where one is told elsewhere."""


def _fragment(source: str, at: int) -> Labelled | None:
    """The fragment at an offset, or in the line of emphasis there: `*By Ada Berg*`."""
    line = _EMPHASIS.match(source, at)
    if line is None:
        return fragments.labelled(source, at) or fragments.byline(source, at)
    found = fragments.labelled(line[2], 0) or fragments.byline(line[2], 0)
    if found is None:
        return None
    key, value = (Span(start + line.start(2), end + line.start(2)) for start, end in (found.key, found.value))
    return Labelled(key, value, line.end())


def _dateline_date(source: str, found: Dateline | None) -> list[Field]:
    """The full date of a dateline, which counts where the header has no other: `OSLO, March 3, 2026 (Wire) —`."""
    if found is None or found.date is None or not source[found.date.end - 4 : found.date.end].isdigit():
        return []
    text = Text.verbatim(source, *found.date)
    return [Field("dateline date", (text,), found.date, Span(found.date.start, found.date.start))]


def _opens_header(source: str, at: int) -> bool:
    """Whether what follows a line is a fragment of the header or a dateline."""
    at = _skip_space(source, at)
    return _fragment(source, at) is not None or fragments.dateline(source, at) is not None


def _field(source: str, key: Span, value: Span) -> Field:
    name = source[key.start : key.end].lower() or "date"
    text = Text.verbatim(source, *value)
    return Field("byline" if name == "by" else name, (text,), value, key, "string" if text.value else "empty")


def _skip_space(source: str, at: int) -> int:
    space = _SPACE.match(source, at)
    return space.end() if space else at
