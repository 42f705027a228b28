"""Results of earlier runs: the same report from them, none of what has changed, none of what is broken."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checks import store
from checks.cache import Results
from checks.gather import Desk
from checks.kept import Kept
from checks.model import Note, Outcome, Part
from checks.run import File
from tests.test_cli import copydesk

COPY = "---\ntitle: Rain{n}\ndate: 2024-02-06\nauthor: {author}\n---\nMayor {mayor} spoke. It rained on May 7, 2025.\n"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    (tmp_path / "copydesk.yaml").write_text("paths: [content]\n", "utf-8")
    (tmp_path / "content").mkdir()
    for n in range(9):
        author, mayor = ("Ada Berg", "Anna Lindqvist") if n else ("Ada Burg", "Anna Lindkvist")
        text = COPY.format(n=n, author=author, mayor=mayor)
        stet = "  # stet: date/contradicts-text as printed\n" if n == 8 else "\n"
        (tmp_path / "content" / f"{n}.md").write_text(text.replace("2024-02-06\n", f"2024-02-06{stet}"), "utf-8")
    return tmp_path


def _report(folder: Path, *arguments: str, cache: str = "") -> tuple[int, list[str]]:
    environment = {"COPYDESK_CACHE_DIR": cache} if cache else {}
    done = copydesk("check", "--output-format", "full", *arguments, cwd=folder, stdin=b"", **environment)
    assert done.returncode < 2, done.stderr
    return done.returncode, [line.split(" in ")[0] for line in (*done.stdout.splitlines(), *done.stderr.splitlines())]


def _kept(folder: Path) -> Path:
    (file,) = (folder / "kept" / "results").glob("*.sqlite3")
    return file


def _rows(folder: Path) -> list[tuple[bytes, str]]:
    with sqlite3.connect(_kept(folder)) as database:
        return database.execute("SELECT path, digest || rules FROM verdicts ORDER BY path").fetchall()


def test_the_report_is_the_same_from_what_was_kept(repo: Path) -> None:
    first = _report(repo, "--cache-dir", "kept")
    assert any("name/archive-variant" in line for line in first[1])
    assert len(_rows(repo)) == 9
    assert _report(repo, "--cache-dir", "kept") == first
    assert _report(repo, "--no-cache") == first
    assert _report(repo, cache=str(repo / "kept")) == first


def test_what_has_changed_is_checked_again(repo: Path) -> None:
    _report(repo, "--cache-dir", "kept")
    before = dict(_rows(repo))
    (repo / "content" / "3.md").write_text(
        "---\ntitle: Sun\ndate: 2024-02-06\nauthor: Ada Berg\n---\nIt shone.\n", "utf-8"
    )
    (repo / "content" / "4.md").unlink()
    changed = _report(repo, "--cache-dir", "kept")
    assert changed == _report(repo, "--no-cache")
    after = dict(_rows(repo))
    assert {path for path in before if before[path] != after.get(path)} == {b"content/3.md", b"content/4.md"}


@pytest.mark.parametrize(
    "config",
    [
        "paths: [content]\nrules: {date/contradicts-text: off}\n",
        "paths: [content]\nrules: {name/archive-variant: {severity: error, options: {ratio: 2000}}}\n",
        "paths: [content]\noverrides: [{files: content/1.md, rules: {date/contradicts-text: warning}}]\n",
    ],
)
def test_other_settings_are_other_results(repo: Path, config: str) -> None:
    first = _report(repo, "--cache-dir", "kept")
    (repo / "copydesk.yaml").write_text(config, "utf-8")
    other = _report(repo, "--cache-dir", "kept")
    assert other == _report(repo, "--no-cache")
    assert other != first


def test_another_day_is_another_result(repo: Path) -> None:
    (repo / "content" / "1.md").write_text(
        "---\ntitle: Sun\ndate: 2025-06-01\nauthor: Ada Berg\n---\nIt shines.\n", "utf-8"
    )
    early = _report(repo, "--cache-dir", "kept", "--today", "2024-01-01")
    late = _report(repo, "--cache-dir", "kept", "--today", "2025-07-01")
    assert any("date/in-future" in line for line in early[1])
    assert not any("date/in-future" in line for line in late[1])


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 99, None])
def test_a_broken_file_is_as_good_as_none(repo: Path, content: bytes | None) -> None:
    first = _report(repo, "--cache-dir", "kept")
    file = _kept(repo)
    file.write_bytes(file.read_bytes()[: len(file.read_bytes()) // 2] if content is None else content)
    assert _report(repo, "--cache-dir", "kept") == first
    assert _report(repo, "--cache-dir", "kept") == first


@pytest.mark.parametrize(
    "kept", ["{}", "[]", "null", '{"outcomes": [[0, {"flags": 3}]], "marks": {}, "said": {}}', "\x00"]
)
def test_a_row_that_is_no_result_is_as_good_as_none(repo: Path, kept: str) -> None:
    first = _report(repo, "--cache-dir", "kept")
    with sqlite3.connect(_kept(repo)) as database:
        database.execute("UPDATE verdicts SET kept = ?", (kept,))
    assert _report(repo, "--cache-dir", "kept") == first


def test_a_run_over_one_file_keeps_what_others_have_left(repo: Path) -> None:
    _report(repo, "--cache-dir", "kept")
    _report(repo, "--cache-dir", "kept", "content/3.md")
    assert len(_rows(repo)) == 9


def test_two_runs_at_once_do_each_other_no_harm(repo: Path) -> None:
    alone = _report(repo, "--no-cache")
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: _report(repo, "--cache-dir", "kept"), range(4)))
    assert together == [alone] * 4
    assert _report(repo, "--cache-dir", "kept") == alone


def test_a_file_that_grows_too_large_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_SETTINGS", "PRAGMA page_size = 4096; PRAGMA max_page_count = 20;")
    results = Results(tmp_path / "cache" / "a.sqlite3", tmp_path)
    for n in range(300):
        kept = Kept(((0, Outcome(notes=(Note("a", "rain " * 100),))),), {}, {})
        results.keep(File(f"{n}.md", (Part(f"Rain {n}"),), (), Desk()), kept)
    results.write(whole=False)
    results.close()
    assert not (tmp_path / "cache" / "a.sqlite3").exists()


def test_what_was_idle_for_long_is_taken_away(tmp_path: Path) -> None:
    idle, used = tmp_path / "idle.sqlite3", tmp_path / "used.sqlite3"
    for file in (idle, used):
        file.write_bytes(b"")
    os.utime(idle, (0, 0))
    store.opened(tmp_path / "new.sqlite3", "").close()
    assert [file.name for file in sorted(tmp_path.iterdir())] == ["new.sqlite3", "used.sqlite3"]


def test_a_rule_that_has_changed_is_asked_again_and_no_other(repo: Path) -> None:
    config = "paths: [content]\nrules: {date/contradicts-text: warning, byline/variant: {options: {ratio: 4}}}\n"
    (repo / "content" / "2.md").write_text("---\ntitle: Sun\nauthor: Ada Berg\n---\nIt shone shone on us.\n", "utf-8")
    _report(repo, "--cache-dir", "kept")
    with sqlite3.connect(_kept(repo)) as database:  # what the other rules said is known by its mark
        marked = "UPDATE verdicts SET kept = replace(kept, 'shone shone', 'marked marked')"
        database.execute(marked)
    (repo / "copydesk.yaml").write_text(config, "utf-8")
    told = _report(repo, "--cache-dir", "kept")[1]
    assert any("warning  date/contradicts-text" in line for line in told)
    assert any("marked marked" in line for line in told)
    assert any("byline/variant" in line for line in told)
    (repo / "copydesk.yaml").write_text("paths: [content]\n", "utf-8")
    assert not any("warning  date/contradicts-text" in line for line in _report(repo, "--cache-dir", "kept")[1])


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("ignored", ["date/*", "name/*", "byline/*", "text/*"])
def test_any_choice_of_rules_after_any_other(repo: Path, jobs: str, ignored: str) -> None:
    for choice in (["--ignore", ignored], [], ["--select", ignored], ["--extend-select", "header/required"]):
        kept = _report(repo, "--cache-dir", "kept", "--jobs", jobs, *choice)
        assert kept == _report(repo, "--no-cache", *choice)
