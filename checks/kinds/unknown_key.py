"""A key in the header that nothing reads, as a rule because it is misspelled."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checks.gather import Dossier
from checks.header.vocabulary import ROLES, normal
from checks.model import Finding
from checks.patterns import nearest
from checks.records import Record

VALUES = ("key", "nearest", "hint")

_LONG = 8
"""Letters of a key from which two slips are still one key."""
_SHORT = 4


class Options(Record):
    """`allowed` are keys beside those in which copydesk knows a headline, a date, a byline and so on.

    A key is allowed with all that is nested in it. Capitals, hyphens and underscores make no difference. With
    `misspelled` only keys are reported that are a slip or two away from one of these.
    """

    allowed: tuple[str, ...] = ()
    misspelled: bool = False


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    own = (*options.allowed, *(name for names in dossier.desk.fields.values() for name in names))
    seen: set[str] = set()
    for field in dossier.article.fields:
        key = _first(field.key)
        if not _is_known(field.key, _known(own)) and key not in seen:
            seen.add(key)
            near = _nearest(normal(key), own, options.misspelled)
            if near or not options.misspelled:
                hint = f"; did you mean `{near}`?" if near else "."
                yield Finding(
                    field.key_span, field.key, {"key": key, "nearest": near or "", "hint": hint}, suggestion=near
                )


@lru_cache(1024)
def _nearest(key: str, own: tuple[str, ...], misspelled: bool) -> str | None:
    """The key that is meant by an unknown one, if one is near: the keys of a repository are few."""
    near = nearest(key, _known(own))
    return None if near is None or (misspelled and not _is_slip(key, near)) else _known(own)[near]


@lru_cache(8)
def _known(own: tuple[str, ...]) -> dict[str, str]:
    """The keys of a desk and of the vocabulary, by what their spellings have in common."""
    names = (*own, *(name for keys in ROLES.values() for name in keys))
    return {normal(name): name for name in reversed(names)}


def _is_slip(key: str, near: str) -> bool:
    """Whether a letter or two are wrong, missing, too many or swapped, and neither is the plural of the other."""
    if len(key) < _SHORT or key.rstrip("s") == near.rstrip("s"):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(key, near) <= 1 + (min(len(key), len(near)) >= _LONG)


def _first(key: str) -> str:
    """The first part of a nested key, and the second where the first is no more than a box, as `params`."""
    parts = key.split(".")
    return ".".join(parts[: 2 if normal(f"{parts[0]}.key") == "key" else 1])


def _is_known(key: str, known: dict[str, str]) -> bool:
    """Whether a key, or one that it is nested in, is known: by its first part, or as a whole."""
    parts = key.split(".")
    return any(normal(".".join(parts[:count])) in known for count in range(1, len(parts) + 1))
