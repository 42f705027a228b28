"""What commands share before they begin: rules, settings, and where the output goes."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from checks import almanac, config, packs
from checks.cli.main import Stop
from checks.config import EVERYTHING, Choice, Settings
from checks.dates.facts import Facts
from checks.errors import SettingsError
from checks.reporters.shown import safe


def settings(options: argparse.Namespace, start: Path, choice: Choice = EVERYTHING) -> Settings:
    """The settings that hold for this call."""
    if options.config and options.isolated:
        raise Stop("--config names a config file and --isolated wants none; choose one")
    path = Path(options.config) if options.config else None if options.isolated else config.find(start)
    if path is not None and not path.is_file():
        raise Stop(f"no config file at {path}")
    try:
        rules = packs.shipped()
        wrong = config.unknown(choice, [rule.id for rule in rules])
        if wrong:
            raise Stop(f"{wrong}")
        return config.read(path, _shown(path), rules, choice)
    except SettingsError as error:
        raise Stop(str(error), located=True) from None
    except (OSError, UnicodeDecodeError) as error:
        raise Stop(f"{path}: {error}") from None


def _shown(path: Path | None) -> str:
    return "" if path is None else os.path.relpath(path) if path.is_absolute() else str(path)


def facts() -> Facts:
    """The facts that date a text."""
    return almanac.load(packs.folder() / "facts")


def say(text: str) -> None:
    """Tells the user something that is no result: safe to show, and on standard error."""
    print("\n".join(safe(line) for line in f"copydesk: {text}".splitlines()), file=sys.stderr)


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
