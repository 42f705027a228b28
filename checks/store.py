"""A file in the user's cache, as an SQLite database: what can't be read is made anew, and never stops a run."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PATIENCE = 5.0
"""Seconds to wait for another run that writes."""
_LARGEST = 1 << 30
"""Bytes of one file; one that would be larger is begun anew."""
_PAGE = 4096
_IDLE = 90 * 24 * 3600
"""Seconds after which a file that nobody has written is taken away: its repository is gone, or its rules are."""
_SETTINGS = f"""
    PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;
    PRAGMA page_size = {_PAGE}; PRAGMA max_page_count = {_LARGEST // _PAGE};
"""


def place(cache: Path, kind: str, root: Path) -> Path:
    """Where what is kept of a kind lies for a repository: outside of it, so that no pull request can reach it."""
    named = hashlib.sha256(os.fsencode(root.absolute())).hexdigest()[:32]
    return cache / kind / f"{named}.sqlite3"


def opened(path: Path, tables: str) -> sqlite3.Connection:
    """The file as a database; one that is none is removed, and where no file can be, memory must do."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                sweep(path.parent)
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


@contextmanager
def writing(database: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Writes all of what is done within it, or nothing. A file that would grow too large, or is broken, is removed."""
    try:
        with database:
            yield
    except sqlite3.OperationalError as error:
        if "full" in str(error):
            remove(path)
        # else another run is writing, or there is no room: the next run tells it again
    except sqlite3.Error:
        database.close()
        remove(path)


def remove(path: Path) -> None:
    """Takes a broken file away with its journal, so that the next run makes a new one."""
    for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        with suppress(OSError):
            each.unlink()


def sweep(folder: Path) -> None:
    """Takes away the files of a folder that have been idle for long."""
    oldest = time.time() - _IDLE
    with suppress(OSError):
        for file in list(folder.iterdir()):
            if file.is_file() and file.stat().st_mtime < oldest:
                file.unlink()
