"""What a header says, by role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from checks.credits import bylines
from checks.header import stamps
from checks.header.stamps import Stamp
from checks.header.vocabulary import ROLES, Role, normal
from checks.model import Article, Field, Span

NO_NAMES: Mapping[Role, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of an article by role. `readable` is False where the reader could not make out the header.

    `authors` are the people whom the header names; `credited` tells whether it names anybody or
    anything as its author, an outlet or a staff report too.
    """

    date: Stamp | None
    modified: Stamp | None
    authors: tuple[str, ...]
    credited: bool
    roles: dict[Role, Field]
    readable: bool
    start: Span
    default_language: str = ""

    @property
    def language(self) -> str:
        """The language that the article states, or that of the repository."""
        return self.text("language") or self.default_language

    def text(self, role: Role) -> str:
        """What a role's field says, its values joined by commas; empty where there is none."""
        field = self.roles.get(role)
        return ", ".join(value.value for value in field.values).strip() if field and field.said else ""

    def place(self, role: Role) -> Span:
        """The field that plays a role, or where the header begins if none does."""
        field = self.roles.get(role)
        return field.span if field else self.start


def understand(article: Article, names: Mapping[Role, Sequence[str]] = NO_NAMES, language: str = "") -> Header:
    """The header of an article.

    `names` are this repository's own keys by role, which come before the vocabulary's; `language` is that of
    articles that state none.
    """
    roles = _roles(article.fields, names)
    credit = roles.get("byline")
    written = [value.value for value in credit.values] if credit and credit.said else []
    people = tuple(name for value in written for name in bylines.names(value))
    if credit and not people:
        people = _other_authors(article.fields)
    return Header(
        _stamp(roles.get("date")),
        _stamp(roles.get("modified")),
        people,
        bool(written) or bool(people),
        roles,
        not article.problems,
        _start(article),
        language,
    )


def _roles(fields: tuple[Field, ...], names: Mapping[Role, Sequence[str]]) -> dict[Role, Field]:
    by_key: dict[str, Field] = {}
    for field in fields:
        by_key.setdefault(normal(field.key), field)
    roles: dict[Role, Field] = {}
    for role, known in ROLES.items():
        keys = (*(normal(name) for name in names.get(role, ())), *known)
        present = [by_key[key] for key in keys if key in by_key and _can_play(role, by_key[key])]
        if present:
            roles[role] = next((field for field in present if field.said), present[0])
    return roles


def _can_play(role: Role, field: Field) -> bool:
    """`published: true` is a flag, not a date."""
    return role not in ("date", "modified") or field.type != "flag"


def _other_authors(fields: tuple[Field, ...]) -> tuple[str, ...]:
    """People in another author field, where the first holds an id or an outlet."""
    keys = ROLES["byline"]
    return tuple(
        name
        for field in fields
        if normal(field.key) in keys
        for value in field.values
        for name in bylines.names(value.value)
    )


def _stamp(field: Field | None) -> Stamp | None:
    if field is None or not field.said:
        return None
    return stamps.read(field, field.values[0])


def _start(article: Article) -> Span:
    """Where the header begins: the place of what is missing from it."""
    lead = len(article.source) - len(article.source.lstrip())
    return Span(lead, lead)
