"""What a header says, by role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from checks import letters
from checks.header import addresses, authorship, stamps
from checks.header.authorship import Resolve
from checks.header.stamps import Stamp
from checks.header.vocabulary import ROLES, SITES, Role, normal
from checks.model import Article, Field, Span
from checks.records import Record

NO_NAMES: Mapping[Role, Sequence[str]] = MappingProxyType({})


_SHOWN = frozenset({"time", "showndate", "visibledate"})
"""Keys of what pages show of a date: times of the day and the like stand there too."""
_FLAGS = frozenset({"true", "false", "yes", "no", "on", "off"})
_LISTS: frozenset[Role] = frozenset({"byline", "section", "tags"})
"""Roles of which a field's values all count. Where others have several, they are repetitions."""


class Header(Record):
    """The fields of an article by role. `readable` is False where the reader could not make out the header.

    `date` is that of the header's field or, where it has none, that of the file's path or the article's address,
    which stand in `path_date` and `url_date` too. `authors` are the people whom the header names, `named` all whom
    any of its author fields name, where these differ; `credited` tells whether it names anybody or anything as its
    author, an outlet or a staff report too.
    """

    date: Stamp | None
    modified: Stamp | None
    authors: tuple[str, ...]
    credited: bool
    roles: dict[Role, Field]
    readable: bool
    start: Span
    default_language: str = ""
    named: tuple[str, ...] = ()
    path_date: Stamp | None = None
    url_date: Stamp | None = None

    @property
    def language(self) -> str:
        """The language that the article states, or that of the repository."""
        return self.text("language") or self.default_language

    def text(self, role: Role) -> str:
        """What a role's field says as a reader sees it, a list's values joined by commas; empty where there is none."""
        field = self.roles.get(role)
        values = [letters.said(value.value) for value in field.values] if field and field.said else []
        told = [value for value in values if value]
        return ", ".join(told if role in _LISTS else told[:1])

    def place(self, role: Role) -> Span:
        """The field that plays a role, or where the header begins if none does."""
        field = self.roles.get(role)
        return field.span if field else self.start


def understand(
    article: Article,
    names: Mapping[Role, Sequence[str]] = NO_NAMES,
    language: str = "",
    zone: str | None = None,
    resolve: Resolve = lambda _: None,
    path: str | None = None,
) -> Header:
    """The header of an article.

    `names` are this repository's own keys by role, which come before the vocabulary's; `language` and `zone` are
    those of articles and dates that state none; `resolve` finds the name behind an author's id; `path` is the
    article's from the root of its repository, which may have a day in it.
    """
    by_key = _by_key(article.fields)
    playing = {role: _playing(role, by_key, names.get(role, ())) for role in ROLES}
    roles = {role: next((each for each in found if each.said), found[0]) for role, found in playing.items() if found}
    credit = authorship.understand(playing["byline"], resolve, _sites(by_key))
    if credit.field:
        roles["byline"] = credit.field
    start = _start(article)
    spoken = _language(roles.get("language")) or language
    path_date = addresses.of_file(article, path or article.path, start)
    url_date = addresses.of_address(article, roles.get("url"))
    return Header(
        date=_stamp(roles["date"], zone, spoken) if "date" in roles else path_date or url_date,
        modified=_stamp(roles.get("modified"), zone, spoken),
        authors=credit.authors,
        credited=credit.credited,
        roles=roles,
        readable=not article.problems,
        start=start,
        default_language=language,
        named=credit.named,
        path_date=path_date,
        url_date=url_date,
    )


def _by_key(fields: Sequence[Field]) -> dict[str, Field]:
    """The fields by their keys as the vocabulary lists them; of two by one key, the one that says something."""
    by_key: dict[str, Field] = {}
    for field in fields:
        key = normal(field.key)
        if key not in by_key or (field.said and not by_key[key].said):
            by_key[key] = field
    return by_key


def _sites(by_key: Mapping[str, Field]) -> list[str]:
    """What a page calls its site or publisher."""
    return [value.value for key in SITES if key in by_key for value in by_key[key].values]


def _playing(role: Role, by_key: Mapping[str, Field], own: Sequence[str]) -> list[Field]:
    """The fields that can play a role, the best first."""
    keys = dict.fromkeys((*map(normal, own), *ROLES[role]))
    return [by_key[key] for key in keys if key in by_key and _can_play(role, key, by_key[key])]


def _can_play(role: Role, key: str, field: Field) -> bool:
    """`published: true` is a flag, not a date; `time: 10:30` is none either."""
    if role not in ("date", "modified"):
        return True
    value = next(iter(field.values), None)
    if field.type == "flag" or (value is not None and value.value.strip().lower() in _FLAGS):
        return False
    return key not in _SHOWN or (value is not None and stamps.read(field, value).window is not None)


def _stamp(field: Field | None, zone: str | None, language: str) -> Stamp | None:
    if field is None or not field.said:
        return None
    return stamps.read(field, next(value for value in field.values if value.value.strip()), zone, language)


def _language(field: Field | None) -> str:
    return field.values[0].value.strip() if field and field.said and field.values else ""


def _start(article: Article) -> Span:
    """Where the header begins: the place of what is missing from it."""
    lead = len(article.source) - len(article.source.lstrip())
    return Span(lead, lead)
