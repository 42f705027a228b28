"""JSON as the standard library reads it, `NaN` and control characters in strings included, with all places."""

from __future__ import annotations

import re
from typing import cast

from checks.model import Run, Span, Text
from checks.regexes import regex
from checks.trees.nodes import DEPTH, Entry, Mapping, Node, Scalar, ScalarType, Sequence, TreeError

STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
"""A string in its quotation marks. Possessive, so that a long one costs neither steps back nor memory."""
_BLANK = r"[ \t\r\n]*+"
_SPACE = regex(_BLANK)
_STRING = regex(STRING, re.S)
_SIGN = regex(rf"{_BLANK}([,:\]}}]?){_BLANK}")
_PLAIN = regex(
    r"(?P<number>-?(?:0|[1-9]\d*+)(?:\.\d++)?(?:[eE][-+]?\d++)?|NaN|-?Infinity)|(?P<flag>true|false)|(?P<empty>null)",
    re.A,
)
_ESCAPE = regex(r'\\(?:["\\/bfnrt]|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|)')
_SHORT = {r"\"": '"', r"\\": "\\", r"\/": "/", r"\b": "\b", r"\f": "\f", r"\n": "\n", r"\r": "\r", r"\t": "\t"}
_LOST = "\ufffd"
"""Stands for half a surrogate pair, which is no character and can't be written to any file."""


def parse(source: str, start: int = 0, end: int | None = None) -> Node:
    """The tree of the one JSON value in `source[start:end]`. Raises TreeError for what is no JSON."""
    reader = _Reader(source, len(source) if end is None else end)
    node = reader.value(reader.after_space(start), 0)
    after = reader.after_space(node.span.end)
    if after < reader.end:
        raise reader.error("something stands behind the end of the JSON", after)
    return node


class _Reader:
    """Reads values that begin at an offset. What stands behind one begins where its span ends."""

    def __init__(self, source: str, end: int) -> None:
        self.end = end
        self._source = source

    def after_space(self, at: int) -> int:
        space = _SPACE.match(self._source, at, self.end)
        return space.end() if space else at

    def value(self, at: int, depth: int) -> Node:
        first = self._source[at] if at < self.end else ""
        if first == '"':
            return self._string(at)
        if first in ("{", "["):
            if depth > DEPTH:
                raise TreeError(f"nested deeper than {DEPTH} levels", at)
            return self._object(at, depth + 1) if first == "{" else self._array(at, depth + 1)
        plain = _PLAIN.match(self._source, at, self.end)
        if plain is None:
            raise self.error("expecting value", at)
        span = Span(*plain.span())
        types: dict[str | None, ScalarType] = {"flag": "flag", "empty": "empty"}
        return Scalar(Text.verbatim(self._source, *span), span, types.get(plain.lastgroup, "number"))

    def error(self, reason: str, at: int) -> TreeError:
        """An error, in other words where somebody took JSON for JavaScript."""
        if self._source.startswith(("//", "/*", "#"), at, self.end):
            reason = "comments have no place in JSON"
        elif self._source.startswith(("]", "}"), at, self.end) and self._source[:at].rstrip().endswith(","):
            reason = "the comma before this is one too many"
        return TreeError(reason, at)

    def _object(self, start: int, depth: int) -> Mapping:
        entries: list[Entry] = []
        sign = self._sign(start + 1)
        while sign[1] != "}":
            at = sign.end()
            if sign[1] != ("," if entries else ""):
                reason = "expecting ',' or '}'" if entries else "expecting a key in double quotes"
                raise self.error(reason, sign.start(1))
            if not self._source.startswith('"', at, self.end):
                raise self.error("expecting a key in double quotes", at)
            key = self._string(at)
            sign = self._sign(key.span.end)
            if sign[1] != ":":
                raise self.error("expecting ':'", sign.start(1))
            value = self.value(sign.end(), depth)
            entries.append(Entry(key, value))
            sign = self._sign(value.span.end)
        return Mapping(tuple(entries), Span(start, sign.end(1)))

    def _array(self, start: int, depth: int) -> Sequence:
        items: list[Node] = []
        sign = self._sign(start + 1)
        while sign[1] != "]":
            if sign[1] != ("," if items else ""):
                raise self.error("expecting ',' or ']'" if items else "expecting value", sign.start(1))
            items.append(self.value(sign.end(), depth))
            sign = self._sign(items[-1].span.end)
        return Sequence(tuple(items), Span(start, sign.end(1)))

    def _sign(self, at: int) -> re.Match[str]:
        """The punctuation behind a word, if there is any, with the blanks around it."""
        return cast("re.Match[str]", _SIGN.match(self._source, at, self.end))

    def _string(self, at: int) -> Scalar:
        match = _STRING.match(self._source, at, self.end)
        if match is None:
            raise TreeError("a string begins here and does not end", at)
        start, end = match.span()
        if self._source.find("\\", start, end) < 0:
            value = Text(self._source[start + 1 : end - 1], (Run(0, Span(start + 1, end - 1)),))
        else:
            value = _unescaped(self._source, start + 1, end - 1)
        return Scalar(value, Span(start, end))


def _unescaped(source: str, at: int, after: int) -> Text:
    """The text of a string with escapes: one run for each, and for each piece between them."""
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    for escape in _ESCAPE.finditer(source, at, after):
        start, end = escape.span()
        if start > at:
            pieces.append(source[at:start])
            runs.append(Run(length, Span(at, start)))
            length += start - at
        pieces.append(_SHORT.get(escape[0]) or _character(escape))
        runs.append(Run(length, Span(start, end)))
        length += 1
        at = end
    if at < after:
        pieces.append(source[at:after])
        runs.append(Run(length, Span(at, after)))
    return Text("".join(pieces), tuple(runs))


def _character(escape: re.Match[str]) -> str:
    """The character of an escape by number; two numbers are the halves of a pair."""
    written = escape[0]
    if written == "\\":
        raise TreeError("no such escape; a backslash itself is written twice", escape.start())
    unit = int(written[2:6], 16)
    if len(written) > 6:
        return chr(0x10000 + ((unit & 0x3FF) << 10 | int(written[8:], 16) & 0x3FF))
    return _LOST if 0xD800 <= unit < 0xE000 else chr(unit)
