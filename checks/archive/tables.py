"""The rows of Parquet files as records: each the JSON text that its row is, on a line of its own."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from checks.archive import storage
from checks.archive.columns import Columns
from checks.archive.jobs import Chunk
from checks.readers.json import LARGEST
from checks.readers.json.shapes import is_body
from checks.tuples import NamedTuple

_ROWS = 128
"""Rows that are decoded at once."""


class Row(NamedTuple):
    """A record's number in its file, its line, its byte offset, its text, and what is wrong with it."""

    article: int | None
    line: int | None
    offset: int | None
    text: str | None
    kind: str | None
    problem: str | None


def large(size: int) -> str:
    """What is said of a record that is not read."""
    return f"has {size:,} bytes, more than the {LARGEST:,} that are read of a record"


def rows(chunk: Chunk, columns: Columns) -> Iterator[Row]:
    """The rows of a chunk. Of a row group that is damaged, those before the damage."""
    with storage.opened(chunk.path) as file:
        table = pq.ParquetFile(file, buffer_size=1 << 20, pre_buffer=False)
        if chunk.start == 0:
            yield from _missing(table.schema_arrow.names, columns)
        at = chunk.line
        for group in range(chunk.start, chunk.stop):
            count = table.metadata.row_group(group).num_rows
            yield from _group(table, group, at, count)
            at += count


def _missing(names: list[str], columns: Columns) -> Iterator[Row]:
    """What should be a column of this file, and is none."""
    missing = [f"has no column {name}, which is mapped" for name in columns.mapped if name not in names]
    if not any(is_body(name, columns.known) for name in names):
        missing.append("has no column for the text; --map column=text names it")
    for problem in missing:
        yield Row(None, None, None, None, "missing-column", problem)


def _group(table: pq.ParquetFile, group: int, first: int, count: int) -> Iterator[Row]:
    at = first
    try:
        for batch in table.iter_batches(batch_size=_ROWS, row_groups=[group]):
            yield from _batch(batch, at)
            at += batch.num_rows
    except (OSError, pa.ArrowException) as error:
        said = str(error).strip().splitlines()[:1]
        problem = f"row group {group} is damaged, {first + count - at:,} of its rows are not read: {''.join(said)}"
        yield Row(at, at + 1, None, None, "corrupt", problem)


def _batch(batch: pa.RecordBatch, at: int) -> Iterator[Row]:
    """The rows of a batch; those with a value that is too large are left out before they are made text of."""
    sizes = _sizes(batch)
    try:
        values = batch.to_pylist() if max(sizes, default=0) <= LARGEST else [None] * batch.num_rows
    except UnicodeDecodeError:
        values = [None] * batch.num_rows
    for row, value in enumerate(values):
        if sizes[row] > LARGEST:
            yield Row(at + row, at + row + 1, None, None, "too-large", large(sizes[row]))
        elif value is not None:
            yield Row(at + row, at + row + 1, None, _text(value), None, None)
        else:
            yield _alone(batch.slice(row, 1), at + row)


def _sizes(batch: pa.RecordBatch) -> list[int]:
    """The bytes of text in each row."""
    sizes = [0] * batch.num_rows
    for column in batch.columns:
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            lengths = pc.binary_length(column).to_pylist()
            sizes = [size + (length or 0) for size, length in zip(sizes, lengths, strict=True)]
    return sizes


def _alone(row: pa.RecordBatch, at: int) -> Row:
    """A row by itself: its text may not be what it should be."""
    sound = True
    value: dict[str, Any] = {}
    for name, column in zip(row.schema.names, row.columns, strict=True):
        try:
            value[name] = column[0].as_py()
        except UnicodeDecodeError:
            sound = False
            text = pa.types.is_string(column.type) or pa.types.is_large_string(column.type)
            value[name] = column[0].as_buffer().to_pybytes().decode("utf-8", "replace") if text else None
    if sound:
        return Row(at, at + 1, None, _text(value), None, None)
    problem = "is not UTF-8; what can't be read is taken for \ufffd"
    return Row(at, at + 1, None, _text(value), "not-utf8", problem)


def _text(row: dict[str, Any]) -> str:
    """A row as JSON, without what is null: all rows have all columns."""
    said = {name: value for name, value in row.items() if value is not None}
    return json.dumps(said, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    """What JSON has no type for, as an export would write it."""
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    return str(value)
