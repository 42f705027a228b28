"""Word lists that tell names from other capitalised words: first names, surnames, common words, places."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from checks.names.vocabulary import (
    DEMONYMS,
    HONORIFICS,
    INSTITUTIONS,
    NATIONS,
    NOT_PEOPLE,
    SUFFIXES,
)
from checks.records import Record, field
from checks.regexes import regex

FIRST, LAST, COMMON, PLACE = 1, 2, 4, 8
"""A first name, a surname, a word that also stands in lower case, a place or a people."""
TITLE, SUFFIX, INSTITUTION, DEMONYM = 16, 32, 64, 128
"""A role or honorific, a generation or degree, a noun such as University, a nationality."""
INITIAL, CAPITALS, ODD = 256, 512, 1024
"""A letter or letters with full stops, all capitals, what can't be a name."""

_MOST_REMEMBERED = 100_000
_ENOUGH_FOR_A_SET = 2_000


@cache
def load(words: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> Lexicon:
    """The lists that come with the package, read once a process in a few milliseconds.

    `words` are a desk's own capitalised words that are no names, `names` its own first names and surnames.
    """
    own = {fold(word): COMMON for word in words} | {fold(name): FIRST | LAST for name in names}
    return Lexicon(_list("first_names"), _list("surnames"), _list("common_words"), _list("places"), own)


_LONGEST = 60
"""Characters of a word that are compared: normalising thousands of combining marks takes quadratic time."""


def fold(word: str) -> str:
    """The word in lower case, without diacritics, apostrophes and hyphens: `D’André` becomes `dandre`."""
    word = word[:_LONGEST]
    if word.isascii():
        return word.lower() if word.isalpha() else "".join(filter(str.isalnum, word.lower()))
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(filter(str.isalnum, plain))


def _list(name: str) -> Listed:
    return Listed((Path(__file__).parent / "data" / f"{name}.txt").read_text(encoding="ascii"))


class Listed:
    """Membership in a sorted list of lines.

    A set takes longer to build than one article's words take to find by binary search; a run over many
    articles asks often enough for the set to pay.
    """

    __slots__ = ("_asked", "_text", "_words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._asked = 0
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is not None:
            return word in self._words
        self._asked += 1
        if self._asked > _ENOUGH_FOR_A_SET:
            self._words = frozenset(self._text.split())
        return self._search(word)

    def _search(self, word: str) -> bool:
        text, low, high = self._text, 0, len(self._text)
        while low < high:
            start = text.rfind("\n", low, (low + high) // 2) + 1 or low
            end = text.find("\n", start)
            line = text[start : end if end >= 0 else high]
            if line == word:
                return True
            if line < word:
                low = start + len(line) + 1
            else:
                high = start
        return False


class Lexicon(Record):
    """What a capitalised word can be. The lists are sorted, folded and have a word a line."""

    first_names: Listed
    surnames: Listed
    common_words: Listed
    places: Listed
    own: dict[str, int] = field(default_factory=dict)
    _known: dict[str, int] = field(default_factory=dict)

    def kinds(self, word: str) -> int:
        """All that a word can be, as the sum of this module's constants."""
        kinds = self._known.get(word)
        if kinds is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            kinds = self._known[word] = self._listed(fold(word)) | _shape(word)
        return kinds

    def _listed(self, word: str) -> int:
        kinds = self.own.get(word, 0)
        for kind, words in (
            (FIRST, self.first_names),
            (LAST, self.surnames),
            (COMMON, self.common_words),
            (COMMON, NOT_PEOPLE),
            (PLACE, self.places),
            (PLACE + DEMONYM, DEMONYMS),
            (TITLE, HONORIFICS),
            (SUFFIX, SUFFIXES),
            (INSTITUTION, INSTITUTIONS),
        ):
            if word in words:
                kinds |= kind
        return kinds


def _shape(word: str) -> int:
    """What the letters alone say of a word."""
    if word in ("A", "I") or (word.isalpha() and word[1:].islower()):
        return 0
    if "." in word or len(word) == 1:
        return ODD if word in NATIONS else INITIAL
    if word.isupper():
        return CAPITALS
    parts = _JOINTS.split(unicodedata.normalize("NFC", word))
    if not all(map(str.isalpha, parts)) or parts[-1][0].islower():
        return ODD
    glued = any(_GLUED.search(part) for part in parts) or (word[-1].isupper() and word[-2].islower())
    return ODD if glued else 0


_JOINTS = regex("['’ʼ\u2010\u2011-]")
# A capital inside a word, unless few letters stand before it: DeLissio and McCoy, not CityFogel or APIs.
_GLUED = regex("(?<!Fitz)(?<=[a-z]{3})[A-Z]|[A-Z]{2}")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "ʼ": ""})
