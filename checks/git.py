"""Asks git: nothing that a user or a stranger wrote is taken for an option, and nothing in a work tree is run."""

from __future__ import annotations

import os
from pathlib import Path

_SAFE = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false")
"""A folder of a pull request may look like a repository whose own config names a command to run."""


PATIENCE = 60.0
"""Seconds that git may take: it goes through the patterns of a `.gitignore` in more than linear time."""


class NoRepository(Exception):
    """What git says where it can't answer: no repository, no such revision, no git."""


class Slow(NoRepository):
    """What is said where git took too long."""


def asked(*arguments: str, given: bytes = b"") -> bytes:
    """What git answers. Raises NoRepository."""
    import subprocess  # starts what takes long to import, and only where git is asked

    try:
        done = subprocess.run(
            ["git", *_SAFE, *arguments], input=given, capture_output=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        raise Slow(f"git took longer than {PATIENCE:g} s; is there an odd pattern in a .gitignore?") from None
    except OSError as error:
        raise NoRepository(f"git can't be run: {error.strerror}") from None
    if done.returncode:
        raise NoRepository(done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ") or "git failed")
    return done.stdout


def commit(revision: str) -> str:
    """The id of the commit that a revision names. Raises NoRepository."""
    try:
        return os.fsdecode(asked("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")).strip()
    except NoRepository as error:
        if "single revision" not in str(error):
            raise
        raise NoRepository("there is no such commit here; in CI, check out with fetch-depth: 0") from None


def top() -> Path:
    """The root of the work tree around the current folder, spelled as that is. Raises NoRepository."""
    up = os.fsdecode(asked("rev-parse", "--show-cdup")).rstrip("\n")
    return Path(os.path.abspath(up or "."))
