"""The terms of a text that tell its time: names of people, places and things, years, compounds."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from checks.letters import UPPER
from checks.model import Block
from checks.names.lexicons import COMMON, Lexicon
from checks.names.tokens import opens_sentence
from checks.names.vocabulary import STOPS
from checks.regexes import regex
from checks.tuples import NamedTuple

MOST = 40
"""Terms of an article that are kept."""

_LETTER = r"[^\W\d_]"
_WORD = rf"[{UPPER}]{_LETTER}{{1,40}}(?:[’'&-]{_LETTER}{{1,40}})*"
_TERM = regex(
    rf"(?<![\w’'.&$-])(?:"
    rf"(?P<name>{_WORD}(?:(?: (?:of|for|and|de|on)(?: the)? | ){_WORD}(?!\.\w)){{0,8}}(?: \d(?:[\d,-]{{0,8}}\d)?\b)?)"
    rf"|(?:19|20)\d\d(?![\w-]|[.,]\d)"
    rf"|[a-z]{{2,30}}(?:-[a-z]{{2,30}}){{1,3}}(?![\w-]))"
)
_KINDS = frozenset(("paragraph", "quote", "item", "caption"))
"""Blocks of running text: every word of a heading may be capitalised, and tables are full of names of no time."""


class Term(NamedTuple):
    """A term as all articles write it, and where it first stands, in prose offsets."""

    key: str
    start: int
    end: int


def found(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> list[Term]:
    """The terms of a text in their order; of many those with the least hashes, which all texts draw alike."""
    terms: dict[str, Term] = {}
    seen: set[str] = set()
    for block in blocks:
        if block.kind in _KINDS:
            for match in _TERM.finditer(text, block.start, block.end):
                if match[0] not in seen:
                    seen.add(match[0])
                    start, end = _name(text, block.start, match, lexicon) if match.lastgroup else match.span()
                    folded = key(text[start:end])
                    if folded:
                        terms.setdefault(folded, Term(folded, start, end))
    if len(terms) <= MOST:
        return list(terms.values())
    return sorted(sorted(terms.values(), key=_rank)[:MOST], key=lambda term: term.start)


def key(written: str) -> str:
    """A term without regard to how it is set."""
    return written.lower().replace("’", "'")


def _name(text: str, block: int, match: re.Match[str], lexicon: Lexicon) -> tuple[int, int]:
    """Where a name begins and ends, without a word that is capitalised for opening the sentence, and a possessive.

    A common word by itself is none: there begins and ends nothing.
    """
    start, end = match.span()
    if match[0].endswith(("’s", "'s")):
        end -= 2
    words = text[start:end].split(" ")
    if words[0].lower() in _OPENERS and opens_sentence(text, block, start):
        start += len(words.pop(0)) + 1
    if not words or words[0][0].isdigit() or (len(words) == 1 and lexicon.kinds(words[0]) & COMMON):
        return end, end
    return start, end


def _rank(term: Term) -> tuple[bool, int]:
    """Years first: there are few of them, and they tell much."""
    return not term.key.isdigit(), zlib.crc32(term.key.encode("utf-8", "replace"))


_OPENERS = STOPS | frozenset("some many most all both no then there here now how why two three one it he she".split())
