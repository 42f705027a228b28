"""The benchmarks of speed print their tables; what the tables say is for people to read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RAIN = "---\ntitle: Rain {n}\ndate: 2025-05-08\nauthor: Ada Berg\n---\nIt rained on May 7, 2025. Mayor Ada Berg sang.\n"


@pytest.fixture
def data(tmp_path: Path) -> str:
    for n in range(3):
        (tmp_path / f"{n}.md").write_text(RAIN.format(n=n), "utf-8")
    return str(tmp_path)


def _printed(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_startup() -> None:
    assert "| a clean article " in _printed("startup", "1")


def test_stages(data: str) -> None:
    assert "| in all " in _printed("stages", data, "3")


def test_metamorphic(data: str) -> None:
    table = _printed("metamorphic", data, "3")
    assert "| CRLF                     |     3 |      0 |" in table


def test_speed(data: str) -> None:
    assert "| copydesk, two processes " in _printed("speed", data, "--files", "2")


def test_growth() -> None:
    assert "| files of 2 KB  |" in _printed("growth", "--most", "10")


def test_hostile_copy() -> None:
    assert "the largest exponent is" in _printed("hostile_copy", "digits")
