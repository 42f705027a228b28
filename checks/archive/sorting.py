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
    WITH words AS (SELECT * FROM read_parquet($files) WHERE bucket = $bucket),
        shared AS (SELECT rule, key FROM words GROUP BY rule, key HAVING count(*) > 1)
    SELECT rule, key, path, article, place, id, said FROM words SEMI JOIN shared USING (rule, key)
    ORDER BY rule, key, path, article, place
"""
"""The words of a bucket in the order of groups, without those that stand alone under their key."""
ARTICLES = """
    SELECT path, article, rule, id, said FROM read_parquet($files) WHERE bucket = $bucket
    ORDER BY path, article, rule, said
"""
"""The odds of a bucket in the order of articles."""
_ROWS = 4096


@contextmanager
def stream(
    query: str, files: Sequence[Path], bucket: int, spill: Path, memory: int
) -> Iterator[Iterator[pa.RecordBatch]]:
    """The rows of a bucket in their order, in so many bytes of memory."""
    try:
        with _database(spill, memory) as database:
            asked = {"files": [str(file) for file in files], "bucket": bucket}
            yield database.sql(query, params=asked).to_arrow_reader(_ROWS)
    except (duckdb.Error, StreamError) as error:
        said = str(error).splitlines()[0]
        raise BadJob(f"sorting failed: {said}; --memory gives it more, and a run goes on where it stopped") from None


def _database(spill: Path, memory: int) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"memory_limit": f"{memory}B", "temp_directory": str(spill), "threads": 1})
