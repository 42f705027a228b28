"""Writes the tables of a step, whole or not at all, and counts what is in them."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from checks.archive import schemas
from checks.archive.tally import Tally
from checks.archive.work import TABLES, Work, whole

_SCHEMAS = {
    "findings": schemas.FINDINGS,
    "failures": schemas.FAILURES,
    "said": schemas.SAID,
    "odds": schemas.ODDS,
}
_WAITING = 96_000_000
"""Bytes of what goes into buckets that wait for each other, so that what is of one bucket can stand together."""


class Writing:
    """The tables of a step, open. When all is well at the end, they get their names, and the step is noted as done."""

    def __init__(self, work: Work, step: str, tables: tuple[str, ...]) -> None:
        self.tally = Tally()
        self._work = work
        self._step = step
        self._names = tables
        self._stack = ExitStack()
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._waiting: dict[str, list[pa.RecordBatch]] = {}

    def __enter__(self) -> Self:
        for name in self._names:
            place = self._work.table if name in TABLES else self._work.between
            temporary = self._stack.enter_context(whole(place(name, self._step)))
            writer = pq.ParquetWriter(temporary, _SCHEMAS[name], compression="zstd")
            self._writers[name] = self._stack.enter_context(writer)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            for name in list(self._waiting):
                self._deal(name)
        self._stack.__exit__(kind, error, at)
        if kind is None:
            self._work.finish(self._step, self.tally)

    def add(self, **batches: pa.RecordBatch) -> None:
        """Adds rows to tables, by their names."""
        for name, batch in batches.items():
            if "bucket" not in batch.schema.names:
                self._writers[name].write_batch(batch)
                self._count(name, batch)
            else:
                waiting = self._waiting.setdefault(name, [])
                waiting.append(batch)
                if sum(each.nbytes for each in waiting) > _WAITING:
                    self._deal(name)

    def count(self, records: int, articles: int) -> None:
        """Notes how much was read."""
        self.tally = self.tally.plus(Tally(records, articles))

    def _count(self, name: str, batch: pa.RecordBatch) -> None:
        if name == "findings":
            rules, severities = batch["rule"].to_pylist(), batch["severity"].to_pylist()
            counts = Counter(map(" ".join, zip(rules, severities, strict=True)))
            self.tally = self.tally.plus(Tally(findings=counts))
        else:
            self.tally = self.tally.plus(Tally(failures=Counter(batch["kind"].to_pylist())))

    def _deal(self, name: str) -> None:
        """Writes what has waited: a row group for each bucket, so that a reader of one passes over all others."""
        table = pa.Table.from_batches(self._waiting.pop(name)).sort_by("bucket").combine_chunks()
        start = 0
        for end in _ends(table["bucket"].combine_chunks()):
            self._writers[name].write_table(table.slice(start, end - start))
            start = end


def _ends(buckets: pa.Array) -> list[int]:
    """Where each bucket ends in an array in which they stand in their order."""
    ends: list[int] = pc.run_end_encode(buckets).run_ends.to_pylist() if len(buckets) else []
    return ends
