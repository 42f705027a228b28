"""The engine of a cluster: Spark moves the batches, sorts by shuffles, and does again what a lost worker had.

What it hands to its workers is the run as JSON and nothing else; each makes the kernels of that itself. What a stage
comes to is written before the next one reads it twice, so that nothing is judged again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql
from pyspark.sql.pandas.types import from_arrow_schema

from checks.archive import reading, schemas
from checks.archive.jobs import Job, unpacked
from checks.archive.kernels import Kernels
from checks.archive.tally import Tally

BETWEEN = ".copydesk"
"""The folder below the output for what only later stages read."""
_COUNTED = pa.schema([("records", pa.int64()), ("articles", pa.int64())])
_JUDGED = {
    "findings": schemas.FINDINGS,
    "said": schemas.SAID,
    "failures": schemas.FAILURES,
    "counted": _COUNTED,
}
_COMPARED = {"odds": schemas.ODDS, "failures": schemas.FAILURES}
_WEIGHED = {"findings": schemas.FINDINGS, "failures": schemas.FAILURES}
_Tables = dict[str, pa.Schema]
_Map = Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]


def run(job: Job, target: str, jobs: int | None = None) -> Tally:
    """Judges the archive and writes findings and failures below a folder that every worker can reach.

    `jobs` are the processes on this machine, where Spark runs on no cluster.
    """
    spark = _session(jobs)
    shipped = spark.sparkContext.broadcast(job.packed())
    chunks = spark.range(0, len(job.chunks), 1, max(len(job.chunks), 1))
    judged = _stage(chunks, _JUDGED, _judge(shipped), f"{target}/{BETWEEN}/judged")
    words = _sorted(_table(judged, "said"), ("rule", "key"), schemas.GROUP_ORDER)
    compared = _stage(words, _COMPARED, _compare(shipped), f"{target}/{BETWEEN}/compared")
    odds = _sorted(_table(compared, "odds"), ("path", "article"), schemas.ARTICLE_ORDER)
    weighed = _stage(odds, _WEIGHED, _weigh(shipped), f"{target}/{BETWEEN}/weighed")
    findings = _write([judged, weighed], "findings", target)
    failures = _write([judged, compared, weighed], "failures", target)
    return _tally(_table(judged, "counted"), findings, failures)


_CONFIGURED = {"PYSPARK_GATEWAY_PORT", "PYSPARK_SUBMIT_ARGS", "SPARK_HOME", "SPARK_CONF_DIR", "SPARK_REMOTE"}
"""What the environment has where somebody has said how Spark is to run, as `spark-submit` does."""
_ATTEMPTS = 4
"""Times that a task is tried, as on a cluster; on one machine Spark alone would try it once."""


def _session(jobs: int | None) -> SparkSession:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("copydesk")
    if not _CONFIGURED & os.environ.keys():
        builder = builder.master(f"local[{jobs or '*'},{_ATTEMPTS}]")
    return builder.getOrCreate()


def _stage(rows: DataFrame, tables: _Tables, kernel: _Map, place: str) -> DataFrame:
    """What a kernel makes of rows, written: a column a table, of which each row fills one."""
    nested = pa.schema([(name, pa.struct(list(schema))) for name, schema in tables.items()])
    rows.mapInArrow(kernel, from_arrow_schema(nested)).write.mode("overwrite").parquet(place)
    return rows.sparkSession.read.parquet(place)


def _table(stage: DataFrame, name: str) -> DataFrame:
    return stage.where(sql.col(name).isNotNull()).select(f"{name}.*")


def _sorted(rows: DataFrame, keys: tuple[str, ...], order: tuple[str, ...]) -> DataFrame:
    """The rows with one key in one partition, and each partition in order."""
    return rows.repartition(*keys).sortWithinPartitions(*order)


def _write(stages: list[DataFrame], name: str, target: str) -> DataFrame:
    """A table of the output, from all stages that add to it."""
    first, *others = [_table(stage, name) for stage in stages]
    for other in others:
        first = first.unionByName(other)
    place = f"{target}/{name}"
    first.write.mode("overwrite").parquet(place)
    return first.sparkSession.read.parquet(place)


def _tally(counted: DataFrame, findings: DataFrame, failures: DataFrame) -> Tally:
    totals = counted.agg(sql.sum("records"), sql.sum("articles")).collect()[0]
    rules = findings.groupBy("rule", "severity").count().collect()
    kinds = failures.groupBy("kind").count().collect()
    by_rule = {f"{rule} {severity}": count for rule, severity, count in rules}
    return Tally(totals[0] or 0, totals[1] or 0, by_rule, dict(map(tuple, kinds)))


@cache
def _ready(packed: str) -> tuple[Job, Kernels]:
    """The run and its kernels, made once in each worker."""
    job = unpacked(packed)
    return job, Kernels(job)


def _judge(shipped: Any) -> _Map:
    def judged(numbers: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        job, kernels = _ready(shipped.value)
        for number in (number for batch in numbers for number in batch["id"].to_pylist()):
            for records in reading.batches(job.chunks[number], kernels.columns):
                found = kernels.judge(records)
                counts = schemas.batch([{"records": found.records, "articles": found.articles}], _COUNTED)
                yield from _nested(
                    _JUDGED, findings=found.findings, said=found.said, failures=found.failures, counted=counts
                )

    return judged


def _compare(shipped: Any) -> _Map:
    def compared(words: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for found in _ready(shipped.value)[1].compare(words):
            yield from _nested(_COMPARED, odds=found.odds, failures=found.failures)

    return compared


def _weigh(shipped: Any) -> _Map:
    def weighed(odds: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for found in _ready(shipped.value)[1].weigh(odds):
            yield from _nested(_WEIGHED, findings=found.findings, failures=found.failures)

    return weighed


def _nested(tables: _Tables, **batches: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """Rows of several tables as rows of one, each in the column of its table: a map has one output."""
    for name, batch in batches.items():
        if batch.num_rows:
            columns = [
                pa.StructArray.from_arrays(batch.columns, fields=list(schema))
                if name == each
                else pa.nulls(batch.num_rows, pa.struct(list(schema)))
                for each, schema in tables.items()
            ]
            yield pa.RecordBatch.from_arrays(columns, names=list(tables))
