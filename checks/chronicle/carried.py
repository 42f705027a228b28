"""What articles and their archive tell each other, as short texts: all that an index keeps and a cluster shuffles."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from checks.chronicle.terms import key
from checks.chronicle.times import MONTH, Calendar, Uses
from checks.model import Place
from checks.tuples import NamedTuple

_USE = struct.Struct(">III")


class Kept(NamedTuple):
    """What an article says of itself under each of its terms: its first and last day, and how many terms it has."""

    first: int
    last: int
    terms: int


def kept(text: str) -> Kept:
    """An article as it was written."""
    return Kept._make(map(int, text.split()))


def written(article: Kept) -> str:
    """An article as text."""
    return " ".join(map(str, article))


def places(text: str) -> dict[str, tuple[str, Place]]:
    """The words of each term as they are written, and their place."""
    found = {}
    for line in text.split("\n"):
        row, column, words = line.split(" ", 2)
        found[key(words)] = words, Place(int(row), int(column))
    return found


def placed(spots: Iterable[tuple[str, Place]]) -> str:
    """The words of terms and their places, as text."""
    return "\n".join(f"{place.line} {place.column} {words}" for words, place in spots)


def number(path: str, article: int) -> int:
    """What tells an article from others in 32 bits."""
    return zlib.crc32(f"{path}\0{article}".encode("utf-8", "surrogateescape"))


def packed(uses: Uses) -> str:
    """Uses of a term, as text."""
    return f"{uses.articles} {b64encode(b''.join(_USE.pack(*use) for use in uses.sample)).decode()}"


def unpacked(text: str) -> Uses:
    """The uses in a text."""
    count, _, sample = text.partition(" ")
    return Uses(int(count), tuple(_USE.iter_unpack(b64decode(sample))))


def counted(days: Iterable[int]) -> str:
    """The calendar of an archive with articles of these days, as text."""
    months = Counter(day // MONTH for day in days)
    return " ".join(f"{month}:{count}" for month, count in sorted(months.items()))


@lru_cache(maxsize=8)
def calendar(text: str) -> Calendar:
    """The calendar in a text, which is the same for all articles of an archive."""
    pairs = (each.partition(":") for each in text.split())
    return Calendar({int(month): int(count) for month, _, count in pairs})
