"""Where the files that settings are made of stand: in the working tree, or in a commit that is trusted.

A commit is read as it is: nothing is checked out, so no filter, attribute or hook has a say, nothing is left behind,
and a file has the path that it would have in the working tree.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Protocol

from checks import git, roots
from checks.regexes import regex
from checks.tuples import NamedTuple

_ID = regex(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LINKS = 16
"""Links that are followed on the way to one file."""


class Status(Protocol):
    """What is known of a file that has not been read."""

    @property
    def st_mode(self) -> int: ...
    @property
    def st_size(self) -> int: ...


class Shelf(Protocol):
    """Files by their paths in the working tree. What is no file raises OSError, as on a disk."""

    def holds(self, path: Path) -> bool:
        """Whether this is the place to ask for a path."""

    def is_root(self, folder: Path) -> bool:
        """Whether a folder is the root of a repository."""

    def is_file(self, path: Path) -> bool:
        """Whether there is a regular file, or a link to one."""

    def has(self, path: Path) -> bool:
        """Whether anything has this name, be it a link that leads nowhere."""

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder, or a link to one."""

    def real(self, path: Path) -> Path:
        """The path without links."""

    def leads_out(self, path: Path) -> bool:
        """Whether a path goes through a link out of the repository."""

    def lstat(self, path: Path) -> Status:
        """Mode and size, of a link its own."""

    def size(self, path: Path) -> int:
        """The bytes of a file."""

    def read(self, path: Path) -> bytes:
        """What a file holds."""

    def names(self, folder: Path) -> Iterator[str]:
        """What a folder holds."""

    def expect(self, paths: Iterable[Path]) -> None:
        """Told which files will be read, where having them all at once is quicker."""


class Disk:
    """The working tree."""

    def holds(self, path: Path) -> bool:  # noqa: ARG002  # all that there is
        return True

    def is_root(self, folder: Path) -> bool:
        return roots.is_root(folder)

    def is_file(self, path: Path) -> bool:
        return os.path.isfile(path)

    def has(self, path: Path) -> bool:
        return os.path.lexists(path)

    def is_folder(self, path: Path) -> bool:
        return os.path.isdir(path)

    def real(self, path: Path) -> Path:
        return Path(os.path.realpath(path))

    def leads_out(self, path: Path) -> bool:
        return roots.leads_out(path)

    def lstat(self, path: Path) -> Status:
        return path.lstat()

    def size(self, path: Path) -> int:
        return path.stat().st_size

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def names(self, folder: Path) -> Iterator[str]:
        return (entry.name for entry in os.scandir(folder))

    def expect(self, paths: Iterable[Path]) -> None:  # noqa: ARG002  # they are had at once as they are
        return


DISK = Disk()


class _Entry(NamedTuple):
    """A file, link or submodule of a commit: its mode, as a disk would tell it, and the id of what it holds."""

    mode: int
    id: str


class _Kept(NamedTuple):
    """The status of a file in a commit."""

    st_mode: int
    st_size: int


class Commit:
    """The files of one commit, each read when it is asked for. Raises git.NoRepository for a revision that is none.

    `shown` is how the revision is named to people, `used` are the names of the files that were read for settings.
    """

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self.id = git.commit(revision)
        self.top = git.top()
        self.shown = revision[:10] if _ID.fullmatch(revision) else revision
        self.used: set[str] = set()
        self._blobs: dict[str, bytes] = {}

    @cached_property
    def _entries(self) -> dict[str, _Entry]:
        found: dict[str, _Entry] = {}
        for line in git.asked("ls-tree", "-r", "-z", "--full-tree", self.id, "--").split(b"\0"):
            if line:
                told, _, name = line.partition(b"\t")
                mode, _, id_ = told.decode().split(" ")
                found[os.fsdecode(name)] = _Entry(int(mode, 8), id_)
        return found

    @cached_property
    def _folders(self) -> dict[str, set[str]]:
        """What each folder holds; the top is an empty name."""
        found: dict[str, set[str]] = {"": set()}
        for path in self._entries:
            folder, _, name = path.rpartition("/")
            while name not in found.setdefault(folder, set()):
                found[folder].add(name)
                folder, _, name = folder.rpartition("/")
                if not name:
                    break
        return found

    def holds(self, path: Path) -> bool:
        return self.name(path) is not None

    def is_root(self, folder: Path) -> bool:
        return self.name(folder) == ""  # a folder `.hg` of a pull request makes no root

    def is_file(self, path: Path) -> bool:
        entry = self._entry(path)
        return entry is not None and stat.S_ISREG(entry.mode)

    def has(self, path: Path) -> bool:
        return self.name(path) in self._entries

    def is_folder(self, path: Path) -> bool:
        return self._followed(path) in self._folders

    def real(self, path: Path) -> Path:
        name = self._followed(path)
        return Path(os.path.abspath(path)) if name is None else self.top / name

    def leads_out(self, path: Path) -> bool:
        return self._followed(path) is None

    def lstat(self, path: Path) -> Status:
        entry = self._entries.get(self.name(path) or "")
        if entry is None:
            raise FileNotFoundError(2, "no such file", str(path))
        return _Kept(entry.mode, self._size(entry.id))

    def size(self, path: Path) -> int:
        return self._size(self._regular(path).id)

    def read(self, path: Path) -> bytes:
        self.used.add(self.name(path) or "")
        return self._blob(self._regular(path).id)

    def version(self, path: Path) -> bytes | None:
        """What a file holds in the commit, for who wants to compare it; None where there is none."""
        return self._blob(self._regular(path).id) if self.is_file(path) else None

    def names(self, folder: Path) -> Iterator[str]:
        yield from sorted(self._folders.get(self._followed(folder) or "", ()))

    def expect(self, paths: Iterable[Path]) -> None:
        ids = {entry.id for path in paths if (entry := self._entry(path)) and stat.S_ISREG(entry.mode)}
        wanted = sorted(ids - self._blobs.keys())
        told = git.asked("cat-file", "--batch", given="\n".join(wanted).encode() + b"\n") if wanted else b""
        at = 0
        for id_ in wanted:
            end = told.index(b"\n", at)
            size = int(told[at:end].split()[2])
            self._blobs[id_] = told[end + 1 : end + 1 + size]
            at = end + size + 2

    def name(self, path: Path) -> str | None:
        """A path as git has it, None outside of the work tree. Links of the work tree are not looked at."""
        full = Path(os.path.abspath(path))
        if not full.is_relative_to(self.top):  # the same folder by another path, as on macOS
            around = next((each for each in (full, *full.parents) if each.exists() and each.samefile(self.top)), None)
            if around is None:
                return None
            full = self.top / full.relative_to(around)
        written = full.relative_to(self.top).as_posix()
        return "" if written == "." else written

    def _followed(self, path: Path) -> str | None:
        """A path as git has it behind its links; None for what leads out of the repository, or in circles."""
        ahead = (self.name(path) or "").split("/")[::-1] if self.holds(path) else None
        done: list[str] = []
        links = 0
        while ahead:
            part = ahead.pop()
            if part == ".." and not done:
                return None
            if part == "..":
                done.pop()
            elif part not in ("", "."):
                done.append(part)
            entry = self._entries.get("/".join(done))
            if entry and stat.S_ISLNK(entry.mode):
                target = os.fsdecode(self._blob(entry.id))
                links += 1
                if links > _LINKS or target.startswith("/"):
                    return None
                done.pop()
                ahead += target.split("/")[::-1]
        return None if ahead is None else "/".join(done)

    def _entry(self, path: Path) -> _Entry | None:
        name = self._followed(path)
        return None if name is None else self._entries.get(name)

    def _regular(self, path: Path) -> _Entry:
        entry = self._entry(path)
        if entry is None or not stat.S_ISREG(entry.mode):
            raise FileNotFoundError(2, f"no such file in {self.revision}", str(path))
        return entry

    def _size(self, id_: str) -> int:
        return len(self._blobs[id_]) if id_ in self._blobs else int(self._asked("-s", id_))

    def _blob(self, id_: str) -> bytes:
        if id_ not in self._blobs:
            self._blobs[id_] = self._asked("blob", id_)
        return self._blobs[id_]

    def _asked(self, what: str, id_: str) -> bytes:
        try:
            return git.asked("cat-file", what, id_)
        except git.NoRepository as error:
            raise OSError(5, f"git says: {error}", id_) from None
