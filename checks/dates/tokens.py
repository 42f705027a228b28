"""Finds the words of time in a text, and writes the string of their class letters.

What stands between two words of time becomes a letter too: nothing for a space, `,`, `-`, `/`, `:`, `'`
for themselves. Anything else ends a segment, which no expression crosses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from checks.dates.lexicon import Word, heads, words
from checks.regexes import regex
from checks.tuples import NamedTuple

_BEFORE, _AFTER = 44, 28
"""Characters before and after a head in which the other words of its expression are looked for."""
_YEARS = ("17", "18", "19", "20", "21", "/", *(f"{mark}{tens}0s" for mark in "'’" for tens in "23456789"))
"""How figures begin that make an expression by themselves: a year, a decade; the middle of a date."""
_CLOCKS = ("a.m", "p.m", "A.M", "P.M", "am", "pm", "AM", "PM", ":")
_GAP = 6
"""Characters between two words of one expression: a comma, a dash, a line end and its indent."""
_TOKEN = regex(
    r"Q[1-4]\b|[^\W\d_½]+"
    r"|(?<![\d/])9/11\b(?![-/])"
    r"|[0-9]{1,2}(?:[:.][0-9]{2})?[ \n]?[aApP](?:\.[mM]\.|[mM]\b)"
    r"|1/2|½|[0-9]{1,2}:[0-9]{2}(?![0-9])|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+\.[0-9]+"
    r"|['’]?[0-9]+(?:st|nd|rd|th|s)\b|[0-9]+"
)


_FIGURE = frozenset("0123456789'’½")


class Token(NamedTuple):
    """A word of time at offsets `[start, end)`."""

    start: int
    end: int
    word: Word


class Segment(NamedTuple):
    """Words of time with nothing between them that an expression can't cross, and their class letters."""

    tokens: list[Token]
    letters: str


def segments(text: str, vague: bool) -> Iterator[Segment]:
    """The words of time around the heads in a text. `vague` looks for words such as `now` too."""
    table = words()
    for low, high in _stretches(text, vague):
        tokens: list[Token] = []
        letters = ""
        last = low
        for match in _TOKEN.finditer(text, low, high):
            word = table.get(match[0]) or (_figures(match[0]) if match[0][0] in _FIGURE else None)
            if word is None:
                continue
            start, end = match.span()
            gap = _gap(text, last, start, word, tokens[-1]) if tokens else ""
            if gap == "|":
                yield Segment(tokens, letters)
                tokens, letters, gap = [], "", ""
            if word.kind == "B":
                word = _ending(word, text, end)
            tokens.append(Token(start, end, word))
            letters += gap + word.kind
            last = end
        if tokens:
            yield Segment(tokens, letters)


def _stretches(text: str, vague: bool) -> Iterator[tuple[int, int]]:
    """The stretches around the heads, from space to space, none within another."""
    low = high = -1
    size = len(text)
    for _, start, end in _finder(vague).find_matches_as_indexes(text):
        if start and text[start - 1].isalnum() and not (text[start - 1].isdigit() and text[start] in ":aApP"):
            continue
        if end < size and text[end].isalnum() and not text[start : start + 4].isdigit():
            continue
        if start - _BEFORE > high:
            if high >= 0:
                yield _whole(text, low, high)
            low = start - _BEFORE
        high = end + _AFTER
    if high >= 0:
        yield _whole(text, low, high)


def _whole(text: str, low: int, high: int) -> tuple[int, int]:
    """A stretch without the pieces of words at its ends; a word longer than the reach is no word of time."""
    if low > 0:
        space = text.find(" ", low, low + _BEFORE)
        low = space if space >= 0 else low + _BEFORE
    if high < len(text):
        space = text.rfind(" ", high - _AFTER, high)
        high = space if space >= 0 else high - _AFTER
    return max(low, 0), high


@cache
def _finder(vague: bool) -> AhoCorasick:
    figures = (*_YEARS, *_CLOCKS) if vague else _YEARS
    return AhoCorasick([*heads(vague), *figures], MatchKind.LeftmostLongest)


def _ending(word: Word, text: str, end: int) -> Word:
    """`before` and `after` that end a clause count from what was named; others open a clause of their own."""
    return Word("F", word.value) if text[end : end + 1] in ".,;:)!?" else word


@lru_cache(4096)
def _figures(written: str) -> Word:
    if written in ("1/2", "½"):
        return Word("x", 1)
    if written[-1] in "mM." or ":" in written:
        return Word("q" if written[-1].isdigit() else "c", _clock(written))
    if "." in written:
        return Word("N", written)
    digits = written.strip("'’strndh,").replace(",", "")
    value = int(digits[:9])
    if written.endswith("0s") and (len(digits) == 4 or (len(digits) == 2 and not written[0].isdigit())):
        return Word("C", value if value > 99 else 1900 + value)
    if not written[-1].isdigit():
        return Word("d" if 1 <= value <= 31 else "O", value)
    if len(written) == 4 and 1000 <= value <= 2199:
        return Word("Y", value)
    return Word("D" if 1 <= value <= 31 and len(written) <= 2 else "N", value)


def _clock(written: str) -> str:
    """`9 a.m.` as 09:00; what no clock shows as it is written."""
    hour, minute = (int(number) for number in [*re.findall(r"[0-9]+", written), "0"][:2])
    if not written[-1].isdigit() and 1 <= hour <= 12:
        hour = hour % 12 + (12 if "p" in written.lower() else 0)
    return f"{hour:02}:{minute:02}"


def _gap(text: str, last: int, start: int, after: Word, before: Token) -> str:
    """The letter for what stands between two words of time."""
    if start - last > _GAP:
        return "|"
    between = text[last:start]
    if between == " ":
        return ""
    abbreviated = before.word.kind in "Mmw" and before.end - before.start <= 4
    return _mark(between, abbreviated or (before.word.kind == "z" and after.kind in "Mm"))


@lru_cache(4096)
def _mark(between: str, abbreviated: bool) -> str:
    if abbreviated and between.startswith("."):
        between = between[1:]
    bare = between.strip(" \t\n\r\u00a0\u202f")
    if not bare:
        return "" if "\n\n" not in between else "|"
    if bare in ("'s", "’s", "’", "'"):
        return "'"
    return "-" if bare in ("–", "—") else bare if bare in (",", "-", "/", ":") else "|"
