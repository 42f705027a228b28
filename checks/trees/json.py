"""JSON, by tree-sitter for positions; the standard library decodes escapes and words the errors."""

from __future__ import annotations

import json
from functools import cache

import tree_sitter_json
from tree_sitter import Language, Parser
from tree_sitter import Node as Syntax

from checks.model import Span, Text
from checks.trees.codepoints import CodePoints
from checks.trees.nodes import DEPTH, Entry, Mapping, Node, Scalar, ScalarType, Sequence, TreeError, align

_TYPES: dict[str, ScalarType] = {"true": "flag", "false": "flag", "null": "empty", "number": "number"}


def parse(source: str, start: int = 0, end: int | None = None) -> Node:
    """The tree of the one JSON value in `source[start:end]`. Raises TreeError for what is no JSON."""
    text = source[start:end]
    data = text.encode("utf-8", "surrogatepass")
    root = _parser().parse(data).root_node
    values = [child for child in root.named_children if child.type != "comment"]
    if root.has_error or len(values) != 1:
        raise _error(text, start)
    return _value(values[0], source, CodePoints(data, start), 0)


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_json.language()))


def _value(node: Syntax, source: str, points: CodePoints, depth: int) -> Node:
    span = Span(points.at(node.start_byte), points.at(node.end_byte))
    if depth > DEPTH:
        raise TreeError(f"nested deeper than {DEPTH} levels", span.start)
    inner = [child for child in node.named_children if child.type != "comment"]
    if node.type == "array":
        return Sequence(tuple(_value(child, source, points, depth + 1) for child in inner), span)
    if node.type == "object":
        entries = (_entry(pair, source, points, depth + 1) for pair in inner)
        return Mapping(tuple(entries), span)
    if node.type == "string":
        return Scalar(_string(source, span), span)
    return Scalar(Text.verbatim(source, *span), span, _TYPES[node.type])


def _entry(pair: Syntax, source: str, points: CodePoints, depth: int) -> Entry:
    key, value = [child for child in pair.named_children if child.type != "comment"][:2]
    name = _value(key, source, points, depth)
    if not isinstance(name, Scalar):
        raise TreeError("a key must be a string", name.span.start)
    return Entry(name, _value(value, source, points, depth))


def _string(source: str, span: Span) -> Text:
    inner = Span(span.start + 1, span.end - 1)
    written = source[span.start : span.end]
    if "\\" not in written:
        return Text.verbatim(source, *inner)
    try:
        value = str(json.loads(written, strict=False)).encode("utf-8", "replace").decode("utf-8")
    except json.JSONDecodeError as error:
        raise TreeError(error.msg, span.start + error.pos) from None
    return align(value, source, inner)


def _error(text: str, start: int) -> TreeError:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return TreeError(error.msg[:1].lower() + error.msg[1:], start + error.pos)
    except (RecursionError, ValueError) as error:
        return TreeError(_unparsed(error), start)
    return TreeError("not valid JSON: comments and trailing words have no place in it", start)


def _unparsed(error: Exception) -> str:
    return f"nested deeper than {DEPTH} levels" if isinstance(error, RecursionError) else "a number is too long"
