"""YAML, by PyYAML's C events and a builder that keeps every scalar as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from checks.model import Span, Text
from checks.regexes import regex
from checks.trees.nodes import DEPTH, Entry, Mapping, Node, Scalar, Sequence, TreeError, align, plain_type

_PROPERTIES = regex(r"(?:[&!]\S*\s+)*")
"""The anchor and the tag before a value, which are none of it."""
EXPANSION = 10_000
"""How many nodes aliases may add to a tree."""


def parse(source: str, start: int = 0, end: int | None = None) -> Node | None:
    """The tree of the YAML document in `source[start:end]`, or None where there is nothing.

    Offsets count from the start of the source. Raises TreeError for what is no YAML, for a second
    document, for nesting deeper than `nodes.DEPTH` and for aliases that multiply.
    """
    return _Builder(source, start, len(source) if end is None else end).document()


class _Builder:
    def __init__(self, source: str, start: int, end: int) -> None:
        self._source = source
        self._text = source[start:end]
        # libyaml swallows a byte order mark without counting it.
        self._shift = start + self._text.startswith("\ufeff")
        self._events: Iterator[Any] = yaml.parse(self._text, Loader=yaml.CSafeLoader)
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._nodes = 0
        self._expanded = 0

    def document(self) -> Node | None:
        _refuse_deep_flow(self._text, self._shift)
        try:
            next(self._events)
            event = next(self._events)
            if isinstance(event, yaml.StreamEndEvent):
                return None
            root = self._node(next(self._events), 0)
            next(self._events)
            event = next(self._events)
        except yaml.MarkedYAMLError as error:
            raise self._error(error) from None
        except yaml.YAMLError as error:
            raise TreeError(str(error).splitlines()[0], self._shift) from None
        if not isinstance(event, yaml.StreamEndEvent):
            raise TreeError("a second document begins here; one is expected", self._at(event.start_mark))
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if depth > DEPTH:
            raise TreeError(f"nested deeper than {DEPTH} levels", self._at(event.start_mark))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        before = self._nodes
        self._nodes += 1
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._sequence(event, depth)
        else:
            node = self._mapping(event, depth)
        if event.anchor:
            self._anchors[event.anchor] = node, self._nodes - before
        return node

    def _sequence(self, event: Any, depth: int) -> Sequence:
        items = []
        while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(item, depth + 1))
        # A block ends for libyaml where the next key begins.
        end = items[-1].span.end if items and not event.flow_style else self._at(item.end_mark)
        return Sequence(tuple(items), Span(self._at(event.start_mark), end))

    def _mapping(self, event: Any, depth: int) -> Mapping:
        entries = []
        while not isinstance(item := next(self._events), yaml.MappingEndEvent):
            key = self._node(item, depth + 1)
            if not isinstance(key, Scalar):
                raise TreeError("a key must be a plain word, not a list or a mapping", key.span.start)
            entries.append(Entry(key, self._node(next(self._events), depth + 1)))
        return Mapping(tuple(entries), self._span(event.start_mark, item.end_mark))

    def _alias(self, event: Any) -> Node:
        if event.anchor not in self._anchors:
            raise TreeError(f"no anchor &{event.anchor} stands before this alias", self._at(event.start_mark))
        node, size = self._anchors[event.anchor]
        self._expanded += size
        self._nodes += size
        if self._expanded > EXPANSION:
            raise TreeError(f"aliases repeat more than {EXPANSION:,} values", self._at(event.start_mark))
        return node

    def _scalar(self, event: Any) -> Scalar:
        span = self._span(event.start_mark, event.end_mark)
        if event.anchor or event.tag:
            properties = _PROPERTIES.match(self._source, span.start, span.end)
            span = Span(properties.end() if properties else span.start, span.end)
        if event.style in ("'", '"'):
            inner = Span(span.start + 1, span.end - 1)
            return Scalar(align(event.value, self._source, inner), span)
        if event.style in ("|", ">"):
            head = self._source.find("\n", span.start, span.end)
            body = Span(head + 1 if head >= 0 else span.end, span.end)
            written = self._source[body.start : body.end]
            lead = len(written) - len(written.lstrip(" "))
            shown = Span(body.start + lead, max(body.start + lead, body.start + len(written.rstrip())))
            return Scalar(align(event.value.rstrip("\n"), self._source, shown), Span(span.start, shown.end))
        text = event.value
        if text == self._source[span.start : span.end]:
            return Scalar(Text.verbatim(self._source, *span), span, plain_type(text))
        return Scalar(align(text, self._source, span), span, plain_type(text))

    def _error(self, error: yaml.MarkedYAMLError) -> TreeError:
        mark = error.problem_mark or error.context_mark
        offset = self._at(mark) if mark else self._shift
        return TreeError(", ".join(filter(None, (error.problem, error.context))), offset)

    def _at(self, mark: Any) -> int:
        return self._shift + int(mark.index)

    def _span(self, start: Any, end: Any) -> Span:
        return Span(self._at(start), self._at(end))


def _refuse_deep_flow(text: str, shift: int) -> None:
    """libyaml recurses on flow collections: bound their depth before it sees them."""
    depth = 0
    if text.count("[") + text.count("{") <= DEPTH:
        return
    for at, char in enumerate(text):
        if char in "[{":
            depth += 1
            if depth > DEPTH * 8:
                raise TreeError(f"nested deeper than {DEPTH} levels", shift + at)
        elif char in "]}":
            depth = max(depth - 1, 0)
