"""The command line as a user meets it: exit codes, formats, settings, and every bad input we could think of."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

GOOD = "---\ntitle: Council meets\ndate: 2025-03-04\nbyline: Ada Berg\n---\nThe council met on Tuesday.\n"
BAD = "---\ntitle: Council meets\ndate: 2024-03-04\nbyline: Ada Berg\n---\nThe council met on March 4, 2025, in Oslo.\n"


def copydesk(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder; the output is decoded as UTF-8."""
    done = subprocess.run(
        [sys.executable, "-m", "checks", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", **environment},
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    assert b"internal error" not in done.stderr, done.stderr.decode()
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def _report(*arguments: str | Path, cwd: Path, **more: Any) -> dict[str, Any]:
    done = copydesk("check", "--output-format", "json", *arguments, cwd=cwd, **more)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    (tmp_path / "good.md").write_text(GOOD)
    (tmp_path / "bad.md").write_text(BAD)
    return tmp_path


def test_exit_codes(repo: Path) -> None:
    assert copydesk("check", "good.md", cwd=repo).returncode == 0
    assert copydesk("check", "bad.md", cwd=repo).returncode == 1
    assert copydesk("check", "bad.md", "--exit-zero", cwd=repo).returncode == 0
    assert copydesk("check", "missing.md", cwd=repo).returncode == 2
    assert copydesk("check", "--no-such-option", cwd=repo).returncode == 2
    assert copydesk("nonsense", cwd=repo).returncode == 2


def test_fail_level(repo: Path) -> None:
    (repo / "warn.md").write_text(GOOD.replace("title: Council meets\n", ""))
    assert copydesk("check", "warn.md", cwd=repo).returncode == 0
    assert copydesk("check", "warn.md", "--fail-level", "warning", cwd=repo).returncode == 1


def test_a_folder_is_checked_and_readmes_are_not(repo: Path) -> None:
    (repo / "README.md").write_text("# Not an article\n")
    report = _report(".", cwd=repo)
    assert report["summary"]["articles"] == 2
    assert [finding["path"] for finding in report["findings"]] == ["bad.md"]


def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("a,b\n")
    done = copydesk("check", ".", cwd=tmp_path)
    assert done.returncode == 0
    assert "no articles found" in done.stderr


def test_what_git_ignores_is_left_out(repo: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=repo, check=True)
    (repo / ".gitignore").write_text("bad.md\n")
    assert [finding["path"] for finding in _report(".", cwd=repo)["findings"]] == []


def test_json_is_the_contract(repo: Path) -> None:
    report = _report("bad.md", cwd=repo)
    assert report["version"] == 1
    assert set(report) == {"version", "tool", "summary", "findings", "failures", "notes"}
    assert set(report["summary"]) == {"files", "articles", "errors", "warnings", "suppressed", "seconds"}
    (finding,) = report["findings"]
    assert {key: finding[key] for key in ("rule", "severity", "path", "article", "field", "line", "column")} == {
        "rule": "date/contradicts-text",
        "severity": "error",
        "path": "bad.md",
        "article": 0,
        "field": "date",
        "line": 3,
        "column": 7,
    }
    assert (finding["end_line"], finding["end_column"]) == (3, 17)
    assert finding["evidence"] == [
        {"text": "March 4, 2025", "line": 6, "column": 20, "means": "2025-03-04 is told as past"}
    ]
    assert len(finding["fingerprint"]) == 16
    assert 0.5 < finding["confidence"] <= 1


def test_fixes_point_into_the_decoded_file(tmp_path: Path) -> None:
    text = (
        "date 2024-02-06 ØSTBY — The envoy said Wednesday that the war in Ukraine will soon enter its fourth year."
        " Vice President JD Vance comes later this week to a security conference in Munich."
    )
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    findings = {finding["rule"]: finding for finding in _report("a.txt", cwd=tmp_path)["findings"]}
    finding = findings["date/contradicts-text"]
    assert finding["suggestion"] == "2025-02-12"
    assert finding["fix"] == {"safe": False, "edits": [{"start": 5, "end": 15, "text": "2025-02-12"}]}


def test_fingerprints_survive_moved_lines(repo: Path) -> None:
    before = _report("bad.md", cwd=repo)["findings"][0]["fingerprint"]
    (repo / "bad.md").write_text(BAD.replace("---\ntitle", "---\n# a comment\nslug: x\ntitle"))
    assert _report("bad.md", cwd=repo)["findings"][0]["fingerprint"] == before


def test_the_header_as_it_was_read(repo: Path) -> None:
    (header,) = _report("good.md", "--show-header", cwd=repo)["headers"]
    assert header == {
        "path": "good.md",
        "article": 0,
        "format": "markdown",
        "date": "2025-03-04",
        "modified": None,
        "authors": ["Ada Berg"],
        "title": "Council meets",
        "url": None,
        "section": None,
        "language": None,
    }


def test_full_says_all_a_reader_needs(repo: Path) -> None:
    out = copydesk("check", "bad.md", cwd=repo).stdout
    for part in (
        "3:7",
        "error",
        "date/contradicts-text",
        "2024-03-04",
        "^^^^^^^^^^",
        "because",
        "March 4, 2025",
        "do  ",
    ):
        assert part in out
    assert "stet      at the end of line 3: # stet: date/contradicts-text reason" in out
    assert out.splitlines()[-1].startswith("1 article, 1 error in ")


def test_concise_is_one_line_a_finding(repo: Path) -> None:
    lines = copydesk("check", "bad.md", "--output-format", "concise", cwd=repo).stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("bad.md:3:7: error date/contradicts-text ")


def test_github_commands_are_escaped_and_errors_come_first(repo: Path) -> None:
    name = "a,b:c%.md"
    (repo / name).write_text(BAD.replace("title: Council meets\n", ""))
    lines = copydesk("check", name, "--output-format", "github", cwd=repo).stdout.splitlines()
    assert lines[0].startswith("::error file=a%2Cb%3Ac%25.md,line=2,")
    assert lines[1].startswith("::warning ")


def test_output_goes_to_a_file_and_the_environment_chooses_the_format(repo: Path) -> None:
    done = copydesk("check", "bad.md", "-o", "report.json", cwd=repo, COPYDESK_OUTPUT_FORMAT="json")
    assert done.stdout == ""
    assert json.loads((repo / "report.json").read_text())["summary"]["errors"] == 1
    assert copydesk("check", "bad.md", cwd=repo, COPYDESK_OUTPUT_FORMAT="nonsense").returncode == 2


def test_color_only_where_it_is_wanted(repo: Path) -> None:
    assert "\x1b[" not in copydesk("check", "bad.md", cwd=repo).stdout
    assert "\x1b[" in copydesk("check", "bad.md", "--color", "always", cwd=repo).stdout


def test_standard_input(repo: Path) -> None:
    report = _report("-", "--stdin-filename", "export.md", cwd=repo, stdin=BAD.encode())
    assert [(finding["path"], finding["rule"]) for finding in report["findings"]] == [
        ("export.md", "date/contradicts-text")
    ]


# Rules and settings.


def test_rules_are_chosen_by_id_and_group(repo: Path) -> None:
    (repo / "bad.md").write_text(BAD.replace("title: Council meets\n", "").replace("byline: Ada Berg\n", ""))

    def rules(*arguments: str) -> set[str]:
        return {finding["rule"] for finding in _report("bad.md", *arguments, cwd=repo)["findings"]}

    assert rules() == {"date/contradicts-text", "byline/missing", "headline/missing"}
    assert rules("--select", "date/*") == {"date/contradicts-text"}
    assert rules("--select", "date/*,byline/missing") == {"date/contradicts-text", "byline/missing"}
    assert rules("--ignore", "date/*") == {"byline/missing", "headline/missing"}
    assert rules("--select", "ALL") == rules()


def test_a_rule_that_is_off_runs_where_it_is_selected(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("rules:\n  date/contradicts-text: off\n")
    assert _report("bad.md", cwd=repo)["findings"] == []
    assert len(_report("bad.md", "--select", "date/contradicts-text", cwd=repo)["findings"]) == 1
    assert len(_report("bad.md", "--extend-select", "date/*", cwd=repo)["findings"]) == 1
    assert len(_report("bad.md", "--isolated", cwd=repo)["findings"]) == 1


def test_overrides_and_exclude(repo: Path) -> None:
    (repo / "old").mkdir()
    (repo / "old" / "bad.md").write_text(BAD)
    (repo / "copydesk.yaml").write_text(
        "overrides:\n  - files: old/**\n    rules: {date/contradicts-text: warning}\nexclude: [bad.md]\n"
    )
    report = _report(".", cwd=repo)
    assert report["findings"] == []
    (repo / "copydesk.yaml").write_text("overrides: [{files: old/**, rules: {date/contradicts-text: warning}}]\n")
    told = {finding["path"]: finding["severity"] for finding in _report(".", cwd=repo)["findings"]}
    assert told == {"bad.md": "error", "old/bad.md": "warning"}


def test_the_command_line_has_the_last_word_over_overrides(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("overrides: [{files: '**', rules: {date/contradicts-text: off}}]\n")
    assert _report("bad.md", cwd=repo)["findings"] == []
    assert len(_report("bad.md", "--select", "date/contradicts-text", cwd=repo)["findings"]) == 1
    (repo / "copydesk.yaml").write_text("overrides: [{files: '**', rules: {date/contradicts-text: warning}}]\n")
    assert _report("bad.md", "--ignore", "date/*", cwd=repo)["findings"] == []


def test_named_files_are_checked_unless_exclusion_is_forced(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("exclude: [bad.md]\n")
    assert copydesk("check", "bad.md", cwd=repo).returncode == 1
    assert copydesk("check", "bad.md", "--force-exclude", cwd=repo).returncode == 0


def test_the_closest_config_wins(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("rules: {date/contradicts-text: off}\n")
    (repo / "desk").mkdir()
    (repo / "desk" / "bad.md").write_text(BAD)
    assert copydesk("check", "desk/bad.md", cwd=repo).returncode == 0
    (repo / "desk" / "copydesk.yml").write_text("rules: {}\n")
    assert copydesk("check", "desk/bad.md", cwd=repo).returncode == 1


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("rulez: {}\n", "copydesk.yaml:1:1: error: unknown key `rulez`; did you mean `rules`? Valid keys: extends"),
        (
            "rules:\n  date/mising: off\n",
            "copydesk.yaml:2:3: error: no rule is called `date/mising`; nearest: date/missing",
        ),
        ("rules:\n  date/missing: loud\n", "copydesk.yaml:2:17: error: "),
        ("rules: {date/missing: off}\nrules: {}\n", "copydesk.yaml:2:1: error: the key `rules` stands twice"),
        ("rules: [\n", "copydesk.yaml:1:9: error: "),
        ("overrides:\n  - files: x\n", "`rules` is missing"),
        ("- a\n", "copydesk.yaml:1:1: error: "),
        ("\tpaths: x\n", "copydesk.yaml:1:1: error: "),
    ],
)
def test_a_bad_config_stops_with_its_place(repo: Path, config: str, says: str) -> None:
    (repo / "copydesk.yaml").write_text(config)
    done = copydesk("check", "good.md", cwd=repo)
    assert done.returncode == 2
    assert done.stdout == ""
    assert says in done.stderr
    assert "^" in done.stderr


def test_all_mistakes_of_a_config_are_told(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("rulez: {}\npath: x\nfail_level: never\n")
    done = copydesk("check", "good.md", cwd=repo)
    assert done.stderr.count("error:") == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("--select", "date/mising"),
        ("--config", "none.yaml"),
        ("--config", "copydesk.yaml", "--isolated"),
        ("-o", "no/such/folder/x", "bad.md"),
    ],
)
def test_bad_usage_is_said(repo: Path, arguments: tuple[str, ...]) -> None:
    done = copydesk("check", *arguments, cwd=repo)
    assert done.returncode == 2
    assert "error:" in done.stderr


# Bad input.


def test_an_empty_file_and_a_binary_one_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG" + bytes(range(256)) * 4)
    done = copydesk("check", "empty.md", "image.txt", cwd=tmp_path)
    assert done.returncode == 0
    assert "empty.md: is empty" in done.stderr
    assert "image.txt: is a binary file" in done.stderr


def test_a_file_that_is_not_utf8_is_read_and_said(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(BAD.replace("Oslo", "Zürich, said José").encode("latin-1"))
    done = copydesk("check", "latin.md", cwd=tmp_path)
    assert done.returncode == 1
    assert "latin.md: is not UTF-8; it was read as cp1252" in done.stderr


def test_broken_front_matter_is_a_finding_and_the_body_is_checked(tmp_path: Path) -> None:
    body = "Anna Lindqvist spoke. Lindqvist left. Then Lindkvist came back.\n"
    (tmp_path / "a.md").write_text(f'---\ntitle: "Rain\ndate: x\n---\n{body}')
    report = _report("a.md", cwd=tmp_path)
    assert [finding["rule"] for finding in report["findings"]] == ["header/unreadable", "name/variant"]
    assert report["findings"][0]["line"] > 1


def test_one_line_of_five_megabytes(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("The council met on Tuesday in Oslo and Anna Lindqvist spoke. " * 80_000)
    assert copydesk("check", "long.txt", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize("form", ["full", "concise", "github"])
def test_a_file_that_cannot_be_read_is_a_failure_in_every_format(tmp_path: Path, form: str) -> None:
    (tmp_path / "good.md").write_text(GOOD)
    done = copydesk("check", "/proc/self/mem", "good.md", "--output-format", form, cwd=tmp_path)
    assert done.returncode == 2
    assert "can't be read" in done.stdout
    assert "1 failure" in done.stdout


def test_a_dangling_link_is_a_missing_path(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    assert "no such file or folder: gone.md" in copydesk("check", "gone.md", cwd=tmp_path).stderr


@pytest.mark.parametrize("command", ["check", "check --show-settings", "dates", "names", "baseline", "check --config"])
def test_a_name_that_no_file_can_have_is_a_missing_path(tmp_path: Path, command: str) -> None:
    for name in ("a" * 300 + ".md", "a/" * 3000 + ".md"):
        done = copydesk(*command.split(), name, cwd=tmp_path)
        assert done.returncode == (0 if "--show-settings" in command else 2)
        assert command.endswith("--show-settings") or f"at {name}" in done.stderr or f"folder: {name}" in done.stderr


@pytest.mark.parametrize("command", ["check", "dates", "names", "baseline", "test-rules"])
def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "a.md")
    for name in ("a.md", "/dev/zero"):
        done = copydesk(command, name, cwd=tmp_path)
        assert done.returncode == 2
        assert f"{name} is no regular file" in done.stderr or f"{name}:1:1: error: is no regular file" in done.stderr


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere")])
def test_a_config_that_cannot_be_read_is_never_the_defaults(repo: Path, make: Callable[[Path], None]) -> None:
    make(repo / "copydesk.yaml")
    done = copydesk("check", "good.md", cwd=repo)
    assert done.returncode == 2
    assert "copydesk.yaml:1:1: error: is no regular file" in done.stderr


UNSEEN = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
"""Has root obey the rights of files, as others do."""


@pytest.mark.skipif(not shutil.which("setpriv"), reason="setpriv is Linux's")
@pytest.mark.parametrize("path", [".", "shut", "shut/a.md"])
@pytest.mark.parametrize("git", [False, True])
def test_a_folder_that_cannot_be_read_is_never_clean(repo: Path, path: str, git: bool) -> None:
    (repo / "bad.md").unlink()
    (repo / "shut").mkdir()
    (repo / "shut" / "a.md").write_text(GOOD)
    if git:
        subprocess.run(["git", "init", "-q"], cwd=repo, check=True)
        subprocess.run(["git", "add", "."], cwd=repo, check=True)
    (repo / "shut").chmod(0)
    command = [*(UNSEEN if os.geteuid() == 0 else []), sys.executable, "-m", "checks", "check", path]
    done = subprocess.run(command, cwd=repo, capture_output=True, encoding="utf-8", check=False)
    (repo / "shut").chmod(0o755)
    assert done.returncode == 2
    assert "shut" in done.stdout + done.stderr
    assert "internal" not in done.stderr
    assert path != "." or "1 article, nothing found, 1 failure" in done.stdout


def test_a_call_that_is_stopped_before_it_begins_says_nothing() -> None:
    code = "import checks.cli.main as m\ndef stopped():\n    raise KeyboardInterrupt\nm.main = stopped\nm.entry()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.parametrize("command", ["check", "dates", "names"])
def test_no_article_is_written_over_by_its_report(repo: Path, command: str) -> None:
    done = copydesk(command, "./bad.md", "-o", "bad.md", cwd=repo)
    assert done.returncode == 2
    assert "bad.md is to be read, and would be overwritten" in done.stderr
    assert (repo / "bad.md").read_text() == BAD


def test_a_report_is_no_article_of_the_next_run(repo: Path) -> None:
    for _ in range(2):
        copydesk("check", ".", "--output-format", "html", "-o", "report.html", cwd=repo)
    assert "2 articles" in (repo / "report.html").read_text("utf-8")


@pytest.mark.parametrize(("closed", "code"), [(">&-", 1), ("2>&-", 1), ("<&-", 1), (">&- 2>&- <&-", 1)])
def test_a_stream_that_is_closed_is_written_to_no_more(repo: Path, closed: str, code: int) -> None:
    command = f"{sys.executable} -m checks check bad.md {closed}"
    done = subprocess.run(["sh", "-c", command], cwd=repo, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (code, "")
    assert (repo / "bad.md").read_text() == BAD


def test_a_current_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    command = f"cd gone && rmdir ../gone && {sys.executable} -m checks check x.md"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("copydesk: error: the current folder can't be found")


def test_a_full_disk_is_no_crash_of_ours(repo: Path) -> None:
    command = f"{sys.executable} -m checks check good.md > /dev/full"
    done = subprocess.run(["sh", "-c", command], cwd=repo, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (2, "copydesk: error: No space left on device\n")


@pytest.mark.parametrize("glob", ["[z-a]", "a" * 20_000])
def test_a_glob_of_the_command_line_is_refused_as_one_of_a_config(repo: Path, glob: str) -> None:
    done = copydesk("check", "--exclude", glob, cwd=repo)
    assert done.returncode == 2
    assert "error: --exclude: the glob" in done.stderr


def test_null_and_flags_are_nothing_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: null\nauthor: ~\ndate: 2025-03-04\n---\nThe council met.\n")
    assert {f["rule"] for f in _report("a.md", cwd=tmp_path)["findings"]} == {"headline/missing", "byline/missing"}


def test_a_file_name_is_no_workflow_command(tmp_path: Path) -> None:
    (tmp_path / "::error::x.md").write_text(BAD)
    for form in ("full", "concise", "github"):
        out = copydesk("check", ".", "--output-format", form, cwd=tmp_path).stdout
        assert not any(line.lstrip().startswith("::error::x") for line in out.splitlines())


def test_today_is_a_day(repo: Path) -> None:
    assert copydesk("check", "good.md", "--today", "2025-03-04", cwd=repo).returncode == 0
    done = copydesk("check", "good.md", "--today", "soon", cwd=repo)
    assert done.returncode == 2
    assert "soon is no day; write it as 2025-03-04" in done.stderr


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.md").write_text(BAD.replace("Oslo", "Oslo\x1b[2J\u202e"))
    done = copydesk("check", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout


def test_check_writes_nothing(repo: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in repo.iterdir()}
    copydesk("check", ".", cwd=repo)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in repo.iterdir()} == before


def test_a_closed_pipe_is_no_crash(repo: Path) -> None:
    command = f"{sys.executable} -m checks check bad.md | true"
    done = subprocess.run(["bash", "-c", command], cwd=repo, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr


# Suppression.


def test_stet_lets_a_finding_stand(repo: Path) -> None:
    (repo / "bad.md").write_text(BAD.replace("2024-03-04", "2024-03-04  # stet: date/contradicts-text archive copy"))
    report = _report("bad.md", cwd=repo)
    assert report["findings"] == []
    assert report["summary"]["suppressed"] == 1


@pytest.mark.parametrize("mark", ["stet-file: byline/missing wire copy", "stet-file: byline/missing"])
def test_stet_for_a_file(repo: Path, mark: str) -> None:
    (repo / "a.md").write_text(GOOD.replace("byline: Ada Berg", f"# {mark}"))
    assert _report("a.md", cwd=repo)["findings"] == []


def test_stet_in_the_body(repo: Path) -> None:
    text = GOOD.replace("on Tuesday", "on Monday, March 4")
    (repo / "a.md").write_text(text)
    assert len(_report("a.md", cwd=repo)["findings"]) == 1
    for mark in (" <!-- stet: date/weekday-mismatch as printed -->\n", None):
        marked = (
            text.rstrip("\n") + mark
            if mark
            else text.replace("The council", "<!-- stet-next: date/weekday-mismatch x -->\nThe council")
        )
        (repo / "a.md").write_text(marked)
        assert _report("a.md", cwd=repo)["findings"] == []


def test_idle_and_unknown_marks_are_said(repo: Path) -> None:
    (repo / "a.md").write_text(GOOD + "<!-- stet: date/missing x -->\n<!-- stet: nonsense/rule x -->\n")
    narrow = _report("a.md", "--select", "name/*", cwd=repo)["notes"]
    assert [note["message"] for note in narrow] == ["stet names `nonsense/rule`, which is no rule"]
    notes = [note["message"] for note in _report("a.md", cwd=repo)["notes"]]
    assert notes == [
        "stet for date/missing answers no finding; it can go",
        "stet names `nonsense/rule`, which is no rule",
    ]


SLIPS = [
    "<!-- stet date/missing as sent -->", "<!-- stet -->", "<!-- stet: -->", "<!-- stet: missing -->",
    "{/* stet-next */}", "<!-- stet_file: date/missing -->", "<!-- STET: date/missing -->",
    "<!--stet:date/missing as sent",
]  # fmt: skip
REMARKS = ["<!-- stet the spelling -->", "<!-- stetson: date/missing -->", "# stet date/missing", "stet: date/missing"]


@pytest.mark.parametrize("mark", [*SLIPS, "---\n# stet date/missing\n", "---\ntitle: x # stet-fille: date/missing\n"])
def test_what_was_meant_for_a_mark_is_said(tmp_path: Path, mark: str) -> None:
    (tmp_path / "a.md").write_text(GOOD.replace("---\n", mark, 1) if mark.startswith("---") else f"{GOOD}{mark}\n")
    for options in ([], ["--cache-dir", "kept"], ["--cache-dir", "kept"]):
        (note,) = _report("a.md", "a.md", *options, cwd=tmp_path)["notes"]
        said = mark.split("\n")[1 if "\n" in mark else 0]
        assert note["message"].startswith(
            f"`{re.sub('(-->|[*]/})$', '', said[said.lower().index('stet') :]).rstrip()}` lets"
        )


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_is_no_mark(tmp_path: Path, remark: str) -> None:
    (tmp_path / "a.md").write_text(f"{GOOD}{remark}\n")
    assert _report("a.md", cwd=tmp_path)["notes"] == []


# The other commands.


def test_explain(repo: Path) -> None:
    out = copydesk("explain", "byline/missing", cwd=repo).stdout
    for heading in ("What it does", "Why", "Instead", "Options", "Good", "Bad"):
        assert f"\n{heading}\n" in out
    told = json.loads(copydesk("explain", "byline/missing", "--output-format", "json", cwd=repo).stdout)
    assert told["id"] == "byline/missing"
    done = copydesk("explain", "byline/mising", cwd=repo)
    assert done.returncode == 2
    assert "nearest: byline/missing" in done.stderr
    done = copydesk("explain", cwd=repo)
    assert done.returncode == 2
    assert "`copydesk rules` lists the rules" in done.stderr


def test_rules(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("rules: {date/missing: off}\n")
    told = json.loads(copydesk("rules", "--output-format", "json", cwd=repo).stdout)
    states = {rule["id"]: rule["severity"] for rule in told["rules"]}
    assert states["date/missing"] == "off"
    assert states["date/contradicts-text"] == "error"
    assert "rules/dates.yaml:" in copydesk("rules", cwd=repo).stdout


def test_version_and_help(repo: Path) -> None:
    assert copydesk("--version", cwd=repo).stdout.startswith("copydesk ")
    assert "check" in copydesk("--help", cwd=repo).stdout
