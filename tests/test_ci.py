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

from checks import __version__
from checks.cli import init

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
    # github.event: `base` is both the base of a pull request and what a push began with
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


def _git(folder: Path, *arguments: str) -> str:
    names = ["-c", "user.name=Ada Berg", "-c", "user.email=ada@example.org"]
    done = subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _committed(folder: Path, **files: str) -> str:
    """Commits Markdown files and settings, named without their endings; the commit's id."""
    if not (folder / ".git").exists():
        _git(folder, "init", "-q")
    for name, text in files.items():
        (folder / f"{name}.{'yaml' if name == 'copydesk' else 'md'}").write_text(text, "utf-8")
    _git(folder, "add", ".")
    _git(folder, "commit", "-qm", "more")
    return _git(folder, "rev-parse", "HEAD")


def test_the_step_goes_by_the_settings_of_the_base(tmp_path: Path) -> None:
    base = _committed(tmp_path, copydesk="fail_level: warning\n")
    _committed(tmp_path, new=BAD, copydesk="rules: {date/contradicts-text: off}\n")
    done, summary = _step(tmp_path, base=base)
    assert done.returncode == 1, done.stderr
    assert "date/contradicts-text" in done.stdout
    assert f"copydesk.yaml: differs from {base[:10]} and was not used: fail\\_level is not set there" in summary
    assert "rules.date/contradicts-text is off there" in summary
    assert _step(tmp_path, base=base, config_from_base="false")[0].returncode == 0


def test_the_step_stops_where_the_base_is_missing(tmp_path: Path) -> None:
    _committed(tmp_path, new=BAD)
    done, _ = _step(tmp_path, base="1" * 40)
    assert done.returncode == 2
    assert "in CI, check out with fetch-depth: 0" in done.stderr


def test_what_is_installed_is_pinned() -> None:
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert action["inputs"]["version"]["default"] == f"=={__version__}"
    assert f"pip install copydesk=={__version__}\n" in (ROOT / "templates" / "gitlab.yml").read_text("utf-8")


def test_what_init_writes_for_gitlab_is_the_template() -> None:
    job = yaml.safe_load((ROOT / "templates" / "gitlab.yml").read_text("utf-8"))
    assert yaml.safe_load(init.GITLAB) == job


def _gitlab(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs what the template's job runs last, with git as the only other tool, and says the command that it calls."""
    script = yaml.safe_load((ROOT / "templates" / "gitlab.yml").read_text("utf-8"))["copydesk"]["script"][-1]
    said = 'copydesk() { printf "%s\n" "$@"; }\n'
    environment = {**os.environ, **variables}
    return subprocess.run(
        ["sh", "-ec", said + script], cwd=folder, capture_output=True, text=True, check=False, env=environment
    )


def test_the_job_takes_the_target_s_settings_in_a_merge_request(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    base = _committed(tmp_path / "there", a=BAD)
    _git(tmp_path / "there", "branch", "release/$(id)")
    _git(tmp_path, "clone", "-q", "--depth=1", f"file://{tmp_path / 'there'}", "here")
    assert "--config-from" not in _gitlab(tmp_path / "here").stdout
    done = _gitlab(tmp_path / "here", CI_MERGE_REQUEST_TARGET_BRANCH_NAME="release/$(id)")
    assert done.stdout.splitlines()[:2] == ["check", "--config-from=refs/remotes/origin/release/$(id)"], done.stderr
    assert _git(tmp_path / "here", "rev-parse", "refs/remotes/origin/release/$(id)") == base
    assert _gitlab(tmp_path / "here", CI_MERGE_REQUEST_TARGET_BRANCH_NAME="--help").returncode > 1


def test_no_workflow_trusts_a_stranger() -> None:
    for text in ((ROOT / "docs" / "ci.md").read_text("utf-8").split("```yaml")[1].split("```")[0], init.GITHUB):
        workflow = yaml.safe_load(text)
        assert "pull_request_target" not in text
        assert workflow["permissions"]["contents"] == "read"
        assert all("@v" in step.get("uses", "@v") for step in workflow["jobs"]["copydesk"]["steps"])
    steps = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    assert not any("${{" in step["run"] for step in (*steps, *workflow["jobs"]["copydesk"]["steps"]) if "run" in step)


def test_the_step_checks_what_has_changed(tmp_path: Path) -> None:
    base = _committed(tmp_path, old=BAD)
    _committed(tmp_path, new=BAD)
    done, _ = _step(tmp_path, changed_only="true", base=base)
    assert done.returncode == 1, done.stderr
    assert {line.split(",")[0] for line in done.stdout.splitlines()[:-1]} == {"::error file=new.md"}
