"""Articles whose addresses end in the same word: one of them takes the other's place on the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Literal

from checks import places
from checks.gather import Dossier
from checks.kinds import Keyed, Member, Odd
from checks.records import Record
from checks.regexes import regex
from checks.tuples import NamedTuple

VALUES = ("slug", "other")

_FILE = regex(r"(.+?)(?:\.([a-z]{2}(?:-[a-z]{2,4})?))?", re.I)
"""A file's name without its ending: the slug, and a language as Hugo puts it last."""
_BUNDLES = frozenset({"index", "page", "post"})
"""Files that go by the name of their folder."""
_LISTS = frozenset({"_index", "readme"})


class Options(Record):
    """`within` is what articles with one slug must share: `folder`, `language`, the `month` of their dates.

    Without a slug in its header a page of Markdown goes by the name of its file. Records have their sections for a
    folder.
    """

    within: tuple[Literal["folder", "language", "month"], ...] = ("folder", "language", "month")


class _Named(NamedTuple):
    folder: str
    slug: str
    language: str


def keys(dossier: Dossier, options: Options) -> Iterator[Keyed]:
    """The slug, with what it is compared within."""
    spot = next(places.spots(dossier, ("slug",)), None)
    written = spot.text.value.strip().strip("/").casefold() if spot else ""
    file = _named(dossier.article.path)
    named = dossier.article.format == "markdown" and file.slug not in _LISTS
    slug = written or (file.slug if named else "")
    if not slug:
        return
    date = dossier.header.date
    sections = [each.text.value.strip() for each in places.spots(dossier, ("section",))]
    recorded = dossier.article.format == "json"
    shared = {
        "folder": "\0".join([file.folder, *sections]) if recorded else file.folder,
        "language": (file.language or dossier.header.language)[:2].lower(),
        "month": (date.iso or "")[:7] if date else "",
    }
    span = spot.span if spot and written else places.stands(dossier, "headline")
    yield Keyed("\0".join([slug, *(shared[name] for name in options.within)]), span, "slug", slug)


def _named(path: str) -> _Named:
    """What a file's path says of its article."""
    file = PurePosixPath(path)
    match = _FILE.fullmatch(file.stem)
    slug, language = (match[1].casefold(), match[2] or "") if match else ("", "")
    if slug in _BUNDLES:
        file, slug = file.parent, file.parent.name.casefold()
    return _Named(str(file.parent), slug, language)


def judge(key: str, group: Sequence[Member], options: Options) -> Iterator[Odd]:
    """All but the first by path."""
    first, *rest = sorted(group, key=lambda member: (member.at.path, member.at.article))
    for member in rest:
        inside = f":{first.at.start.line}" if first.at.path == member.at.path else ""
        yield Odd(member, {"slug": member.value, "other": first.at.path + inside}, ((first, "goes by it too"),))
