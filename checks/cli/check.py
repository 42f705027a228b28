"""Check articles and print what a copy desk would catch."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from checks import discover, reporters, stet
from checks import run as spine
from checks.cli import setup
from checks.cli.main import BROKEN, FOUND, OK, Stop
from checks.config import Choice, Settings
from checks.model import Failure, Note, Report
from checks.readers import SUFFIXES
from checks.readers.decoding import decode
from checks.reporters import HeaderRead, View


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - for standard input")
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name that chooses the format of standard input")
    parser.add_argument("--select", action="append", default=[], metavar="RULES", help="only these: ids, date/*, ALL")
    parser.add_argument("--extend-select", action="append", default=[], metavar="RULES", help="these too")
    parser.add_argument("--ignore", action="append", default=[], metavar="RULES", help="not these")
    parser.add_argument(
        "--output-format", choices=reporters.FORMATS, metavar="FORMAT", help=", ".join(reporters.FORMATS)
    )
    parser.add_argument("--fail-level", choices=("error", "warning"), help="from which severity the exit code is 1")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    parser.add_argument("--exclude", action="append", default=[], metavar="GLOB", help="leave these files out")
    parser.add_argument("--force-exclude", action="store_true", help="leave out named files too, where excluded")
    parser.add_argument("--show-header", action="store_true", help="JSON: tell what each header was read as")


def run(options: argparse.Namespace) -> int:
    """Checks, prints the report, and returns the exit code."""
    started = time.perf_counter()
    choice = Choice(_listed(options.select), _listed(options.extend_select), _listed(options.ignore))
    settings = setup.settings(options, _start(options), choice)
    render = reporters.load(_format(options))
    paths = _paths(options, settings)
    report = Report()
    headers: list[HeaderRead] = []
    known = frozenset(rule.id for rule in settings.rules)
    for file, dossier, outcome in spine.check(_sources(paths, options, settings, report), setup.facts()):
        if dossier is None:
            report.failures += outcome.failures
            continue
        article = dossier.article
        answered = stet.subtract(outcome, article, {rule.id for rule in file.rules}, known)
        report.articles += 1
        report.suppressed += answered.suppressed
        report.failures += answered.failures
        report.notes += answered.notes
        report.flags += answered.flags
        if options.show_header:
            headers.append(HeaderRead(article.path, article.index, article.format, dossier.header))
    report.seconds = time.perf_counter() - started
    _print_notes(report)
    setup.write(render(report, _view(options, settings, headers)), options)
    return _code(report, options, settings)


def _listed(values: list[str]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _format(options: argparse.Namespace) -> str:
    name: str = options.output_format or os.environ.get("COPYDESK_OUTPUT_FORMAT") or "full"
    if name not in reporters.FORMATS:
        raise Stop(f"COPYDESK_OUTPUT_FORMAT is {name}; there are {', '.join(reporters.FORMATS)}")
    return name


def _start(options: argparse.Namespace) -> Path:
    """Where to look for a config file: beside the first path that is named."""
    named = [options.stdin_filename or "."] if options.paths == ["-"] else options.paths
    first = Path(named[0]) if named else Path.cwd()
    return first if first.is_dir() else first.parent


def _paths(options: argparse.Namespace, settings: Settings) -> list[Path]:
    """The files to check, before any of them is read: a path that is missing stops the run at once."""
    if options.paths == ["-"]:
        return []
    named = options.paths or [str(settings.root / path) if settings.path else path for path in settings.config.paths]
    try:
        return list(discover.files(named, settings, _listed(options.exclude), options.force_exclude))
    except discover.MissingPath as missing:
        raise Stop(f"no such file or folder: {missing}") from None


def _sources(
    paths: list[Path], options: argparse.Namespace, settings: Settings, report: Report
) -> Iterator[spine.File]:  # fmt: skip
    if options.paths == ["-"]:
        yield from _file(options.stdin_filename or "stdin.txt", sys.stdin.buffer.read(), settings, report)
    for path in paths:
        shown = os.path.relpath(path) if path.is_absolute() else str(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            report.failures.append(Failure(shown, None, f"can't be read: {error.strerror}"))
            continue
        yield from _file(shown, data, settings, report)


def _file(path: str, data: bytes, settings: Settings, report: Report) -> Iterator[spine.File]:
    decoded = decode(data)
    report.files += 1
    if decoded.text is None:
        report.notes.append(Note(path, "is a binary file and was skipped"))
        return
    if not decoded.sure:
        report.notes.append(Note(path, f"is not UTF-8; it was read as {decoded.encoding}"))
    if not decoded.text.strip():
        report.notes.append(Note(path, "is empty and was skipped"))
        return
    yield spine.File(path, decoded.text, settings.rules_for(Path(path)))


def _print_notes(report: Report) -> None:
    for note in report.notes:
        setup.say(f"note: {note.path}: {note.message}")
    if not report.files and not report.failures:
        setup.say(f"note: no articles found (looked for {', '.join(sorted(SUFFIXES))})")


def _view(options: argparse.Namespace, settings: Settings, headers: list[HeaderRead]) -> View:
    width = min(shutil.get_terminal_size((100, 24)).columns, 160)
    where = os.path.relpath(settings.path) if settings.path else "copydesk.yaml"
    return View(setup.colored(options), width, headers if options.show_header else None, where)


def _code(report: Report, options: argparse.Namespace, settings: Settings) -> int:
    if report.failures:
        return BROKEN
    level = options.fail_level or settings.config.fail_level
    found = report.count("error") or (level == "warning" and report.count("warning"))
    return FOUND if found and not options.exit_zero else OK
