"""Which files to check: those that are named, and the articles in the folders that are named."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from checks import globs, roots
from checks.readers import suffixes
from checks.settings import Settings

NOT_ARTICLES = (
    "readme.*", "license.*", "licence.*", "changelog.*", "contributing.*", "code_of_conduct.*", "security.*",
    "package.json", "package-lock.json", "composer.json", "tsconfig*.json", "jsconfig*.json", "*.schema.json",
    "manifest.json", "copydesk-baseline.json", ".*.json", "requirements*.txt", "constraints*.txt", "robots.txt",
    "humans.txt", "ads.txt", "node_modules", ".venv", ".vscode", "vendor", ".git",
    "layouts", "_layouts", "_includes", "partials", "templates", "themes", "archetypes", "_site",
)  # fmt: skip
"""What lies in a content repo and is no article, in lower case. A file that is named is checked all the same."""


CONFIGS = ("copydesk.yaml", "copydesk.yml")


class MissingPath(Exception):
    """A path that was named and is not there."""


def config(start: Path) -> Path | None:
    """The closest config file, from a folder up to the root of its repository."""
    for folder in (start.absolute(), *start.absolute().parents):
        for name in CONFIGS:
            if (folder / name).is_file():
                return folder / name
        if roots.is_root(folder):
            return None
    return None


def files(paths: Iterable[str], settings: Settings, exclude: tuple[str, ...], force: bool) -> Iterator[Path]:
    """The files to check, each once, in order. `force` leaves out named files too where a glob excludes them."""
    seen: set[Path] = set()
    for written in paths:
        path = Path(written)
        if not path.exists():
            raise MissingPath(written)
        named = not path.is_dir()
        for file in [path] if named else _folder(path):
            left_out = settings.excludes(file) or globs.matches(settings.relative(file), exclude)
            if file not in seen and not (left_out and (force or not named)):
                seen.add(file)
                yield file


def _folder(folder: Path) -> list[Path]:
    endings = suffixes()
    listed = _git(folder)
    found = listed if listed is not None else _walk(folder)
    return sorted(
        file
        for file in found
        if file.suffix.lower() in endings
        and not globs.matches(file.relative_to(folder).as_posix().lower(), NOT_ARTICLES)
        and file.is_file()
        and not file.is_symlink()
    )


def _git(folder: Path) -> list[Path] | None:
    """The files that git tracks or would track, or None outside a repository."""
    command = ["git", "-C", str(folder), "ls-files", "-coz", "--exclude-standard", "--", "."]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return None
    if done.returncode:
        return None
    return [folder / os.fsdecode(name) for name in done.stdout.split(b"\0") if name]


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in NOT_ARTICLES]
        for name in names:
            yield Path(place) / name
