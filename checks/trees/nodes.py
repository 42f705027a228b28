"""What a tree is made of."""

from __future__ import annotations

from typing import Literal

from checks.model import Run, Span, Text
from checks.records import Record
from checks.regexes import regex

ScalarType = Literal["string", "date", "number", "flag", "empty"]

DEPTH = 64
"""How deep a tree may nest. Deeper ones are refused before a parser's own stack is at risk."""


class TreeError(Exception):
    """A text that is no tree: `str(error)` says why, `offset` is the source offset where."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class Scalar(Record):
    text: Text
    span: Span
    type: ScalarType = "string"


class Sequence(Record):
    items: tuple[Node, ...]
    span: Span


class Entry(Record):
    key: Scalar
    value: Node


class Mapping(Record):
    """Entries in the order of the source. Whether a key stands twice is for the reader to judge."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Node | None:
        return next((entry.value for entry in self.entries if entry.key.text.value == key), None)


Node = Scalar | Sequence | Mapping

_PLAIN = regex(
    r"(?P<flag>true|True|TRUE|false|False|FALSE)|(?P<empty>null|Null|NULL|~|)"
    r"|(?P<number>[-+]?(?:0|[1-9][\d_]*)(?:\.\d*)?(?:[eE][-+]?\d+)?)"
    r"|(?P<date>\d{4}-\d\d?-\d\d?(?:[Tt ].*)?)"
)


def plain_type(text: str) -> ScalarType:
    """The type of a scalar that stands without quotes. YAML 1.1's `no`, `on`, `007` and `12:30` are strings."""
    match = _PLAIN.fullmatch(text)
    return match.lastgroup if match else "string"  # type: ignore[return-value]


_FOLDED = regex(
    r"\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}|\\\r?\n[ \t]*|\\.|''|(?<![ \t])[ \t]*\r?\n[ \t]*"
)


def align(value: str, source: str, span: Span) -> Text:
    """The text of a quoted, escaped or folded scalar, with a run for each piece that stands as it is.

    `span` is the source between the delimiters. What can't be aligned becomes one run for the whole.
    """
    written = source[span.start : span.end]
    if written == value:
        return Text(value, (Run(0, span),))
    runs: list[Run] = []
    at = 0
    last = 0
    marks = [*((mark.start(), mark.end()) for mark in _FOLDED.finditer(written)), (len(written), len(written))]
    for index, (start, end) in enumerate(marks):
        piece = written[last:start]
        if not value.startswith(piece, at):
            return Text(value, (Run(0, span),))
        if piece:
            runs.append(Run(at, Span(span.start + last, span.start + start)))
        at += len(piece)
        last = end
        if index + 1 < len(marks):
            following = written[end : marks[index + 1][0]]
            width = next((n for n in (1, 0, 2) if value.startswith(following, at + n)), 1)
            if width:
                runs.append(Run(at, Span(span.start + start, span.start + end)))
            at += width
    return Text(value, tuple(runs) or (Run(0, span),))
