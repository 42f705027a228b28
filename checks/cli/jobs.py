"""Checks files in several processes, and hands on what came of them in the order of the files."""

from __future__ import annotations

import argparse
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from checks import kept
from checks.cli import setup
from checks.kept import Found, Kept, merged
from checks.model import Note, Part, Report
from checks.rule import Rule
from checks.run import File
from checks.settings import Choice, Settings
from checks.tuples import NamedTuple

_AHEAD = 64
"""Files that are read before the first of them has to be done."""


class Done(NamedTuple):
    """A file and what came of it: None for one that is still to be checked here, `fresh` where it was checked now."""

    file: File
    kept: Kept | None
    fresh: bool


def count(asked: int | None, files: int) -> int:
    """How many processes to use: as many as asked, or as there are processors."""
    return min(asked or os.cpu_count() or 1, files)


class _Waiting(NamedTuple):
    """A file, what is known of it, and what is awaited."""

    file: File
    known: Found | None
    future: Future[Kept] | None


class Pool:
    """Processes that each read the settings themselves, as this call does."""

    def __init__(self, options: argparse.Namespace, start: Path, choice: Choice, jobs: int, report: Report) -> None:
        self._report = report
        self._executor: ProcessPoolExecutor | None = ProcessPoolExecutor(
            jobs, initializer=_begin, initargs=(options, start, choice)
        )

    def done(self, files: Iterable[File], find: Callable[[File], Found | None] | None) -> Iterator[Done]:
        """The files in their order. Those that `find` knows are not checked; streams are left to be checked here."""
        waiting: deque[_Waiting] = deque()
        try:
            for file in files:
                known = find(file) if find else None
                asked = None if known is None else known.missing
                waiting.append(_Waiting(file, known, None if asked == () else self._submit(file, asked)))
                if len(waiting) > _AHEAD:
                    yield self._next(waiting.popleft())
            while waiting:
                yield self._next(waiting.popleft())
        finally:
            if self._executor:
                self._executor.shutdown(cancel_futures=True)

    def _submit(self, file: File, asked: tuple[Rule, ...] | None) -> Future[Kept] | None:
        """Has a file checked, by all of its rules or by some."""
        if self._executor is None or not isinstance(file.parts, tuple):
            return None
        try:
            ids = None if asked is None else frozenset(rule.id for rule in asked)
            return self._executor.submit(_work, file.path, file.parts, file.named, ids)
        except BrokenProcessPool:
            return None

    def _next(self, waiting: _Waiting) -> Done:
        file, known, future = waiting
        if future is None:
            return Done(file, known.kept if known and not known.missing else None, False)
        try:
            fresh = future.result()
            return Done(file, merged(known.kept, fresh) if known else fresh, True)
        except BrokenProcessPool:  # a process was killed: nothing that it had is lost, only done again
            if self._executor:
                self._executor = None
                self._report.notes.append(Note("copydesk", "a process was lost; what it had is checked again"))
            return Done(file, None, False)


_closest: list[Callable[[Path], Settings]] = []
"""What finds the settings of a file in a process of a pool, which has no other place for what it is started with."""


def _begin(options: argparse.Namespace, start: Path, choice: Choice) -> None:
    """What each process of a pool does first. Who stops a run stops the process that has the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _closest.append(setup.closest(options, setup.loaded(options, start, choice)))


def _work(path: str, parts: tuple[Part, ...], named: bool, asked: frozenset[str] | None) -> Kept:
    settings = _closest[-1](Path(path))
    rules = [rule for rule in settings.rules_for(Path(path)) if asked is None or rule.id in asked]
    return kept.check(File(path, parts, rules, settings.desk, named))
