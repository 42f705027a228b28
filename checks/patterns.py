"""Patterns that strangers write, on RE2: linear in the text, whatever a pull request puts into a rule.

RE2's `\\w`, `\\d`, `\\s` and `\\b` know ASCII only. The classes are widened to Unicode here; a word boundary
at either end of a pattern is checked against the text around a match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import re2

LONGEST = 10_000
"""Characters of a pattern. Longer ones are no pattern that anybody reads."""

_CLASSES = {
    "w": r"\p{L}\p{M}\p{N}_", "d": r"\p{Nd}", "s": r"\s\p{Z}\x{85}",
}  # fmt: skip
_PIECE = re.compile(r"\\[wdsWDS]|\\.|\[\^?\]?|\]|.", re.S)


class PatternError(ValueError):
    """A pattern that can't be used; the message says why."""


class Pattern:
    """A compiled pattern. Raises PatternError for what RE2 cannot do in linear time, and for mistakes."""

    __slots__ = ("_compiled", "_first", "_last")

    def __init__(self, source: str, ignore_case: bool = False) -> None:
        if len(source) > LONGEST:
            raise PatternError(f"is longer than {LONGEST:,} characters")
        bare = source.removeprefix(r"\b")
        self._first = bare != source
        self._last = bare.endswith(r"\b") and not bare.endswith(r"\\b")
        if self._last:
            bare = bare[:-2]
        options = re2.Options()
        options.log_errors = False
        options.case_sensitive = not ignore_case
        try:
            self._compiled: Any = re2.compile(_widened(bare), options)
        except re2.error as error:
            raise PatternError(_reason(error, source)) from None

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the pattern matches, without empty matches."""
        for match in self._compiled.finditer(text):
            start, end = match.span()
            if start < end and not (self._first and _joined(text, start)) and not (self._last and _joined(text, end)):
                yield start, end

    def covers(self, text: str) -> bool:
        """Whether the pattern matches the whole text."""
        return self._compiled.fullmatch(text) is not None


@lru_cache(4096)
def compiled(source: str, ignore_case: bool = False) -> Pattern:
    """The pattern of a source, compiled once."""
    return Pattern(source, ignore_case)


def escape(text: str) -> str:
    """A pattern that matches a text and nothing else."""
    escaped: str = re2.escape(text)
    return escaped


def _widened(source: str) -> str:
    """The pattern with Unicode's letters, digits and spaces in the place of ASCII's."""
    pieces = []
    inside = False
    for piece in _PIECE.findall(source):
        if piece[0] == "[" and not inside:
            inside = True
        elif piece == "]":
            inside = False
        pieces.append(_unicode(piece, inside))
    return "".join(pieces)


def _unicode(piece: str, inside: bool) -> str:
    """A class of ASCII characters as one of Unicode's, within brackets or as brackets of its own."""
    name = piece[1:]
    if piece[0] != "\\" or name.lower() not in _CLASSES or (inside and name.isupper()):
        return piece
    return _CLASSES[name] if inside else f"[{'^' if name.isupper() else ''}{_CLASSES[name.lower()]}]"


def _joined(text: str, at: int) -> bool:
    """Whether letters or digits stand on both sides of an offset."""
    return 0 < at < len(text) and (text[at - 1].isalnum() or text[at - 1] == "_") and (
        text[at].isalnum() or text[at] == "_"
    )  # fmt: skip


def _reason(error: Exception, source: str) -> str:
    reason = error.args[0].decode("utf-8", "replace") if isinstance(error.args[0], bytes) else str(error)
    if re.search(r"\(\?<?[=!]", source):
        return "looks ahead or behind, which can't be done in linear time; match what you want to mark instead"
    if re.search(r"\\[1-9]", source):
        return "refers back to a group, which can't be done in linear time"
    return f"is no pattern: {reason}"
