"""What articles and their archive tell each other, as short texts: all that an index keeps and a cluster shuffles."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from checks.chronicle.terms import key
from checks.chronicle.times import MONTH, Calendar, Use
from checks.model import Place

_USE = struct.Struct(">III")


class Kept(NamedTuple):
    """What is kept of an article: its first and last day, how many terms it has, and where each of them stands."""

    first: int
    last: int
    terms: int
    places: str

    def spots(self) -> dict[str, tuple[str, Place]]:
        """The words of each term as they are written, and their place."""
        spots = {}
        for line in self.places.split("\n"):
            row, column, words = line.split(" ", 2)
            spots[key(words)] = words, Place(int(row), int(column))
        return spots


def kept(value: str) -> Kept:
    """An article as it was written."""
    head, _, places = value.partition("\n")
    first, last, terms = map(int, head.split())
    return Kept(first, last, terms, places)


def written(first: int, last: int, spots: Iterable[tuple[Place, str]]) -> str:
    """An article as text, with the places and the words of its terms."""
    lines = [f"{place.line} {place.column} {words}" for place, words in spots]
    return "\n".join((f"{first} {last} {len(lines)}", *lines))


def number(path: str, article: int) -> int:
    """What tells an article from others in 32 bits."""
    return zlib.crc32(f"{path}\0{article}".encode("utf-8", "surrogateescape"))


def packed(uses: Iterable[Use]) -> str:
    """Uses of a term, as text."""
    return b64encode(b"".join(_USE.pack(*use) for use in uses)).decode()


def unpacked(text: str) -> tuple[Use, ...]:
    """The uses in a text."""
    return tuple(_USE.iter_unpack(b64decode(text)))


def counted(days: Iterable[int]) -> str:
    """The calendar of an archive with articles of these days, as text."""
    months = Counter(day // MONTH for day in days)
    return " ".join(f"{month}:{count}" for month, count in sorted(months.items()))


@lru_cache(maxsize=8)
def calendar(text: str) -> Calendar:
    """The calendar in a text, which is the same for all articles of an archive."""
    pairs = (each.partition(":") for each in text.split())
    return Calendar({int(month): int(count) for month, _, count in pairs})
