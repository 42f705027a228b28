"""Exports at the command line: line by line or whole, named or found, with places that count from the file's start."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checks.cli import intake
from checks.model import Report
from tests.test_cli import copydesk

GOOD = {"title": "Council meets", "date": "2025-03-04", "author": "Ada Berg", "text": "The council met on Tuesday."}
BAD = {
    **GOOD,
    "date": "2024-02-06",
    "title": 'A "quiet"\n day',
    "text": "The envoy said Wednesday that the war in Ukraine will soon enter its fourth year. Vice President JD Vance"
    " comes later this week to a security conference in Munich.",
}
MENDED = {**BAD, "date": "2025-02-12"}


def _lines(*records: object, ending: str = "\n") -> str:
    return "".join(f"{json.dumps(record, ensure_ascii=False)}{ending}" for record in records)


def _report(*arguments: str | Path, cwd: Path, **more: Any) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(
        copydesk("check", "--output-format", "json", *arguments, cwd=cwd, **more).stdout
    )
    return report


def _notes(report: dict[str, Any]) -> list[str]:
    return [f"{note['path']}: {note['message']}" for note in report["notes"]]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("arguments", [("a.jsonl",), ("-", "--stdin-filename", "a.jsonl")])
def test_places_are_those_of_the_file(tmp_path: Path, ending: str, arguments: tuple[str, ...]) -> None:
    source = _lines(GOOD, {**GOOD, "title": "Café 😀"}, BAD, ending=ending)
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + source.encode())
    (finding,) = _report(*arguments, cwd=tmp_path, stdin=source.encode())["findings"]
    assert (finding["rule"], finding["article"]) == ("date/contradicts-text", 2)
    line = source.splitlines()[2]
    column = line.index("2024") + 1
    assert (finding["line"], finding["column"], finding["end_column"]) == (3, column, column + 10)
    assert [(each["line"], line[each["column"] - 1 :].startswith(each["text"])) for each in finding["evidence"]] == [
        (3, True)
    ] * len(finding["evidence"])
    (edit,) = finding["fix"]["edits"]
    assert source[edit["start"] : edit["end"]] == "2024-02-06"


def test_every_record_of_every_form_is_found(tmp_path: Path) -> None:
    (tmp_path / "lines.ndjson").write_text(_lines(GOOD, BAD))
    (tmp_path / "list.json").write_text(json.dumps([GOOD, BAD]))
    (tmp_path / "wrapped.json").write_text(json.dumps({"count": 2, "posts": [GOOD, BAD]}, indent=2))
    (tmp_path / "one.json").write_text(json.dumps(BAD))
    (tmp_path / "wide.jsonl").write_text(_lines(GOOD, BAD), "utf-16")
    report = _report(".", cwd=tmp_path)
    told = {(finding["path"], finding["article"], finding["line"]) for finding in report["findings"]}
    assert told == {
        ("lines.ndjson", 1, 2), ("list.json", 1, 1), ("one.json", 0, 1), ("wide.jsonl", 1, 2), ("wrapped.json", 1, 12),
    }  # fmt: skip
    assert report["summary"]["articles"] == 9


def test_fixes_are_put_where_they_belong(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(_lines(GOOD, BAD, BAD, ending="\r\n").encode())
    done = copydesk("check", "a.jsonl", "--fix", "--unsafe-fixes", cwd=tmp_path)
    assert done.returncode == 0
    assert "fixed 2 findings in 1 file" in done.stderr
    assert path.read_bytes() == _lines(GOOD, MENDED, MENDED, ending="\r\n").encode()


def test_no_fix_breaks_the_syntax(tmp_path: Path) -> None:
    rule = (
        "- id: house/nick\n  check: replace\n  severity: error\n  message: x\n  why: x\n  where: [body, title]\n"
        "  options: {swap: {Rocky: 'the \"Rock\"', Dahll: Dahl}}\n"
    )
    (tmp_path / "rules.yaml").write_text(rule)
    (tmp_path / "copydesk.yaml").write_text("extends: [rules.yaml]\n")
    (tmp_path / "a.json").write_text(json.dumps({**GOOD, "title": "Rocky", "text": "Per Dahll, or Rocky, came."}))
    copydesk("check", "a.json", "--fix", "--unsafe-fixes", cwd=tmp_path)
    assert json.loads((tmp_path / "a.json").read_text())["text"] == "Per Dahl, or Rocky, came."


def test_no_comment_is_offered_where_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({**BAD, "slug": "<!-- stet-file: date/missing x -->"}))
    done = copydesk("check", "a.json", cwd=tmp_path)
    assert "stet      in copydesk.yaml: overrides" in done.stdout
    assert "stet for" not in done.stderr


def test_a_broken_line_is_a_finding_and_the_rest_is_checked(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(_lines(GOOD) + '{"title": "x", "text": \n\n' + _lines(BAD))
    report = _report("a.jsonl", cwd=tmp_path)
    told = [(finding["rule"], finding["article"], finding["line"], finding["column"]) for finding in report["findings"]]
    column = _lines(BAD).index("2024") + 1
    assert told == [("header/unreadable", 1, 2, 23), ("date/contradicts-text", 2, 4, column)]


def test_keys_that_stand_twice_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(_lines(GOOD) + json.dumps(GOOD)[:-1] + ', "title": "Rain"}\n')
    (finding,) = _report("a.jsonl", cwd=tmp_path)["findings"]
    assert (finding["rule"], finding["line"]) == ("header/duplicate-key", 2)
    assert finding["message"].startswith("`title` stands twice")
    assert (finding["evidence"][0]["line"], finding["evidence"][0]["column"]) == (2, 2)


def test_data_is_passed_over_and_said_only_where_it_was_named(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "site", "author": "Ada Berg", "description": "x"}')
    (tmp_path / "data.json").write_text('{"title": "Home", "menu": [{"title": "News", "url": "/news"}]}')
    (tmp_path / "log.jsonl").write_text("nonsense\n" * 3)
    (tmp_path / "empty.json").write_text("[]")
    done = copydesk("check", ".", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr.splitlines()[0].startswith("copydesk: note: no articles found")
    report = _report("package.json", "data.json", "log.jsonl", "empty.json", cwd=tmp_path)
    assert _notes(report) == [
        f"{name}: holds no article and was skipped" for name in ("package.json", "data.json", "log.jsonl", "empty.json")
    ]
    assert report["summary"]["articles"] == 0


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty and was skipped"),
        (b" \n\n", "is empty and was skipped"),
        (bytes(range(256)) * 20, "is a binary file and was skipped"),
        (_lines(GOOD).encode() + b'{"title": "caf\xe9"}\n\xff\n', "is not UTF-8 in line 2; "),
    ],
)
def test_what_is_said_of_lines_that_are_no_text(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(data)
    (note,) = _notes(_report("a.jsonl", cwd=tmp_path))
    assert says in note


def test_a_file_of_lines_that_cannot_be_read_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").mkdir()
    (tmp_path / "a.jsonl" / "b.jsonl").symlink_to(tmp_path / "nowhere")
    assert copydesk("check", "a.jsonl/b.jsonl", cwd=tmp_path).returncode == 2


def test_a_line_is_held_only_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_LONGEST", 10)
    path = tmp_path / "a.jsonl"
    path.write_text("é" * 30 + "\nend\n")
    report = Report()
    told = [(part.text.strip("\ufffd"), part.origin[:2]) for part in intake._lines(path, "a.jsonl", report)]
    assert told == [("é" * 5, (0, 0)), ("end\n", (31, 1))]


def test_a_baseline_holds_for_lines(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(_lines(GOOD, BAD))
    copydesk("baseline", cwd=tmp_path)
    assert copydesk("check", cwd=tmp_path).returncode == 0
    (tmp_path / "a.jsonl").write_text(_lines(GOOD, BAD, BAD))
    assert copydesk("check", cwd=tmp_path).returncode == 1
