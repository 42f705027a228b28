"""The baseline: only new findings fail, none is swallowed, and a broken file is never passed over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checks import baseline
from tests.test_cli import BAD, GOOD, copydesk

NEW = BAD.replace("2024-03-04", "2023-03-04")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    (tmp_path / "copydesk.yaml").write_text("paths: [content]\n")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "bad.md").write_text(BAD)
    (tmp_path / "content" / "good.md").write_text(GOOD)
    return tmp_path


def _entries(repo: Path) -> list[dict[str, Any]]:
    read = json.loads((repo / baseline.NAME).read_text())
    assert read["version"] == 1
    entries: list[dict[str, Any]] = read["findings"]
    return entries


def _summary(repo: Path, *arguments: str) -> dict[str, int]:
    done = copydesk("check", "--output-format", "json", *arguments, cwd=repo)
    summary: dict[str, int] = json.loads(done.stdout)["summary"]
    return summary


def test_what_is_recorded_does_not_fail(repo: Path) -> None:
    assert copydesk("check", cwd=repo).returncode == 1
    done = copydesk("baseline", cwd=repo)
    assert (done.returncode, done.stderr) == (0, "copydesk: recorded 1 finding in 1 file\n")
    (entry,) = _entries(repo)
    assert (entry["path"], entry["rule"]) == ("content/bad.md", "date/contradicts-text")
    assert entry["message"].startswith("Stamped 2024-03-04")
    assert copydesk("check", cwd=repo).returncode == 0
    assert _summary(repo)["suppressed"] == 1
    assert _summary(repo, "--no-baseline")["errors"] == 1
    assert _summary(repo, "content", "--isolated")["errors"] == 1


def test_it_holds_from_every_folder_and_for_moved_lines(repo: Path) -> None:
    copydesk("baseline", cwd=repo)
    (repo / "content" / "bad.md").write_text(BAD.replace("title", "slug: x\ntitle"))
    assert copydesk("check", cwd=repo).returncode == 0
    assert copydesk("check", "bad.md", cwd=repo / "content").returncode == 0
    assert copydesk("check", repo / "content" / "bad.md", cwd=repo.parent).returncode == 0
    stdin = BAD.encode()
    assert copydesk("check", "-", "--stdin-filename", "content/bad.md", cwd=repo, stdin=stdin).returncode == 0
    assert copydesk("check", "-", "--stdin-filename", "content/new.md", cwd=repo, stdin=stdin).returncode == 1


def test_an_update_swallows_nothing(repo: Path) -> None:
    copydesk("baseline", cwd=repo)
    before = (repo / baseline.NAME).read_bytes()
    (repo / "content" / "new.md").write_text(NEW)
    assert copydesk("check", cwd=repo).returncode == 1
    done = copydesk("baseline", cwd=repo)
    assert done.returncode == 1
    assert "content/new.md:3:7: error date/contradicts-text" in done.stdout
    assert "content/bad.md" not in done.stdout
    assert "1 new finding left out" in done.stderr
    assert "--accept-new" in done.stderr
    assert (repo / baseline.NAME).read_bytes() == before
    assert copydesk("baseline", "--accept-new", cwd=repo).returncode == 0
    assert [entry["path"] for entry in _entries(repo)] == ["content/bad.md", "content/new.md"]
    assert copydesk("check", cwd=repo).returncode == 0
    assert copydesk("baseline", cwd=repo).returncode == 0


def test_the_second_of_its_kind_is_new(repo: Path) -> None:
    monday = "The fair is on Monday, March 4.\n"
    path = repo / "content" / "a.md"
    path.write_text(GOOD + "\n" + monday)
    copydesk("baseline", cwd=repo)
    assert len(_entries(repo)) == 2
    path.write_text(GOOD + "\n" + monday + "\n" + monday)
    assert _summary(repo)["errors"] == 1
    assert _summary(repo)["suppressed"] == 2


def test_what_is_gone_is_said_and_pruned(repo: Path) -> None:
    (repo / "content" / "new.md").write_text(NEW)
    (repo / "content" / "old.md").write_text(NEW)
    copydesk("baseline", cwd=repo)
    (repo / "content" / "bad.md").write_text(GOOD)
    (repo / "content" / "old.md").unlink()
    (repo / "content" / "newer.md").write_text(NEW)
    said = "date/contradicts-text in content/bad.md is gone; run `copydesk baseline --prune`"
    assert said in copydesk("check", cwd=repo).stderr
    assert "gone" not in copydesk("check", "content/new.md", cwd=repo).stderr
    assert "gone" not in copydesk("check", "--ignore", "date/*", cwd=repo).stderr
    done = copydesk("baseline", "--prune", cwd=repo)
    assert (done.returncode, done.stderr) == (0, "copydesk: dropped 2 findings, 1 left\n")
    assert [entry["path"] for entry in _entries(repo)] == ["content/new.md"]
    assert copydesk("check", cwd=repo).returncode == 1


def test_prune_leaves_what_it_did_not_check(repo: Path) -> None:
    copydesk("baseline", cwd=repo)
    (repo / "content" / "bad.md").write_text(GOOD)
    copydesk("baseline", "--prune", "content/good.md", cwd=repo)
    assert len(_entries(repo)) == 1
    (repo / "copydesk.yaml").write_text("rules: {date/contradicts-text: off}\n")
    copydesk("baseline", "--prune", cwd=repo)
    assert len(_entries(repo)) == 1


def test_an_empty_one_stays_so_that_the_next_update_swallows_nothing(repo: Path) -> None:
    copydesk("baseline", cwd=repo)
    (repo / "content" / "bad.md").write_text(GOOD)
    copydesk("baseline", "--prune", cwd=repo)
    assert _entries(repo) == []
    (repo / "content" / "bad.md").write_text(BAD)
    assert copydesk("baseline", cwd=repo).returncode == 1


def test_clean_copy_needs_none(repo: Path) -> None:
    assert copydesk("baseline", "content/good.md", cwd=repo).returncode == 0
    assert not (repo / baseline.NAME).exists()


def test_it_is_stable_and_hides_nothing(repo: Path) -> None:
    (repo / "content" / "a\u202eb\x1b.md").write_text(BAD)
    copydesk("baseline", cwd=repo)
    text = (repo / baseline.NAME).read_text()
    assert "\\u202e" in text
    assert "\u202e" not in text
    (repo / baseline.NAME).unlink()
    copydesk("baseline", cwd=repo)
    assert (repo / baseline.NAME).read_text() == text
    assert copydesk("check", cwd=repo).returncode == 0


def test_a_file_name_of_any_bytes(repo: Path) -> None:
    Path(bytes(repo / "content").decode() + "/b\udcff.md").write_text(BAD)
    assert copydesk("baseline", cwd=repo).returncode == 0
    assert copydesk("check", cwd=repo).returncode == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"version": 1,\n "findings": [}', ":2:15: error: "),
        ("<<<<<<< HEAD\n", ":1:1: error: "),
        ("", ":1:1: error: "),
        ("[]", ":1:1: error: must be a set of keys"),
        ("{}", ":1:1: error: `version` is missing"),
        ('{"version": 2, "findings": []}', ":1:13: error: `version`: this copydesk reads version 1"),
        ('{"version": 1, "findings": [], "ignore": "*"}', ":1:32: error: unknown key `ignore`"),
        ('{"version": 1,\n"findings": [{"path": "a.md"}]}', ":2:14: error: `rule` is missing"),
        ('{"version": 1, "findings": "all"}', "must be a list"),
        ("[" * 100_000, "error: "),
    ],
)
def test_a_broken_baseline_stops_with_its_place(repo: Path, text: str, says: str) -> None:
    (repo / baseline.NAME).write_text(text)
    for command in ("check", "baseline"):
        done = copydesk(command, cwd=repo)
        assert done.returncode == 2
        assert f"{baseline.NAME}" in done.stderr
        assert says in done.stderr
    assert (repo / baseline.NAME).read_text() == text


def test_it_must_be_a_file_of_its_own(repo: Path) -> None:
    secret = repo.parent / "secret.json"
    secret.write_text("hunter2")
    (repo / baseline.NAME).symlink_to(secret)
    done = copydesk("check", cwd=repo)
    assert done.returncode == 2
    assert "regular file" in done.stderr
    assert "hunter2" not in done.stderr
    secret.unlink()
    assert copydesk("check", cwd=repo).returncode == 2
    (repo / baseline.NAME).unlink()
    (repo / baseline.NAME).write_bytes(b"\xff\xfe")
    assert "not UTF-8" in copydesk("check", cwd=repo).stderr
    with (repo / baseline.NAME).open("wb") as file:
        file.truncate(50_000_001)
    assert "50 MB" in copydesk("check", cwd=repo).stderr


def test_nothing_is_recorded_where_not_all_was_checked(repo: Path) -> None:
    done = copydesk("baseline", "content", "/proc/self/mem", cwd=repo)
    assert done.returncode == 2
    assert not (repo / baseline.NAME).exists()


@pytest.mark.parametrize("arguments", [["--prune"], ["--isolated"], ["--prune", "--accept-new"], ["missing"]])
def test_bad_usage_is_said(repo: Path, arguments: list[str]) -> None:
    done = copydesk("baseline", *arguments, cwd=repo)
    assert done.returncode == 2
    assert "error:" in done.stderr
