"""Cuts prose into runs of capitalised words, the stuff that names are made of."""

from __future__ import annotations

from collections.abc import Iterator

from checks.letters import UPPER
from checks.names.vocabulary import ABBREVIATIONS, PARTICLES
from checks.regexes import regex
from checks.tuples import NamedTuple


class Token(NamedTuple):
    """A capitalised word; `possessive` if 's follows, which `text` and `end` leave out."""

    text: str
    start: int
    end: int
    possessive: bool


def runs(text: str, start: int, end: int) -> Iterator[list[Token]]:
    """Capitalised words that follow each other with nothing but space or particles between."""
    run: list[Token] = []
    last = -1
    for match in _WORD.finditer(text, start, end):
        begin, stop = match.span()
        if run and not (begin - last <= _LONGEST_GAP and _is_joined(run, text[last:begin])):
            yield run
            run = []
        word, last = match[0], stop
        if word[-2:-1] in _APOSTROPHES and word[-1] in "sS":
            run.append(Token(word[:-2], begin, stop - 2, True))
        else:
            run.append(Token(word, begin, stop, False))
    if run:
        yield run


def opens_sentence(text: str, start: int, token: int) -> bool:
    """Whether the word at offset `token` opens a sentence of the block that begins at `start`."""
    before = text[max(start, token - 5) : token]
    kept = before.rstrip()
    if kept and kept[-1] in _QUOTES and len(kept) < len(before):
        return kept[-2:-1] in _STOPS
    return not kept or kept[-1] in _OPENERS


_REST = r"\w\u0300-\u036f"
# The first character stands alone at the front, because the engine then skips to it at full speed.
_WORD = regex(
    rf"[{UPPER}\"“(](?<![\w@#&/].)(?:"
    rf"(?<=[A-Z])\.(?:[A-Z]\.){{0,3}}(?!\w)"
    rf"|(?<=[\"“(])[{UPPER}][{_REST}]*[\"”)](?=\s[{UPPER}])"
    rf"|(?<![\"“(])[{_REST}]*(?:['’ʼ\u2011-][{_REST}]+)*)"
)
_LONGEST_RUN = 40
_GAPS = frozenset({" ", "\u00a0", "\n", "  ", " \n"})
_LONGEST_GAP = 12
_APOSTROPHES = frozenset("'’ʼ")
_STOPS = frozenset(".!?…")
_QUOTES = frozenset("\"”'’»")
_OPENERS = frozenset('.!?:;“"(—–•*‘…[')


def _is_joined(run: list[Token], gap: str) -> bool:
    before = run[-1]
    if before.possessive or len(run) >= _LONGEST_RUN:
        return False
    if gap in _GAPS:
        return True
    if gap[:1] == ".":
        return gap[1:] in _GAPS and before.text.lower() in ABBREVIATIONS
    words = gap.replace("-", " ").replace("’", " ").replace("'", " ").split()
    return gap[:1].isspace() and bool(words) and all(word in PARTICLES for word in words)
