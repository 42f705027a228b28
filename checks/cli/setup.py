"""What commands share before they begin: rules, settings, and where the output goes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checks import compiled, discover, git
from checks.cli.main import Stop, complain
from checks.mistakes import SettingsError
from checks.model import Report
from checks.records import replace
from checks.settings import EVERYTHING, Choice, Settings, unknown
from checks.shelves import DISK, Commit, Shelf

if TYPE_CHECKING:
    from checks.cli.intake import Source


def settings(options: argparse.Namespace, start: Path, choice: Choice = EVERYTHING) -> Settings:
    """The settings that hold for this call, by the config file closest to `start`; what is odd in them is said."""
    found = loaded(options, start, choice)
    for warning in found.warnings:
        complain(*f"copydesk: warning: {warning}".split("\n"))
    return found


def loaded(options: argparse.Namespace, start: Path, choice: Choice) -> Settings:
    """The same, with nothing said."""
    if options.config and options.isolated:
        raise Stop("--config names a config file and --isolated wants none; choose one")
    held = shelf(options)
    path = Path(options.config) if options.config else None if options.isolated else _nearest(options, start)
    if options.config and not held.is_file(Path(options.config)):
        raise Stop(f"no config file at {path}")
    found = _load(path, choice, options)
    wrong = unknown(choice, list(found.rules.levels))
    if wrong:
        raise Stop(wrong)
    return found


def closest(options: argparse.Namespace, settings: Settings) -> Callable[[Path], Settings]:
    """Finds the settings of each file: those of the config file closest to it."""
    known: dict[Path, Settings] = {}
    by_config: dict[Path | None, Settings] = {settings.path and settings.path.absolute(): settings}

    def of(file: Path) -> Settings:
        folder = file.absolute().parent
        if folder not in known:
            path = _nearest(options, folder)
            if path not in by_config:
                by_config[path] = _load(path, settings.choice, options)
            known[folder] = by_config[path]
        return known[folder]

    return (lambda _: settings) if options.config or options.isolated else of


def shelf(options: argparse.Namespace) -> Shelf:
    """Where this call finds what settings are made of: in the commit that it names, else in the working tree."""
    if getattr(options, "config_from", None) is None:
        return DISK
    if "shelf" not in options:
        options.shelf = _commit(options)
    found: Shelf = options.shelf
    return found


def watched(
    sources: Iterator[Source], options: argparse.Namespace, settings: Settings, report: Report
) -> Iterator[Source]:  # fmt: skip
    """The files of a run; where settings come from a commit, the report learns what that does not vouch for."""
    held = shelf(options)
    if not isinstance(held, Commit):
        return sources
    from checks.cli.trust import Watch  # reads what few runs read

    return Watch(held, settings.desk.authors, report).seen(sources)


def _commit(options: argparse.Namespace) -> Commit:
    if options.config or options.isolated:
        raise Stop("--config-from takes settings from a commit, --config and --isolated from elsewhere; choose one")
    try:
        return Commit(options.config_from)
    except git.NoRepository as error:
        raise Stop(f"--config-from {options.config_from} asks git, which says: {error}") from None


def _nearest(options: argparse.Namespace, folder: Path) -> Path | None:
    return discover.config(folder, shelf(options))


def cache(options: argparse.Namespace) -> Path | None:
    """The folder for what is kept between runs: the one asked for, or the user's; None where none is wanted."""
    if getattr(options, "no_cache", False):
        return None
    named = getattr(options, "cache_dir", None)
    return Path(named) if named else compiled.folder()


def _today(options: argparse.Namespace) -> int:
    day: date = options.today or date.today()
    return day.toordinal()


def _load(path: Path | None, choice: Choice, options: argparse.Namespace) -> Settings:
    try:
        found = compiled.load(path, _shown(path), choice, cache(options), shelf(options))
        return replace(found, desk=replace(found.desk, today=_today(options)))
    except SettingsError as error:
        raise Stop(str(error), located=True) from None
    except OSError as error:
        raise Stop(f"{path}: {error.strerror}") from None


def _shown(path: Path | None) -> str:
    return "" if path is None else os.path.relpath(path) if path.is_absolute() else str(path)


def say(text: str) -> None:
    """Tells the user something of the run, in the name of the command."""
    complain(f"copydesk: {text}")


def write(text: str, options: argparse.Namespace) -> None:
    """Prints, or writes to the file that was asked for."""
    if options.output_file:
        try:
            Path(options.output_file).write_text(text, "utf-8", newline="")
        except OSError as error:
            raise Stop(f"can't write {options.output_file}: {error.strerror}") from None
        return
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def colored(options: argparse.Namespace) -> bool:
    """Whether to colour: as asked, else as the environment says, else on a terminal."""
    if options.color != "auto":
        return bool(options.color == "always")
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return not options.output_file and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
