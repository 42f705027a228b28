"""Check articles and print what a copy desk would catch."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from checks import almanac, config, discover, packs, reporters, stet
from checks import run as spine
from checks.cli import setup
from checks.cli.main import BROKEN, FOUND, OK, Stop
from checks.config import Choice, Settings
from checks.model import Failure, Note, Report
from checks.readers.decoding import decode
from checks.reporters import HeaderRead, View
from checks.reporters.shown import safe


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
    settings = setup.settings(options, _start(options.paths), choice)
    report = Report()
    sources = _sources(options, settings, report)
    ids = frozenset(rule.id for rule in settings.rules)
    headers: list[HeaderRead] = []
    for dossier, outcome in spine.check(sources, almanac.load(packs.folder() / "facts")):
        article = dossier.article
        answered = stet.subtract(outcome, article, ids)
        report.articles += 1
        report.suppressed += answered.suppressed
        report.failures += answered.failures
        report.notes += answered.notes
        report.flags += answered.flags
        if options.show_header:
            headers.append(HeaderRead(article.path, article.index, article.format, dossier.header))
    report.seconds = time.perf_counter() - started
    _print(report, headers if options.show_header else None, options, settings)
    return _code(report, options, settings)


def _listed(values: list[str]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _start(paths: list[str]) -> Path:
    """Where to look for a config file: beside the first path that is named."""
    first = Path(paths[0]) if paths and paths[0] != "-" else Path.cwd()
    return first if first.is_dir() else first.parent


def _sources(options: argparse.Namespace, settings: Settings, report: Report) -> Iterator[spine.File]:
    if options.paths == ["-"]:
        name = options.stdin_filename or "stdin.txt"
        yield from _file(name, sys.stdin.buffer.read(), settings, report)
        return
    paths = options.paths or [str(settings.root / path) if settings.path else path for path in settings.config.paths]
    try:
        for path in discover.files(paths, settings, _listed(options.exclude), options.force_exclude):
            try:
                data = path.read_bytes()
            except OSError as error:
                report.failures.append(Failure(str(path), None, f"can't be read: {error.strerror}"))
                continue
            yield from _file(os.path.relpath(path) if path.is_absolute() else str(path), data, settings, report)
    except discover.MissingPath as missing:
        raise Stop(f"copydesk: error: no such file or folder: {missing}") from None


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


def _print(
    report: Report, headers: list[HeaderRead] | None, options: argparse.Namespace, settings: Settings
) -> None:  # fmt: skip
    for note in report.notes:
        print(f"copydesk: note: {safe(note.path)}: {safe(note.message)}", file=sys.stderr)
    if not report.files and not report.failures:
        print("copydesk: note: no articles found (looked for .md, .markdown, .mdx, .txt)", file=sys.stderr)
    name = options.output_format or os.environ.get("COPYDESK_OUTPUT_FORMAT") or "full"
    if name not in reporters.FORMATS:
        raise Stop(f"copydesk: error: COPYDESK_OUTPUT_FORMAT is {name}; there are {', '.join(reporters.FORMATS)}")
    width = min(shutil.get_terminal_size((100, 24)).columns, 160)
    where = os.path.relpath(settings.path) if settings.path else "copydesk.yaml"
    view = View(setup.colored(options), width, headers, where)
    setup.write(reporters.load(name)(report, view), options)


def _code(report: Report, options: argparse.Namespace, settings: Settings) -> int:
    if report.failures:
        return BROKEN
    found = config.fails(options.fail_level or settings.config.fail_level, report)
    return FOUND if found and not options.exit_zero else OK
