"""`copydesk names`: the people of articles, as a table, as JSON, and as a draft of the house's list."""

from __future__ import annotations

import json
from pathlib import Path

from tests.test_cli import copydesk

ONE = "---\ntitle: Lindqvist wins\nauthor: Ada Berg\n---\nMayor Anna Lindqvist spoke. Lindqvist won, café by café.\n"
TWO = "---\ntitle: Rain\nauthor: Ada Burg\n---\nMayor Anna Lindkvist and JD Vance met US Ukraine envoys.\n"


def _folder(tmp_path: Path) -> Path:
    (tmp_path / "one.md").write_text(ONE, "utf-8")
    (tmp_path / "two.md").write_text(TWO, "utf-8")
    return tmp_path


def test_the_table_names_each_person_once(tmp_path: Path) -> None:
    done = copydesk("names", ".", cwd=_folder(tmp_path))
    assert done.returncode == 0, done.stderr
    rows = [" ".join(row.split()) for row in done.stdout.splitlines()]
    assert rows == [
        "Anna Lindqvist 3 in 1 article Anna Lindqvist ×1, Lindqvist ×2",
        "Ada Berg 1 in 1 article Ada Berg ×1",
        "Ada Burg 1 in 1 article Ada Burg ×1",
        "Anna Lindkvist 1 in 1 article Anna Lindkvist ×1",
        "JD Vance 1 in 1 article JD Vance ×1",
        "5 names of people",
    ]


def test_json_has_the_contract(tmp_path: Path) -> None:
    done = copydesk("names", "one.md", "--output-format", "json", cwd=_folder(tmp_path))
    told = json.loads(done.stdout)
    assert told["version"] == 1
    mayor = told["people"][0]
    assert (mayor["name"], mayor["forms"]) == (
        "Anna Lindqvist",
        [{"text": "Lindqvist", "count": 2}, {"text": "Anna Lindqvist", "count": 1}],
    )
    for mention in mayor["mentions"]:
        assert ONE[mention["start"] : mention["end"]] == mention["text"]
        before = ONE[: mention["start"]]
        assert mention["line"] == before.count("\n") + 1
        assert mention["column"] == mention["start"] - (before.rfind("\n") + 1) + 1
    assert {mention["field"] for mention in mayor["mentions"]} == {"headline", "body"}
    assert [m["field"] for m in told["people"][1]["mentions"]] == ["byline"]


def test_records_of_one_file_count_from_its_start(tmp_path: Path) -> None:
    records = [{"title": "Rain", "author": "Ada Berg", "text": f"Row {n}. Mayor Anna Lindqvist spoke."} for n in (1, 2)]
    source = "".join(json.dumps(record) + "\n" for record in records)
    (tmp_path / "a.jsonl").write_text(source, "utf-8")
    done = copydesk("names", "a.jsonl", "--output-format", "json", cwd=tmp_path)
    people = {person["name"]: person["mentions"] for person in json.loads(done.stdout)["people"]}
    assert [mention["line"] for mention in people["Anna Lindqvist"]] == [1, 2]
    assert all(source[m["start"] : m["end"]] == m["text"] for m in people["Anna Lindqvist"])


def test_a_drafted_house_list_is_a_rules_file_that_holds(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    assert copydesk("names", ".", "--write", "house.yaml", cwd=folder).returncode == 0
    assert '"Anna Lindqvist": ["Anna Lindkvist"]  # 3 mentions' in (folder / "house.yaml").read_text("utf-8")
    assert copydesk("test-rules", "house.yaml", cwd=folder).returncode == 0
    (folder / "copydesk.yaml").write_text("extends: [house.yaml]\n", "utf-8")
    done = copydesk("check", "--output-format", "concise", cwd=folder)
    assert "two.md:5:7: error house/names Anna Lindqvist is the house spelling, not Anna Lindkvist." in done.stdout


def test_a_house_list_is_never_overwritten(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "house.yaml").write_text("mine", "utf-8")
    done = copydesk("names", ".", "--write", "house.yaml", cwd=folder)
    assert (done.returncode, "exists" in done.stderr) == (2, True)
    assert (folder / "house.yaml").read_text("utf-8") == "mine"


def test_nobody_in_two_spellings_is_nothing_to_write(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(ONE, "utf-8")
    done = copydesk("names", "one.md", "--write", "house.yaml", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "house.yaml").exists()) == (2, False)
