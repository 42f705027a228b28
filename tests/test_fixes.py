"""Fixes: whole or not at all, in the file's own bytes, and only in the file that was read."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import fixes
from checks.baseline import Ledger
from checks.cli import intake
from checks.cli.fixing import Fixing
from checks.cli.intake import Source
from checks.fixes import Original, Refused
from checks.model import Edit, Fix, Part, Report, Span
from checks.run import File
from tests.test_cli import GOOD, copydesk

TEXT = (
    "---\ntitle: Council meets\ndate: {day}\nbyline: José Berg\n---\nThe envoy said Wednesday that the war in Ukraine"
    " will soon enter its fourth year. Vice President JD Vance comes later this week to a security conference in"
    " Munich.\n"
)
BAD, MENDED = TEXT.format(day="2024-02-06"), TEXT.format(day="2025-02-12")
FIX = ("check", "--fix", "--unsafe-fixes")


def _fix(*edits: tuple[int, int, str], safe: bool = True) -> Fix:
    return Fix(tuple(Edit(Span(start, end), text) for start, end, text in edits), safe)


def _original(path: Path) -> Original:
    return Original(path, path.read_bytes(), "utf-8")


# Putting fixes into a text.


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    first, second = _fix((0, 3, "One"), (8, 13, "3")), _fix((4, 7, "2"), (9, 10, "x"))
    applied = fixes.apply("one two three", [first, second])
    assert applied == ("One two 3", (first,), (second,))


@pytest.mark.parametrize(
    "edits",
    [
        [(0, 99, "x")],
        [(5, 4, "x")],
        [(-1, 2, "x")],
        [(0, 3, "x"), (2, 4, "y")],
        [(2, 2, "x"), (2, 2, "y")],
        [(0, 3, "x"), (1, 1, "y")],
        [],
    ],
)
def test_a_fix_that_is_none_is_left(edits: list[tuple[int, int, str]]) -> None:
    fix = _fix(*edits)
    assert fixes.apply("one two", [fix]) == ("one two", (), (fix,))


def test_edits_may_touch() -> None:
    text = fixes.apply("abcd", [_fix((1, 2, "B")), _fix((2, 3, "C")), _fix((1, 1, "-")), _fix((3, 3, "+"))]).text
    assert text == "a-BC+d"


def test_offsets_are_code_points() -> None:
    assert fixes.apply("😀 José 😀", [_fix((2, 6, "Ada"))]).text == "😀 Ada 😀"


@pytest.mark.parametrize(("ending", "expected"), [("\n", "\n"), ("\r\n", "\r\n"), ("\r", "\r")])
def test_new_lines_end_as_those_of_the_file(ending: str, expected: str) -> None:
    text = f"a{ending}b{ending}"
    assert fixes.apply(text, [_fix((0, 0, "x\ny\r\n"))]).text == f"x{expected}y{expected}{text}"


def _spliced(text: str, edits: list[Edit]) -> str:
    for (start, end), new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


_OFFSETS = st.integers(-1, 12)
_EDITS = st.tuples(_OFFSETS, _OFFSETS, st.text("xyz", max_size=3))


@given(st.text("ab\u00e9\U0001f600\n", max_size=10), st.lists(st.lists(_EDITS, max_size=3), max_size=6))
def test_applying_is_splicing(text: str, drawn: list[list[tuple[int, int, str]]]) -> None:
    given_fixes = [_fix(*edits) for edits in drawn]
    applied = fixes.apply(text, given_fixes)
    edits = [edit for fix in applied.done for edit in fix.edits]
    assert applied.text == _spliced(text, edits)
    assert len(applied.done) + len(applied.left) == len(given_fixes)
    taken = sorted(edit.span for edit in edits)
    assert all(a.end <= b.start for a, b in pairwise(taken))
    if applied.left and not applied.done:
        assert all(fixes.apply(text, [fix]).left for fix in applied.left)


# The diff.


def test_the_diff_is_one_that_git_applies(tmp_path: Path) -> None:
    after = {"a b.md": "x\r\nY\r\n", "å.md": "no end\nof file", 'q"t.md': "one\u2028line\rstill\n"}
    before = {"a b.md": "x\r\ny\r\n", "å.md": "no end", 'q"t.md': "one\u2028line\n"}
    for name, text in before.items():
        (tmp_path / name).write_bytes(text.encode())
    patch = "".join(fixes.diff(name, before[name], after[name]) for name in before)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch.encode(), check=True)
    assert {name: (tmp_path / name).read_bytes().decode() for name in after} == after


def test_no_change_is_no_diff() -> None:
    assert fixes.diff("a.md", "x\n", "x\n") == ""


# Writing.


def test_what_changed_since_it_was_read_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    original = _original(path)
    path.write_text("newer")
    with pytest.raises(Refused, match="has changed"):
        fixes.write(original, "fixed", tmp_path)
    assert path.read_text() == "newer"
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_nothing_behind(tmp_path: Path, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(Refused if isinstance(error, OSError) else KeyboardInterrupt):
        fixes.write(_original(path), "fixed", tmp_path)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.md"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "a.md").write_text("old")
    (root / "a.md").symlink_to(outside / "a.md")
    (root / "folder").symlink_to(outside)
    (root / "inner").mkdir()
    (root / "inner" / "a.md").write_text("old")
    (root / "near").symlink_to(root / "inner")
    for path, says in ((root / "a.md", "symbolic link"), (root / "folder" / "a.md", "symbolic link out of")):
        with pytest.raises(Refused, match=says):
            fixes.write(_original(path), "fixed", root)
    assert (outside / "a.md").read_text() == "old"
    assert (root / "a.md").is_symlink()
    fixes.write(_original(root / "near" / "a.md"), "fixed", root)
    assert (root / "inner" / "a.md").read_text() == "fixed"


def test_only_regular_files_that_are_there_and_may_be_written(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "locked.md").write_text("old")
    (tmp_path / "locked.md").chmod(0o444)
    for name, says in (("pipe", "no regular file"), ("locked.md", "read-only"), ("gone.md", "No such file")):
        with pytest.raises(Refused, match=says):
            fixes.write(Original(tmp_path / name, b"old", "utf-8"), "fixed", tmp_path)


def test_what_the_encoding_lacks_is_refused() -> None:
    with pytest.raises(Refused, match=r"cp1252 has no '中' \(U\+4E2D\)"):
        fixes.encode("中", b"\xe9", "cp1252")
    with pytest.raises(Refused, match="not all of its bytes are cp1252"):
        fixes.encode("x", b"\x81", "cp1252")


# Round by round.


def _settled(text: str, monkeypatch: pytest.MonkeyPatch, swaps: dict[str, str], safe: bool = True) -> Fixing:
    """Fixes a text by a check that finds the keys of `swaps` and puts their values in their place."""

    def judged(files: list[File], *_: object) -> Iterator[Any]:
        (file,) = files
        found = [_fix((file.text.index(old), file.text.index(old) + len(old), new), safe=safe)
                 for old, new in swaps.items() if old in file.text]  # fmt: skip
        flags = [SimpleNamespace(finding=SimpleNamespace(fix=fix)) for fix in found]
        yield file, None, SimpleNamespace(flags=flags)

    monkeypatch.setattr(intake, "Judging", lambda *_: SimpleNamespace(each=judged))
    settings: Any = SimpleNamespace(root=Path.cwd())
    fixing = Fixing(settings, Ledger(Path.cwd()), Report(), unsafe=False, write=False)
    file = File("a.md", (Part(text),), (), settings)
    list(fixing.mended([Source(None, text.encode(), "utf-8", file)]))
    return fixing


def test_fixes_that_overlap_wait_for_the_next_round(monkeypatch: pytest.MonkeyPatch) -> None:
    fixing = _settled("the the the end\n", monkeypatch, {"the the": "the", "the end": "the finish"})
    assert fixing.diffs == ["--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-the the the end\n+the finish\n"]
    assert (fixing.findings, fixing.changed, fixing.report.notes) == (3, 1, [])


def test_fixes_that_undo_each_other_end_with_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    fixing = _settled("ab", monkeypatch, {"a": "c", "c": "a"})
    assert [note.path for note in fixing.report.notes] == ["a.md"]
    assert fixing.diffs == []


def test_unsafe_fixes_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _settled("ab", monkeypatch, {"a": "c"}, safe=False).findings == 0


# --fix, as a user meets it.


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r\n", 3).encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        lambda text: codecs.BOM_UTF16_BE + text.replace("\n", "\r\n").encode("utf-16-be"),
        lambda text: codecs.BOM_UTF32_BE + text.encode("utf-32-be"),
        lambda text: text.encode("latin-1"),
        lambda text: text.rstrip("\n").encode(),
    ],
)  # fmt: skip
def test_nothing_but_the_fix_changes(tmp_path: Path, encoded: object) -> None:
    assert callable(encoded)
    path = tmp_path / "a.md"
    path.write_bytes(encoded(BAD))
    path.chmod(0o640)
    done = copydesk(*FIX, "a.md", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "fixed 1 finding in 1 file" in done.stderr
    assert path.read_bytes() == encoded(MENDED)
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["a.md"]


def test_unsafe_fixes_are_for_who_asks(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(BAD)
    for arguments in (["--fix"], ["--unsafe-fixes"]):
        done = copydesk("check", "a.md", *arguments, cwd=tmp_path)
        assert done.returncode == 1
        assert "fix       2025-02-12   (--fix --unsafe-fixes)" in done.stdout
    assert copydesk("check", "a.md", "--diff", cwd=tmp_path).returncode == 0
    assert path.read_text() == BAD


def test_what_remains_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BAD.replace("byline: José Berg\n", ""))
    done = copydesk(*FIX, "a.md", "--output-format", "concise", cwd=tmp_path)
    assert done.returncode == 1
    assert "byline/missing" in done.stdout
    assert "date/contradicts-text" not in done.stdout


def test_what_is_let_stand_is_not_fixed(tmp_path: Path) -> None:
    text = BAD.replace("2024-02-06", "2024-02-06  # stet: date/contradicts-text as printed")
    (tmp_path / "a.md").write_text(text)
    (tmp_path / "b.md").write_text(BAD)
    copydesk("baseline", "b.md", cwd=tmp_path)
    assert copydesk(*FIX, ".", cwd=tmp_path).returncode == 0
    assert (tmp_path / "a.md").read_text() == text
    assert (tmp_path / "b.md").read_text() == BAD


def test_diff_writes_nothing_and_shows_all(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(BAD.replace("\n", "\r\n").encode())
    (tmp_path / "good.md").write_text(GOOD)
    done = copydesk("check", ".", "--diff", "--unsafe-fixes", "--fix", cwd=tmp_path)
    assert done.returncode == 1
    assert "-date: 2024-02-06\r\n+date: 2025-02-12\r\n" in done.stdout
    assert "good.md" not in done.stdout
    assert "would fix 1 finding in 1 file" in done.stderr
    assert (tmp_path / "a.md").read_bytes() == BAD.replace("\n", "\r\n").encode()
    copydesk("check", ".", "--diff", "--unsafe-fixes", "-o", "fix.patch", cwd=tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "fix.patch"], cwd=tmp_path, check=True)
    assert (tmp_path / "a.md").read_bytes() == MENDED.replace("\n", "\r\n").encode()
    assert copydesk("check", ".", "--diff", "--unsafe-fixes", cwd=tmp_path).stdout == ""


def test_a_diff_steers_no_terminal_and_commands_no_log(tmp_path: Path) -> None:
    text = BAD.replace("The envoy", "The\x1b[31m envoy").replace("title: ", "title: >\n  ::error::")
    (tmp_path / "a.md").write_text(text)
    done = copydesk("check", "a.md", "--diff", "--unsafe-fixes", cwd=tmp_path)
    assert "+date: 2025-02-12" in done.stdout
    assert "\x1b" not in done.stdout
    assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())
    assert "-o FILE" in done.stderr
    copydesk("check", "a.md", "--diff", "--unsafe-fixes", "-o", "fix.patch", cwd=tmp_path)
    assert "\x1b[31m" in (tmp_path / "fix.patch").read_text()


def _filtered(data: bytes, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "checks", *FIX, "-", "--stdin-filename", "a.md"]
    return subprocess.run(command, cwd=cwd, input=data, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_standard_input_is_a_filter(tmp_path: Path, encoding: str) -> None:
    done = _filtered(BAD.encode(encoding), tmp_path)
    assert done.returncode == 0
    assert done.stdout == MENDED.encode(encoding)
    assert b"1 article, nothing found" in done.stderr


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00\x01\x02" * 99, GOOD.encode(), BAD.encode("utf-16") + b"\x81"])
def test_a_filter_loses_nothing(tmp_path: Path, data: bytes) -> None:
    assert _filtered(data, tmp_path).stdout == data


def test_what_is_refused_is_a_failure_and_the_rest_is_fixed(tmp_path: Path) -> None:
    (tmp_path / "target.md").write_text(BAD)
    (tmp_path / "a.md").symlink_to("target.md")
    (tmp_path / "b.md").write_text(BAD)
    for mode in ("--fix", "--diff"):
        done = copydesk("check", mode, "--unsafe-fixes", "a.md", "b.md", cwd=tmp_path)
        assert done.returncode == 2
        assert "symbolic link" in done.stdout + done.stderr
    assert (tmp_path / "target.md").read_text() == BAD
    assert (tmp_path / "b.md").read_text() == MENDED
