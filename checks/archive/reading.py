"""A chunk as batches of records, each a JSON text with its place. What can't be read is a row with its problem."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, cast

import pyarrow as pa

from checks.archive import schemas, storage, tables
from checks.archive.columns import Columns
from checks.archive.jobs import Chunk
from checks.archive.tables import Row, large
from checks.readers.json import LARGEST
from checks.tuples import NamedTuple

_ROWS = 256
_BYTES = 8_000_000
"""Records and characters of a batch: what a kernel holds at once."""
_BROKEN = (OSError, EOFError, zlib.error, pa.ArrowException)
"""What reading a damaged file raises."""


def batches(chunk: Chunk, columns: Columns) -> Iterator[pa.RecordBatch]:
    """The records of a chunk."""
    waiting: list[dict[str, Any]] = []
    size = 0
    for row in _rows(chunk, columns):
        waiting.append({**row._asdict(), "path": chunk.shown, "rules": chunk.rules})
        size += len(row.text or "")
        if len(waiting) >= _ROWS or size >= _BYTES:
            yield schemas.batch(waiting, schemas.RECORDS)
            waiting, size = [], 0
    if waiting:
        yield schemas.batch(waiting, schemas.RECORDS)


def _rows(chunk: Chunk, columns: Columns) -> Iterator[Row]:
    if chunk.problem:
        yield Row(None, None, None, None, "unreadable-file", chunk.problem)
        return
    try:
        if chunk.form == "table":
            yield from tables.rows(chunk, columns)
        else:
            yield from _lines(chunk)
    except (OSError, pa.ArrowException) as error:
        yield Row(None, None, None, None, "unreadable-file", f"can't be read: {told(error)}")


def told(error: Exception) -> str:
    """What an error says, on one line."""
    return (getattr(error, "strerror", None) or str(error).strip() or type(error).__name__).splitlines()[0]


class _Line(NamedTuple):
    """A line's bytes, or None of one that is too long to be held; where it begins, and where its end is."""

    data: bytes | None
    start: int
    end: int


def _lines(chunk: Chunk) -> Iterator[Row]:
    """The lines of a chunk that say something."""
    at = chunk.line
    packed = chunk.form == "packed"
    with storage.opened(chunk.path) as file:
        try:
            for line in _split(_stream(file, chunk), None if packed else chunk.stop, chunk.start):
                offset = None if packed else line.start
                if line.data is None:
                    yield Row(at, at + 1, offset, None, "too-large", large(line.end - line.start))
                    at += 1
                else:
                    yield from _records(line.data, at, offset)
                    at += max(1, _ends(line.data))
        except _BROKEN as error:
            if not packed:
                raise
            yield Row(at, at + 1, None, None, "corrupt", f"the file is damaged from here on: {error}")


def _stream(file: BinaryIO, chunk: Chunk) -> BinaryIO:
    if chunk.form == "packed":
        return cast("BinaryIO", gzip.open(file))
    file.seek(chunk.start)
    return file if isinstance(file, io.BufferedReader) else cast("BinaryIO", io.BufferedReader(cast("Any", file)))


def _split(stream: BinaryIO, stop: int | None, at: int) -> Iterator[_Line]:
    """The lines up to an offset. One that is longer than a record may be is passed over without being held."""
    while stop is None or at < stop:
        data = stream.readline(LARGEST + 2)
        if not data:
            return
        start, at = at, at + len(data)
        if len(data) <= LARGEST + 1 or data.endswith(b"\n"):
            yield _Line(data, start, at)
            continue
        while data and not data.endswith(b"\n"):
            data = stream.readline(LARGEST)
            at += len(data)
        yield _Line(None, start, at)


def _ends(data: bytes) -> int:
    return data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")


def _records(data: bytes, at: int, offset: int | None) -> Iterator[Row]:
    """What a line holds: one record, or several where lone carriage returns end them."""
    if offset == 0:
        data = data.removeprefix(codecs.BOM_UTF8)
    for number, piece, start in _pieces(data):
        if piece.strip():
            place = None if offset is None else offset + start
            yield _record(piece, at + number, place)


def _pieces(data: bytes) -> Iterable[tuple[int, bytes, int]]:
    """The pieces of a line between carriage returns, with their numbers and offsets."""
    body = data.rstrip(b"\r\n")
    if b"\r" not in body:
        return [(0, body, 0)]
    found, start = [], 0
    for number, piece in enumerate(body.split(b"\r")):
        found.append((number, piece, start))
        start += len(piece) + 1
    return found


def _record(data: bytes, at: int, offset: int | None) -> Row:
    try:
        return Row(at, at + 1, offset, data.decode(), None, None)
    except UnicodeDecodeError as error:
        place = None if offset is None else offset + error.start
        problem = "is not UTF-8; what can't be read is taken for \ufffd"
        return Row(at, at + 1, place, data.decode("utf-8", "replace"), "not-utf8", problem)
