"""A link without words, which nobody sees and a screen reader spells out letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks import places
from checks.gather import Dossier
from checks.model import Finding, Span
from checks.records import Record
from checks.regexes import regex

VALUES = ("what",)

_TAG = regex(
    r"<a\s(?P<attributes>[^<>]*)>(?P<inner>(?:[\s\xa0]|&nbsp;|&#160;|<img\b[^<>]*>|</?(?:em|strong|b|i|u|span)\b[^<>]*>)*)"
    r"</a>",
    re.I,
)
_MARKED = regex(r"(?<!!)\[(?P<inner>\s*|\s*!\[[^\[\]]*\]\([^()\s]*\)\s*)\]\((?P<attributes>[^()\s]*)\)")
_HREF = regex(r"\bhref\s*=", re.I)
_NAMED = regex(r"\b(?:aria-label|title)\s*=\s*\\?[\"']?[^\"'\s>\\]", re.I)
_TOLD = regex(r"\balt\s*=\s*\\?[\"']?[^\"'\s>\\]|!\[[^\]]*\w", re.I)


class Options(Record):
    """`images`: links that hold nothing but an icon, or an image without an alternative text, too."""

    images: bool = False


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    article = dossier.article
    silent = [link for link in article.links if not article.prose.value[link.start : link.end].strip()]
    for start, end in dict.fromkeys(places.gap(article, link.start, link.end) for link in silent):
        for found in (*_TAG.finditer(article.source, start, end), *_MARKED.finditer(article.source, start, end)):
            what = _what(found, options)
            if what:
                yield Finding(Span(*found.span()), "links", {"what": what})


def _what(found: re.Match[str], options: Options) -> str | None:
    """What a link holds; None where it is no link, has a name, or shows something that is told."""
    attributes, inner = found["attributes"], found["inner"]
    if found[0].startswith("<") and (not _HREF.search(attributes) or _NAMED.search(attributes)):
        return None
    if found[0].startswith("[") and attributes.startswith("#"):
        return None
    if "<img" in inner.lower() or "![" in inner:
        return "an image without an alternative text" if options.images and not _TOLD.search(inner) else None
    if "class=" in inner:
        return "an icon without words" if options.images else None
    return "nothing"
