"""Names with letters of another script that look like Latin ones: no search finds them under the name they show."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from checks.names.mentions import Mention
from checks.names.pairs import Pair
from checks.names.people import People
from checks.regexes import regex

_CYRILLIC = "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁ", "ABESIJKMHOPCTYXaesijopcyxhd"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυικ", "ABEZHIKMNOPTYXovpuik"
_LIKE = str.maketrans(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1])
"""Letters of Cyrillic and Greek that are drawn as Latin ones. Source: the confusables of Unicode's UTS 39."""
_LATIN = regex(r"[A-Za-z]")
_STRANGE = regex(r"[\u0370-\u03ff\u0400-\u052f]")
_SCORE = 3.5


def disguised(people: People) -> Iterator[Pair]:
    """A pair for each word with letters of both scripts, whether or not the name stands in plain Latin too."""
    bearing: dict[str, list[Mention]] = defaultdict(list)
    for mention in _all(people):
        for token in mention.tokens:
            bearing[token].append(mention)
    for token, mentions in bearing.items():
        strange = _STRANGE.search(token)
        plain = token.translate(_LIKE)
        if strange and _LATIN.search(token) and not _STRANGE.search(plain):
            reason = f"“{strange[0]}” is {unicodedata.name(strange[0]).lower()}"
            yield Pair(token, plain, tuple(mentions), tuple(bearing.get(plain, ())), _SCORE, (reason, ""))


def _all(people: People) -> Iterator[Mention]:
    for person in people.persons:
        yield from (*person.mentions, *person.alone)
    yield from people.singles
