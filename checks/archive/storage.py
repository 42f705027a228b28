"""Files by path or by address: a local one, or one of any store that Arrow can open (s3://, gs://, hdfs://)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import pyarrow as pa
import pyarrow.fs
import pyarrow.parquet as pq

from checks.archive.jobs import BadJob
from checks.tuples import NamedTuple

TABLES = (".parquet",)
LINES = (".jsonl", ".ndjson")
PACKED = (".jsonl.gz", ".ndjson.gz")


class Found(NamedTuple):
    """A file to read: where it is, its path below the folder that was named, and what tells one state from another."""

    path: str
    shown: str
    size: int
    changed: int


def is_remote(path: str) -> bool:
    """Whether a path is an address in a store."""
    return "://" in path


def files(source: str) -> list[Found]:
    """The files of an archive, by path. Raises BadJob where there is none."""
    found = sorted(_remote(source) if is_remote(source) else _local(Path(source)), key=lambda each: each.shown)
    if not found:
        raise BadJob(f"{source} holds no {', '.join((*TABLES, *LINES, *PACKED))} files")
    return found


def opened(path: str) -> BinaryIO:
    """A file to read from."""
    if not is_remote(path):
        return open(path, "rb")
    store, inside = _store(path)
    return cast("BinaryIO", store.open_input_file(inside))


def _store(path: str) -> tuple[Any, str]:
    """The store of an address, and the path in it. Of S3, Hadoop has a name of its own."""
    found: tuple[Any, str] = pyarrow.fs.FileSystem.from_uri(re.sub("^s3[an]:", "s3:", path))
    return found


def write(path: str, data: bytes) -> None:
    """Puts a file into a store."""
    store, inside = _store(path)
    with store.open_output_stream(inside) as file:
        file.write(data)


def write_table(path: str, table: pa.Table) -> None:
    """Puts a table into a store."""
    store, inside = _store(path)
    store.create_dir(inside.rpartition("/")[0])
    pq.write_table(table, inside, filesystem=store)


def remove(path: str) -> None:
    """Takes a folder out of a store."""
    store, inside = _store(path)
    store.delete_dir(inside)


def _local(source: Path) -> Iterator[Found]:
    if source.is_file():
        yield _found(source, source.name)
        return
    if not source.is_dir():
        raise BadJob(f"no such file or folder: {source}")
    for folder, inner, names in os.walk(source):
        inner[:] = [name for name in inner if _counts(name)]
        for name in filter(_counts, names):
            if _is_ours(name):
                file = Path(folder, name)
                yield _found(file, file.relative_to(source).as_posix())


def _found(file: Path, shown: str) -> Found:
    stat = file.stat()
    readable = os.fsencode(shown).decode("utf-8", "replace")
    return Found(os.path.abspath(file), readable, stat.st_size, stat.st_mtime_ns)


def _remote(source: str) -> Iterator[Found]:
    store, inside = _store(source)
    base = source.rstrip("/")[: -len(inside.strip("/"))] if inside.strip("/") else source
    info: Any = store.get_file_info(inside)
    whole = info.type == pyarrow.fs.FileType.Directory
    entries = store.get_file_info(pyarrow.fs.FileSelector(inside, recursive=True)) if whole else [info]
    for entry in entries:
        below = entry.path[len(inside) :].lstrip("/") if whole else entry.base_name
        if entry.is_file and all(map(_counts, below.split("/"))) and _is_ours(below):
            yield Found(base + entry.path.lstrip("/"), below, entry.size, entry.mtime_ns or 0)


def _counts(name: str) -> bool:
    """Whether a name is none of those that engines give to what is no data."""
    return not name.startswith((".", "_"))


def _is_ours(name: str) -> bool:
    return name.lower().endswith((*TABLES, *LINES, *PACKED))
