"""What the articles of a repository say under the keys of archive rules, kept between runs in one SQLite file.

A run over the whole repository writes it; a run over a few files reads from it what all others say under their
keys. Members are kept as JSON. What can't be read is as good as none: an index never stops a run.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from checks import store
from checks.kinds import Member
from checks.model import UNSEEN, Location, Place
from checks.said import Said

_TABLES = """
    CREATE TABLE IF NOT EXISTS files (
        id INTEGER PRIMARY KEY, rule TEXT, path BLOB, size INTEGER, changed INTEGER, UNIQUE (rule, path));
    CREATE TABLE IF NOT EXISTS members (
        id INTEGER PRIMARY KEY, file INTEGER REFERENCES files ON DELETE CASCADE, said TEXT);
    CREATE TABLE IF NOT EXISTS keyed (key BLOB, member INTEGER REFERENCES members ON DELETE CASCADE);
    CREATE INDEX IF NOT EXISTS keyed_by ON keyed (key);
    CREATE INDEX IF NOT EXISTS keyed_of ON keyed (member);
    CREATE INDEX IF NOT EXISTS members_of ON members (file);
"""
_OTHERS = """
    SELECT path, size, changed, said FROM keyed JOIN members ON members.id = member JOIN files ON files.id = file
    WHERE key = ? AND rule = ? ORDER BY path, member
"""


class Index:
    """The members of all files under `root`, by the names of rules. Files go by their paths as they are shown."""

    def __init__(self, path: Path, root: Path) -> None:
        self._path = path
        self._root = root
        self._database = store.opened(path, _TABLES)

    def others(self, rule: str, keys: Collection[str], checked: Collection[str]) -> dict[str, list[Member]]:
        """By key, what files say that were not `checked` now and have not changed since they were."""
        found: dict[str, list[Member]] = defaultdict(list)
        here = os.path.relpath(self._root)
        shown: dict[str, str] = dict.fromkeys(map(self._relative, checked), "")
        for key in keys:
            rows = list(self._ask(_OTHERS, (_bytes(key), rule)))
            for (name, size, changed, _), said in zip(rows, _parsed([row[3] for row in rows]), strict=True):
                path = os.fsdecode(name)
                if path not in shown:
                    fresh = _state(f"{self._root}/{path}") == (size, changed)
                    shown[path] = os.path.normpath(f"{here}/{path}") if fresh else ""
                known = member(said, shown[path]) if shown[path] else None
                if known:
                    found[key].append(known)
        return found

    def write(self, rule: str, files: Mapping[str, Sequence[Said]], whole: bool) -> None:
        """Puts what files say in the place of what was known of them; a `whole` run forgets all others."""
        with store.writing(self._database, self._path):
            self._write(rule, files, whole)

    def close(self) -> None:
        """Lets go of the file."""
        self._database.close()

    def _write(self, rule: str, files: Mapping[str, Sequence[Said]], whole: bool) -> None:
        """Files that are as they were say what they said."""
        if whole:
            former = "DELETE FROM files WHERE rule GLOB ? AND rule != ?"
            self._database.execute(former, (f"{rule.partition('@')[0]}@*", rule))
        rows = self._database.execute("SELECT path, size, changed FROM files WHERE rule = ?", (rule,))
        known = {path: (size, changed) for path, size, changed in rows}
        gone = set(known) if whole else set()
        for shown, said in files.items():
            path = self._relative(shown)
            state = None if path.startswith("..") else _state(f"{self._root}/{path}")
            name = os.fsencode(path)
            gone.discard(name)
            if state and state != known.get(name):
                self._forget(rule, name)
                self._add((rule, name, *state), said)
        for name in gone:
            self._forget(rule, name)

    def _forget(self, rule: str, name: bytes) -> None:
        self._database.execute("DELETE FROM files WHERE rule = ? AND path = ?", (rule, name))

    def _add(self, row: tuple[str, bytes, int, int], said: Sequence[Said]) -> None:
        insert = self._database.execute
        file = insert("INSERT INTO files (rule, path, size, changed) VALUES (?, ?, ?, ?)", row).lastrowid
        for member, keys in said:
            id_ = insert("INSERT INTO members (file, said) VALUES (?, ?)", (file, kept(member))).lastrowid
            self._database.executemany("INSERT INTO keyed VALUES (?, ?)", ((_bytes(key), id_) for key in keys))

    def _ask(self, query: str, values: tuple[bytes, str]) -> Iterator[tuple[bytes, int, int, str]]:
        try:
            yield from self._database.execute(query, values)
        except sqlite3.Error:
            return

    def _relative(self, shown: str) -> str:
        return os.path.relpath(shown, self._root)


def _state(path: str) -> tuple[int, int] | None:
    """What tells one state of a file from another without reading it."""
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def _bytes(key: str) -> bytes:
    """A key as it is kept: text may hold what UTF-8 has no bytes for."""
    return key.encode("utf-8", "surrogatepass")


def kept(member: Member) -> str:
    """All of a member but its frame: it will speak for or against others, and not be flagged itself."""
    at = member.at
    return json.dumps((member.value, at.article, at.field, at.text, *at.start, *at.end))


def _parsed(texts: Sequence[str]) -> list[object]:
    """What JSON texts hold: all read at once, or one by one where that fails; None for what can't be read."""
    try:
        values = json.loads(f"[{','.join(texts)}]")
        return values if len(values) == len(texts) else [_alone(text) for text in texts]
    except (ValueError, TypeError, RecursionError):
        return [_alone(text) for text in texts]


def _alone(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None


def member(said: Any, path: str) -> Member | None:
    """A member of which JSON was kept; None for what is none."""
    try:
        value, article, field, text, *places = said
        line, column, *last = map(int, places)
        at = Location(path, int(article), str(field), str(text), Place(line, column), Place(*last), UNSEEN, None)
        return Member(str(value), at)
    except (ValueError, TypeError, RecursionError):
        return None
