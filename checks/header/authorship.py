"""Whom a header names as its authors, where several of its fields do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from checks import letters
from checks.credits import bylines
from checks.header.vocabulary import WRITTEN, normal
from checks.model import Field
from checks.regexes import regex
from checks.tuples import NamedTuple

Resolve = Callable[[str], str | None]
"""Finds the name behind an author's id, in the repository's own author files."""

_SEPARATOR = regex(r"\s*[,;]\s*")
_LONGEST = 500
"""Characters of a field in which ids are looked for."""
_ADDRESS = regex(r"(?:https?:)?//|www\.", re.I)
_IDS_ONLY = (".id", ".slug", ".login")
"""Keys whose values stand beside a name that says the same."""


class Authorship(NamedTuple):
    """The people who count as the authors, all whom any field names, whether anybody or anything is credited.

    `field` is the one that counts: the first that names people, or else the first that says anything.
    """

    authors: tuple[str, ...]
    named: tuple[str, ...]
    credited: bool
    field: Field | None


def understand(fields: Sequence[Field], resolve: Resolve, sites: Sequence[str] = ()) -> Authorship:
    """Who is named by the author fields of a header, the best first.

    A list of authors counts more than a byline in words: it is what pages and feeds are made from. Some of them
    name the site as the author: `sites` are the names that it gives itself.
    """
    said = [field for field in fields if field.said]
    own = {_bare(site) for site in sites}
    people = {id(field): tuple(n for n in _people(field, resolve) if _bare(n) not in own) for field in said}
    best = next((field for field in said if people[id(field)]), None)
    together = [field for field in said if best and _belongs(field, best)]
    return Authorship(
        _distinct(name for field in together for name in people[id(field)]),
        _distinct(name for names in people.values() for name in names),
        any(_credits(field) for field in said),
        best or next(iter((*said, *fields)), None),
    )


def _credits(field: Field) -> bool:
    """Whether a field names anybody or anything. Pages link to the author's or the site's own page as their author."""
    linking = normal(field.key) not in WRITTEN["byline"]
    said = (value.value.strip() for value in field.values)
    return any(value and not (linking and _ADDRESS.match(value)) for value in said)


def _bare(name: str) -> str:
    """A name without capitals and what stands in brackets behind it."""
    return name.split("(", maxsplit=1)[0].strip().casefold()


def _people(field: Field, resolve: Resolve) -> tuple[str, ...]:
    return tuple(
        name for value in field.values for name in bylines.names(value.value) or _resolved(value.value, resolve)
    )


def _resolved(written: str, resolve: Resolve) -> list[str]:
    """The people behind the ids in a value that holds no name."""
    found = (resolve(each) for each in _SEPARATOR.split(letters.said(written[:_LONGEST])))
    return [name for each in found if each for name in bylines.names(each)]


def _belongs(field: Field, best: Field) -> bool:
    """Whether a field goes on where the best stops: `coauthors` beside `author`, tables beside names in one list."""
    if field is best:
        return True
    return _stem(field) == _stem(best) and not normal(field.key).endswith(_IDS_ONLY)


def _stem(field: Field) -> str:
    return normal(field.key).split(".")[0].removeprefix("co").removesuffix("s")


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, as it was first written, in whatever capitals it comes again."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())
