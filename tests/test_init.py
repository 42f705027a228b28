"""`copydesk init`: what it sees in a repository, what it writes, and that what it writes holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_cli import copydesk

POST = "---\nheading: The council meets on rain {n}\nwhen: 2024-02-{n:02}\nreporter: Ada Berg\n---\nIt rained.\n"


def _repo(folder: Path) -> Path:
    (folder / "content").mkdir()
    for n in range(1, 21):
        (folder / "content" / f"{n}.md").write_text(POST.format(n=n), "utf-8")
    (folder / "hugo.toml").write_text('languageCode = "en-us"\ntimeZone = "America/New_York"\n', "utf-8")
    return folder


def test_the_config_understands_what_the_vocabulary_does_not(tmp_path: Path) -> None:
    done = copydesk("init", "--yes", cwd=_repo(tmp_path))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "copydesk.yaml").read_text("utf-8").splitlines()[1:] == [
        "extends: [recommended]",
        "paths: [content]",
        "fields:",
        "  date: [when]",
        "  byline: [reporter]",
        "  title: [heading]",
        "timezone: America/New_York",
        'language: "en"',
    ]
    told = json.loads(copydesk("check", "--show-header", "--output-format", "json", cwd=tmp_path).stdout)
    assert len(told["headers"]) == 20
    assert all(header["date"] and header["title"] and header["authors"] == ["Ada Berg"] for header in told["headers"])


def test_the_workflow_is_what_its_schema_says(tmp_path: Path) -> None:
    assert copydesk("init", "--yes", cwd=_repo(tmp_path)).returncode == 0
    workflow = tmp_path / ".github" / "workflows" / "copydesk.yml"
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(workflow)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    before = sorted(_repo(tmp_path).rglob("*"))
    done = copydesk("init", "--dry-run", cwd=tmp_path)
    assert (done.returncode, sorted(tmp_path.rglob("*"))) == (0, before)
    assert "create copydesk.yaml:" in done.stdout
    assert "create .github/workflows/copydesk.yml:" in done.stdout


def test_without_a_terminal_nothing_is_written_unasked(tmp_path: Path) -> None:
    done = copydesk("init", cwd=_repo(tmp_path))
    assert done.returncode == 2
    assert "--yes writes, --dry-run shows" in done.stderr
    assert not (tmp_path / "copydesk.yaml").exists()


def test_a_second_run_finds_all_as_it_should_be(tmp_path: Path) -> None:
    copydesk("init", "--yes", cwd=_repo(tmp_path))
    done = copydesk("init", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("is as it should be") == 2


def test_what_somebody_wrote_is_kept(tmp_path: Path) -> None:
    workflow = _repo(tmp_path) / ".github" / "workflows" / "copydesk.yml"
    workflow.parent.mkdir(parents=True)
    for file in (tmp_path / "copydesk.yaml", workflow):
        file.write_text("# ours\n", "utf-8")
    done = copydesk("init", "--yes", cwd=tmp_path)
    assert done.returncode == 0
    for file in (tmp_path / "copydesk.yaml", workflow):
        assert file.read_text("utf-8") == "# ours\n"
        assert f"{file.relative_to(tmp_path)} is left alone" in done.stderr


def test_an_answer_that_never_comes_is_none(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    os.write(ours, b"\x04")
    command = [sys.executable, "-m", "checks", "init"]
    done = subprocess.run(command, cwd=_repo(tmp_path), stdin=theirs, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (2, b"copydesk: error: the input has ended; nothing more was written\n")
    assert not (tmp_path / "copydesk.yaml").exists()


@pytest.mark.parametrize("indent", ["", "  "])
def test_the_hook_is_added_to_those_that_are_there(tmp_path: Path, indent: str) -> None:
    theirs = f"repos:\n{indent}- repo: local\n{indent}  hooks: []\n"
    (_repo(tmp_path) / ".pre-commit-config.yaml").write_text(theirs, "utf-8")
    assert copydesk("init", "--yes", cwd=tmp_path).returncode == 0
    text = (tmp_path / ".pre-commit-config.yaml").read_text("utf-8")
    assert text.startswith(theirs)
    assert f"\n{indent}- repo: https://github.com/copydesk/copydesk\n{indent}  rev: v" in text


def test_a_hook_file_that_ends_otherwise_is_left_alone(tmp_path: Path) -> None:
    theirs = "repos: []\nfail_fast: true\n"
    (_repo(tmp_path) / ".pre-commit-config.yaml").write_text(theirs, "utf-8")
    assert copydesk("init", "--yes", cwd=tmp_path).returncode == 0
    assert (tmp_path / ".pre-commit-config.yaml").read_text("utf-8") == theirs


def test_gitlab_gets_a_job_of_its_own(tmp_path: Path) -> None:
    (_repo(tmp_path) / ".gitlab-ci.yml").write_text("stages: [test]\n", "utf-8")
    assert copydesk("init", "--yes", cwd=tmp_path).returncode == 0
    assert "codequality: copydesk.json" in (tmp_path / ".gitlab" / "copydesk.yml").read_text("utf-8")
    assert not (tmp_path / ".github").exists()


def test_an_empty_folder_and_one_that_is_missing(tmp_path: Path) -> None:
    assert "0 articles read" in copydesk("init", "--dry-run", cwd=tmp_path).stdout
    done = copydesk("init", "nowhere", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "copydesk: error: no such folder: nowhere\n")


def test_what_is_no_plain_text_is_left_as_it_is(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("theirs\n", "utf-8")
    repo = tmp_path / "repo"
    repo.mkdir()
    (_repo(repo) / "copydesk.yaml").symlink_to(outside)
    done = copydesk("init", "--yes", cwd=repo)
    assert (done.returncode, outside.read_text("utf-8")) == (2, "theirs\n")
    assert "is no plain file" in done.stderr


@pytest.mark.parametrize(
    "theirs",
    [
        b"# caf\xe9\nrepos:\n- repo: local\n  hooks: []\n",
        b"repos:\r\n- repo: local\r\n  hooks: []\r\n",
        b"# repos are here\ndefault_stages:\n  - commit\nrepos: []\n",
        b"repos:\n- repo: local\n  hooks: []\n...\n",
    ],
)
def test_a_hook_file_that_an_entry_would_harm_is_not_touched(tmp_path: Path, theirs: bytes) -> None:
    (_repo(tmp_path) / ".pre-commit-config.yaml").write_bytes(theirs)
    done = copydesk("init", "--yes", cwd=tmp_path)
    assert (tmp_path / ".pre-commit-config.yaml").read_bytes() == theirs
    assert ".pre-commit-config.yaml" in done.stderr


@pytest.mark.parametrize("folder", ["a\x1b[31m\nb", "x\udcff", "no", "true", "a b"])
def test_a_config_for_any_folder_can_be_read(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    for n in range(3):
        (tmp_path / folder / f"{n}.md").write_text(POST.format(n=n + 1), "utf-8")
    (tmp_path / "_config.yml").write_text("timezone: Foo/Bar\n", "utf-8")
    done = copydesk("init", "--yes", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert copydesk("check", "--statistics", cwd=tmp_path).returncode < 2
