"""TOML, by tree-sitter for positions; tomllib decodes escapes and words the errors."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import cast

import tree_sitter_toml
from tree_sitter import Language, Parser
from tree_sitter import Node as Syntax

from checks.model import Span, Text
from checks.trees.codepoints import CodePoints
from checks.trees.nodes import DEPTH, Entry, Mapping, Node, Scalar, ScalarType, Sequence, TreeError, align

_TYPES: dict[str, ScalarType] = {
    "boolean": "flag", "integer": "number", "float": "number", "offset_date_time": "date",
    "local_date_time": "date", "local_date": "date", "local_time": "string",
}  # fmt: skip


def parse(source: str, start: int = 0, end: int | None = None) -> Mapping:
    """The tree of the TOML in `source[start:end]`. Raises TreeError for what is no TOML."""
    text = source[start:end]
    data = text.encode("utf-8", "surrogatepass")
    root = _parser().parse(data).root_node
    if root.has_error:
        raise _error(text, start, root)
    builder = _Builder(source, CodePoints(data, start))
    top: list[Entry] = []
    for child in root.named_children:
        if child.type == "pair":
            top.append(builder.pair(child, 0))
        elif child.type in ("table", "table_array_element"):
            top.append(builder.table(child))
    return Mapping(tuple(_merged(top)), Span(start, start + len(text)))


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_toml.language()))


class _Builder:
    def __init__(self, source: str, points: CodePoints) -> None:
        self._source = source
        self._points = points

    def pair(self, node: Syntax, depth: int) -> Entry:
        key, value = node.named_children[:2]
        return _nested(self._keys(key), self.value(value, depth + 1))

    def table(self, node: Syntax) -> Entry:
        name, *pairs = [child for child in node.named_children if child.type != "comment"]
        body: Node = Mapping(tuple(_merged([self.pair(pair, 0) for pair in pairs])), self._span(node))
        if node.type == "table_array_element":
            body = Sequence((body,), self._span(node))
        return _nested(self._keys(name), body)

    def value(self, node: Syntax, depth: int) -> Node:
        span = self._span(node)
        if depth > DEPTH:
            raise TreeError(f"nested deeper than {DEPTH} levels", span.start)
        inner = [child for child in node.named_children if child.type != "comment"]
        if node.type == "array":
            return Sequence(tuple(self.value(child, depth + 1) for child in inner), span)
        if node.type == "inline_table":
            return Mapping(tuple(_merged([self.pair(child, depth + 1) for child in inner])), span)
        if node.type == "string":
            return Scalar(self._string(span), span)
        return Scalar(Text.verbatim(self._source, *span), span, _TYPES[node.type])

    def _string(self, span: Span) -> Text:
        quotes = 3 if self._source.startswith(('"""', "'''"), span.start) else 1
        inner = Span(span.start + quotes, span.end - quotes)
        written = self._source[span.start : span.end]
        if quotes == 1 and "\\" not in written:
            return Text.verbatim(self._source, *inner)
        try:
            value = str(tomllib.loads("value = " + written)["value"])
        except tomllib.TOMLDecodeError as error:
            raise TreeError(_reason(error), span.start) from None
        if quotes == 3 and self._source.startswith("\n", inner.start):
            inner = Span(inner.start + 1, inner.end)
        return align(value, self._source, inner)

    def _keys(self, node: Syntax) -> list[Scalar]:
        if node.type == "dotted_key":
            return self._dotted(node)
        span = self._span(node)
        inner = Span(span.start + 1, span.end - 1) if node.type == "quoted_key" else span
        return [Scalar(Text.verbatim(self._source, *inner), span)]

    def _dotted(self, node: Syntax) -> list[Scalar]:
        """`a.b.c` nests to the left in the syntax tree: walked, not recursed."""
        keys: list[Scalar] = []
        while node.type == "dotted_key":
            left, right = node.named_children[:2]
            keys += self._keys(right)
            node = left
            if len(keys) > DEPTH:
                raise TreeError(f"nested deeper than {DEPTH} levels", keys[-1].span.start)
        return [*self._keys(node), *reversed(keys)]

    def _span(self, node: Syntax) -> Span:
        return Span(self._points.at(node.start_byte), self._points.at(node.end_byte))


def _nested(keys: list[Scalar], value: Node) -> Entry:
    """`a.b = value` as a mapping within a mapping."""
    for key in reversed(keys[1:]):
        value = Mapping((Entry(key, value),), Span(key.span.start, value.span.end))
    return Entry(keys[0], value)


def _merged(entries: list[Entry]) -> list[Entry]:
    """Tables and arrays of tables that are written in parts, as one entry each. What can't be one stays two."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.key.text.value, []).append(entry)
    return [merged for group in groups.values() for merged in _one(group)]


def _one(group: list[Entry]) -> list[Entry]:
    first = group[0]
    parts = [entry.value for entry in group]
    if len(parts) > 1 and all(isinstance(part, Sequence) for part in parts):
        items = tuple(item for part in parts if isinstance(part, Sequence) for item in part.items)
        return [Entry(first.key, Sequence(items, first.value.span))]
    if len(parts) > 1 and all(isinstance(part, Mapping) for part in parts):
        inner = [entry for part in parts if isinstance(part, Mapping) for entry in part.entries]
        return [Entry(first.key, Mapping(tuple(_merged(inner)), first.value.span))]
    return group


def _error(text: str, start: int, root: Syntax) -> TreeError:
    """tomllib's words, at the place that they name; tree-sitter's place where tomllib has none."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, column = cast(int | None, getattr(error, "lineno", None)), getattr(error, "colno", 1)
        if line is None:
            line, column = _place(str(error))
        lines = text.split("\n")
        offset = sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
        return TreeError(_reason(error), start + min(offset, len(text)))
    except RecursionError:
        return TreeError(f"nested deeper than {DEPTH} levels", start)
    except ValueError:
        return TreeError("a number is too long", start)
    broken = next((node for node in root.children if node.has_error), root)
    return TreeError("not valid TOML", start + len(text.encode()[: broken.start_byte].decode("utf-8", "replace")))


def _reason(error: tomllib.TOMLDecodeError) -> str:
    reason = str(error).split(" (at ")[0]
    return reason[:1].lower() + reason[1:]


def _place(message: str) -> tuple[int, int]:
    """The place that older tomllibs only write into their message: `(at line 3, column 7)`."""
    _, found, place = message.partition("(at line ")
    if not found:
        return 1, 1
    line, _, column = place.rstrip(")").partition(", column ")
    return int(line), int(column)
