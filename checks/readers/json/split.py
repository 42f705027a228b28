"""Where the records of a JSON text begin and end, found without reading what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.model import Part, Span
from checks.regexes import regex
from checks.trees import TreeError
from checks.trees.json import STRING
from checks.tuples import NamedTuple

_SPACE = regex(r"[ \t\r\n]*+")
_FLAT = rf'(?:[^"\[\]{{}}]++|{STRING})*+'
_INSIDE = regex(rf'(?:[^"\[\]{{}}]++|{STRING}|\[{_FLAT}\]|\{{{_FLAT}\}})*+', re.S)
"""All up to a bracket that has brackets within: most of a text is passed over in a few steps."""
_SCALAR = regex(rf'{STRING}|[^"\[\]{{}},:\s]++', re.S)
_KEY = regex(rf"({STRING})[ \t\r\n]*+:[ \t\r\n]*+", re.S)
_LINE = regex(r"[^\r\n]+")
_DEEPEST = 1000
"""Brackets in brackets that are counted: deeper is nothing that a tree would hold."""
_AROUND = 200


class Table(NamedTuple):
    """An object: its keys as they are written, where their values stand, where it stands, and if that is all of it."""

    entries: tuple[tuple[str, Span], ...]
    span: Span
    whole: bool


def space(source: str, at: int) -> int:
    """Where the first word from an offset on begins."""
    blank = _SPACE.match(source, at)
    return blank.end() if blank else at


def table(source: str, start: int) -> Table:
    """The object that begins at an offset, as far as its entries can be told apart."""
    found: list[tuple[str, Span]] = []
    at = space(source, start + 1)
    while key := _KEY.match(source, at):
        span = Span(key.end(), ending(source, key.end()))
        found.append((key[1][1:-1], span))
        at = space(source, span.end)
        if not source.startswith(",", at):
            break
        at = space(source, at + 1)
    whole = source.startswith("}", at)
    return Table(tuple(found), Span(start, at + 1 if whole else ending(source, start)), whole)


def items(source: str, start: int) -> Iterator[Span]:
    """The items of the array that begins at an offset. Raises TreeError where something else stands."""
    at = space(source, start + 1)
    while not source.startswith("]", at):
        span = Span(at, ending(source, at))
        yield span
        at = space(source, span.end)
        if source.startswith(",", at):
            at = space(source, at + 1)
            if source.startswith("]", at):
                raise TreeError("the comma before this is one too many", at)
        elif not source.startswith("]", at):
            raise TreeError("expecting ',' or ']'", at)


def values(source: str, start: int) -> Iterator[Span]:
    """The values that somebody wrote one behind the other."""
    at = space(source, start)
    while at < len(source):
        span = Span(at, ending(source, at))
        yield span
        at = space(source, span.end)


def lines(part: Part) -> Iterator[Part]:
    """The lines of a part that say something."""
    knife = Knife(part)
    return (knife.cut(Span(*line.span())) for line in _LINE.finditer(part.text) if not line[0].isspace())


class Knife:
    """Cuts stretches out of a part, as parts of the same file. They must come in their order, to be counted once."""

    def __init__(self, part: Part) -> None:
        self.text = part.text
        self._origin = part.origin
        self._at = 0

    def cut(self, span: Span) -> Part:
        self._origin, self._at = self._origin.behind(self.text[self._at : span.start]), span.start
        return Part(self.text[slice(*span)], self._origin)


def around(part: Part, offset: int) -> tuple[Part, int]:
    """What stands around an offset on its line, as a part of the same file, and the offset in that."""
    ends = [part.text.rfind(sign, 0, offset) + 1 for sign in "\r\n"]
    start = max(*ends, offset - _AROUND)
    line = _LINE.match(part.text, start, offset + _AROUND)
    return Part(line[0] if line else "", part.origin.behind(part.text[:start])), offset - start


def ending(source: str, at: int) -> int:
    """Where the value at an offset ends: with the text, if it is cut off. Raises TreeError where there is none."""
    if source[at : at + 1] not in ("{", "["):
        scalar = _SCALAR.match(source, at)
        if scalar is None and not source.startswith('"', at):
            raise TreeError("expecting value", at)
        return scalar.end() if scalar else len(source)
    start, depth = at, 0
    while at < len(source) and source[at] != '"':
        depth += 1 if source[at] in "{[" else -1
        if not depth:
            return at + 1
        if depth > _DEEPEST:
            raise TreeError(f"nested deeper than {_DEEPEST} levels", start)
        inside = _INSIDE.match(source, at + 1)
        at = inside.end() if inside else at
    return len(source)
