"""The texts of an article that name people: its headline and summary, its body, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from checks.header import Header
from checks.header.vocabulary import Role
from checks.model import Article, Passage, Text

BODY = "body"
"""The field of the passage that is the article's text; all others are said of it."""

_OPENING: tuple[tuple[str, Role], ...] = (("headline", "title"), ("summary", "summary"))
_BESIDE: tuple[Role, ...] = ("caption", "alt", "credit", "tags")


def passages(article: Article, header: Header) -> Iterator[Passage]:
    """The passages in the order in which a reader meets people in them, the body third.

    Of the authors nobody is introduced by the article: they are none of its people.
    """
    for name, role in _OPENING:
        for text in _texts(header, role)[:1]:
            yield Passage(name, text, ())
    yield Passage(BODY, article.prose, article.blocks)
    for role in _BESIDE:
        yield from (Passage(role, text, ()) for text in _texts(header, role))
    yield from _of_images(article)


def _texts(header: Header, role: Role) -> tuple[Text, ...]:
    field = header.roles.get(role)
    return tuple(value for value in field.values if value.value) if field else ()


def _of_images(article: Article) -> Iterator[Passage]:
    """What is told of images, but for captions that stand in the prose too."""
    told = {article.prose.span(block.start, block.end).start for block in article.blocks if block.kind == "caption"}
    for image in article.images:
        said = (("alt", image.alt), ("credit", image.credit), ("caption", image.caption))
        for name, text in said:
            if text and text.value and not (name == "caption" and text.runs[0].source.start in told):
                yield Passage(name, text, ())
