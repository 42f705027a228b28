"""Which column plays which role: as the vocabulary of headers has it, but for those that the user maps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from checks.gather import Desk, roles
from checks.header.vocabulary import Role
from checks.model import Article
from checks.readers.json.shapes import TEXT
from checks.records import replace

ID = "id"
"""The role of the column that tells one article from all others, and its name where none is mapped."""


class Columns:
    """The roles of columns; `mapped` are those that the user has named, `desk` knows them for fields of headers."""

    def __init__(self, mapped: Mapping[str, str], desk: Desk) -> None:
        self.mapped = mapped
        self._id = next((column for column, role in mapped.items() if role == ID), ID)
        self._texts = {column for column, role in mapped.items() if role == TEXT}
        self.desk = _told(mapped, desk)
        self._roles = roles(self.desk)

    def known(self, key: str) -> str | None:
        """The role that a key plays, if any."""
        return TEXT if key in self._texts else self._roles(key)

    def id(self, article: Article) -> str:
        """What an article is called in its archive; empty where it has no name."""
        found = next((field for field in article.fields if field.key == self._id and field.said), None)
        return found.values[0].value if found else ""


def _told(mapped: Mapping[str, str], desk: Desk) -> Desk:
    """The desk, told which fields of headers the columns are."""
    fields = {role: tuple(names) for role, names in desk.fields.items()}
    for column, role in mapped.items():
        if role not in (ID, TEXT):
            header = cast("Role", role)
            fields[header] = (column, *fields.get(header, ()))
    return replace(desk, fields=fields)
