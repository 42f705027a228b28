"""What judges archives, without an engine: the same whatever the batches, and bounded whatever the groups."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks import compiled, index
from checks.archive import chunks, jobs, planning, reading, schemas, sorting
from checks.archive.columns import Columns
from checks.archive.comparing import StreamError
from checks.archive.gathering import Gathered
from checks.archive.jobs import BadJob, Chunk
from checks.archive.kernels import Kernels
from checks.archive.storage import Found
from checks.gather import Desk
from checks.kinds import Member, total
from checks.loading import load
from checks.model import Frame, Location, Place
from checks.records import replace
from checks.rule import BadExample
from checks.settings import Choice
from tests.archives import articles, splits, write_lines

COLUMNS = Columns({}, Desk())


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> jobs.Job:
    lines = write_lines(tmp_path_factory.mktemp("archive") / "a.jsonl", articles(60))
    found = load(None, "")
    return planning.job(str(lines), replace(found, desk=replace(found.desk, today=739_000)), {}, 4000)


def test_a_run_is_the_same_in_another_process(job: jobs.Job) -> None:
    again = jobs.unpacked(job.packed())
    assert again == job._replace(overriding=[[]])
    assert again.digest == job.digest
    assert compiled.digest(compiled.unpack(job.settings)) == compiled.digest(load(None, ""))


def _sorted(batch: pa.RecordBatch, order: Sequence[str]) -> pa.RecordBatch:
    return batch.sort_by([(name, "ascending") for name in order])


@pytest.fixture(scope="module")
def said(job: jobs.Job) -> pa.RecordBatch:
    """What all articles say, in the order of groups."""
    kernels = Kernels(job)
    judged = [kernels.judge(batch) for chunk in job.chunks for batch in reading.batches(chunk, kernels.columns)]
    rows = [row for each in judged for row in each.said.to_pylist()]
    return _sorted(schemas.batch(rows, schemas.SAID), schemas.GROUP_ORDER)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=12))
def test_batches_may_be_cut_anywhere(job: jobs.Job, said: pa.RecordBatch, sizes: list[int]) -> None:
    kernels = Kernels(job)
    assert _found(kernels, splits(said, sizes), sizes) == _found(kernels, [said], [])


def _found(kernels: Kernels, words: Any, sizes: list[int]) -> list[dict[str, Any]]:
    found = _weighed(kernels, words, sizes)
    assert {row["rule"] for row in found} == {"name/archive-variant", "byline/variant", "archive/duplicate-article"}
    return found


def _weighed(kernels: Kernels, words: Any, sizes: list[int]) -> list[dict[str, Any]]:
    rows = [row for compared in kernels.compare(words) for row in compared.odds.to_pylist()]
    odds = _sorted(schemas.batch(rows, schemas.ODDS), schemas.ARTICLE_ORDER)
    return [row for weighed in kernels.weigh(splits(odds, sizes)) for row in weighed.findings.to_pylist()]


EXAMPLES = [
    pytest.param(rule.id, example, id=f"{rule.id}-{at}")
    for rule in load(None, "").rules
    if rule.kind.keys
    for at, example in enumerate(rule.bad)
    if example.copy.files[0][0].endswith(".jsonl")
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_examples_of_rules_hold_for_archives(rule: str, example: BadExample, tmp_path: Path) -> None:
    ((name, text),) = example.copy.files
    (tmp_path / name).write_text(text, "utf-8")
    chosen = load(None, "")
    dated = replace(chosen, desk=replace(chosen.desk, today=739_000), choice=Choice(select=(rule,)))
    job = planning.job(str(tmp_path / name), dated, {}, 300)
    kernels = Kernels(job)
    judged = [kernels.judge(batch) for chunk in job.chunks for batch in reading.batches(chunk, kernels.columns)]
    rows = [row for each in judged for row in each.said.to_pylist()]
    words = _sorted(schemas.batch(rows, schemas.SAID), schemas.GROUP_ORDER)
    (finding,) = [row for row in _weighed(kernels, [words], []) if row["rule"] == rule]
    assert (finding["message"], finding["suggestion"]) == (example.says, example.suggests)


def test_rules_with_other_options_do_not_compare(job: jobs.Job) -> None:
    kernels = Kernels(job._replace(overriding=[[], []]))
    assert [len(rules.comparing) for rules in kernels._rules] == [len(kernels._by_name)] * 2


LINE = st.sampled_from([b'{"a": 1}', b"", b" ", b'{"text": "r\xe4in"}', "ä😀".encode(), b"x" * 60])
END = st.sampled_from([b"\n", b"\r\n", b"\r", b"\n\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(LINE, END), max_size=30), st.integers(1, 90), st.booleans())
def test_chunks_hold_every_line_once_with_its_place(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[bytes, bytes]], size: int, ended: bool
) -> None:
    data = b"".join(line + end for line, end in lines) + (b"" if ended else b"last")
    file = tmp_path_factory.getbasetemp() / "chunks.jsonl"
    file.write_bytes(data)
    cut = chunks.cut([Found(str(file), "chunks.jsonl", len(data), 0)], lambda _: 0, size)
    assert _read(cut) == _read([Chunk(0, str(file), "chunks.jsonl", "lines", 0, len(data), 0, 0, "")])
    assert [chunk.start for chunk in cut[1:]] == [chunk.stop for chunk in cut[:-1]]
    assert all(chunk.stop - chunk.start < 2 * size + 200 for chunk in cut) or b"\n" not in data
    texts = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [(line, text) for line, _, text in _read(cut)] == [
        (at, text) for at, text in enumerate(texts, 1) if text.strip()
    ]


def _read(cut: Sequence[Chunk]) -> list[tuple[int, int, str]]:
    rows = [row for chunk in cut for batch in reading.batches(chunk, COLUMNS) for row in batch.to_pylist()]
    return [(row["line"], row["offset"], row["text"]) for row in rows]


def _said(words: Sequence[tuple[int, str]]) -> list[dict[str, Any]]:
    rows = []
    for place, (article, word) in enumerate(words):
        nowhere = Frame("", 0, 0, False, False)
        at = Location("a", article, "byline", word, Place(1, 1), Place(1, 1), nowhere, None)
        kept = index.kept(Member(word, at))
        rows.append({"path": "a", "article": article, "place": place, "id": f"{article}", "said": kept})
    return sorted(rows, key=lambda row: (row["article"], row["place"]))


WORDS = st.lists(st.tuples(st.integers(0, 12), st.sampled_from("xyz")), unique=True)


@given(WORDS, st.integers(1, 4))
def test_members_may_stand_for_others(words: list[tuple[int, str]], kept: int) -> None:
    gathered = Gathered(_said(words), True, kept)
    assert gathered.left == 0
    for value in "xyz":
        members = [member for member in gathered.members if member.value == value]
        wanted = [article for article, word in sorted(words) if word == value]
        assert total(members) == len(wanted)
        assert [member.at.article for member in members][:kept] == wanted[:kept]
    several = {article for article, _ in words if sum(article == other for other, _ in words) > 1}
    assert several <= {member.at.article for member in gathered.members}
    assert gathered.ids == {("a", member.at.article): f"{member.at.article}" for member in gathered.members}


def test_a_group_for_which_there_is_no_room_is_left() -> None:
    words = _said([(article, "x") for article in range(9)])
    assert Gathered(words, False, largest=5).left == 4
    assert Gathered(words, True, kept=5, largest=5).left == 4
    assert Gathered(words, True, kept=3, largest=5).left == 0


def test_a_large_group_is_told(job: jobs.Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Gathered.__init__, "__defaults__", (2, 2))
    rows = [
        {**row, "rule": "archive/duplicate-article", "key": "k"}
        for row in _said([(article, "x") for article in (1, 2, 3)])
    ]
    (compared,) = Kernels(job).compare([schemas.batch(rows, schemas.SAID)])
    (failure,) = compared.failures.to_pylist()
    assert (failure["kind"], failure["rule"]) == ("large-group", "archive/duplicate-article")
    assert failure["message"].startswith("3 words stand under the key 'k', more than")


def test_what_crashes_is_listed_and_the_others_are_judged(job: jobs.Job) -> None:
    broken = {"path": "a", "article": 1, "place": 0, "id": "", "said": "no JSON", "rule": "byline/variant", "key": "k"}
    words = schemas.batch([broken, {**broken, "article": 2}], schemas.SAID)
    (compared,) = Kernels(job).compare([words])
    assert [row["kind"] for row in compared.failures.to_pylist()] == ["crash"]
    odds = schemas.batch([{**broken, "bucket": 0}], schemas.ODDS)
    (weighed,) = Kernels(job).weigh([odds])
    assert [row["kind"] for row in weighed.failures.to_pylist()] == ["crash"]


def test_a_stream_that_breaks_is_no_crash_of_a_check(job: jobs.Job, said: pa.RecordBatch) -> None:
    def broken() -> Iterator[pa.RecordBatch]:
        yield said.slice(0, 50)
        raise OSError("no memory")

    with pytest.raises(StreamError, match="no memory"):
        list(Kernels(job).compare(broken()))


def test_sorting_without_memory_is_said(tmp_path: Path, said: pa.RecordBatch) -> None:
    file = tmp_path / "said.parquet"
    writer = pq.ParquetWriter(file, said.schema)
    for _ in range(300):
        writer.write_batch(said.set_column(0, "bucket", pa.array([0] * said.num_rows, pa.int32())))
    writer.close()
    with (
        pytest.raises(BadJob, match=r"sorting failed: .*; --memory gives it more"),
        sorting.stream(sorting.GROUPS, [file], 0, tmp_path / "spill", 5_000_000, alone=[""]) as words,
    ):
        list(words)


def test_an_id_is_that_of_the_column(tmp_path: Path) -> None:
    mapped = jobs.mapping(["key=id", "a=b=text"])
    assert mapped == {"key": "id", "a=b": "text"}
    assert json.loads(json.dumps(mapped)) == mapped
