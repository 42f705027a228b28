"""A key in the header that nothing reads, as a rule because it is misspelled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checks.gather import Dossier
from checks.header.vocabulary import ROLES, normal
from checks.model import Finding
from checks.patterns import nearest

VALUES = ("key", "nearest")


@dataclass(frozen=True, slots=True)
class Options:
    """`allowed` are keys beside those in which copydesk knows a headline, a date, a byline and so on.

    A key is allowed with all that is nested in it. Capitals, hyphens and underscores make no difference.
    """

    allowed: tuple[str, ...] = ()


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    own = (name for names in dossier.desk.fields.values() for name in names)
    names = (*options.allowed, *own, *(name for keys in ROLES.values() for name in keys))
    known = {normal(name): name for name in reversed(names)}
    seen: set[str] = set()
    for field in dossier.article.fields:
        key = _first(field.key)
        if not _is_known(field.key, known) and key not in seen:
            seen.add(key)
            near = nearest(normal(key), known)
            suggestion = known[near] if near else None
            yield Finding(field.key_span, field.key, {"key": key, "nearest": suggestion or ""}, suggestion=suggestion)


def _first(key: str) -> str:
    """The first part of a nested key, and the second where the first is no more than a box, as `params`."""
    parts = key.split(".")
    return ".".join(parts[: 2 if normal(f"{parts[0]}.key") == "key" else 1])


def _is_known(key: str, known: dict[str, str]) -> bool:
    """Whether a key, or one that it is nested in, is known: by its first part, or as a whole."""
    parts = key.split(".")
    return any(normal(".".join(parts[:count])) in known for count in range(1, len(parts) + 1))
