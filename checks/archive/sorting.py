"""Sorts what lies in many files by DuckDB, which spills to disk what its memory does not hold, and streams it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from checks.archive.comparing import StreamError
from checks.archive.jobs import BadJob

GROUPS = """
    WITH words AS (
            SELECT * FROM read_parquet($files) WHERE bucket = $bucket AND hash(rule, key) % $shares = $share),
        shared AS (SELECT rule, key FROM words GROUP BY rule, key HAVING count(*) > 1 OR list_contains($alone, rule))
    SELECT rule, key, path, article, place, id, said FROM words SEMI JOIN shared USING (rule, key)
    ORDER BY rule, key, path, article, place
"""
"""The words of a bucket in the order of groups; those alone under their key only for rules that ask for them."""
ARTICLES = """
    SELECT path, article, rule, id, said FROM read_parquet($files)
    WHERE bucket = $bucket AND hash(path, article) % $shares = $share
    ORDER BY path, article, rule, key, place
"""
"""The odds of a bucket in the order of articles."""
_WEIGHT = "SELECT coalesce(sum(strlen(said) + 100), 0)::BIGINT FROM read_parquet($files) WHERE bucket = $bucket"
_ROWS = 4096
_PART = 4
"""A share of a bucket takes this part of the memory: of wide rows, sorting several times as much fails for good."""


@contextmanager
def stream(
    query: str, files: Sequence[Path], bucket: int, spill: Path, memory: int, **asked: list[str]
) -> Iterator[Iterator[pa.RecordBatch]]:
    """The rows of a bucket, each group or article in one piece and in order, in so many bytes of memory."""
    try:
        with _database(spill, memory) as database:
            place = {"files": [str(file) for file in files], "bucket": bucket}
            yield _shares(database, query, place, asked, memory // _PART)
    except (duckdb.Error, StreamError) as error:
        said = str(error).splitlines()[0]
        raise BadJob(f"sorting failed: {said}; --memory gives it more, and a run goes on where it stopped") from None


def _shares(
    database: duckdb.DuckDBPyConnection, query: str, place: dict[str, object], asked: dict[str, list[str]], most: int
) -> Iterator[pa.RecordBatch]:
    """The shares of a bucket, one after the other, of which each is sorted by itself."""
    ((weight,),) = database.sql(_WEIGHT, params=place).fetchall()
    shares = 1 + weight // most
    for share in range(shares):
        yield from database.sql(query, params={**place, **asked, "shares": shares, "share": share}).to_arrow_reader(
            _ROWS
        )


def _database(spill: Path, memory: int) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"memory_limit": f"{memory}B", "temp_directory": str(spill), "threads": 1})
