"""What a run over an archive is: what to read and by which rules, in a form that any process can be sent."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import get_args

from checks import __version__, compiled
from checks.header.vocabulary import Role
from checks.tuples import NamedTuple

ROLES: tuple[str, ...] = ("id", "text", *get_args(Role))
"""What a column may be."""


class BadJob(Exception):
    """What can't be run at all; the message is for the user."""


class Chunk(NamedTuple):
    """A stretch of an input file that is judged in one go.

    `start` and `stop` are bytes of lines, or row groups of a table; before it stand `line` lines or rows. `rules` is
    the number of the rules that hold for the file, `problem` what is wrong with a file of which nothing can be read.
    """

    number: int
    path: str
    shown: str
    form: str
    start: int
    stop: int
    line: int
    rules: int
    state: str
    problem: str = ""


class Job(NamedTuple):
    """A run: packed settings, the day that counts as today, roles of columns, and what there is to read.

    `overriding` are the sets of overrides that hold for some file, `buckets` the parts that keys are dealt into.
    """

    settings: str
    today: int
    columns: Mapping[str, str]
    overriding: Sequence[Sequence[int]]
    buckets: int
    chunks: Sequence[Chunk]

    @property
    def digest(self) -> str:
        """Of all that a verdict depends on, but the day that counts as today."""
        return _digest(json.dumps((__version__, compiled.state(), *self._replace(today=0))))

    @property
    def day(self) -> str:
        """The day that counts as today, as it is written."""
        return date.fromordinal(self.today).isoformat()

    def on(self, day: str) -> Job:
        """The same run on another day."""
        return self._replace(today=date.fromisoformat(day).toordinal())

    @property
    def rules_digest(self) -> str:
        """Of the settings alone: what two runs over different archives have in common."""
        return _digest(self.settings)

    def packed(self) -> str:
        """The run as JSON."""
        return json.dumps(self)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def unpacked(text: str) -> Job:
    """A run as it was packed."""
    settings, today, columns, overriding, buckets, chunks = json.loads(text)
    return Job(settings, today, columns, overriding, buckets, [Chunk(*chunk) for chunk in chunks])


def mapping(given: Sequence[str]) -> dict[str, str]:
    """`column=role` as the user wrote it. Raises BadJob."""
    found: dict[str, str] = {}
    for each in given:
        column, sign, role = each.rpartition("=")
        if not sign or not column:
            raise BadJob(f"--map {each}: write it as column=role, such as --map pub_date=date")
        if role not in ROLES:
            raise BadJob(f"--map {each}: no role is called {role}; there are {', '.join(ROLES)}")
        found[column] = role
    return found
