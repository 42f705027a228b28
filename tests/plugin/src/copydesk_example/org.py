"""Org files: `#+title: …` lines before the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.model import Article, Block, Field, Span, Text

_LINE = re.compile(r"#\+(\w+): *(.*)\n?")


def read(path: str, source: str) -> Iterator[Article]:
    """The one article of an org file."""
    fields = []
    at = 0
    while line := _LINE.match(source, at):
        value = Span(*line.span(2))
        fields.append(Field(line[1].lower(), (Text.verbatim(source, *value),), value, Span(*line.span(1))))
        at = line.end()
    prose = Text.verbatim(source, at, len(source))
    blocks = (Block("paragraph", 0, len(prose.value)),) if prose.value.strip() else ()
    yield Article(path, 0, "wire", source, tuple(fields), prose, blocks, at)
