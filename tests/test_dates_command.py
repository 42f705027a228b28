"""`copydesk dates`: what is proved of each article, as a table with a timeline and as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.test_cli import copydesk

COPY = (
    "date 2024-02-06 BRUSSELS (Desk) — Defense Secretary Pete Hegseth said Wednesday that all 32 allies agreed.\n\n"
    "They met on Feb. 3, 2025, and the café stayed shut.\n"
)


def test_the_table_and_the_timeline_fit_in_80_columns(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(COPY, "utf-8")
    done = copydesk("dates", "talks.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    first, *rows = done.stdout.splitlines()
    proposed = "; the text dates itself to Thursday, 2025-02-06"
    assert first == f"talks.txt  stated 2024-02-06: contradicted{proposed}"
    assert all(len(row) <= 80 for row in rows if not row.startswith("      "))
    assert any("Defense Secretary Pete Hegseth" in row and "hard" in row for row in rows)
    (stated,) = [row for row in rows if "▼" in row]
    (allowed,) = [row for row in rows if row.startswith(" allowed")]
    assert stated.index("▼") < allowed.index("├")


def test_json_has_the_contract(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(COPY, "utf-8")
    done = copydesk("dates", "talks.txt", "--output-format", "json", cwd=tmp_path)
    told = json.loads(done.stdout)
    (article,) = told["articles"]
    assert told["version"] == 1
    assert (article["path"], article["article"], article["stated"]) == ("talks.txt", 0, "2024-02-06")
    assert article["verdict"] == "contradicted"
    assert article["allowed"] == {"first": "2025-02-03", "last": None}
    by_text = {each["text"]: each for each in article["expressions"]}
    past = by_text["Feb. 3, 2025"]
    assert COPY[past["start"] : past["end"]] == "Feb. 3, 2025"
    assert (past["line"], past["column"], past["type"], past["value"]) == (3, 13, "DATE", "2025-02-03")
    assert (past["tier"], past["means"]) == ("hard", "2025-02-03 is told as past")
    assert by_text["Defense Secretary Pete Hegseth"]["tier"] == "hard"


def test_offsets_count_from_the_start_of_a_file_with_many_articles(tmp_path: Path) -> None:
    rows = [{"title": "x", "date": "2024-02-06", "text": f"Row {n}. They met on Feb. 3, 2025."} for n in range(3)]
    source = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "a.jsonl").write_text(source, "utf-8")
    done = copydesk("dates", "a.jsonl", "--output-format", "json", cwd=tmp_path)
    articles = json.loads(done.stdout)["articles"]
    assert [each["article"] for each in articles] == [0, 1, 2]
    for line, article in enumerate(articles, 1):
        (found,) = article["expressions"]
        assert source[found["start"] : found["end"]] == "Feb. 3, 2025"
        assert found["line"] == line


def test_standard_input_and_what_is_missing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "checks", "dates", "-", "--stdin-filename", "a.txt"]
    done = subprocess.run(command, input=COPY, capture_output=True, encoding="utf-8", check=False)
    assert "stated 2024-02-06: contradicted" in done.stdout
    done = copydesk("dates", "nowhere.txt", cwd=tmp_path)
    assert (done.returncode, "no such file" in done.stderr) == (2, True)


def test_an_article_without_words_or_date(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: x\n---\n", "utf-8")
    done = copydesk("dates", "a.md", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "a.md  states no date")
