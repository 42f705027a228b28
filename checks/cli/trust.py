"""What a run with `--config-from` tells of the working tree: settings that it did not use, and marks that are new."""

from __future__ import annotations

import json
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

from checks import baseline, discover, files, git, mistakes, readers, stet
from checks.authors import Authors
from checks.cli.intake import Source
from checks.mistakes import Marked, SettingsError
from checks.model import Note, Report
from checks.readers import decoding
from checks.shelves import Commit

_MOST = 20
"""Marks and settings that are named of one file."""
_LONGEST = 60
"""Characters of a setting that are shown."""


class Watch:
    """Sees the files of a run go by, and tells what the commit that is trusted does not vouch for."""

    def __init__(self, commit: Commit, authors: Authors, report: Report) -> None:
        self._commit = commit
        self._authors = {authors}
        self._report = report

    def seen(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The files as they are. The report learns of marks on the way; what it learns of settings stands first."""
        for source in sources:
            self._authors.add(source.file.desk.authors)
            self._report.notes += _listed(source.file.path, self._new(source), "new mark")
            yield source
        self._report.notes[:0] = self._settings()

    def _settings(self) -> Iterator[Note]:
        """What is to be said of each settings file that differs from the commit's."""
        try:
            changed = sorted(self._changed())
        except git.NoRepository as error:
            yield Note("copydesk", f"can't tell which settings differ from {self._commit.shown}: {error}")
            return
        for name in changed:
            path = self._commit.top / name
            yield from _listed(os.path.relpath(path), self._differs(path), "change")

    def _new(self, source: Source) -> Iterator[str]:
        """The marks of a file that it does not have in the commit."""
        path = source.file.path
        if not isinstance(source.file.parts, tuple) or "stet" not in source.file.text:
            return
        then = self._commit.version(Path(path)) or b""
        if then == source.data:
            return
        known = Counter(_marks(path, decoding.decode(then).text or ""))
        for mark in _marks(path, source.file.text):
            known[mark] -= 1
            if known[mark] < 0:
                yield f"has a new mark: {mark}"

    def _changed(self) -> Iterator[str]:
        """The settings files that differ, or are here or in the commit alone."""
        against = ("diff-index", "--name-only", "--no-renames", "--ignore-submodules", "-z", self._commit.id, "--")
        others = ("ls-files", "-oz", "--exclude-standard", "--full-name", "--", ":(top)")
        names = {os.fsdecode(name) for asked in (against, others) for name in git.asked(*asked).split(b"\0") if name}
        places = {self._commit.name(place) for authors in self._authors for place in authors.places()}
        for name in names:
            around = {name, *map(str, PurePosixPath(name).parents)}
            if PurePosixPath(name).name in (*discover.CONFIGS, baseline.NAME) or around & (places | self._commit.used):
                yield name

    def _differs(self, path: Path) -> Iterator[str]:
        """How a settings file differs from the commit's."""
        revision, here = self._commit.shown, _regular(path, self._commit.top)
        then = self._commit.version(path)
        if then is None:
            yield f"is not in {revision} and was not used"
            return
        if here is None and not os.path.lexists(path):
            yield f"is gone here; that of {revision} was used"
            return
        if here is not None and here.splitlines() == then.splitlines():
            return
        told = f"differs from {revision} and was not used"
        details = None if here is None or path.name not in discover.CONFIGS else _details(then, here)
        yield from [told] if details is None else (f"{told}: {each}" for each in details)


def _listed(path: str, messages: Iterator[str], noun: str) -> Iterator[Note]:
    """The first of some messages as notes, and then how many more there are."""
    yield from (Note(path, message) for message in islice(messages, _MOST))
    more = sum(1 for _ in messages)
    if more:
        yield Note(path, f"has {more:,} more {noun}{'' if more == 1 else 's'}")


def _marks(path: str, text: str) -> Iterator[str]:
    """The marks of a file as they are written; none of one that its reader can't read, which is told elsewhere."""
    try:
        for article in readers.read(path, text):
            yield from stet.written(article)
    except Exception:  # a stranger's reader may raise anything
        return


def _regular(path: Path, top: Path) -> bytes | None:
    """What a file of the working tree holds; None for a link, for what lies behind one, and for what is too large."""
    try:
        status = path.lstat()
        inside = Path(os.path.realpath(path)) == Path(os.path.realpath(top)) / path.relative_to(top)
        if stat.S_ISREG(status.st_mode) and status.st_size <= files.LARGEST and inside:
            return path.read_bytes()
    except OSError:
        pass
    return None


def _details(then: bytes, here: bytes) -> list[str] | None:
    """Which settings of a config file are others here; None where that can't be told."""
    try:
        before, after = (dict(_flat(mistakes.plain(mistakes.tree(Marked("", each.decode("utf-8-sig"))))))
                         for each in (then, here))  # fmt: skip
    except (SettingsError, UnicodeDecodeError):
        return None
    return [
        f"{key} is {_short(after[key])} there" if key in after else f"{key} is not set there"
        for key in sorted(before.keys() | after.keys())
        if before.get(key, before) != after.get(key, before)
    ]


def _flat(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Settings by their keys, joined with dots; lists of words are one setting."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _flat(each, f"{key}.{name}" if key else name)
    elif isinstance(value, list) and any(isinstance(each, (Mapping, list)) for each in value):
        for at, each in enumerate(value, 1):
            yield from _flat(each, f"{key}[{at}]")
    elif value is not None or key:
        yield key, value


def _short(value: Any) -> str:
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"
