"""Bylines: the names in an author field or a `By …` line, without roles, outlets and addresses."""

from __future__ import annotations

import re
from typing import NamedTuple

from checks.model import Article, Span, Text
from checks.readers import fragments

_SPLIT = re.compile(r"\s*(?:;|,\s*and\s|\sand\s|\sAND\s|&|,|\sund\s|\set\s|\sy\s)\s*")
_EMAIL = re.compile(r"<?[\w.+-]+@[\w-]+\.[\w.]+>?")
_OUTLET = re.compile(r"\s+(?:of|for|with|at|from|/|\||—|–|-)\s+.*$|\s*\([^()]*\)$|\s*[/|].*$", re.I)
_ROLE = re.compile(
    r"\b(?:staff|writers?|reporters?|editors?|correspondents?|columnists?|contributors?|photographers?|desk|bureau"
    r"|news|service|press|reuters|agency|team|report|media|times|post|journal|inc|llc|special|to|the|guest|admin"
    r"|director|manager|analyst|professor|intern|fellow|producer|chief|senior|associate|executive)\b",
    re.I,
)
_PREFIX = re.compile(r"^(?:by|par|von|de)\s+", re.I)
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|md|phd|ph\.d|esq)\.?$", re.I)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,5}")
_OPENING_BLOCKS = 4
"""A byline in the body stands among its first blocks, under a headline, a dek and an image."""
_CLOSING_BLOCKS = 2


class Byline(NamedTuple):
    """A byline as it stands: the prose offsets are None where it is a header field's."""

    names: tuple[str, ...]
    span: Span


def names(written: str) -> tuple[str, ...]:
    """The people in an author field, in order: `A of Spotlight PA and B, Staff Writer` has two."""
    found: list[str] = []
    text = _PREFIX.sub("", _EMAIL.sub(" ", written)).strip()
    for part in _SPLIT.split(text):
        if found and _SUFFIX.match(part):
            found[-1] += ", " + part
            continue
        name = _OUTLET.sub("", part).strip(" .,;:*_")
        if name and _NAME.fullmatch(name) and not _ROLE.search(name):
            found.append(name)
    return tuple(found)


def in_body(article: Article) -> Byline | None:
    """The `By …` line among the first or last blocks of the body."""
    count = len(article.blocks)
    chosen = [*range(min(_OPENING_BLOCKS, count)), *range(max(_OPENING_BLOCKS, count - _CLOSING_BLOCKS), count)]
    for index in chosen:
        block = article.blocks[index]
        found = _line(article.prose, block.start, block.end)
        if found:
            return found
    return None


def _line(prose: Text, start: int, end: int) -> Byline | None:
    lead = start + len(prose.value[start:end]) - len(prose.value[start:end].lstrip(" *_—–-~"))
    if prose.value[lead : lead + 3].lower() != "by ":
        return None
    line = "By" + prose.value[lead + 2 : end].rstrip(" *_")
    found = fragments.byline(line, 0)
    if found is None:
        return None
    people = names(line[found.value.start : found.value.end])
    return Byline(people, prose.span(lead, end)) if people else None
