"""The files of a call: named or found, read and decoded, and judged less what is let stand."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checks import baseline, discover, git, globs, roots
from checks import run as spine
from checks.baseline import Entry, Ledger
from checks.cli.main import Stop
from checks.gather import Dossier
from checks.groups import Groups
from checks.kept import Kept, completed
from checks.mistakes import SettingsError
from checks.model import Failure, Note, Outcome, Part, Report
from checks.readers import comes_in_lines, decoding
from checks.readers.decoding import decode
from checks.records import replace
from checks.run import File
from checks.settings import Settings
from checks.shelves import DISK, Shelf
from checks.stet import Marks
from checks.tuples import NamedTuple

if TYPE_CHECKING:
    from checks.cache import Results
    from checks.cli.jobs import Pool
    from checks.index import Index

Closest = Callable[[Path], Settings]
"""Finds the settings that hold for a file."""

_LONGEST = 80_000_000
"""Bytes of a line that are held: those of a record that is longer than any that is read."""


class Source(NamedTuple):
    """A file that was read: where from (None for standard input), its bytes, its codec, what there is to check.

    One that is read line by line has no bytes to show.
    """

    path: Path | None
    data: bytes
    encoding: str
    file: File


def start(named: Sequence[str]) -> Path:
    """Where to look for a config file: beside the first path that is named."""
    first = Path(named[0]) if named else Path.cwd()
    return first if os.path.isdir(first) else first.parent


def paths(
    named: Sequence[str], settings: Settings, exclude: tuple[str, ...] = (), force: bool = False,
    output: str | None = None,
) -> list[Path]:  # fmt: skip
    """The files to check, before any of them is read: a path that is missing stops the run at once.

    The file that the `output` goes to is none of them, and may not be named as one.
    """
    written = os.path.abspath(output) if output else None
    if written and written in map(os.path.abspath, named):
        raise Stop(f"{output} is to be read, and would be overwritten by the output; choose another --output-file")
    try:
        found = discover.files(named or configured(settings), settings, exclude, force)
        return [file for file in found if not written or os.path.abspath(file) != written]
    except discover.WrongPath as wrong:
        raise Stop(str(wrong)) from None


def configured(settings: Settings) -> list[str]:
    """What the config has checked. What is not there, or not in the repository, stops the run: nobody would miss it."""
    if settings.path is None:
        return [*settings.paths]
    root = roots.around(settings.root)
    for path in settings.paths:
        full = Path(os.path.abspath(settings.root / path))
        if not roots.holds(root, full):
            raise _Misnamed(settings, f"{path} lies outside the repository and is not read")
        if not os.path.exists(full):
            raise _Misnamed(settings, f"no such file or folder: {path}")
    return [str(settings.root / path) for path in settings.paths]


def idle(settings: Settings, found: Sequence[Path]) -> Iterator[Note]:
    """What the config says of files where there are none, in a run over all that it names."""
    if settings.path is None or not found:
        return
    shown = os.path.relpath(settings.path)
    held = {parent for file in found for parent in (file, *file.parents)}
    for path in settings.paths:
        if Path(os.path.normpath(settings.root / path)) not in held:
            yield Note(shown, f"`paths`: there is no article in {path}")
    relative = [settings.relative(file) for file in found] if settings.overrides else []
    for glob in dict.fromkeys(glob for override in settings.overrides for glob in override.globs):
        if not any(globs.matches(each, (glob,)) for each in relative):
            yield Note(shown, f"`overrides`: no article matches {glob}")


class _Misnamed(Stop):
    """A path of the config that is not to be had."""

    def __init__(self, settings: Settings, message: str) -> None:
        super().__init__(f"{settings.origins['paths']}:1: error: `paths`: {' '.join(message.split())}", located=True)


def sources(
    paths: Iterable[Path], closest: Closest, report: Report, named: Collection[Path] = (), whole: bool = True
) -> Iterator[Source]:
    """Reads files, one at a time. The report learns what could not be read or was passed over.

    `named` are those that the user named; who needs no more than their articles does without `whole` files.
    """
    for path in paths:
        shown = os.path.relpath(path) if path.is_absolute() else str(path)
        try:
            if not whole and comes_in_lines(shown) and decoding.has_lines(_head(path)):
                report.files += 1
                yield Source(path, b"", "utf-8", _file(shown, _lines(path, shown, report), closest, path in named))
                continue
            data = path.read_bytes()
        except OSError as error:
            report.failures.append(Failure(shown, None, f"can't be read: {error.strerror}"))
            continue
        yield from source(path, shown, data, closest, report, path in named)


def changed(
    named: Sequence[str], settings: Settings, exclude: tuple[str, ...], since: str | None
) -> list[Path]:  # fmt: skip
    """The articles that have changed, of those that are named where some are."""
    try:
        if not named:
            configured(settings)
        found = discover.changed(settings, exclude, since)
    except git.NoRepository as error:
        asking = f"--changed {since}" if since else "--changed"
        raise Stop(f"{asking} asks git, which says: {error}") from None
    missing = next((each for each in named if not os.path.exists(each)), None)
    if missing is not None:
        raise Stop(f"no such file or folder: {missing}")
    within = [Path(os.path.abspath(each)) for each in named]
    return [file for file in found if not named or any(Path(os.path.abspath(file)).is_relative_to(w) for w in within)]


def staged(paths: Iterable[Path], closest: Closest, report: Report) -> Iterator[Source]:
    """What is staged of files: what a commit will hold, not what lies in the working tree."""
    for path in paths:
        try:
            data = discover.staged(path)
        except git.NoRepository as error:
            report.failures.append(Failure(str(path), None, f"can't be read from git: {error}"))
            continue
        yield from source(path, str(path), data, closest, report)


def source(
    path: Path | None, shown: str, data: bytes, closest: Closest, report: Report, named: bool = True
) -> Iterator[Source]:
    """The text of a file, if it has any."""
    decoded = decode(data)
    report.files += 1
    if decoded.text is None:
        report.notes.append(Note(shown, "is a binary file and was skipped"))
        return
    if not decoded.sure:
        report.notes.append(Note(shown, f"is not UTF-8; it was read as {decoded.encoding}"))
    if not decoded.text.strip():
        report.notes.append(Note(shown, "is empty and was skipped"))
        return
    yield Source(path, data, decoded.encoding, _file(shown, (Part(decoded.text),), closest, named))


def _file(shown: str, parts: Iterable[Part], closest: Closest, named: bool) -> File:
    settings = closest(Path(shown))
    return File(shown, parts, settings.rules_for(Path(shown)), settings.desk, named)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(decoding.HEAD)


def _lines(path: Path, shown: str, report: Report) -> Iterator[Part]:
    """The lines of a file, read as they are asked for. What was no UTF-8 is noted once."""
    told = False
    with path.open("rb") as file:
        for part, sound in decoding.lines(iter(lambda: file.readline(_LONGEST), b"")):
            if not sound and not told:
                told = True
                message = f"is not UTF-8 in line {part.origin.line + 1:,}; what can't be read there is shown as \ufffd"
                report.notes.append(Note(shown, message))
            yield part


class Judged(NamedTuple):
    """What is reported of an article, or of a file that `held` none. A result of an earlier run has no dossier."""

    dossier: Dossier | None
    held: bool
    outcome: Outcome


class Judging:
    """Judges files, and keeps what is judged only at their end: groups, marks, and which rules ran where."""

    def __init__(
        self, settings: Settings, ledger: Ledger, index: Index | None = None, results: Results | None = None,
        whole: bool = True, pool: Pool | None = None,
    ) -> None:  # fmt: skip
        self._ledger = ledger
        self._results = results
        self._pool = pool
        self._whole = whole
        self._index = index
        self._groups = Groups(index, whole)
        self._marks = Marks(frozenset(settings.rules.levels))
        self._ran: dict[str, set[str]] = {}

    def each(self, files: Iterable[File]) -> Iterator[Judged]:
        """What comes of every article, without what it lets stand itself and what the ledger has."""
        find = self._results.find if self._results else None
        if self._pool:
            for file, kept, fresh in self._pool.done(files, find):
                yield from self._judged(file, kept, fresh)
            return
        for file in files:
            found = find(file) if find else None
            if found and found.missing:
                yield from self._judged(file, completed(file, found), True)
            else:
                yield from self._judged(file, found.kept if found else None, False)

    def _judged(self, file: File, kept: Kept | None, fresh: bool) -> Iterator[Judged]:
        ran = {rule.id for rule in file.rules}
        self._ran[file.path] = ran
        for dossier, index, outcome in self._taken(file, kept, fresh) if kept else self._checked(file):
            self._ledger.checked(file.path, ran, outcome.failures)
            yield Judged(dossier, index >= 0, self._ledger.subtract(self._marks.subtract(outcome)))

    def _taken(self, file: File, kept: Kept, fresh: bool) -> Iterator[tuple[None, int, Outcome]]:
        """What came of a file in another process, or in an earlier run."""
        self._marks.take(file.path, kept.marks)
        self._groups.take(file.path, file.rules, file.desk, kept.said)
        if fresh and self._results:
            self._results.keep(file, kept)
        yield from ((None, index, outcome) for index, outcome in kept.outcomes)

    def _checked(self, file: File) -> Iterator[tuple[Dossier | None, int, Outcome]]:
        """What comes of a file's articles, each with its index, -1 where there is none."""
        outcomes: list[tuple[int, Outcome]] | None = [] if self._results and self._results.keeps(file) else None
        for _, dossier, outcome in spine.check([file], self._groups):
            index = -1
            if dossier is not None:
                self._marks.read(dossier.article)
                index = dossier.article.index
            if outcomes is not None:
                outcomes.append((index, outcome))
            yield dossier, index, outcome
        if self._results and outcomes is not None:
            kept = Kept(tuple(outcomes), self._marks.of(file.path), self._groups.said(file.path))
            self._results.keep(file, kept)

    def rest(self) -> Outcome:
        """What archive rules find when all is read, and what is to be said of idle marks. Nothing is judged after."""
        outcome = self._ledger.subtract(self._marks.subtract(self._groups.judged()))
        if self._results:
            self._results.write(self._whole)
            self._results.close()
        if self._index:
            self._index.close()
        return replace(outcome, notes=tuple(self._marks.idle(self._ran)))


def gone(settings: Settings, ledger: Ledger, named: Sequence[str]) -> list[Entry]:
    """What is recorded and not found any more; of an archive rule only where everything was compared."""
    return [each for each in ledger.gone() if not (named and settings.rules.named(each.rule).kind.keys)]


def recorded(settings: Settings, shelf: Shelf = DISK) -> Ledger | None:
    """The baseline beside the config file, or in the current folder where there is none. A broken one stops the run."""
    path = settings.root / baseline.NAME
    try:
        entries = baseline.read(path, os.path.relpath(path), shelf)
    except SettingsError as error:
        raise Stop(str(error), located=True) from None
    except OSError as error:
        raise Stop(f"can't read {path}: {error.strerror}") from None
    return None if entries is None else Ledger(settings.root, entries)
