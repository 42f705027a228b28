"""Plans a run: which files there are, which rules hold for each, and how they are cut."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checks import compiled
from checks.archive import chunks, storage
from checks.archive.jobs import BadJob, Job
from checks.records import replace
from checks.settings import Settings

_BUCKET = 8_000_000
_FEWEST, _MOST = 4, 256
"""Bytes of input for each bucket that keys are dealt into, and how many of these there are."""


def job(source: str, settings: Settings, mapped: Mapping[str, str], size: int) -> Job:
    """The run over an archive in chunks of `size` bytes. Raises BadJob where there is nothing to read."""
    files = storage.files(source)
    variants: dict[tuple[int, ...], int] = {}
    found = chunks.cut(files, lambda path: variants.setdefault(settings.overriding(Path(path)), len(variants)), size)
    today = settings.desk.today
    if today is None:
        raise BadJob("no day counts as today")
    undated = replace(settings, desk=replace(settings.desk, today=None))
    buckets = min(max(sum(file.size for file in files) // _BUCKET, _FEWEST), _MOST)
    return Job(compiled.pack(undated), today, dict(mapped), list(variants), buckets, found)
