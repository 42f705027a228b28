"""Several processes: the same report in the same order, and nothing lost with a process that is killed."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from checks.baseline import Ledger
from checks.cli import jobs
from checks.model import Report
from checks.settings import EVERYTHING
from tests.test_cli import copydesk

BAD = "---\ntitle: Rain {n}\ndate: 2024-02-06\nauthor: {author}\n---\nIt rained on May 7, 2025, {n} times.\n"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    (tmp_path / "copydesk.yaml").write_text("paths: [content]\n", "utf-8")
    (tmp_path / "content").mkdir()
    for n in range(30):
        author = "Ada Burg" if n == 7 else "Ada Berg"
        (tmp_path / "content" / f"{n}.md").write_text(BAD.format(n=n, author=author), "utf-8")
    (tmp_path / "content" / "empty.md").write_text("", "utf-8")
    (tmp_path / "content" / "rows.jsonl").write_text(
        '{"title": "x", "date": "2024-02-06", "text": "It rained."}\n', "utf-8"
    )
    return tmp_path


def _report(folder: Path, *arguments: str) -> list[str]:
    done = copydesk("check", "--output-format", "concise", *arguments, cwd=folder)
    assert done.returncode == 1, done.stderr
    return [line.split(" in ")[0] for line in (*done.stdout.splitlines(), *done.stderr.splitlines())]


def test_the_report_is_the_same_by_however_many(repo: Path) -> None:
    alone = _report(repo, "--jobs", "1", "--no-cache")
    assert len([line for line in alone if "date/contradicts-text" in line]) == 30
    assert any("byline/variant" in line for line in alone)
    assert _report(repo, "--jobs", "3", "--no-cache") == alone
    assert _report(repo, "--jobs", "2", "--cache-dir", "kept") == alone
    assert _report(repo, "--jobs", "2", "--cache-dir", "kept") == alone


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1.5", "9999"])
def test_a_number_that_is_none(repo: Path, jobs: str) -> None:
    done = copydesk("check", f"--jobs={jobs}", cwd=repo)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_what_a_killed_process_had_is_checked_again(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second file kills the process that checks it."""
    import argparse

    from checks.cli import intake, setup
    from checks.cli.intake import Judging

    monkeypatch.chdir(repo)
    options = argparse.Namespace(config=None, isolated=False, paths=[], today=None, cache_dir=None, no_cache=True)
    settings = setup.loaded(options, repo, EVERYTHING)
    report = Report()
    monkeypatch.setattr(jobs, "_work", _killed)
    pool = jobs.Pool(options, repo, EVERYTHING, 2, report)
    paths = intake.paths([], settings)
    sources = intake.sources(paths, setup.closest(options, settings), report)
    judging = Judging(settings, Ledger(settings.root), pool=pool)
    flags = [flag for each in judging.each(source.file for source in sources) for flag in each.outcome.flags]
    assert len([flag for flag in flags if flag.rule == "date/contradicts-text"]) == 30
    assert [note.message for note in report.notes if note.path == "copydesk"] == [
        "a process was lost; what it had is checked again"
    ]


def _killed(path: str, parts: object, named: bool, asked: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _interrupted() -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return 7


def test_a_process_leaves_it_to_the_run_to_be_stopped(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import argparse

    monkeypatch.chdir(repo)
    options = argparse.Namespace(config=None, isolated=True, paths=[], today=None, cache_dir=None, no_cache=True)
    with ProcessPoolExecutor(1, initializer=jobs._begin, initargs=(options, repo, EVERYTHING)) as executor:
        assert executor.submit(_interrupted).result() == 7
