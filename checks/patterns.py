"""Patterns and lists that strangers write: linear in the text, whatever a pull request puts into a rule.

Patterns are RE2's, lists are found by Aho and Corasick's automaton. RE2's `\\w`, `\\d`, `\\s` and `\\b` know
ASCII only. The classes are widened to Unicode here; a word boundary at either end of a pattern is checked
against the text around a match.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import re2
from ahocorasick_rs import AhoCorasick, MatchKind

from checks.regexes import regex

LONGEST = 10_000
"""Characters of a pattern. Longer ones are no pattern that anybody reads."""

_CLASSES = {
    "w": r"\p{L}\p{M}\p{N}_", "d": r"\p{Nd}", "s": r"\s\p{Z}\x{85}",
}  # fmt: skip
_GROUP = regex(r"\\(\d)")
_EDGE = regex(r"\b")
_BLANKS = str.maketrans(dict.fromkeys("\0\t\n\v\f\r\x85\xa0\u2009\u202f", " "))
_NEAR = 70
"""The likeness in per cent from which a word is probably a slip for another: `Sprots` is 83 like `Sports`."""
_PIECE = regex(r"\\[wdsWDS]|\\.|\[\^?\]?|\]|.", re.S)


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
            self._compiled: Any = re2.compile(_widened(_encodable(bare)), options)
        except re2.error as error:
            raise PatternError(_reason(error, source)) from None

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the pattern matches, without empty matches."""
        for match in self._matches(text):
            yield match.span()

    def rewritten(self, text: str, template: str) -> Iterator[tuple[int, int, str]]:
        """Where the pattern matches, and the template with the groups of that match for `\\1`, `\\2` …"""
        for match in self._matches(text):
            yield *match.span(), _filled(template, (match[0], *match.groups("")))

    def refuse(self, template: str) -> None:
        """Raises PatternError for a template that names a group which the pattern lacks."""
        missing = next((group[0] for group in _GROUP.finditer(template) if int(group[1]) > self._compiled.groups), None)
        if missing:
            raise PatternError(f"has no group for {missing}")

    def covers(self, text: str) -> bool:
        """Whether the pattern matches the whole text."""
        return self._compiled.fullmatch(_encodable(text)) is not None

    def _matches(self, text: str) -> Iterator[Any]:
        for match in self._compiled.finditer(_encodable(text)):
            start, end = match.span()
            if start < end and not (self._first and _joined(text, start)) and not (self._last and _joined(text, end)):
                yield match


class Phrases:
    """Literal texts, found all at once as whole words: the first counts, of these the longest, and none overlap.

    A space in a phrase is any white space, the end of a wrapped line too. With `ignore_case`, phrases
    without capitals are found in any capitalisation.
    """

    __slots__ = ("_searches",)

    def __init__(self, phrases: Iterable[str], ignore_case: bool = False) -> None:
        listed = tuple(dict.fromkeys(phrases))
        loose = tuple(phrase for phrase in listed if ignore_case and phrase == _lowered(phrase))
        strict = tuple(phrase for phrase in listed if not ignore_case or phrase != _lowered(phrase))
        self._searches = tuple(
            (fold, group, AhoCorasick([_edged(phrase) for phrase in group], MatchKind.LeftmostLongest))
            for fold, group in ((_lowered, loose), (str, strict))
            if group
        )

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where phrases stand, and each as it was listed."""
        edged = _edged(text)
        hits = [
            (start, -end, group[index])
            for fold, group, automaton in self._searches
            for index, start, end in automaton.find_matches_as_indexes(fold(edged))
        ]
        edges = [edge.start() for edge in re.finditer("\0", edged)] if hits else []
        last = 0
        for low, high, phrase in sorted(hits):
            start, end = low - bisect_left(edges, low), -high - bisect_left(edges, -high)
            if start >= last and not _marked(text, start - 1) and not _marked(text, end):
                yield start, end, phrase
                last = end


def nearest(value: str, choices: Iterable[str]) -> str | None:
    """The choice that a value is probably meant to be, if one is near enough."""
    from rapidfuzz.fuzz import ratio  # wanted only where something is wrong
    from rapidfuzz.process import extractOne

    found = extractOne(value, choices, scorer=ratio, processor=str.casefold, score_cutoff=_NEAR)
    return found[0] if found else None


@lru_cache(4096)
def compiled(source: str, ignore_case: bool = False) -> Pattern:
    """The pattern of a source, compiled once."""
    return Pattern(source, ignore_case)


def escape(text: str) -> str:
    """A pattern that matches a text and nothing else."""
    escaped: str = re2.escape(_encodable(text))
    return escaped


def _filled(template: str, groups: Sequence[str]) -> str:
    return _GROUP.sub(lambda named: groups[int(named[1])], template)


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


def _encodable(text: str) -> str:
    """The text without halves of surrogate pairs, which no UTF-8 has; nothing moves."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _lowered(text: str) -> str:
    """The text in lower case, and as long as it was: İ alone would become two characters."""
    return text.replace("İ", "i").lower()


def _edged(text: str) -> str:
    """The text with a NUL at both ends of every word, so that words are found whole or not at all."""
    return _EDGE.sub("\0", _encodable(text).translate(_BLANKS))


def _marked(text: str, at: int) -> bool:
    """Whether an accent or vowel sign stands at an offset: it belongs to the word beside it, and `\\b` cuts it off."""
    return 0 <= at < len(text) and not text[at].isascii() and unicodedata.category(text[at])[0] == "M"


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
