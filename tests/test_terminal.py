"""What only a terminal sees: a bar beside long runs, links to files, marks that stay under wide characters."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from checks.cli import progress
from tests.test_cli import copydesk


def _terminal(command: list[str], cwd: Path, **environment: str) -> str:
    """What a command prints to a terminal."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **environment}
    env.pop("NO_COLOR", None)
    process = subprocess.Popen(command, cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 65536):
            said += part
    except OSError:  # the terminal is closed when the command ends
        pass
    process.wait()
    os.close(ours)
    return said.decode("utf-8", "replace")


BAD = "---\ntitle: Rain\ndate: 2024-02-06\nauthor: Ada Berg\n---\nIt rained on May 7, 2025.\n"


@pytest.mark.parametrize(("term", "linked"), [("xterm-256color", True), ("dumb", False)])
def test_files_are_links_where_the_terminal_has_them(tmp_path: Path, term: str, linked: bool) -> None:
    (tmp_path / "a b.md").write_text(BAD, "utf-8")
    said = _terminal([sys.executable, "-m", "checks", "check", "--isolated"], tmp_path, TERM=term)
    assert ("\x1b]8;" in said) == linked
    assert (f"{tmp_path.as_uri()}/a%20b.md" in said) == linked
    assert "date/contradicts-text" in said


def test_nothing_but_the_report_goes_to_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BAD, "utf-8")
    done = copydesk("check", "--isolated", cwd=tmp_path)
    assert (done.stderr, "\x1b" in done.stdout) == ("", False)


class _Clock:
    def __init__(self, step: float) -> None:
        self._now, self._step = 0.0, step

    def __call__(self) -> float:
        self._now += self._step
        return self._now


@pytest.mark.parametrize(("step", "drawn"), [(0.0001, False), (0.5, True)])
def test_a_bar_is_drawn_after_a_second(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], step: float, drawn: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("checks.cli.progress.time.monotonic", _Clock(step))
    assert list(progress.shown(range(10), 10)) == list(range(10))
    assert ("checking" in capsys.readouterr().err) == drawn


def test_a_bar_goes_when_the_run_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr("checks.cli.progress.time.monotonic", _Clock(0.5))

    def broken() -> Iterator[int]:
        yield from range(5)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(progress.shown(broken(), 10))


@pytest.mark.parametrize("lead", ["", "東京の会議 ", "é̀ ", "👩‍👩‍👧 ", "שלום "])
def test_the_mark_stands_under_the_spot(tmp_path: Path, lead: str) -> None:
    text = f"---\ntitle: Rain\ndate: 2025-05-08\nauthor: Ada Berg\n---\n{lead}On Friday, May 7, 2025, it rained.\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    done = copydesk("check", "--isolated", "--select", "date/weekday-mismatch", cwd=tmp_path)
    line, mark = next(
        (one, two)
        for one, two in zip(done.stdout.splitlines(), done.stdout.splitlines()[1:], strict=False)
        if re.search(r"│ +\^+$", two)
    )
    spot = line.index("Friday")
    assert cell_len(line[:spot]) == mark.index("^")
    assert cell_len("Friday, May 7, 2025") == mark.count("^")
