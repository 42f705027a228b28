"""The articles of a call's files, with nothing judged: for commands that show what is read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from checks import run as spine
from checks.cli import intake, setup
from checks.cli.main import BROKEN, OK
from checks.gather import Dossier
from checks.groups import Groups
from checks.model import Report


def dossiers(options: argparse.Namespace, report: Report) -> Iterator[Dossier]:
    """One after the other. The report learns what could not be read."""
    settings = setup.settings(options, intake.start(options.paths))
    closest = setup.closest(options, settings)
    if options.paths == ["-"]:
        data = sys.stdin.buffer.read()
        sources = intake.source(None, options.stdin_filename or "stdin.txt", data, closest, report)
    else:
        named = [*map(Path, options.paths)]
        paths = intake.paths(options.paths, settings, output=options.output_file)
        sources = intake.sources(paths, closest, report, named, whole=False)
    for _, dossier, outcome in spine.check((source.file._replace(rules=()) for source in sources), Groups()):
        report.failures += outcome.failures
        report.notes += outcome.notes
        if dossier is not None:
            yield dossier


def finish(report: Report) -> int:
    """Tells what could not be read, and returns the exit code."""
    for note in report.notes:
        setup.say(f"note: {note.path}: {note.message}")
    for failure in report.failures:
        setup.say(f"error: {failure.path}: {failure.message}")
    return BROKEN if report.failures else OK
