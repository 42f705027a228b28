"""Check articles and print what a copy desk would catch."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from checks import baseline, globs, reporters, roots
from checks.baseline import Entry, Ledger
from checks.cli import intake, progress, setup
from checks.cli.intake import Judging, Source
from checks.cli.main import BROKEN, FOUND, OK, Stop
from checks.model import Note, Outcome, Report
from checks.patterns import PatternError
from checks.plugins import PluginError
from checks.readers import suffixes
from checks.reporters import HeaderRead, Render, View
from checks.run import File
from checks.settings import Choice, Settings

if TYPE_CHECKING:
    from checks.cli.fixing import Fixing
    from checks.cli.jobs import Pool

_MOST_JOBS = 256
_WORTH = 300
"""Files below which starting processes takes longer than they save."""
_GONE = 5
"""Entries of the baseline that are named when they are gone."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - for standard input")
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name that chooses the format of standard input")
    choosing(parser)
    parser.add_argument("--output-format", metavar="FORMAT", help=", ".join(reporters.FORMATS))
    parser.add_argument("--fix", action="store_true", help="apply the safe fixes")
    parser.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: the other fixes too")
    parser.add_argument("--diff", action="store_true", help="show what --fix would do, write nothing")
    parser.add_argument("--no-baseline", action="store_true", help="report what is recorded in the baseline too")
    parser.add_argument(
        "--changed", nargs="?", const="", metavar="REV",
        help="only what has changed since this branch left REV; without it, what is staged",
    )  # fmt: skip
    parser.add_argument("--config-from", metavar="REV", help="take all settings, and the baseline, from a commit")
    parser.add_argument("--exclude", action="append", default=[], metavar="GLOB", help="leave these files out")
    parser.add_argument("--force-exclude", action="store_true", help="leave out named files too, where excluded")
    parser.add_argument("--jobs", type=number, metavar="N", help="processes to check in; by default as many as pay")
    parser.add_argument("--cache-dir", metavar="FOLDER", help="where results are kept; the user's cache by default")
    parser.add_argument("--no-cache", action="store_true", help="keep no results, and use none")
    parser.add_argument("--statistics", action="store_true", help="for people: how often each rule found something")
    parser.add_argument("--show-settings", action="store_true", help="tell what holds for the files, and why")
    parser.add_argument("--show-header", action="store_true", help="JSON: tell what each header was read as")


def choosing(parser: argparse.ArgumentParser) -> None:
    """The options of commands that judge: by which rules, and from when on that is a failure."""
    parser.add_argument("--select", action="append", default=[], metavar="RULES", help="only these: ids, date/*, ALL")
    parser.add_argument("--extend-select", action="append", default=[], metavar="RULES", help="these too")
    parser.add_argument("--ignore", action="append", default=[], metavar="RULES", help="not these")
    parser.add_argument("--fail-level", choices=("error", "warning"), help="from which severity the exit code is 1")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 whatever is found")


def choice(options: argparse.Namespace) -> Choice:
    """The rules that a call chooses."""
    return Choice(_listed(options.select), _listed(options.extend_select), _listed(options.ignore))


def _is_for_people(options: argparse.Namespace) -> bool:
    """Whether a format is read by people: what programs read is never cut to its counts."""
    return _format(options) in ("full", "concise", "grouped")


def _format(options: argparse.Namespace) -> str:
    """The format that the option names, or else the environment."""
    return options.output_format or os.environ.get("COPYDESK_OUTPUT_FORMAT") or "full"


def number(text: str) -> int:
    """A number of processes, as it is written."""
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 to {_MOST_JOBS}")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Checks, prints the report, and returns the exit code."""
    started = time.perf_counter()
    _refuse(options)
    chosen = choice(options)
    settings = setup.settings(options, _start(options), chosen)
    render = _render(options)
    if options.show_settings:
        from checks.cli import show_settings

        return show_settings.show(options, settings)
    stdin = sys.stdin.buffer.read() if options.paths == ["-"] else None
    report, ledger = Report(), _ledger(options, settings)
    found, count = _sources(options, settings, stdin, report)
    sources = setup.watched(found, options, settings, report)
    fixing = _fixing(options, settings, ledger, report)
    if fixing and options.diff:
        return _diff(sources, options, fixing)
    files = fixing.mended(sources, stdin) if fixing else (source.file for source in sources)
    headers: list[HeaderRead] | None = [] if options.show_header else None
    pool = None if options.fix or options.show_header else _pool(options, chosen, count, report)
    _check(files, _judging(options, settings, ledger, pool), report, headers)
    _tell_gone(intake.gone(settings, ledger, options.paths), report)
    if fixing:
        fixing.tell()
    report.seconds = time.perf_counter() - started
    _print_notes(report, options.changed)
    view = _view(options, settings, headers, report)
    _print(_rendered(report, render, view, options), options)
    return _code(report, options, settings)


def _fixing(options: argparse.Namespace, settings: Settings, ledger: Ledger, report: Report) -> Fixing | None:
    """What mends the files of this run, or tells how it would; None where they are only checked."""
    if not (options.fix or options.diff):
        return None
    from checks.cli.fixing import Fixing

    return Fixing(settings, ledger, report, options.unsafe_fixes, write=not options.diff)


def _rendered(report: Report, render: Render, view: View, options: argparse.Namespace) -> str:
    if options.statistics and _is_for_people(options):
        from checks.reporters import statistics

        return statistics.render(report)
    return render(report, view)


def _refuse(options: argparse.Namespace) -> None:
    """Stops what can't be done together."""
    if options.changed is not None and options.paths == ["-"]:
        raise Stop("--changed asks git for files, and - reads standard input; choose one")
    if options.changed == "" and options.fix:
        raise Stop("--fix mends files as they lie, and --changed without a revision checks what is staged; name one")


_FEW = 20
"""Paths up to which results are not looked up: what it takes to look takes longer than to check."""


def _pool(options: argparse.Namespace, choice: Choice, count: int, report: Report) -> Pool | None:
    """Other processes to check files in, where there are files enough for them."""
    if options.jobs == 1 or count < (_WORTH if options.jobs is None else 2):
        return None
    from checks.cli import jobs  # what starts processes takes long to import

    wanted = jobs.count(options.jobs, count)
    return jobs.Pool(options, _start(options), choice, wanted, report) if wanted > 1 else None


def _judging(options: argparse.Namespace, settings: Settings, ledger: Ledger, pool: Pool | None) -> Judging:
    """What judges this run, with what earlier ones have left of this repository."""
    cache, root = setup.cache(options), settings.root
    whole = not options.paths and options.changed is None
    known = settings.path is not None or roots.is_root(root)  # else nothing says what is one repository
    if options.isolated or not known or cache is None:
        return Judging(settings, ledger, whole=whole, pool=pool)
    from checks import store
    from checks.index import Index

    index = Index(store.place(cache, "archives", root), root)
    few = 0 < len(options.paths) <= _FEW and not any(os.path.isdir(path) for path in options.paths)
    results = None
    if not (few or options.fix or options.show_header):
        from checks.cache import Results  # reads and writes by pydantic, which takes longer to import than a few files

        results = Results(store.place(cache, "results", root), root)
    return Judging(settings, ledger, index, results, whole, pool)


def _check(files: Iterable[File], judging: Judging, report: Report, headers: list[HeaderRead] | None = None) -> None:
    """Fills the report, and the headers where they are asked for."""
    for dossier, held, outcome in judging.each(files):
        _add(report, outcome)
        report.articles += held
        if dossier is not None and headers is not None:
            article = dossier.article
            headers.append(HeaderRead(article.path, article.index, article.format, dossier.header))
    _add(report, judging.rest())


def _add(report: Report, outcome: Outcome) -> None:
    report.suppressed += outcome.suppressed
    report.failures += outcome.failures
    report.notes += outcome.notes
    report.flags += outcome.flags


def _tell_gone(entries: list[Entry], report: Report) -> None:
    """Notes which entries of the baseline no finding answers any more."""
    if entries:
        named = [f"{each.rule} in {each.path}" for each in entries[:_GONE]]
        more = [f"{len(entries) - _GONE:,} more"] if len(entries) > _GONE else []
        verb = "is" if len(entries) == 1 else "are"
        message = f"{', '.join([*named, *more])} {verb} gone; run `copydesk baseline --prune`"
        report.notes.append(Note(baseline.NAME, message))


def _diff(sources: Iterable[Source], options: argparse.Namespace, fixing: Fixing) -> int:
    """Prints what --fix would change and returns the exit code: 0 only where that is nothing."""
    report = fixing.report
    _check(fixing.mended(sources), Judging(fixing.settings, fixing.ledger), report)
    _print_notes(report, options.changed)
    for failure in report.failures:
        setup.say(f"{failure.path}: {failure.rule or 'error'}: {failure.message}")
    fixing.tell()
    from checks.cli.fixing import shown

    exact = "".join(fixing.diffs)
    setup.write(exact if options.output_file else shown(exact), options)
    return BROKEN if report.failures else FOUND if exact and not options.exit_zero else OK


def _listed(values: list[str]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _render(options: argparse.Namespace) -> Render:
    """The reporter that the option names, or else the environment."""
    name = _format(options)
    try:
        render = reporters.load(name)
    except PluginError as error:
        raise Stop(str(error)) from None
    if render is None:
        raise Stop(f"no output format is called {name}; there are {', '.join(reporters.available())}")
    return render


def _start(options: argparse.Namespace) -> Path:
    return intake.start([options.stdin_filename or "."] if options.paths == ["-"] else options.paths)


def _sources(
    options: argparse.Namespace, settings: Settings, stdin: bytes | None, report: Report
) -> tuple[Iterator[Source], int]:
    """The files to check, and how many they are."""
    closest = setup.closest(options, settings)
    if stdin is not None:
        return intake.source(None, options.stdin_filename or "stdin.txt", stdin, closest, report), 1
    excluded, named = _excluded(options), frozenset[Path]()
    if options.changed is None:
        paths = intake.paths(options.paths, settings, excluded, options.force_exclude, options.output_file)
        named = frozenset(map(Path, options.paths))
        report.notes += [] if options.paths else intake.idle(settings, paths)
    else:
        paths = intake.changed(options.paths, settings, excluded, options.changed or None)
    told = progress.shown(paths, len(paths))
    if options.changed == "":
        return intake.staged(told, closest, report), len(paths)
    return intake.sources(told, closest, report, named, whole=options.fix or options.diff), len(paths)


def _excluded(options: argparse.Namespace) -> tuple[str, ...]:
    """The globs that a call leaves out."""
    found = _listed(options.exclude)
    for glob in found:
        try:
            globs.compiled(glob)
        except PatternError as error:
            raise Stop(f"--exclude: the glob {glob} {error}") from None
    return found


def _ledger(options: argparse.Namespace, settings: Settings) -> Ledger:
    """What the baseline lets stand: nothing where there is none, or none is wanted."""
    ledger = None if options.isolated or options.no_baseline else intake.recorded(settings, setup.shelf(options))
    return ledger or Ledger(settings.root)


def _print(text: str, options: argparse.Namespace) -> None:
    """Prints the report, on standard error where standard output is for the text itself."""
    if options.fix and options.paths == ["-"] and not options.output_file:
        print(text, end="", file=sys.stderr)
    else:
        setup.write(text, options)


def _print_notes(report: Report, changed: str | None) -> None:
    for note in report.notes:
        setup.say(f"note: {note.path}: {note.message}")
    if not (report.articles or report.failures or report.notes):
        since = f"no article differs from {changed}" if changed else "no article is staged"
        what = "no articles found" if changed is None else since
        setup.say(f"note: {what} (looked for {', '.join(sorted(suffixes()))})")


def _view(options: argparse.Namespace, settings: Settings, headers: list[HeaderRead] | None, report: Report) -> View:
    whys = {id_: settings.rules.named(id_).why for id_ in {flag.rule for flag in report.flags}}
    width = min(shutil.get_terminal_size((100, 24)).columns, 160)
    where = os.path.relpath(settings.path) if settings.path else "copydesk.yaml"
    color = setup.colored(options)
    links = color and sys.stdout.isatty() and not options.output_file
    return View(color, width, headers, where, whys, links)


def _code(report: Report, options: argparse.Namespace, settings: Settings) -> int:
    if report.failures:
        return BROKEN
    level = options.fail_level or settings.fail_level
    found = report.count("error") or (level == "warning" and report.count("warning"))
    return FOUND if found and not options.exit_zero else OK
