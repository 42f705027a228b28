"""JSON and JSON Lines: each record that is an article, of exports, feeds and programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.model import Article, Field, Part, Problem, Run, Span, Text
from checks.readers.fields import Known, doubles, fields
from checks.readers.json import body, shapes, split
from checks.readers.json.shapes import Certainty
from checks.readers.json.split import Knife, Table
from checks.records import replace
from checks.trees import Mapping, Node, TreeError
from checks.trees import json as trees

TRIES = 20
"""Records of a list, and lists of a text, that are looked at until one is an article; without one it is data."""
LARGEST = 20_000_000
"""Characters of a record. A longer one is no article, and would take more memory than it is worth."""
_NESTED = 3
"""How many objects may stand around a list of records, as in `{"response": {"docs": […]}}`."""
_SHOWN = 200
"""Characters that are kept of a record that is not read."""


def read(path: str, source: str, known: Known) -> Iterator[Article]:
    """The articles in a JSON text, which is a record or a list of them, or has lists of them within."""
    promised = shapes.hints(source, known)
    if promised.articles:
        for index, article in enumerate(_all(path, Part(source), known, promised.meant)):
            yield replace(article, index=index)


def read_lines(path: str, parts: Iterable[Part], known: Known) -> Iterator[Article]:
    """The articles in a text of JSON Lines, which may come line by line."""
    records = (line for part in parts for line in split.lines(part))
    for index, article in enumerate(_articles(path, records, known)):
        yield replace(article, index=index)


def problem(source: str) -> str | None:
    """What is wrong with a JSON text, and in which line; None where nothing is."""
    try:
        _tree(source)
    except TreeError as error:
        return f"line {source.count(chr(10), 0, error.offset) + 1}: {error}"
    return None


def record(path: str, part: Part, known: Known) -> Article | None:
    """The article that one record is of which all are meant to be articles; None for one that says nothing of that."""
    return _article(path, part, known)[1]


def _all(path: str, part: Part, known: Known, meant: bool) -> Iterator[Article]:
    """The articles in a text. What is wrong between records is told, unless it is no more than a record cut off."""
    last: Article | None = None
    try:
        for tried, records in enumerate(_lists(Knife(part), known)):
            if tried >= TRIES and last is None:
                return
            for last in _articles(path, records, known):
                yield last
    except TreeError as error:
        around, offset = split.around(part, error.offset)
        cut_off = last is not None and last.problems and error.offset == len(part.text)
        if not cut_off and (meant or last is not None):
            yield _unreadable(path, around, str(error), offset)


def _articles(path: str, records: Iterable[Part], known: Known) -> Iterator[Article]:
    """The articles among records. One that is only likely to be one waits for one that is."""
    waiting: list[Article] = []
    sure = False
    for tried, record in enumerate(records):
        if tried >= TRIES and not sure:
            return
        certainty, article = _article(path, record, known)
        sure = sure or certainty == "sure"
        if article is not None:
            waiting.append(article)
        if sure:
            yield from waiting
            waiting.clear()


def _lists(knife: Knife, known: Known) -> Iterator[Iterator[Part]]:
    """The lists of records in a text. Raises TreeError where it can't be told what is meant."""
    source = knife.text
    start = split.space(source, 0)
    if source.startswith("[", start):
        yield map(knife.cut, split.items(source, start))
        closed = source[-_SHOWN:].rstrip().endswith("]")
        behind = len(source) if closed else split.space(source, split.ending(source, start))
    elif source.startswith("{", start):
        table = split.table(source, start)
        behind = split.space(source, table.span.end)
        if source.startswith("{", behind):  # JSON Lines by another name
            yield map(knife.cut, split.values(source, start))
            return
        yield from _within(knife, table, known, 0)
    else:
        behind = start
    if behind < len(source):
        raise TreeError("expecting value" if behind == start else "something stands behind the end", behind)


def _within(knife: Knife, table: Table, known: Known, depth: int) -> Iterator[Iterator[Part]]:
    """The one record that an object is, or the lists in it."""
    if shapes.is_record(knife.text, table, known):
        yield map(knife.cut, (table.span,))
        return
    for _, (start, _) in table.entries:
        if shapes.is_list(knife.text, start):
            yield map(knife.cut, split.items(knife.text, start))
        elif depth < _NESTED and knife.text.startswith("{", start):
            yield from _within(knife, split.table(knife.text, start), known, depth + 1)


def _article(path: str, part: Part, known: Known) -> tuple[Certainty, Article | None]:
    """The article that a record is, if it is one."""
    try:
        tree = _tree(part.text)
    except TreeError as error:
        meant = shapes.hints(part.text, known).meant
        return "sure" if meant else "likely", _unreadable(path, part, str(error), error.offset)
    if not isinstance(tree, Mapping):
        return "none", None
    found = shapes.bodies(tree, known)
    bodies = {each.key for each in found}
    header = [_unmarked(field) for field in fields(tree) if field.key not in bodies]
    main = found[0] if found else shapes.NO_BODY
    opened, texts = body.opened(*main, shapes.told((field.key for field in header if field.said), known))
    keys = (*(field.key for field in (*header, *opened.fields)), *shapes.keys(tree))
    certainty = shapes.certainty(part.text, tree, shapes.told(keys, known), main if found else None, opened.dateline)
    if certainty == "none":
        return certainty, None
    prose, blocks, images, links = body.read(part.text, main.key, texts)
    return certainty, Article(
        path, 0, "json", part.text, (*header, *opened.fields), prose, blocks, len(part.text),
        (*opened.images, *images), links, doubles=tuple(doubles(tree)), origin=part.origin,
    )  # fmt: skip


def _tree(source: str) -> Node:
    if len(source) > LARGEST:
        raise TreeError(f"the record is longer than {LARGEST:,} characters", 0)
    return trees.parse(source)


def _unmarked(field: Field) -> Field:
    """A field whose key says that it is HTML, with its values as they are shown: `title.rendered`."""
    if not body.is_html(field.key):
        return field
    from checks.readers import markup  # its parser is slow to import

    return field._replace(values=tuple(markup.read(value).prose for value in field.values))


def _unreadable(path: str, part: Part, problem: str, offset: int) -> Article:
    """A record of which nothing is known but what is wrong with it."""
    source = part.text if len(part.text) <= LARGEST else part.text[:_SHOWN]
    end = len(source)
    at = min(offset, max(end - 1, 0))
    nothing = Text("", (Run(0, Span(end, end)),))
    problems = (Problem(problem, Span(at, min(at + 1, end))),)
    return Article(path, 0, "json", source, (), nothing, (), end, problems=problems, origin=part.origin)
