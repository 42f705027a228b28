"""A header date that lies ahead of today, further than posts are scheduled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from checks.dates import days
from checks.gather import Dossier
from checks.header.vocabulary import normal
from checks.model import Field, Finding
from checks.records import Record

VALUES = ("stated", "ahead")

_UNPUBLISHED = frozenset({"draft", "drafts", "scheduled", "future", "pending", "private", "embargoed", "embargo"})


class Options(Record):
    """`days` is how far ahead posts are scheduled. Drafts may state any day."""

    days: int = 31


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    stamp, today = dossier.header.date, dossier.desk.today
    if stamp is None or stamp.window is None or stamp.window.start is None or today is None:
        return
    ahead = stamp.window.start - today
    if ahead > options.days and not _unpublished(dossier):
        values = {"stated": stamp.iso or days.iso(stamp.window.start), "ahead": f"{ahead:,}"}
        yield Finding(stamp.span, "date", values)


def _unpublished(dossier: Dossier) -> bool:
    folders = {part.lstrip("_").lower() for part in PurePath(dossier.path).parts[:-1]}
    return bool(folders & _UNPUBLISHED) or any(_says_draft(field) for field in dossier.article.fields)


def _says_draft(field: Field) -> bool:
    key, value = normal(field.key), " ".join(text.value for text in field.values).strip().lower()
    if key in ("draft", "private"):
        return value in ("true", "yes", "1")
    if key == "published":
        return value in ("false", "no", "0")
    return key in ("status", "poststatus", "state") and value in _UNPUBLISHED
