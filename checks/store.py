"""A file in the user's cache, as an SQLite database: what can't be read is made anew, and never stops a run."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

_PATIENCE = 5.0
"""Seconds to wait for another run that writes."""
_SETTINGS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;"


def place(cache: Path, kind: str, root: Path) -> Path:
    """Where what is kept of a kind lies for a repository: outside of it, so that no pull request can reach it."""
    named = hashlib.sha256(os.fsencode(root.absolute())).hexdigest()[:32]
    return cache / kind / f"{named}.sqlite3"


def opened(path: Path, tables: str) -> sqlite3.Connection:
    """The file as a database; one that is none is removed, and where no file can be, memory must do."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(path, timeout=_PATIENCE)
            database.executescript(_SETTINGS + tables)
            return database
        except sqlite3.OperationalError:
            break
        except (sqlite3.DatabaseError, OSError):
            remove(path)
    database = sqlite3.connect(":memory:")
    database.executescript(_SETTINGS + tables)
    return database


def remove(path: Path) -> None:
    """Takes a broken file away, so that the next run makes a new one."""
    with suppress(OSError):
        path.unlink()
