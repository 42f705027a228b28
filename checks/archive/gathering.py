"""Gathers the members of a group in bounded memory, however many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from checks.archive import said
from checks.archive.rows import Row
from checks.kinds import Member

LARGEST = 250_000
"""Members of a group that are held. A group of more is not judged."""
KEPT = 10_000
"""Members that say one word and are held where others can be stood for: far more than will share a slip."""


class Gathered:
    """A group's members, in order; `left` are those for which there was no room.

    In the group of a kind that `counts`, behind the first `kept` members that say one word the last of these stands
    for the others: all but those from articles that say another word too, since that may acquit them.
    """

    def __init__(self, rows: Iterable[Row], counts: bool, kept: int = KEPT, largest: int = LARGEST) -> None:
        self.members: list[Member] = []
        self.left = 0
        self._ids: list[str] = []
        self._most = (kept if counts else largest, largest)
        self._paths: dict[str, str] = {}
        self._said: Counter[str] = Counter()
        self._last: dict[str, int] = {}
        self._more: Counter[int] = Counter()
        for _, of_article in groupby(rows, itemgetter("path", "article")):
            words = list(of_article)
            for word in words:
                self._take(word, alone=len(words) == 1)
        for at, more in self._more.items():
            self.members[at] = self.members[at]._replace(times=1 + more)

    def _take(self, row: Row, alone: bool) -> None:
        kept, largest = self._most
        member = said.member(row["said"], self._paths.setdefault(row["path"], row["path"]))
        self._said[member.value] += 1
        if kept < largest and alone and self._said[member.value] > kept and member.value in self._last:
            self._more[self._last[member.value]] += 1
        elif len(self.members) >= largest:
            self.left += 1
        else:
            self._last[member.value] = len(self.members)
            self.members.append(member)
            self._ids.append(row["id"])

    @cached_property
    def ids(self) -> dict[tuple[str, int], str]:
        """The ids of the articles, by path and number."""
        places = ((member.at.path, member.at.article) for member in self.members)
        return dict(zip(places, self._ids, strict=True))
