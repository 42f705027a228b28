"""The baseline: findings that were recorded once, so that only new ones fail."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from checks import mistakes
from checks.mistakes import Marked, Mistake, SettingsError
from checks.model import Failure, Flag, Outcome
from checks.records import replace
from checks.shelves import DISK, Shelf
from checks.tuples import NamedTuple

NAME = "copydesk-baseline.json"
VERSION = 1
_LIMIT = 50_000_000
"""Bytes that a baseline may have."""


class Entry(NamedTuple):
    """A recorded finding. `path` is relative to the baseline's folder; the fingerprint tells nothing of lines."""

    path: str
    rule: str
    message: str
    fingerprint: str


class Ledger:
    """A baseline's entries, crossed out one by one as their findings turn up again."""

    def __init__(self, root: Path, entries: Iterable[Entry] = ()) -> None:
        self.root = root
        self.entries = tuple(sorted(entries))
        self._recorded = {path: tuple(of) for path, of in groupby(self.entries, key=lambda each: each.path)}
        self._open = {path: Counter(of) for path, of in self._recorded.items()}
        self._ran: dict[str, set[str]] = {}

    def checked(self, path: str, ran: Collection[str], failures: Iterable[Failure]) -> None:
        """Notes that a file was checked by rules, without those that failed on it: only there can an entry be gone."""
        rules = self._ran.setdefault(_relative(path, self.root), set(ran))
        for failure in failures:
            rules -= {failure.rule} if failure.rule else set(ran)

    def subtract(self, outcome: Outcome) -> Outcome:
        """The outcome without what is recorded."""
        new = tuple(flag for flag in outcome.flags if not self._cross_out(entry(flag, self.root)))
        return replace(outcome, flags=new, suppressed=outcome.suppressed + len(outcome.flags) - len(new))

    def gone(self) -> Iterator[Entry]:
        """The entries that no finding answers any more, of the files and rules that ran."""
        for path, rules in self._ran.items():
            yield from (each for each in self._open.get(path, Counter()).elements() if each.rule in rules)

    def page(self, path: str) -> Ledger:
        """The entries of one file, as they were recorded."""
        return Ledger(self.root, self._recorded.get(_relative(path, self.root), ()))

    def _cross_out(self, found: Entry) -> bool:
        recorded = self._open.get(found.path, Counter())
        known = recorded[found] > 0
        if known:
            recorded[found] -= 1
        return known


def entry(flag: Flag, root: Path) -> Entry:
    """A finding as it is recorded, the same from whichever folder copydesk is run."""
    at = flag.at
    said = "\0".join((str(at.article), flag.rule, at.field, at.text, flag.message))
    mark = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Entry(_relative(at.path, root), flag.rule, _writable(flag.message), mark)


def render(entries: Iterable[Entry]) -> str:
    """The baseline as a file: one entry a line and in order, so that it can be read and merged."""
    lines = [f"    {_visible(json.dumps(each._asdict(), ensure_ascii=False))}" for each in sorted(entries)]
    listed = "\n" + ",\n".join(lines) + "\n  " if lines else ""
    return f'{{\n  "version": {VERSION},\n  "findings": [{listed}]\n}}\n'


def read(path: Path, shown: str, shelf: Shelf = DISK) -> tuple[Entry, ...] | None:
    """The entries of a baseline; None where there is no file. Raises SettingsError for one that is no baseline."""
    try:
        status = shelf.lstat(path)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise SettingsError([Mistake(shown, 1, 1, "a baseline must be a regular file, and no link to one", "")])
    if status.st_size > _LIMIT:
        raise SettingsError([Mistake(shown, 1, 1, f"a baseline may have {_LIMIT // 1_000_000} MB, not more", "")])
    from checks.ledger_file import parse  # pydantic reads it, and most repositories have no baseline

    rows = parse(Marked(shown, mistakes.text(path, shown, shelf)), VERSION)
    return tuple(Entry(row.path, row.rule, row.message, row.fingerprint) for row in rows)


def _relative(path: str, root: Path) -> str:
    """A path as the baseline has it: relative to its folder, with `/` between its parts."""
    return _writable(os.path.relpath(path, root).replace(os.sep, "/"))


def _writable(text: str) -> str:
    """Text that UTF-8 can hold: file names may be any bytes."""
    return text.encode("utf-8", "backslashreplace").decode()


def _visible(line: str) -> str:
    """A line of JSON in which nothing hides: what is not printable is escaped."""
    return line if line.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line)
