"""What came of files in earlier runs, found again by all that it depends on.

A row holds JSON, checked as it is read: what is no result is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from checks import __version__, compiled, kinds, store
from checks.gather import Desk
from checks.kept import Found, Kept, without
from checks.rule import Rule
from checks.run import File

_TABLES = """
    CREATE TABLE IF NOT EXISTS verdicts (path BLOB PRIMARY KEY, digest TEXT, rules TEXT, kept TEXT) WITHOUT ROWID;
"""
_READERS = ("google-re2", "pyromark", "turbohtml", "PyYAML", "tree-sitter", "tree-sitter-toml", "Babel", "ftfy")
"""What reads articles, and so has a say in a verdict."""


_KEPT = TypeAdapter(Kept)


class Results:
    """The results of a repository's files, one row a file: a rule that has changed is asked again, and no other."""

    def __init__(self, path: Path, root: Path) -> None:
        self._path = path
        self._root = root
        self._database = store.opened(path, _TABLES)
        self._tools = repr((__version__, compiled.state(), *map(_version, _READERS)))
        self._digests: dict[int, str] = {}
        self._new: dict[bytes, tuple[str, str, str]] = {}
        self._seen: set[bytes] = set()

    def find(self, file: File) -> Found | None:
        """What came of a file when it and all but its rules were as they are, by the rules that still are."""
        name, digest = self._name(file), self._digest(file)
        self._seen.add(name)
        if digest is None:
            return None
        try:
            query = "SELECT digest, rules, kept FROM verdicts WHERE path = ?"
            row = self._database.execute(query, (name,)).fetchone()
            return self._found(file, row[1], row[2]) if row and row[0] == digest else None
        except (sqlite3.Error, ValueError, AttributeError, TypeError, RecursionError):
            return None

    def _found(self, file: File, asked: str, written: str) -> Found:
        """Raises ValueError, AttributeError, TypeError and RecursionError for what is no result."""
        known, now = json.loads(asked), self._rules(file)
        former = {id_ for id_ in {*known, *now} if known.get(id_) != now.get(id_)}
        kept = _KEPT.validate_json(written)
        missing = tuple(rule for rule in file.rules if known.get(rule.id) != now[rule.id])
        return Found(without(kept, former) if former else kept, missing)

    def keeps(self, file: File) -> bool:
        """Whether results of a file are kept: not of one that is read as a stream, or checked by others' kinds."""
        return isinstance(file.parts, tuple) and all(kinds.is_ours(rule.kind.name) for rule in file.rules)

    def keep(self, file: File, kept: Kept) -> None:
        """Notes what came of a file, to be written when the run ends; what failed is to be tried again."""
        digest = self._digest(file)
        if digest is not None and not any(outcome.failures for _, outcome in kept.outcomes):
            with suppress(PydanticSerializationError):  # text that UTF-8 can't hold is read again each time
                self._new[self._name(file)] = digest, json.dumps(self._rules(file)), _KEPT.dump_json(kept).decode()

    def write(self, whole: bool) -> None:
        """Writes what is new; a `whole` run forgets the files that it has not seen."""
        with store.writing(self._database, self._path):
            if whole:
                known = self._database.execute("SELECT path FROM verdicts").fetchall()
                gone = [(name,) for (name,) in known if name not in self._seen]
                self._database.executemany("DELETE FROM verdicts WHERE path = ?", gone)
            rows = [(name, *row) for name, row in self._new.items()]
            self._database.executemany("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Lets go of the file."""
        self._database.close()

    def _name(self, file: File) -> bytes:
        return os.fsencode(os.path.relpath(file.path, self._root))

    def _digest(self, file: File) -> str | None:
        """All that a verdict depends on but the rules; None where results are not kept."""
        if not self.keeps(file):
            return None
        judged = self._tools + self._of(file.desk)
        text = "\0".join(part.text for part in file.parts).encode("utf-8", "surrogatepass")
        said = f"{judged}\0{file.path}\0{file.named}\0".encode("utf-8", "surrogateescape")
        return hashlib.blake2b(said + text, digest_size=20).hexdigest()

    def _rules(self, file: File) -> dict[str, str]:
        """The digests of a file's rules, by their ids."""
        return {rule.id: self._of(rule) for rule in file.rules}

    def _of(self, made: Rule | Desk) -> str:
        """A rule's or desk's digest: they are the same for most files, and so looked at once."""
        if id(made) not in self._digests:
            said = made.authors.state() if isinstance(made, Desk) else ""
            self._digests[id(made)] = compiled.digest(made)[:16] + said[:16]
        return self._digests[id(made)]


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
