"""`copydesk check --changed`: what git says has changed, and what is staged, not what lies in the tree."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.test_cli import copydesk

GOOD = "---\ntitle: Rain\ndate: 2025-05-08\nauthor: Ada Berg\n---\nIt rained on May 7, 2025.\n"
BAD = GOOD.replace("2025-05-08", "2024-02-06")


def _git(folder: Path, *arguments: str) -> None:
    names = ["-c", "user.name=Ada Berg", "-c", "user.email=ada@example.org"]
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    _git(tmp_path, "init", "-q", "-b", "main")
    for name in ("one.md", "two.md", "three three.md"):
        (tmp_path / name).write_text(f"{GOOD}{name}\n", "utf-8")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def _found(folder: Path, *arguments: str) -> list[str]:
    done = copydesk("check", "--isolated", "--output-format", "concise", *arguments, cwd=folder)
    assert done.returncode < 2, done.stderr
    return [line.split(":")[0] for line in done.stdout.splitlines() if "date/contradicts-text" in line]


def test_what_is_staged_counts_and_not_the_tree(repo: Path) -> None:
    (repo / "one.md").write_text(BAD, "utf-8")
    _git(repo, "add", "one.md")
    (repo / "one.md").write_text(GOOD, "utf-8")
    (repo / "two.md").write_text(BAD, "utf-8")
    assert _found(repo, "--changed") == ["one.md"]


def test_a_renamed_file_is_checked_and_one_that_is_gone_is_not(repo: Path) -> None:
    _git(repo, "rm", "-q", "one.md")
    _git(repo, "mv", "three three.md", "four\n4.md")
    (repo / "four\n4.md").write_text(BAD, "utf-8")
    _git(repo, "add", ".")
    assert _found(repo, "--changed") == ["four 4.md"]


def test_since_a_branch_left(repo: Path) -> None:
    _git(repo, "checkout", "-q", "-b", "draft")
    (repo / "two.md").write_text(BAD, "utf-8")
    _git(repo, "commit", "-q", "-am", "second")
    _git(repo, "checkout", "-q", "main")
    (repo / "one.md").write_text(BAD, "utf-8")
    _git(repo, "commit", "-q", "-am", "third")
    _git(repo, "checkout", "-q", "draft")
    assert _found(repo, "--changed", "main") == ["two.md"]
    assert _found(repo, "--changed=main", "one.md") == []


def test_from_a_folder_within(repo: Path) -> None:
    (repo / "news").mkdir()
    (repo / "news" / "five.md").write_text(BAD, "utf-8")
    _git(repo, "add", ".")
    assert _found(repo / "news", "--changed") == ["five.md"]


def test_only_what_the_config_has_checked(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("paths: [news]\nexclude: [news/old/**]\n", "utf-8")
    for name in ("news/a.md", "news/old/b.md", "c.md", "news/d.png"):
        (repo / name).parent.mkdir(parents=True, exist_ok=True)
        (repo / name).write_text(BAD, "utf-8")
    _git(repo, "add", ".")
    done = copydesk("check", "--changed", "--output-format", "concise", cwd=repo)
    assert {line.split(":")[0] for line in done.stdout.splitlines() if "date/contradicts" in line} == {"news/a.md"}


@pytest.mark.parametrize("since", ["nowhere", "--help", "-x", "main..", ""])
def test_a_revision_that_is_none(repo: Path, since: str) -> None:
    done = copydesk("check", f"--changed={since}" if since else "--changed", "--fix", cwd=repo)
    assert done.returncode == 2
    assert "--changed" in done.stderr
    assert since != "nowhere" or "--changed nowhere asks git, which says: there is no such commit" in done.stderr


@pytest.mark.parametrize("way", ["merge", "rebase"])
def test_a_file_in_conflict_is_said_to_be_one(repo: Path, way: str) -> None:
    _git(repo, "checkout", "-q", "-b", "draft")
    (repo / "one.md").write_text(BAD, "utf-8")
    _git(repo, "commit", "-q", "-am", "second")
    _git(repo, "checkout", "-q", "main")
    (repo / "one.md").write_text(GOOD.replace("May 7", "May 6"), "utf-8")
    _git(repo, "commit", "-q", "-am", "third")
    with pytest.raises(subprocess.CalledProcessError):
        _git(repo, way, "draft")
    done = copydesk("check", "--isolated", "--changed", cwd=repo)
    assert done.returncode == 2
    assert "can't be read from git: it is in conflict; resolve that, and stage it with git add" in done.stdout


def test_what_is_staged_need_not_be_a_file_any_more(repo: Path) -> None:
    for name in ("one.md", "[t]*.md"):
        (repo / name).write_text(BAD, "utf-8")
    _git(repo, "add", ".")
    for name in ("one.md", "[t]*.md"):
        (repo / name).unlink()
    os.mkfifo(repo / "one.md")
    assert _found(repo, "--changed") == ["[t]*.md", "one.md"]
    assert _found(repo, "--changed", "HEAD") == []


def test_outside_a_repository(tmp_path: Path) -> None:
    done = copydesk("check", "--changed", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert done.returncode == 2
    assert "--changed asks git, which says: " in done.stderr
