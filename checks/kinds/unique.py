"""Articles that say the same where each should say something of its own: a slug, an address, the whole text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from checks import places
from checks.gather import Dossier
from checks.kinds import Keyed, Member, Odd
from checks.places import Spot
from checks.records import Record

VALUES = ("field", "value", "other")


class Options(Record):
    """`field` is the place that no two articles may share: a role, a raw key or `body`.

    Spacing makes no difference; nor do capitals with `ignore_case`.
    """

    field: str
    ignore_case: bool = False


def keys(dossier: Dossier, options: Options) -> Iterator[Keyed]:
    """What the article says there, each thing once; a body by its digest, marked at its first block."""
    seen: set[str] = set()
    for spot in places.spots(dossier, (options.field,)):
        folded = " ".join(spot.text.value.split())
        key = folded.casefold() if options.ignore_case else folded
        if key and key not in seen:
            seen.add(key)
            digest = sha256(key.encode("utf-8", "replace")).hexdigest() if spot.place == "body" else key
            yield Keyed(digest, _mark(dossier, spot).span, spot.place, places.shown(spot.text.value))


def judge(key: str, group: Sequence[Member], options: Options) -> Iterator[Odd]:
    """All but the first by path."""
    first, *rest = sorted(group, key=lambda member: (member.at.path, member.at.article))
    for member in rest:
        values = {"field": options.field, "value": member.value, "other": first.at.path}
        yield Odd(member, values, ((first, "stands here first"),))


def _mark(dossier: Dossier, spot: Spot) -> Spot:
    if spot.place != "body":
        return spot
    block = dossier.article.blocks[0]
    return Spot(spot.place, spot.text.part(block.start, block.end))
