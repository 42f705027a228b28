"""Where a repository begins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

MARKS = (".git", ".hg", ".svn")


def is_root(folder: Path) -> bool:
    """Whether a folder is the root of a repository."""
    return any((folder / mark).exists() for mark in MARKS)


def around(folder: Path, ends: Callable[[Path], bool] = is_root) -> Path:
    """The root of the repository around a folder; the folder itself where there is none."""
    return next((each for each in (folder, *folder.parents) if ends(each)), folder)
