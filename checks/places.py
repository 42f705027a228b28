"""Where a rule looks: fields of the header by role or key, and the parts of the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.gather import Dossier
from checks.header import Stamp, stamps
from checks.header.vocabulary import ROLES
from checks.model import Article, Edit, Field, Fix, Run, Span, Text
from checks.readers import fragments
from checks.regexes import regex
from checks.tuples import NamedTuple

Where = tuple[str, ...]
"""Names of places, as a rule's `where:` lists them."""

BODY = ("headline", "lead", "body", "paragraphs", "captions", "alt", "links", "quotes", "dateline", "tagline")
"""The places that are no field, or more than a field."""
KNOWN = ("header", *ROLES, *BODY)
"""Every place that has a name of ours; any other is taken for the raw key of a header field."""

_SHOWN = 80
_HARMLESS = " .-’"
"""What means nothing within a value of YAML, TOML or JSON, quoted or not."""
_LONGEST_DATE = 100
_QUOTE = regex(r"“[^“”]+”|\"[^\"\n]+\"")


class Spot(NamedTuple):
    """A text that a rule looks at, and what its place is called."""

    place: str
    text: Text

    @property
    def span(self) -> Span:
        """The whole text; where that is empty, the field or image that says nothing."""
        return self.text.span(0, len(self.text.value)) if self.text.value else self.text.runs[0].source


def spots(dossier: Dossier, where: Sequence[str]) -> Iterator[Spot]:
    """The texts at the places, in the order of the names. A place that an article lacks gives none."""
    for place in where:
        for text in _texts(dossier, place):
            yield Spot(place, text)


def fields(dossier: Dossier, place: str) -> list[Field]:
    """The header's fields of a role or a raw key, in any capitalisation; all of them for `header`."""
    if place == "header":
        return list(dossier.article.fields)
    if place in ROLES:
        field = dossier.header.roles.get(place)
        return [field] if field else []
    return [field for field in dossier.article.fields if field.key.lower() == place.lower()]


def stands(dossier: Dossier, place: str) -> Span:
    """The header's field of a place, or where the header begins if it has none: where to mark what is missing."""
    found = fields(dossier, "title" if place == "headline" else place)
    return found[0].span if found else dossier.header.start


def swap(dossier: Dossier, spot: Spot, start: int, end: int, text: str, safe: bool) -> Fix | None:
    """Puts a text in the place of a stretch; None where that could break markup, or the syntax of a header."""
    span, article = spot.text.span(start, end), dossier.article
    if article.source[slice(*span)].split() != spot.text.value[start:end].split():
        return None
    if span.start < article.body and not all(char.isalnum() or char in _HARMLESS for char in text):
        return None
    return Fix((Edit(span, text),), safe)


def named(spot: Spot, name: str) -> Span:
    """Where a name stands in a byline; all of that, where the name was put together from it."""
    at = spot.text.value.find(name)
    return spot.span if at < 0 else spot.text.span(at, at + len(name))


def dated(spot: Spot) -> Stamp | None:
    """The date that a spot states, however badly; None where it is longer than any date."""
    long = len(spot.text.value) > _LONGEST_DATE
    return None if long else stamps.read(Field(spot.place, (spot.text,), spot.span, spot.span), spot.text)


def gap(article: Article, start: int, end: int) -> Span:
    """The source between the words before a stretch of the prose that has none, and those behind it: a bare link's."""
    prose = article.prose
    first = prose.span(start - 1, start).end if start else article.body
    last = prose.span(end, end + 1).start if end < len(prose.value) else len(article.source)
    return Span(first, max(first, last))


def shown(value: str) -> str:
    """A value as a message quotes it: on one line, and cut where it is long."""
    line = " ".join(value[: 10 * _SHOWN].split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _texts(dossier: Dossier, place: str) -> Iterator[Text]:
    prose, blocks = dossier.article.prose, dossier.article.blocks
    if place in ("headline", "title"):
        yield from _headline(dossier)
    elif place == "body":
        yield from [prose] if blocks else []
    elif place in ("lead", "paragraphs"):
        told = [prose.part(block.start, block.end) for block in blocks if block.kind == "paragraph"]
        yield from told[:1] if place == "lead" else told
    elif place == "links":
        yield from (prose.part(link.start, link.end) for link in dossier.article.links)
    elif place == "quotes":
        yield from (prose.part(quote.start() + 1, quote.end() - 1) for quote in _QUOTE.finditer(prose.value))
    elif place == "dateline":
        yield from _dateline(prose)
    elif place == "tagline" and dossier.tagline:
        yield Text.verbatim(dossier.article.source, *dossier.tagline.span)
    else:
        yield from _of_images(dossier, place)
        yield from (text for field in fields(dossier, place) for text in _values(field))


def _values(field: Field) -> tuple[Text, ...]:
    """A field's values; a field that is there and holds none has one empty text, which stands for all of it."""
    empty = Text("", (Run(0, field.span),))
    if field.type == "empty" or not field.values:
        return (empty,)
    return tuple(value if value.value else empty for value in field.values)


def _headline(dossier: Dossier) -> Iterator[Text]:
    """The header's title, or the heading that opens the body."""
    field = dossier.header.roles.get("title")
    first = dossier.article.blocks[:1]
    if field and field.said:
        yield field.values[0]
    elif first and first[0].kind == "heading":
        yield dossier.article.prose.part(first[0].start, first[0].end)
    elif field:
        yield from _values(field)


def _dateline(prose: Text) -> Iterator[Text]:
    found = fragments.dateline(prose.value, 0)
    if found:
        yield prose.part(0, len(prose.value[: found.end].rstrip(" —–-")))


def _of_images(dossier: Dossier, place: str) -> Iterator[Text]:
    """What is told of the images in the body stands with the header's. Decoration has nothing to tell."""
    images = dossier.article.images
    if place == "alt":
        yield from (image.alt for image in images if not image.decorative)
    elif place == "credit":
        yield from (image.credit for image in images if image.credit)
    elif place in ("caption", "captions"):
        yield from _captions(dossier)
        if place == "captions":
            yield from (text for field in fields(dossier, "caption") for text in _values(field))


def _captions(dossier: Dossier) -> Iterator[Text]:
    """Captions of images, and those in the prose that belong to none."""
    article = dossier.article
    captions = [image.caption for image in article.images if image.caption]
    known = {caption.runs[0].source.start for caption in captions}
    told = [article.prose.part(block.start, block.end) for block in article.blocks if block.kind == "caption"]
    yield from captions
    yield from (caption for caption in told if caption.runs[0].source.start not in known)
