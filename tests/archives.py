"""Archives for tests: articles of our own making, with what rules find, and ways to damage them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

_STORY = (
    "The council of Nordvik voted on Monday to keep the old ferry number {n} running until the bridge is open. Mayor"
    " {mayor} said the boat had carried children to school for {n} years and would not be sold for scrap. Two members"
    " asked what the crew of {n} would cost. The harbour master answered that fares pay for most of it, and that"
    " repairs can wait until the autumn. The vote was 9 to 2, and a new timetable numbered {n} will hang at the pier"
    " from Friday."
)
_SAME = _STORY.format(n=1000, mayor="Ada Berg")


def articles(count: int) -> list[dict[str, Any]]:
    """Articles of which some are wrong: contradicted dates, names and bylines spelled otherwise, copies."""
    return [_article(n) for n in range(count)]


def _article(n: int) -> dict[str, Any]:
    mayor = "Anna Lindkvist" if n % 40 == 7 else "Anna Lindqvist"
    author = "Andrea Grabenstien" if n % 40 == 11 else "Andrea Grabenstein"
    text = _SAME if n % 10 == 3 else _STORY.format(n=n, mayor=mayor)
    text += " It rained on May 7, 2025." if n % 5 == 0 else ""
    date = "2024-02-06" if n % 5 == 0 else f"2025-06-{n % 28 + 1:02}"
    return {"id": f"a{n}", "title": f"Ferry {n} stays", "date": date, "author": author, "text": text}


def write_lines(path: Path, records: Sequence[Any]) -> Path:
    """Records as JSON Lines, packed where the name says so."""
    data = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def write_table(path: Path, records: Sequence[dict[str, Any]], rows: int = 10) -> Path:
    """Records as Parquet, so many rows a row group."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(list(records)), path, row_group_size=rows)
    return path


def findings(folder: Path, columns: str = "*") -> list[tuple[Any, ...]]:
    """What a run wrote, in one order."""
    return _rows(folder, "findings", columns)


def failures(folder: Path, columns: str = "*") -> list[tuple[Any, ...]]:
    """What a run could not do, in one order."""
    return _rows(folder, "failures", columns)


def _rows(folder: Path, table: str, columns: str) -> list[tuple[Any, ...]]:
    files = [str(file) for file in sorted((folder / table).glob("*.parquet"))]
    rows = duckdb.execute(f"SELECT {columns} FROM read_parquet(?) ORDER BY ALL", (files,)).fetchall()
    return list(rows)


def summary(folder: Path) -> dict[str, Any]:
    """The counts of a run."""
    told: dict[str, Any] = json.loads((folder / "summary.json").read_text("utf-8"))
    return told


_DEADLY = '''"""Kills the process that first judges the article with an id, as one without memory is killed."""
import os, pathlib, signal
VALUES = ()
def check(dossier, options):
    flag = pathlib.Path(os.environ["DEADLY"])
    marked = any(field.key == "id" and field.values[0].value == "a17" for field in dossier.article.fields)
    if marked and (os.environ.get("ALWAYS") or not flag.exists()):
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    yield from ()
'''
_RULE = """
- id: house/deadly
  check: deadly
  severity: error
  message: Deadly.
  why: A test asks for it.
  instead: Do not.
  good: ["It rained."]
  bad: [{text: "It rained.", finds: "It rained.", says: "Deadly."}]
"""


def deadly(folder: Path) -> dict[str, str]:
    """A config in a folder whose rule kills a process once; returns the environment in which its kind is installed."""
    site = folder / "site"
    (site / "deadly-1.dist-info").mkdir(parents=True)
    (site / "deadly_kind.py").write_text(_DEADLY, "utf-8")
    (site / "deadly-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: deadly\nVersion: 1\n", "utf-8")
    points = "[copydesk.kinds]\ndeadly = deadly_kind\n"
    (site / "deadly-1.dist-info" / "entry_points.txt").write_text(points, "utf-8")
    (folder / "house.yaml").write_text(_RULE, "utf-8")
    (folder / "copydesk.yaml").write_text("extends: [recommended, house.yaml]\n", "utf-8")
    return {"PYTHONPATH": str(site), "DEADLY": str(folder / "was-deadly")}


def splits(batch: pa.RecordBatch, sizes: Sequence[int]) -> Iterator[pa.RecordBatch]:
    """A batch cut into pieces of these sizes, and a last one of the rest."""
    at = 0
    for size in sizes:
        yield batch.slice(at, size)
        at = min(at + size, batch.num_rows)
    yield batch.slice(at)
