"""Check an archive of Parquet or JSON Lines, however large, and write what is found as Parquet."""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks.cli import check, intake, progress, setup
from checks.cli.main import BROKEN, FOUND, OK, Stop
from checks.settings import Settings

if TYPE_CHECKING:
    from checks.archive.jobs import Job
    from checks.archive.tally import Tally
    from checks.archive.work import Work

ENGINES = {"duckdb": ("archive", ("duckdb", "pyarrow")), "spark": ("spark", ("pyspark", "pyarrow", "pandas"))}
"""Each engine's extra, and the packages that it needs."""
_SIZE = re.compile(r"(\d+(?:\.\d+)?) ?([KMGT]?)B?", re.I)
_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SRC", help="a file or folder of .parquet, .jsonl, .jsonl.gz")
    parser.add_argument("--to", required=True, metavar="DST", help="the folder to write to")
    parser.add_argument("--engine", choices=tuple(ENGINES), default="duckdb", help="what moves the data")
    parser.add_argument(
        "--map", action="append", default=[], metavar="COLUMN=ROLE", help="what a column is: id, text, date, byline …"
    )
    parser.add_argument("--jobs", type=check.number, metavar="N", help="processes; by default one a processor")
    parser.add_argument(
        "--memory",
        type=_size,
        default="500MB",
        metavar="SIZE",
        help="what sorting may take in each process before it spills (500MB)",
    )
    parser.add_argument(
        "--chunk", type=_size, default="16MB", metavar="SIZE", help="what is judged, and done again, at once (16MB)"
    )
    parser.add_argument("--strict", action="store_true", help="exit with 2 if any record could not be read or judged")
    check.choosing(parser)
    parser.add_argument("--output-format", choices=("full", "json"), default="full", help="how the summary is printed")


def _size(text: str) -> int:
    match = _SIZE.fullmatch(text.strip())
    size = int(float(match[1]) * _UNITS[match[2].upper()]) if match else 0
    if not size:
        raise argparse.ArgumentTypeError(f"{text} is no size; write it like 500MB or 2GB")
    return size


def run(options: argparse.Namespace) -> int:
    """Runs the engine, prints the summary, and returns the exit code."""
    need(options.engine)
    from checks.archive.jobs import BadJob

    settings = setup.settings(options, intake.start([options.source]), check.choice(options))
    try:
        told = _told(options, settings)
    except BadJob as error:
        raise Stop(str(error)) from None
    except OSError as error:
        raise Stop(f"can't go on: {error.filename or options.to}: {error.strerror or error}") from None
    _print(told, options)
    return _code(told, options, settings)


def need(engine: str) -> None:
    """Stops where what an engine needs is not installed."""
    extra, packages = ENGINES[engine]
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        raise Stop(f"the {engine} engine needs {' and '.join(missing)}: pip install 'copydesk[{extra}]'")


def _told(options: argparse.Namespace, settings: Settings) -> Mapping[str, Any]:
    """The summary of a run: of this one, or of one that is finished and was the same."""
    from checks.archive import jobs, planning, storage

    started = time.perf_counter()
    job = planning.job(options.source, settings, jobs.mapping(options.map), options.chunk)
    if storage.is_remote(options.to):
        return _in_store(job, options, started)
    from checks.archive import summary
    from checks.archive.work import Work

    work = Work(Path(options.to))
    _refuse(options, work)
    work.hold()
    job, finished = _resumed(job, work, options)
    if finished:
        setup.say(f"note: {options.to} has what comes of this already; nothing was done")
        return finished
    target = work.folder.resolve().as_uri()
    tally = _with_spark(job, target, options) if _sparks(options) else _with_duckdb(job, work, options)
    told = summary.told(tally, options.engine, job, time.perf_counter() - started)
    work.end(told, summary.counts(told))
    return told


def _sparks(options: argparse.Namespace) -> bool:
    return bool(options.engine == "spark")


def _in_store(job: Job, options: argparse.Namespace, started: float) -> Mapping[str, Any]:
    """The summary of a run that writes to a store, which every worker of a cluster can reach."""
    if not _sparks(options):
        raise Stop(f"{options.to} is no local folder, which only --engine spark can write to")
    from checks.archive import spark_engine, storage, summary

    target = options.to.rstrip("/")
    told = summary.told(_with_spark(job, target, options), options.engine, job, time.perf_counter() - started)
    storage.write_table(f"{target}/counts/part-rules.parquet", summary.counts(told))
    storage.write(f"{target}/{summary.NAME}", json.dumps(told, indent=2, ensure_ascii=False).encode())
    storage.remove(f"{target}/{spark_engine.BETWEEN}")
    return told


def _refuse(options: argparse.Namespace, work: Work) -> None:
    """Stops before anything is written where it should not be."""
    source, target = Path(options.source).resolve(), work.folder.resolve()
    if target == source or source in target.parents:
        raise Stop(f"{options.to} lies in {options.source}, and would be read as a part of it the next time")
    if not work.is_ours:
        raise Stop(f"{options.to} is not empty, and holds no run of copydesk; name another folder")


def _resumed(job: Job, work: Work, options: argparse.Namespace) -> tuple[Job, Mapping[str, Any]]:
    """The run with the day on which it began, and its summary where it is finished.

    Who names no day goes on with that of the run that was stopped.
    """
    finished, begun = work.finished(), work.begun()
    known = begun or finished
    same = known.get("digest") == job.digest and (not options.today or known.get("today") == job.day)
    if same and not begun:
        return job, finished
    if same and begun["engine"] == options.engine and not _sparks(options):
        setup.say("note: goes on where an earlier run was stopped")
        work.resume()
        return job.on(begun["today"]), {}
    if known and not same:
        setup.say(f"note: {options.to} was made of other articles, or by other settings: it is made anew")
    work.begin({"digest": job.digest, "today": job.day, "engine": options.engine})
    return job, {}


def _with_duckdb(job: Job, work: Work, options: argparse.Namespace) -> Tally:
    from checks.archive import duckdb_engine

    def lost() -> None:
        setup.say("note: a process was lost; what it had is done again")

    jobs = options.jobs or os.cpu_count() or 1
    return duckdb_engine.run(job, work, jobs, options.memory, lost, progress.shown)


def _with_spark(job: Job, target: str, options: argparse.Namespace) -> Tally:
    from checks.archive import spark_engine

    return spark_engine.run(job, target, options.jobs)


def _print(told: Mapping[str, Any], options: argparse.Namespace) -> None:
    from checks.archive import summary
    from checks.reporters.shown import as_json, safe

    if options.output_format == "json":
        setup.write(as_json(told, 2) + "\n", options)
    else:
        setup.write("".join(f"{safe(line)}\n" for line in summary.lines(told)), options)


def _code(told: Mapping[str, Any], options: argparse.Namespace, settings: Settings) -> int:
    """The exit code. Records that could not be read are to be expected in an archive, and fail only where asked."""
    if not told["articles"]:
        setup.say(f"error: no article of {options.source} could be read; {options.to}/failures tells why")
        return BROKEN
    if options.strict and told["failures"]:
        return BROKEN
    level = options.fail_level or settings.fail_level
    found = told["errors"] or (level == "warning" and told["warnings"])
    return FOUND if found and not options.exit_zero else OK
