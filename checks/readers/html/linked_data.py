"""JSON-LD in a page: the article among the things that it describes, and who wrote it."""

from __future__ import annotations

from collections.abc import Iterator

from checks.model import Field, Problem, Run, Span, Text
from checks.readers.html.page import Page
from checks.trees import Mapping, Node, Scalar, Sequence, TreeError
from checks.trees import json as trees

_TYPES = (
    ("newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle",
     "reviewnewsarticle", "askpublicnewsarticle", "advertisercontentarticle", "liveblogposting"),
    ("article", "blogposting", "socialmediaposting", "techarticle", "scholarlyarticle", "report", "satiricalarticle"),
    ("claimreview", "review", "recipe", "podcastepisode"),
    ("webpage", "itempage", "creativework", "videoobject"),
)  # fmt: skip
"""Types of schema.org by how surely they are the article of a page. The last are what it stands in or shows."""
_TITLES = frozenset({"headline", "alternativeHeadline", "name", "description"})
_KEYS = (
    "headline", "alternativeHeadline", "name", "description", "datePublished", "dateModified", "dateCreated",
    "articleSection", "keywords", "url", "mainEntityOfPage", "inLanguage", "image", "thumbnailUrl",
)  # fmt: skip
_AUTHORS = ("author", "creator")
_DEEPEST = 12


def fields(page: Page, problems: list[Problem]) -> Iterator[Field]:
    """The fields of the article that a page describes as linked data. What can't be read is a problem."""
    described: list[Mapping] = []
    for script in page.tree.select("script[type='application/ld+json']"):
        inner = page.inner(script)
        try:
            described += _things(trees.parse(page.source, *inner), 0)
        except TreeError as error:
            at = min(error.offset, max(inner.end - 1, inner.start))
            problems.append(Problem(f"the page's JSON-LD can't be read: {error}", Span(at, min(at + 1, inner.end))))
    article = _article(described)
    if article is not None:
        yield from _of_article(article, {_id(thing): thing for thing in described if _full_name(thing)})


def _things(node: Node, depth: int) -> Iterator[Mapping]:
    """All that is described, the outer before the inner."""
    if depth > _DEEPEST:
        return
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _things(item, depth + 1)
    elif isinstance(node, Mapping):
        yield node
        for entry in node.entries:
            if not isinstance(entry.value, Scalar):
                yield from _things(entry.value, depth + 1)


def _article(things: list[Mapping]) -> Mapping | None:
    """The first thing of the best type that says anything of itself: a mere reference does not."""
    for types in _TYPES:
        for thing in things:
            if _types(thing) & {*types} and any(thing.get(key) for key in (*_KEYS, *_AUTHORS)):
                return thing
    return None


def _types(thing: Mapping) -> set[str]:
    return {value.value.rsplit("/", 1)[-1].lower() for value in _texts(thing.get("@type"))}


def _id(thing: Mapping) -> str:
    return next((value.value for value in _texts(thing.get("@id"))), "")


def _of_article(article: Mapping, by_id: dict[str, Mapping]) -> Iterator[Field]:
    around = bool(_types(article) & {*_TYPES[-1]})  # a page or a clip has a name of its own
    for entry in article.entries:
        key = entry.key.text.value
        if key in _KEYS and not (around and key in _TITLES):
            value = _named(entry.value)
            if value:
                yield Field(key, value, entry.value.span, entry.key.span, "string" if len(value) == 1 else "list")
        elif key in _AUTHORS:
            yield from _authors(key, entry.key.span, entry.value, by_id)


def _named(node: Node) -> tuple[Text, ...]:
    """The texts of a value; a thing stands for its address or name."""
    if isinstance(node, Sequence):
        return tuple(text for item in node.items for text in _named(item))
    if isinstance(node, Mapping):
        return next((found for key in ("url", "@id", "name") if (found := _texts(node.get(key)))), ())
    return _texts(node)


def _authors(key: str, key_span: Span, node: Node, by_id: dict[str, Mapping]) -> Iterator[Field]:
    """Who wrote it; organisations are told apart, since a name alone does not always show what it is."""
    people: list[Text] = []
    organisations: list[Text] = []
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Mapping):
            thing = item if _full_name(item) else by_id.get(_id(item), item)
            (organisations if any("organization" in each for each in _types(thing)) else people).extend(
                _full_name(thing)
            )
        else:
            people += _texts(item)
    for name, values in ((key, people), (f"{key} organization", organisations)):
        if values:
            yield Field(name, tuple(values), node.span, key_span, "string" if len(values) == 1 else "list")


def _full_name(person: Mapping) -> list[Text]:
    names = [text for text in _texts(person.get("name")) if text.value.strip()]
    if names:
        return names
    parts = [text for key in ("givenName", "familyName") for text in _texts(person.get(key)) if text.value.strip()]
    return [_joined(*parts)] if len(parts) == 2 else []


def _joined(first: Text, second: Text) -> Text:
    """Two texts with a blank between them, each in its own place."""
    end = first.span(0, len(first.value)).end
    blank = Run(len(first.value), Span(end, end))
    shift = len(first.value) + 1
    moved = (Run(run.start + shift, run.source) for run in second.runs)
    return Text(f"{first.value} {second.value}", (*first.runs, blank, *moved))


def _texts(node: Node | None) -> tuple[Text, ...]:
    if isinstance(node, Scalar):
        return (node.text,) if node.type not in ("empty", "flag") else ()
    if isinstance(node, Sequence):
        return tuple(text for item in node.items if isinstance(item, Scalar) for text in _texts(item))
    return ()
