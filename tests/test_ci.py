"""The action and the templates: what their schemas say, and what their steps do when they are run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
BAD = "---\ntitle: Rain\ndate: 2024-02-06\nauthor: Ada Berg\n---\nIt rained on May 7, 2025.\n"


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.gitlab-ci", "templates/gitlab.yml"),
    ],
)
def test_files_are_what_their_schemas_say(schema: str, file: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / file)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


@pytest.mark.parametrize(("schema", "at"), [("vendor.github-workflows", 0), ("vendor.gitlab-ci", 1)])
def test_the_samples_in_the_documents_are_what_their_schemas_say(schema: str, at: int, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    (tmp_path / "sample.yml").write_text(re.findall(r"^```yaml\n(.*?)^```", text, re.M | re.S)[at], "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(tmp_path / "sample.yml")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def _step(tmp_path: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Runs the checking step of the action, as the runner would, in a folder of its own."""
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    step = action["runs"]["steps"][1]
    given = {f"${{{{ inputs.{name} }}}}": each["default"] for name, each in action["inputs"].items()}
    given |= {f"${{{{ inputs.{name.replace('_', '-')} }}}}": value for name, value in inputs.items()}
    base = inputs.get("base", "")
    environment = {name: given.get(value, base) for name, value in step["env"].items()}
    tools = tmp_path.parent / f"{tmp_path.name}-bin"
    tools.mkdir(exist_ok=True)
    command = tools / "copydesk"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m checks "$@"\n', "utf-8")
    command.chmod(0o755)
    summary = tools / "summary.md"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, **environment, "PATH": f"{tools}:{os.environ['PATH']}", "GITHUB_STEP_SUMMARY": str(summary)},
    )  # fmt: skip
    return done, summary.read_text("utf-8") if summary.exists() else ""


def test_the_step_fails_on_errors_and_tells_the_summary(tmp_path: Path) -> None:
    (tmp_path / "a b.md").write_text(BAD, "utf-8")
    done, summary = _step(tmp_path, sarif="found.sarif")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=a b.md,line=3")
    assert "date/contradicts-text" in summary
    assert (tmp_path / "found.sarif").is_file()


def test_inputs_are_data_and_no_commands(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BAD, "utf-8")
    done, _ = _step(tmp_path, paths="$(touch hacked) `touch hacked`; touch hacked")
    assert done.returncode == 2
    assert not (tmp_path / "hacked").exists()
    done, _ = _step(tmp_path, paths="--fix")
    assert done.returncode == 2


def test_the_step_checks_what_has_changed(tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        names = ["-c", "user.name=Ada Berg", "-c", "user.email=ada@example.org"]
        done = subprocess.run(["git", *names, *arguments], cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    git("init", "-q")
    (tmp_path / "old.md").write_text(BAD, "utf-8")
    git("add", ".")
    git("commit", "-qm", "first")
    base = git("rev-parse", "HEAD")
    (tmp_path / "new.md").write_text(BAD, "utf-8")
    git("add", ".")
    git("commit", "-qm", "second")
    done, _ = _step(tmp_path, changed_only="true", base=base)
    assert done.returncode == 1, done.stderr
    assert {line.split(",")[0] for line in done.stdout.splitlines()[:-1]} == {"::error file=new.md"}
