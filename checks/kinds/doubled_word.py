"""A word that stands twice in a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from checks import places
from checks.gather import Dossier
from checks.model import Finding
from checks.places import Spot, Where
from checks.records import Record
from checks.regexes import regex

VALUES = ("seen", "word")

_TWICE = regex(r"[ \n“\"‘(—](\w++)[ \xa0](?i:\1)\b(?![-‐‑–'’/&@]|\.\w)")
"""Begins with what stands before a word, which the engine skips to; a line break parts verses and lists."""
_NO_NAMES = frozenset(
    """a an and the of to for from with by at as or but if than into about i he she we they it's its our their my your
    this these one are was were be been being will would can could should have has
    und oder mit von zu auf ein eine et le les du el los las""".split()
)
"""Words that are nobody's name, so that a capital on the first one only opens the sentence."""
_SURE = frozenset({"a", "an", "and", "or", "the"})
"""Words that say nothing more when they are said twice."""
_MAY_DOUBLE = frozenset(
    """that had is do does did it in on up out off over her you there what who
    no yes so very much many really quite too far long old big good great well way now never ever less again same
    bye ha hey hi ho hee ooh oh ah la na da blah yada knock hear aye tut tsk boo choo chop yum night paw pom tom can cha
    go hush please run years
    die der das den dem des sie ihr wir nous vous dat ze zij er si ci det som se te az ez aki""".split()
)
"""What grammar, emphasis and sounds say twice: “he had had”, “set in in March”, “very very long”, “Bilder, die die”."""
_BY_GRAMMAR = frozenset("af fj ha haw id ilo jv mi ms rw sm so su sw th tl to tpi tr vi wo xh yo zu".split())
"""Languages in which a word said twice is another word: the plural of Malay, the manner of Turkish."""


class Options(Record):
    """`allow` lists more words that may stand twice at `where`, beside those that English and its neighbours double.

    Within the body, paragraphs and quotations are looked at: headings and lists repeat words on purpose. Names,
    numbers and words in capitals may always stand twice.
    """

    allow: tuple[str, ...] = ()
    where: Where = ("body", "title", "summary", "captions")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    if re.split("[-_]", dossier.header.language.lower())[0] in _BY_GRAMMAR:
        return
    allowed = _MAY_DOUBLE | {word.casefold() for word in options.allow}
    for spot in places.spots(dossier, options.where):
        for start, end, word in _doubled(spot.text.value, allowed):
            if spot.place != "body" or _in_sentences(dossier, start):
                yield _finding(dossier, spot, start, end, word)


def _doubled(text: str, allowed: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Where a word stands twice, and the word as it stands first."""
    for twice in _TWICE.finditer(f"\n{text}"):
        start, end = twice.start(), twice.end() - 1
        word, again = twice[1], twice[0][-len(twice[1]) :]
        bare = word.casefold()
        opens = word[0].isupper() and word[1:] == again[1:] and bare in _NO_NAMES
        if (
            again.islower()
            and again.isalpha()
            and (word == again or opens)
            and (len(word) > 1 or bare == "a")
            and bare not in allowed
            and not bare.endswith("ly")
            and not _thrice(text, start, end, bare)
        ):
            yield start, end, word


def _thrice(text: str, start: int, end: int, bare: str) -> bool:
    """Whether the word stands there a third time: `etc etc etc` is meant."""
    around = (text[max(start - len(bare) - 1, 0) : start], text[end : end + len(bare) + 1])
    return any(each.strip().casefold() == bare for each in around)


def _in_sentences(dossier: Dossier, at: int) -> bool:
    blocks = dossier.article.blocks
    block = blocks[bisect_right(blocks, at, key=lambda block: block.start) - 1]
    return block.kind in ("paragraph", "quote")


def _finding(dossier: Dossier, spot: Spot, start: int, end: int, word: str) -> Finding:
    values = {"seen": places.shown(spot.text.value[start:end]), "word": word}
    fix = places.swap(dossier, spot, start, end, word, safe=word.casefold() in _SURE)
    return Finding(spot.text.span(start, end), spot.place, values, suggestion=word, fix=fix)
