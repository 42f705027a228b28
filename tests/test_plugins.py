"""A third party's package adds a kind, a reader, a reporter and a pack; installed for real."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import copydesk

PLUGIN = Path(__file__).parent / "plugin"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The environment in which the example plugin is installed."""
    target = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(PLUGIN)]
    subprocess.run(command, check=True)
    return {"PYTHONPATH": str(target)}


def test_a_plugin_s_pack_and_kind(site: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "copydesk.yaml").write_text('extends: "copydesk_example:pack.yaml"\n')
    (tmp_path / "a.md").write_text("---\ntitle: RAIN STOPS PLAY\ndate: 2025-03-04\nbyline: Ada Berg\n---\nIt rained.\n")
    done = copydesk("check", "a.md", "--output-format", "concise", cwd=tmp_path, **site)
    assert "a.md:2:8: warning example/shouting “RAIN STOPS PLAY” shouts." in done.stdout, done.stderr
    assert copydesk("test-rules", cwd=tmp_path, **site).returncode == 0


def test_a_plugin_s_reader(site: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "a.org").write_text("#+title: Rain\n#+date: 2024-03-04\n#+author: Ada Berg\nIt fell on May 4, 2025.\n")
    done = copydesk("check", ".", "--output-format", "concise", cwd=tmp_path, **site)
    assert "a.org:2:9: error date/contradicts-text" in done.stdout, done.stderr


def test_a_plugin_s_reporter(site: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Rain\n---\nIt rained.\n")
    assert copydesk("check", "a.md", "--output-format", "count", cwd=tmp_path, **site).stdout == "2\n"


def test_without_the_plugin_its_names_are_unknown(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Rain\n---\nIt rained.\n")
    done = copydesk("check", "a.md", "--output-format", "count", cwd=tmp_path)
    assert done.returncode == 2
    assert "no output format is called count; there are full, concise, grouped, json" in done.stderr
