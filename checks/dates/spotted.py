"""Finds which of many names stand in a text, in one pass over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

Meant = TypeVar("Meant")


class Spot(NamedTuple, Generic[Meant]):
    """All that a name may mean, at prose offsets `[start, end)`."""

    meant: Sequence[Meant]
    start: int
    end: int


class Spotter(Generic[Meant]):
    """A finder of whole words, built once for all the names that are looked for."""

    def __init__(self, named: Iterable[tuple[str, Meant]]) -> None:
        table: dict[str, list[Meant]] = {}
        for name, meant in named:
            table.setdefault(name, []).append(meant)
        self._meant = list(table.values())
        self._finder = AhoCorasick(table, matchkind=MatchKind.Standard) if table else None

    def spots(self, text: str) -> Iterator[Spot[Meant]]:
        """Where the names stand, by where they end; one may lie within another."""
        if self._finder is None:
            return
        for at, start, end in self._finder.find_matches_as_indexes(text, overlapping=True):
            if is_whole(text, start, end):
                yield Spot(self._meant[at], start, end)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch is neither the middle nor a part of a word."""
    return not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()
