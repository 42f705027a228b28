"""What holds for a file, and which line of which file says so."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from checks.cli import setup
from checks.cli.main import OK
from checks.reporters.shown import safe
from checks.settings import Settings

_DEFAULT = "the default"


def show(options: argparse.Namespace, settings: Settings) -> int:
    """Prints the settings of each named file, or of the current folder."""
    closest = setup.closest(options, settings)
    lines: list[str] = []
    for path in map(Path, options.paths or ["."]):
        lines += _lines(path, closest(path / "article" if os.path.isdir(path) else path))  # what holds in a folder
    setup.write("".join(f"{safe(line)}\n" for line in lines), options)
    return OK


def _lines(file: Path, settings: Settings) -> Iterator[str]:
    yield f"{file}: {settings.path or 'no config file; the pack recommended'}"
    values = {
        "fields": {role: list(keys) for role, keys in settings.desk.fields.items()} or None,
        "exclude": list(settings.exclude) or None,
        "fail_level": settings.fail_level,
        "language": settings.desk.language,
        "authors": list(settings.desk.authors.named) or None,
        "timezone": settings.desk.timezone,
    }
    for key, value in values.items():
        if value is not None:
            yield f"  {key:<28} {value}  ({settings.origins.get(key, _DEFAULT)})"
    on = {rule.id: rule.severity for rule in settings.rules_for(file)}
    for rule in settings.rules:
        yield f"  {rule.id:<28} {on.get(rule.id, 'off'):<8} ({_origin(rule.id, file, settings)})"


def _origin(id_: str, file: Path, settings: Settings) -> str:
    """Who had the last word on a rule: the command line, an override, the config, a pack."""
    if settings.choice.select or id_ in (*settings.choice.extend, *settings.choice.ignore):
        return "the command line"
    changes = [settings.overrides[at].rules.get(id_) for at in settings.overriding(file)]
    last = next((change for change in reversed(changes) if change), None)
    return last.origin if last else settings.origins[id_]
