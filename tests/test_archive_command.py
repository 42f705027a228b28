"""Archives of any size: the findings of `copydesk check`, whoever moves them, and nothing lost that is broken."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from checks.archive.work import Work
from checks.cli import archive as command
from checks.cli.main import Stop
from tests import archives
from tests.archives import articles, failures, findings, summary, write_lines, write_table
from tests.test_cli import copydesk


def _run(source: Path, *arguments: str, to: str = "out", code: int = 1) -> Path:
    """The output of a run."""
    folder = source.parent if source.is_file() else source
    jobs = () if "--jobs" in arguments else ("--jobs", "1")
    done = copydesk("archive", source, "--to", to, *jobs, *arguments, cwd=folder.parent)
    assert done.returncode == code, done.stderr + done.stdout
    return folder.parent / to


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "copydesk.yaml").write_text("", "utf-8")
    write_lines(tmp_path / "in" / "a.jsonl", articles(60))
    return tmp_path / "in"


def test_it_finds_what_check_finds(source: Path) -> None:
    done = copydesk("check", "a.jsonl", "--output-format", "json", "--no-cache", cwd=source)
    report = json.loads(done.stdout)
    out = _run(source)
    columns = 'rule, severity, field, article, line, "column", message, suggestion, evidence, fingerprint'
    told = [(*row[:-2], json.loads(row[-2]), row[-1]) for row in findings(out, columns)]
    names = (
        "rule",
        "severity",
        "field",
        "article",
        "line",
        "column",
        "message",
        "suggestion",
        "evidence",
        "fingerprint",
    )
    wanted = [tuple(finding[name] for name in names) for finding in report["findings"]]
    assert sorted(told, key=str) == sorted(wanted, key=str)
    rules = {row[0] for row in told}
    assert {"date/contradicts-text", "name/archive-variant", "byline/variant", "archive/duplicate-article"} <= rules


def test_findings_name_their_articles(source: Path) -> None:
    out = _run(source, "--jobs", "1", "--select", "date/contradicts-text")
    assert findings(out, "id, article, path, line")[:2] == [("a0", 0, "a.jsonl", 1), ("a10", 10, "a.jsonl", 11)]
    counted = duckdb_rows(out, "counts")
    assert counted == [("date/contradicts-text", "error", 12)]
    told = summary(out)
    assert (told["articles"], told["errors"], told["findings"]) == (60, 12, {"date/contradicts-text": {"error": 12}})


def duckdb_rows(out: Path, table: str) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in pq.read_table(out / table).to_pylist()]


def test_it_is_the_same_by_however_many_and_however_cut(source: Path) -> None:
    write_lines(source / "more" / "b.jsonl.gz", articles(30))
    alone = findings(_run(source, to="one"))
    assert findings(_run(source, "--jobs", "2", "--chunk", "4KB", to="two")) == alone
    assert findings(_run(source, "--jobs", "2", "--memory", "200MB", to="three")) == alone
    assert len(list((source.parent / "two" / "findings").glob("part-articles-*"))) > 5


def test_a_table_is_read_as_its_rows_in_json(tmp_path: Path) -> None:
    records = articles(40)
    lines = write_lines(tmp_path / "lines" / "a.jsonl", records).parent
    table = write_table(tmp_path / "table" / "a.parquet", records).parent
    columns = "id, article, rule, severity, field, line, \"column\", replace(message, 'parquet', 'jsonl'), suggestion"
    ours = findings(_run(lines, "--isolated", to="from-lines"), columns)
    assert findings(_run(table, "--isolated", "--chunk", "1KB", to="from-table"), columns) == ours
    assert summary(tmp_path / "from-table")["chunks"] == 4


def test_columns_of_other_types(tmp_path: Path) -> None:
    day = pa.array(["2024-02-06T08:00:00Z"]).cast(pa.timestamp("us", "UTC"))
    text = pa.array([{"html": "<p>It rained on May 7, 2025.</p>"}])
    authors = pa.array([[{"name": "Ada Berg"}]])
    table = pa.table({"date": day, "authors": authors, "content": text, "title": ["Rain"], "none": pa.nulls(1)})
    (tmp_path / "in").mkdir()
    pq.write_table(table, tmp_path / "in" / "a.parquet")
    out = _run(tmp_path / "in", "--isolated")
    assert findings(out, "rule") == [("date/contradicts-text",)]


def test_columns_are_mapped(tmp_path: Path) -> None:
    record = {"key": 7, "kopf": "Rain", "tag": "2024-02-06", "von": "Ada Berg", "inhalt": "It rained on May 7, 2025."}
    lines = write_lines(tmp_path / "in" / "a.jsonl", [record]).parent
    roles = ("key=id", "kopf=title", "tag=date", "von=byline", "inhalt=text")
    mapped = [word for role in roles for word in ("--map", role)]
    out = _run(lines, "--isolated", *mapped)
    assert findings(out, "id, rule, field") == [("7", "date/contradicts-text", "date")]
    assert _run(lines, "--isolated", to="unmapped", code=2)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["in", "--map", "a=nothing"], "no role is called nothing; there are id, text, date"),
        (["in", "--map", "date"], "write it as column=role"),
        (["in", "--memory", "much"], "much is no size; write it like 500MB or 2GB"),
        (["nowhere"], "no such file or folder: nowhere"),
        (["empty"], "empty holds no .parquet, .jsonl, .ndjson, .jsonl.gz, .ndjson.gz files"),
        (["in", "--to", "in/out"], "in/out lies in in, and would be read as a part of it the next time"),
        (["in", "--to", "full"], "full is not empty, and holds no run of copydesk; name another folder"),
        (["in", "--to", "s3://a/b"], "s3://a/b is no local folder, which only --engine spark can write to"),
    ],
)
def test_what_cannot_be_run_is_said(source: Path, arguments: list[str], says: str) -> None:
    (source.parent / "empty").mkdir()
    write_lines(source.parent / "full" / "mine.jsonl", [])
    to = [] if "--to" in arguments else ["--to", "out"]
    done = copydesk("archive", *arguments, *to, cwd=source.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


@pytest.mark.parametrize(("engine", "extra"), [("duckdb", "archive"), ("spark", "spark")])
def test_a_missing_extra_is_said(engine: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    with pytest.raises(Stop, match=rf"pip install 'copydesk\[{extra}\]'"):
        command.need(engine)


_GOOD = {"id": "good", "title": "Rain", "date": "2025-03-04", "author": "Ada Berg", "text": "It rained."}


def _broken() -> dict[str, bytes]:
    """Lines that are broken, by what is said of them, and where each is."""
    good = [json.dumps({**_GOOD, "id": f"broken {at}"}).encode() for at in range(5)]
    return {
        "unreadable-record": good[0][:-9],
        "not-utf8": good[1].replace(b"rained", b"r\xe4ined"),
        "too-large": good[2].replace(b"rained", b"rained" * 4_000_000),
        "no-text": good[3].replace(b"It rained.", b" "),
        "no-article": b'{"name": "Ada"}',
        "bad-date": good[4].replace(b"2025-03-04", b"soon"),
        "duplicate-id": json.dumps(_GOOD).encode(),
    }


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run over broken records, each behind a good one and an empty line."""
    folder = tmp_path_factory.mktemp("broken")
    good = [json.dumps({**_GOOD, "id": "good" if at == 0 else f"good {at}"}).encode() for at in range(8)]
    lines = [line for pair in zip(good, [b""] * 7, _broken().values(), strict=False) for line in pair]
    file = write_lines(folder / "in" / "a.jsonl", [])
    file.write_bytes(b"\n".join((*lines, good[7])))
    _run(file.parent, "--isolated", "--exit-zero", code=0)
    return folder


@pytest.mark.parametrize(("at", "kind"), list(enumerate(_broken())))
def test_a_broken_record_is_listed_with_its_place(at: int, kind: str, broken: Path) -> None:
    columns = 'path, article, line, "offset", message, kind'
    ((path, article, line, offset, message, _),) = [row for row in failures(broken / "out", columns) if row[-1] == kind]
    assert (path, article, line) == ("a.jsonl", 3 * at + 2, 3 * at + 3)
    assert message
    within = (broken / "in" / "a.jsonl").read_bytes()[offset or 0 :]
    assert offset is None if kind == "duplicate-id" else within.startswith((_broken()[kind], b"\xe4ined"))


def test_the_others_are_checked_and_only_who_is_strict_fails(broken: Path) -> None:
    told = summary(broken / "out")
    assert told["failures"] == dict.fromkeys(sorted(_broken()), 1)
    assert (told["records"], told["articles"]) == (15, 12)
    _run(broken / "in", "--isolated", "--strict", "--exit-zero", to="out", code=2)


@pytest.mark.parametrize("size", [50, 400])
def test_a_damaged_row_group_is_listed_and_the_others_are_read(size: int, tmp_path: Path) -> None:
    file = write_table(tmp_path / "in" / "a.parquet", articles(60), rows=20)
    column = pq.ParquetFile(file).metadata.row_group(1).column(4)
    start = column.dictionary_page_offset or column.data_page_offset
    data = bytearray(file.read_bytes())
    data[start : start + size] = bytes(size)
    file.write_bytes(data)
    out = _run(file.parent, "--isolated")
    ((article, kind, message),) = failures(out, "article, kind, message")
    assert (article, kind) == (20, "corrupt")
    assert message.startswith("row group 1 is damaged, 20 of its rows are not read")
    assert summary(out)["articles"] == 40


def test_files_that_are_none(tmp_path: Path) -> None:
    write_lines(tmp_path / "in" / "a.jsonl", [_GOOD])
    (tmp_path / "in" / "b.parquet").write_bytes(b"PAR1 and then nothing")
    packed = write_lines(tmp_path / "in" / "c.jsonl.gz", articles(50))
    packed.write_bytes(packed.read_bytes()[:-900])
    (tmp_path / "in" / "d.jsonl").write_bytes(b"")
    pq.write_table(pa.table({"title": ["Rain"], "date": ["2025-03-04"], "by": ["Ada Berg"]}), tmp_path / "in/e.parquet")
    out = _run(tmp_path / "in", "--isolated", "--exit-zero", code=0)
    kinds = failures(out, "path, kind")
    assert ("b.parquet", "unreadable-file") in kinds
    assert ("c.jsonl.gz", "corrupt") in kinds
    assert ("e.parquet", "missing-column") in kinds
    assert not any(path in ("a.jsonl", "d.jsonl") for path, _ in kinds)


def test_text_in_a_table_that_is_not_utf8(tmp_path: Path) -> None:
    texts = pa.array([b"It rained.", b"It r\xe4ined."], pa.binary()).view(pa.string())
    columns = {"id": ["1", "2"], "title": ["Rain"] * 2, "date": ["2025-03-04"] * 2, "author": ["Ada Berg"] * 2}
    (tmp_path / "in").mkdir()
    pq.write_table(pa.table({**columns, "text": texts}), tmp_path / "in" / "a.parquet")
    out = _run(tmp_path / "in", "--isolated", "--exit-zero", code=0)
    assert failures(out, "article, id, kind")[0][::2] == (1, "not-utf8")
    assert summary(out)["articles"] == 2


def test_where_nothing_can_be_read_is_said(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "in" / "a.jsonl", ["no article", 7]).parent
    done = copydesk("archive", lines, "--to", "out", "--exit-zero", cwd=tmp_path)
    assert done.returncode == 2
    assert "no article of" in done.stderr
    assert len(failures(tmp_path / "out")) == 2


def _started(source: Path, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "checks", "archive", str(source), "--to", "out", "--chunk", "4KB", "--jobs", "2"]
    return subprocess.Popen(
        command, cwd=source.parent, stderr=subprocess.PIPE, env={**os.environ, **environment}, start_new_session=True
    )


def test_a_run_that_was_killed_goes_on(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "in" / "a.jsonl", articles(160)).parent
    whole = findings(_run(lines, "--chunk", "4KB", to="whole"))
    run = _started(lines)
    done = tmp_path / "out" / ".copydesk" / "done"
    deadline = time.monotonic() + 60
    while len(list(done.glob("articles-*.json"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    assert not (tmp_path / "out" / "summary.json").exists()
    before = {file.name: file.stat().st_mtime_ns for file in done.glob("articles-*.json")}
    tables = {name: tmp_path / "out" / "findings" / f"part-{name[:-5]}.parquet" for name in before}
    times = {name: file.stat().st_mtime_ns for name, file in tables.items()}
    again = copydesk("archive", lines, "--to", "out", "--chunk", "4KB", cwd=tmp_path)
    assert "note: goes on where an earlier run was stopped" in again.stderr
    assert {name: file.stat().st_mtime_ns for name, file in tables.items()} == times
    assert findings(tmp_path / "out") == whole
    assert summary(tmp_path / "out")["articles"] == 160
    assert not list((tmp_path / "out").glob("*/.*"))


def test_two_runs_do_not_write_to_one_folder(source: Path) -> None:
    work = Work(source.parent / "out")
    work.hold()
    done = copydesk("archive", source, "--to", "out", cwd=source.parent)
    assert (done.returncode, "another run is writing to out" in done.stderr) == (2, True)


def test_what_is_done_is_not_done_again_and_other_settings_start_anew(source: Path) -> None:
    out = _run(source)
    times = {file: file.stat().st_mtime_ns for file in out.rglob("*.parquet")}
    done = copydesk("archive", source, "--to", "out", cwd=source.parent)
    assert "has what comes of this already; nothing was done" in done.stderr
    assert {file: file.stat().st_mtime_ns for file in out.rglob("*.parquet")} == times
    done = copydesk("archive", source, "--to", "out", "--select", "byline/variant", cwd=source.parent)
    assert "was made of other articles, or by other settings: it is made anew" in done.stderr
    assert {row[0] for row in findings(out, "rule")} == {"byline/variant"}


def test_a_killed_process_loses_and_doubles_nothing(source: Path) -> None:
    whole = findings(_run(source, to="whole"))
    environment = archives.deadly(source.parent)
    run = _started(source, **environment)
    _, errors = run.communicate(timeout=120)
    assert b"a process was lost; what it had is done again" in errors
    assert (source.parent / "was-deadly").exists()
    assert findings(source.parent / "out") == whole
    assert summary(source.parent / "out")["failures"] == {}


def test_what_kills_every_process_is_left_and_listed(source: Path) -> None:
    environment = archives.deadly(source.parent)
    run = _started(source, **environment, ALWAYS="1")
    run.communicate(timeout=120)
    assert failures(source.parent / "out", "path, kind") == [("a.jsonl", "lost")]
    told = summary(source.parent / "out")
    assert 40 <= told["articles"] < 60


def test_overrides_hold_by_file(tmp_path: Path) -> None:
    settings = "overrides: [{files: in/b.jsonl, rules: {date/contradicts-text: off}}]\n"
    (tmp_path / "copydesk.yaml").write_text(settings, "utf-8")
    for name in ("a", "b"):
        write_lines(tmp_path / "in" / f"{name}.jsonl", articles(5))
    out = _run(tmp_path / "in")
    assert {path for rule, path in findings(out, "rule, path") if rule == "date/contradicts-text"} == {"a.jsonl"}
    assert len(failures(out, "kind")) == 5  # each id stands in both files


def test_the_summary_as_json(source: Path) -> None:
    done = copydesk("archive", source, "--to", "out", "--output-format", "json", "-o", "told.json", cwd=source.parent)
    assert done.stdout == ""
    assert json.loads((source.parent / "told.json").read_text()) == summary(source.parent / "out")


def test_the_benchmark_prints_its_table(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", articles(20))
    sizes = ["--sizes", "20,30,40", "--spark", "0", "--jobs", "1"]
    command = [sys.executable, "-m", "benchmarks.archive", str(tmp_path), *sizes]
    root = Path(__file__).parent.parent
    done = subprocess.run(command, cwd=root, capture_output=True, check=True, encoding="utf-8")
    lines = done.stdout.splitlines()
    assert [line.split()[:2] for line in lines[1:4]] == [["duckdb", "20"], ["duckdb", "30"], ["duckdb", "40"]]
    assert "slope over 20, 30, 40 articles" in lines
