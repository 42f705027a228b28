"""A key of the header that nearly all other articles spell otherwise: `Author` for `author`, `publish_date`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checks.gather import Dossier
from checks.kinds import Keyed, Member, Odd, total
from checks.records import Record

VALUES = ("seen", "other", "count")
COUNTS = True
"""The judge counts by `total`."""

_SHOWN = 3
"""Articles with the usual spelling that a finding lists."""


class Options(Record):
    """`ratio` is how many times as frequent the usual spelling is."""

    ratio: int = 8

    def __post_init__(self) -> None:
        if self.ratio < 2:
            raise ValueError("`ratio` is less than 2: neither spelling would be the usual one")


def keys(dossier: Dossier, options: Options) -> Iterator[Keyed]:
    """Each key of the header, under what its spellings have in common."""
    for field in dossier.article.fields:
        yield Keyed(_folded(field.key), field.key_span, field.key, field.key)


def judge(key: str, group: Sequence[Member], options: Options) -> Iterator[Odd]:
    """The rare spellings, but for articles that have the usual one as well: there the two are two keys."""
    spellings: dict[str, list[Member]] = defaultdict(list)
    for member in group:
        spellings[member.value].append(member)
    if len(spellings) < 2:
        return
    usual = max(spellings, key=lambda spelling: (total(spellings[spelling]), spelling))
    members = spellings.pop(usual)
    both = {(member.at.path, member.at.article) for member in members}
    count = total(members)
    evidence = tuple((member, f"one of {count} articles that write {usual}") for member in members[:_SHOWN])
    for seen, rare in spellings.items():
        if total(rare) * options.ratio <= count:
            values = {"seen": seen, "other": usual, "count": f"{count} other articles"}
            yield from (
                Odd(member, values, evidence, usual)
                for member in rare
                if (member.at.path, member.at.article) not in both
            )


def _folded(key: str) -> str:
    return key.lower().replace("-", "").replace("_", "").replace(" ", "")
