"""Record today's findings, so that only new ones fail."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from checks import baseline, fixes
from checks.baseline import Entry, Ledger
from checks.cli import intake, setup
from checks.cli.intake import Judging
from checks.cli.main import BROKEN, FOUND, OK, Stop
from checks.model import Report
from checks.reporters import View, concise
from checks.reporters.shown import plural
from checks.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders")
    wanted = parser.add_mutually_exclusive_group()
    wanted.add_argument("--accept-new", action="store_true", help="record what is found and not in the baseline too")
    wanted.add_argument("--prune", action="store_true", help="drop what is no longer found, and add nothing")


def run(options: argparse.Namespace) -> int:
    """Records or prunes, says what changed, and returns the exit code: 1 where new findings were left out."""
    if options.isolated:
        raise Stop("a baseline belongs to a repo's settings, and --isolated wants none; leave it out")
    settings = setup.settings(options, intake.start(options.paths))
    recorded = intake.recorded(settings)
    if options.prune and recorded is None:
        raise Stop(f"there is no {baseline.NAME} in {settings.root} to prune")
    ledger = recorded or Ledger(settings.root)
    report = _checked(options, settings, ledger)
    if report.failures:
        setup.write(_listed(report), options)
        setup.say("the baseline was left as it is, since not everything could be checked")
        return BROKEN
    gone = intake.gone(settings, ledger, options.paths)
    if options.prune:
        return _prune(ledger, gone, frozenset(settings.rules.levels))
    if recorded is None or options.accept_new:
        return _record(report, ledger)
    if gone:
        setup.say(f"{plural(len(gone), 'recorded finding')} can go: `copydesk baseline --prune`")
    return _compare(report, options)


def _checked(options: argparse.Namespace, settings: Settings, ledger: Ledger) -> Report:
    """What is found and not recorded. The ledger knows afterwards what is gone."""
    report = Report()
    judging = Judging(settings, ledger)
    paths = intake.paths(options.paths, settings)
    sources = intake.sources(paths, setup.closest(options, settings), report, whole=False)
    files = (source.file for source in sources)
    outcomes = [outcome for _, _, outcome in judging.each(files)]
    for outcome in (*outcomes, judging.rest()):
        report.flags += outcome.flags
        report.failures += outcome.failures
    report.articles = len(outcomes)
    return report


def _record(report: Report, ledger: Ledger) -> int:
    new = [baseline.entry(flag, ledger.root) for flag in report.flags]
    if new:
        _write([*ledger.entries, *new], ledger.root)
    files = plural(len({each.path for each in new}), "file")
    setup.say(f"recorded {plural(len(new), 'finding')} in {files}" if new else "there is nothing new to record")
    return OK


def _prune(ledger: Ledger, gone: Sequence[Entry], known: Collection[str]) -> int:
    """Drops what is gone: findings, and all of files and rules that there are no more."""
    lost = (each for each in ledger.entries if each.rule not in known or not (ledger.root / each.path).exists())
    dropped = Counter(gone) | Counter(lost)
    if dropped:
        _write((Counter(ledger.entries) - dropped).elements(), ledger.root)
    count = dropped.total()
    setup.say(f"dropped {plural(count, 'finding')}, {len(ledger.entries) - count:,} left")
    return OK


def _compare(report: Report, options: argparse.Namespace) -> int:
    """Lists what is new and stays out."""
    if not report.flags:
        setup.say("there is nothing new to record")
        return OK
    setup.write(_listed(report), options)
    count = plural(len(report.flags), "new finding")
    setup.say(f"{count} left out of {baseline.NAME}: mend, or accept with `copydesk baseline --accept-new`")
    return FOUND


def _listed(report: Report) -> str:
    return concise.render(report, View())


def _write(entries: Iterable[Entry], root: Path) -> None:
    path = root / baseline.NAME
    try:
        fixes.replace(path, baseline.render(entries).encode())
    except fixes.Refused as refused:
        raise Stop(f"{os.path.relpath(path)}: {refused}") from None
