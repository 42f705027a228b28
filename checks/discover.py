"""Which files to check: those that are named, and the articles in the folders that are named."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from checks import git, globs, roots
from checks.readers import suffixes
from checks.settings import Settings
from checks.shelves import DISK, Shelf

NOT_ARTICLES = (
    "readme.*", "license.*", "licence.*", "changelog.*", "contributing.*", "code_of_conduct.*", "security.*",
    "package.json", "package-lock.json", "composer.json", "tsconfig*.json", "jsconfig*.json", "*.schema.json",
    "manifest.json", "copydesk-baseline.json", ".*.json", "requirements*.txt", "constraints*.txt", "robots.txt",
    "humans.txt", "ads.txt", "node_modules", ".venv", ".vscode", "vendor", ".git",
    "layouts", "_layouts", "_includes", "partials", "templates", "themes", "archetypes", "_site",
)  # fmt: skip
"""What lies in a content repo and is no article, in lower case. A file that is named is checked all the same."""


CONFIGS = ("copydesk.yaml", "copydesk.yml")


class WrongPath(Exception):
    """A path that was named and is not there, or is not to be read; the message says which."""


def config(start: Path, shelf: Shelf = DISK) -> Path | None:
    """The closest config file, from a folder up to the root of its repository; a link that leads nowhere is one too."""
    for folder in (start.absolute(), *start.absolute().parents):
        for name in CONFIGS:
            if shelf.has(folder / name):
                return folder / name
        if shelf.is_root(folder):
            return None
    return None


def files(paths: Iterable[str], settings: Settings, exclude: tuple[str, ...], force: bool) -> Iterator[Path]:
    """The files to check, each once, in order. `force` leaves out named files too where a glob excludes them.

    What is no article is left out in folders, and by `force` where it is named, as hooks name all that has changed.
    """
    seen: set[Path] = set()
    for written in paths:
        path = Path(written)
        if not os.path.exists(path):
            raise WrongPath(f"no such file or folder: {written}")
        if roots.leads_out(path):
            raise WrongPath(f"{written} is a link out of the repository and is not read")
        named = not os.path.isdir(path)
        if named and not os.path.isfile(path):
            raise WrongPath(f"{written} is no regular file and is not read; - reads standard input")
        for file in [path] if named else _folder(path):
            relative = settings.relative(file)
            left_out = settings.excludes(file) or globs.matches(relative, exclude)
            left_out = left_out or (force and named and globs.matches(relative.lower(), NOT_ARTICLES))
            if file not in seen and not (left_out and (force or not named)):
                seen.add(file)
                yield file


def _folder(folder: Path) -> list[Path]:
    endings = suffixes()
    listed = _git(folder)
    shut: list[Path] = []
    found = listed if listed is not None else _walk(folder, shut)
    articles = sorted(
        file
        for file in found
        if file.suffix.lower() in endings
        and not globs.matches(file.relative_to(folder).as_posix().lower(), NOT_ARTICLES)
        and _is_regular(file)
    )
    return [*articles, *shut]


def _is_regular(file: Path) -> bool:
    """Whether there is a file and no link to one. One that can't be looked at is told when it is read."""
    try:
        return stat.S_ISREG(file.lstat().st_mode)
    except FileNotFoundError:
        return False
    except OSError:
        return True


def changed(settings: Settings, exclude: tuple[str, ...], since: str | None) -> list[Path]:
    """The articles that differ from where this branch left a revision, or those that are staged where none is named.

    Files that were renamed count under their new names, and those that are gone not at all. Raises git.NoRepository.
    """
    root = Path(os.fsdecode(git.asked("rev-parse", "--show-toplevel")).rstrip("\n"))
    against = ["--cached"] if since is None else [_left(since)]
    names = git.asked(
        "diff", "--name-only", "--no-relative", "--diff-filter=d", "--ignore-submodules", "-z", *against, "--"
    ).split(b"\0")
    found = (Path(os.path.relpath(root / os.fsdecode(name))) for name in names if name)
    there = (file for file in found if since is None or file.is_file())  # what is staged need not lie in the tree
    return sorted(file for file in there if _is_article(file, settings, exclude))


def _left(since: str) -> str:
    """The commit at which this branch left a revision; the revision's own where history doesn't reach so far."""
    commit = git.commit(since)
    try:
        return os.fsdecode(git.asked("merge-base", commit, "HEAD")).strip()
    except git.NoRepository:
        return commit


def _is_article(file: Path, settings: Settings, exclude: tuple[str, ...]) -> bool:
    """Whether a run over the configured paths would have found a file."""
    relative = settings.relative(file)
    inside = any(path in (".", "./") or PurePosixPath(relative).is_relative_to(path) for path in settings.paths)
    left_out = settings.excludes(file) or globs.matches(relative, (*exclude, *NOT_ARTICLES))
    return inside and not left_out and file.suffix.lower() in suffixes() and not (file.is_symlink() or file.is_dir())


def staged(file: Path) -> bytes:
    """What is staged of a file, whatever lies in the working tree. Raises git.NoRepository."""
    try:
        return git.asked("cat-file", "blob", f":./{file}")
    except git.NoRepository:
        if not git.asked("ls-files", "--unmerged", "-z", "--", f":(literal){file}"):
            raise
        raise git.NoRepository("it is in conflict; resolve that, and stage it with git add") from None


def _git(folder: Path) -> list[Path] | None:
    """The files that git tracks or would track, or None outside a repository."""
    try:
        listed = git.asked("-C", str(folder), "ls-files", "-coz", "--exclude-standard", "--", ".")
    except git.Slow as slow:
        raise WrongPath(f"the files in {folder} can't be listed: {slow}") from None
    except git.NoRepository:
        return None
    return [folder / os.fsdecode(name) for name in listed.split(b"\0") if name]


def _walk(folder: Path, shut: list[Path]) -> Iterator[Path]:
    """The files below a folder. The folders that can't be read are added to `shut`: who reads them is told why."""
    for place, folders, names in os.walk(folder, onerror=lambda error: shut.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in NOT_ARTICLES]
        for name in names:
            yield Path(place) / name
