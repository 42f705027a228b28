"""What a run has done so far, in its output folder: a killed run goes on there, another run starts anew.

A step (one chunk judged, one bucket compared) writes its tables under temporary names, gives them their own, and then
notes that it is done. What was written and not noted is written again under the same names: nothing is lost or double.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from checks.archive import summary
from checks.archive.jobs import BadJob
from checks.archive.tally import Tally

TABLES = ("findings", "failures", "counts")
_FOLDER = ".copydesk"


class Work:
    """The output folder of a run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.inner = folder / _FOLDER
        self.spill = self.inner / "spill"

    @property
    def is_ours(self) -> bool:
        """Whether nothing lies here, or nothing but what a run wrote."""
        return not self.folder.exists() or not any(self.folder.iterdir()) or bool(self.begun() or self.finished())

    def hold(self) -> None:
        """Keeps other runs out until this process ends, however it does. Raises BadJob where one is at work."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            import fcntl  # which Windows does not have

            fcntl.flock(os.open(self.folder, os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadJob(f"another run is writing to {self.folder}") from None
        except (ImportError, OSError):  # nor do all shared folders know locks
            return

    def begun(self) -> Mapping[str, Any]:
        """What was noted of the run that has begun here; nothing where none has."""
        return _read(self.inner / "run.json")

    def finished(self) -> Mapping[str, Any]:
        """The summary of the run that has finished here; nothing where none has."""
        told = _read(self.folder / summary.NAME)
        return told if "digest" in told else {}

    def begin(self, noted: Mapping[str, Any]) -> None:
        """Starts a run anew and notes what it is; what an earlier one wrote here goes."""
        with suppress(FileNotFoundError):
            (self.folder / summary.NAME).unlink()
        for name in TABLES:
            for file in (self.folder / name).glob("*"):
                if file.name.startswith(("part-", "_SUCCESS", ".part-", "._SUCCESS")):
                    file.unlink()
        shutil.rmtree(self.inner, ignore_errors=True)
        for place in (*(self.folder / name for name in TABLES), self.inner, self.spill):
            place.mkdir(parents=True, exist_ok=True)
        _write(self.inner / "run.json", noted)

    def resume(self) -> None:
        """Clears away what a run had not finished writing when it was stopped."""
        for file in self.folder.glob("*/.part-*"):
            file.unlink()

    def table(self, name: str, part: str) -> Path:
        """Where a part of the output goes."""
        return self.folder / name / f"part-{part}.parquet"

    def between(self, name: str, part: str) -> Path:
        """Where a table goes that only a later step reads."""
        return self.inner / name / f"{part}.parquet"

    def done(self, step: str) -> Tally | None:
        """What came of a step, if it is done."""
        noted = _read(self.inner / "done" / f"{step}.json")
        return Tally(**noted) if noted else None

    def finish(self, step: str, tally: Tally) -> None:
        """Notes that a step is done."""
        _write(self.inner / "done" / f"{step}.json", tally._asdict())

    def end(self, told: Mapping[str, Any], counts: pa.Table) -> None:
        """Writes counts and summary, which tells that all is there, and clears away what no one needs any more."""
        with whole(self.table("counts", "rules")) as temporary:
            pq.write_table(counts, temporary)
        _write(self.folder / summary.NAME, told)
        shutil.rmtree(self.inner, ignore_errors=True)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A temporary name to write to; what was written gets its own name when all is well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f".{path.name}.{os.getpid()}"
    try:
        yield temporary
        os.replace(temporary, path)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _read(path: Path) -> Mapping[str, Any]:
    """What a note says; nothing where it is none."""
    try:
        noted = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _write(path: Path, noted: Mapping[str, Any]) -> None:
    with whole(path) as temporary:
        temporary.write_text(json.dumps(noted, indent=2, ensure_ascii=False) + "\n", "utf-8")
