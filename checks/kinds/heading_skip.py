"""A heading that stands two levels or more below the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.gather import Dossier
from checks.model import Article, Evidence, Finding, Span
from checks.records import Record
from checks.regexes import regex

VALUES = ("level", "before")

_MARKS = regex(r"[ \t>]*(#{1,6})[ \t]+")
_TAG = regex(r"<h([1-6])\b[^<>]*>(?:\s|<[^<>]*>|\\[nrt])*\Z", re.I)
_UNDERLINE = regex(r"[ \t]*\r?\n[ \t]*(=+|-+)[ \t]*(?:\r?\n|\Z)")
_BEFORE = 300
"""Characters in which a heading's tag is looked for before its words."""


class Options(Record):
    """`first` is the highest level that a body may open with: the headline above it is of level 1."""

    first: int = 2


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    article = dossier.article
    before, place = options.first - 1, None
    for block in article.blocks:
        span = article.prose.span(block.start, block.end) if block.kind == "heading" else None
        level = _level(article, span) if span else None
        if span is None or level is None:
            continue
        if level > before + 1:
            evidence = (Evidence(place, f"the heading before it, of level {before}"),) if place else ()
            yield Finding(span, "body", {"level": str(level), "before": str(before)}, evidence)
        before, place = level, span


def _level(article: Article, span: Span) -> int | None:
    """The level of a heading, by the mark before it or the line below it."""
    source = article.source
    line = source.rfind("\n", 0, span.start) + 1
    marks = _MARKS.match(source, line, span.start)
    if marks:
        return len(marks[1])
    tag = _TAG.search(source[max(span.start - _BEFORE, 0) : span.start])
    if tag:
        return int(tag[1])
    underline = _UNDERLINE.match(source, span.end)
    return None if underline is None else 1 if underline[1][0] == "=" else 2
