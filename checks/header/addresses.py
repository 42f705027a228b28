"""Days in the names of files and in addresses, which stand in for a header's date: `2020-07-03-slug.md`."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from checks.dates import days
from checks.dates.days import Window
from checks.header.stamps import Stamp
from checks.header.vocabulary import normal
from checks.model import Article, Field, Run, Span, Text
from checks.regexes import regex

_YEAR = r"((?:1[5-9]|20|21)\d\d)"
_NAME = regex(rf"(?<![^-_. ]){_YEAR}-(\d\d?)-(\d\d?)(?=[-_. ]|$)")
_FOLDERS = regex(rf"(?<![^/]){_YEAR}/(\d\d?)/(\d\d?)(?=[/-]|$)")
_LONGEST = 2000
"""Characters of an address that are looked at."""
_INDEX = frozenset({"index", "_index"})
"""Names of files that say nothing of their own: what tells is their folder."""
_OWN = frozenset({"url", "permalink", "path", "og:url", "mainentityofpage", "mainentityofpage.@id", "weburl"})
"""Keys of an article's own address. A `link` or `canonical` that is written by hand may lead elsewhere."""


def of_file(article: Article, path: str, start: Span) -> Stamp | None:
    """The day in the name of an article's file, or else in those of its folders; `start` is where its header begins.

    A file of many articles says nothing of any.
    """
    if article.format == "json":
        return None
    file = PurePosixPath(path[-_LONGEST:].replace("\\", "/"))
    told = file.parent if file.stem in _INDEX else file
    match = _NAME.search(told.name) or _FOLDERS.search(told.as_posix())
    if match is None:
        return None
    text = Text(match[0], (Run(0, start),))
    return _stamp(Field("file name", (text,), start, start), text, match, "path")


def of_address(article: Article, field: Field | None) -> Stamp | None:
    """The day in an article's own address, as in `/2020/07/03/slug/`."""
    if field is None or not field.said or (article.format == "markdown" and normal(field.key) not in _OWN):
        return None
    text = field.values[0]
    match = _FOLDERS.search(text.value, 0, _LONGEST)
    return _stamp(field, text.part(*match.span()), match, "url") if match else None


def _stamp(field: Field, text: Text, match: re.Match[str], origin: Literal["path", "url"]) -> Stamp | None:
    day = days.ordinal(int(match[1]), int(match[2]), int(match[3]))
    return Stamp(field, text, Window(day, day + 1), origin=origin) if day else None
