"""Where a repository begins."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

MARKS = (".git", ".hg", ".svn")


def is_root(folder: Path) -> bool:
    """Whether a folder is the root of a repository."""
    return any(os.path.exists(folder / mark) for mark in MARKS)


def around(folder: Path, ends: Callable[[Path], bool] = is_root) -> Path:
    """The root of the repository around a folder; the folder itself where there is none."""
    return next((each for each in (folder, *folder.parents) if ends(each)), folder)


def holds(root: Path, path: Path) -> bool:
    """Whether a path without links lies in a repository, and not in what that keeps for itself."""
    return path.is_relative_to(root) and not set(MARKS).intersection(path.relative_to(root).parts)


def leads_out(path: Path) -> bool:
    """Whether a path goes through a link out of a repository that it stands in, or into what that keeps for itself."""
    full, real = Path(os.path.abspath(path)), Path(os.path.realpath(path))
    if real == full:
        return False
    hidden = set(MARKS).intersection(real.parts).difference(full.parts)
    around = [each for each in full.parents if is_root(each)]
    return bool(around and hidden) or any(not real.is_relative_to(os.path.realpath(each)) for each in around)
