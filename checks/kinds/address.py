"""An address of a link or an image that must match a pattern, or must not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks import patterns, places
from checks.gather import Dossier
from checks.model import Finding, Link, Span
from checks.records import Record

VALUES = ("seen", "words")

_HELD = ("\ufffc", "{{", "{%", "${")
"""What stands in an address that a template writes."""
_TAG = 500
"""Characters in which a tag is looked for before the words of its link."""
_AHEAD = 2000
"""Characters in which the address of a link without words is looked for."""


class Options(Record):
    """`must` and `must_not` are patterns for the addresses `of` links, of images or of both, in any capitalisation.

    An address that a template writes is passed over, and so is a bare e-mail address in angle brackets.
    """

    must: str | None = None
    must_not: str | None = None
    of: tuple[Literal["links", "images"], ...] = ("links",)

    def __post_init__(self) -> None:
        if not self.must and not self.must_not:
            raise ValueError("neither `must` nor `must_not` is given")
        for name, source in (("must", self.must), ("must_not", self.must_not)):
            try:
                patterns.compiled(source or "", ignore_case=True)
            except patterns.PatternError as error:
                raise ValueError(f"the pattern of `{name}` {error}") from None


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    article, at = dossier.article, 0
    for link in article.links if "links" in options.of else ():
        if _is_wrong(link.url, options):
            span = _span(dossier, link, at)
            at = span.end if span else at
            if span:
                words = places.shown(article.prose.value[link.start : link.end])
                yield Finding(span, "links", {"seen": places.shown(link.url), "words": words})
    for image in article.images if "images" in options.of else ():
        if _is_wrong(image.url, options):
            yield Finding(image.span, "images", {"seen": places.shown(image.url), "words": ""})


def _is_wrong(url: str, options: Options) -> bool:
    if any(mark in url for mark in _HELD):
        return False
    if options.must and not _matches(options.must, url):
        return True
    return options.must_not is not None and _matches(options.must_not, url)


def _matches(pattern: str, url: str) -> bool:
    return next(patterns.compiled(pattern, ignore_case=True).find(url), None) is not None


def _span(dossier: Dossier, link: Link, at: int) -> Span | None:
    """The words of a link, or its address where it has none; None for what is no link, or no address."""
    article = dossier.article
    words = article.prose.value[link.start : link.end]
    if words.strip():
        lead, tail = len(words) - len(words.lstrip()), len(words.rstrip())
        span = article.prose.span(link.start + lead, link.start + tail)
        return None if not link.url and _is_anchor(article.source, span.start) else span
    start = max(places.gap(article, link.start, link.end).start, at)
    found = article.source.find(link.url, start, start + _AHEAD) if link.url else -1
    if found < 0 or (article.source[found - 1 : found] == "<" and "@" in link.url):
        return None
    return Span(found, found + len(link.url))


def _is_anchor(source: str, start: int) -> bool:
    """Whether the words before which a tag stands are no link, but a place to link to: `<a name="rain">`."""
    tag = source.rfind("<a", max(start - _TAG, 0), start)
    return tag >= 0 and "href" not in source[tag:start].lower()
