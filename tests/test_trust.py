"""`--config-from`: a branch is checked by the settings of a commit that is trusted, and what it changes is named."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import BAD, GOOD, copydesk

OFF = "rules: {date/contradicts-text: off}\n"
STET = BAD.replace("2024-03-04", "2024-03-04  # stet: date/contradicts-text as printed")
RULE = """\
- id: house/no-rain
  check: reference
  severity: error
  message: "{value} is no section"
  why: There is no such page.
  where: [section]
  options: {list: sections.yaml}
  good: [{header: {section: news}, text: It rained.}]
  bad: [{header: {section: nwes}, text: It rained., finds: nwes, says: nwes is no section}]
"""


def git(folder: Path, *arguments: str) -> None:
    names = ["-c", "user.name=Ada Berg", "-c", "user.email=ada@example.org"]
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


def write(folder: Path, **files: str) -> None:
    """Writes files whose names have `__` for `/` and `_` for `.`."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    write(folder, content__a_md=BAD, content__b_md=GOOD)
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "more")


def check(folder: Path, *arguments: str | Path, **environment: Any) -> tuple[list[str], list[str]]:
    """The findings by the settings of main, as `path rule`, and the notes."""
    done = copydesk(
        "check", "--config-from=main", "--output-format", "json", *arguments, cwd=folder,
        COPYDESK_CACHE_DIR=str(folder.parent / "cache"), **environment,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    found = [f"{each['path']} {each['rule']}" for each in json.loads(done.stdout)["findings"]]
    return found, [line.removeprefix("copydesk: note: ") for line in done.stderr.splitlines()]


CONTRADICTED = ["content/a.md date/contradicts-text"]


def test_a_branch_does_not_switch_off_what_it_breaks(repo: Path) -> None:
    write(repo, copydesk_yaml="paths: [content]\n")
    commit(repo)
    write(repo, copydesk_yaml=f"paths: [pages]\n{OFF}", content__a_md=BAD)
    write(repo, **{"copydesk-baseline_json": '{"version": 1, "findings": []}'})
    found, notes = check(repo)
    assert found == CONTRADICTED
    assert notes == [
        "copydesk-baseline.json: is not in main and was not used",
        'copydesk.yaml: differs from main and was not used: paths is ["pages"] there',
        "copydesk.yaml: differs from main and was not used: rules.date/contradicts-text is off there",
    ]
    summary = copydesk("check", "--config-from=main", "--output-format", "markdown", cwd=repo).stdout
    assert (
        "- **note:** copydesk.yaml: differs from main and was not used: rules.date/contradicts-text is off" in summary
    )


def test_without_settings_in_the_commit_the_defaults_hold(repo: Path) -> None:
    commit(repo)
    write(repo, copydesk_yaml=OFF)
    assert check(repo) == (CONTRADICTED, ["copydesk.yaml: is not in main and was not used"])


def test_what_is_only_written_otherwise_is_no_change(repo: Path) -> None:
    write(repo, copydesk_yaml=OFF)
    commit(repo)
    write(repo, copydesk_yaml=f"# ours\n{OFF}")
    assert check(repo) == ([], [])
    (repo / "copydesk.yaml").unlink()
    assert check(repo) == ([], ["copydesk.yaml: is gone here; that of main was used"])
    write(repo, copydesk_yaml="rules: [\n")
    assert check(repo) == ([], ["copydesk.yaml: differs from main and was not used"])


def test_the_closest_config_of_the_commit_holds(repo: Path) -> None:
    write(repo, content__a_md=BAD, wire__a_md=BAD, copydesk_yaml="", wire__copydesk_yaml=OFF)
    commit(repo)
    write(repo, content__copydesk_yaml=OFF, wire__copydesk_yaml="", content___hg__hgrc="")
    found, notes = check(repo)
    assert found == CONTRADICTED
    assert notes == [
        "content/copydesk.yaml: is not in main and was not used",
        "wire/copydesk.yaml: differs from main and was not used: rules.date/contradicts-text is not set there",
    ]


def test_a_folder_that_looks_like_a_root_hides_no_config(repo: Path) -> None:
    write(repo, copydesk_yaml="rules: {date/contradicts-text: warning}\n")
    commit(repo)
    (repo / "content" / ".hg").mkdir()
    done = copydesk("check", "--config-from=main", "content/a.md", cwd=repo)
    assert "warning  date/contradicts-text" in done.stdout


def test_rules_and_lists_are_those_of_the_commit(repo: Path) -> None:
    write(repo, copydesk_yaml="extends: house.yaml\n", house_yaml=RULE, sections_yaml="[news]\n")
    commit(repo)
    write(repo, sections_yaml="[news, nwes]\n", house_yaml="rules: {}\n", content__a_md=GOOD)
    write(repo, content__b_md=GOOD.replace("---\n", "---\nsection: nwes\n", 1))
    found, notes = check(repo)
    assert found == ["content/b.md house/no-rain"]
    assert notes == [f"{name}: differs from main and was not used" for name in ("house.yaml", "sections.yaml")]
    assert check(repo)[1] == notes  # from the cache, too


def test_author_files_are_those_of_the_commit(repo: Path) -> None:
    on = "rules: {byline/unknown-author: error}\nauthors: [staff]\n"
    write(repo, copydesk_yaml=on, staff__ada_yaml="name: Ada Berg\n", staff__bo_yaml="name: Bo Ek\n")
    write(repo, content__a_md=GOOD.replace("Ada Berg", "cyd"), content__b_md=GOOD.replace("Ada Berg", "bo"))
    commit(repo)
    write(repo, staff__cyd_yaml="name: Cyd Fox\n")
    unknown = ["content/a.md byline/unknown-author"]
    assert copydesk("check", "content", cwd=repo).returncode == 0
    assert check(repo) == (unknown, ["staff/cyd.yaml: is not in main and was not used"])
    assert check(repo, "--jobs", "2")[0] == unknown


def test_the_baseline_is_that_of_the_commit(repo: Path) -> None:
    write(repo, copydesk_yaml="")
    assert copydesk("baseline", cwd=repo).returncode == 0
    commit(repo)
    assert check(repo) == ([], [])
    write(repo, content__b_md=BAD)
    assert copydesk("baseline", "--accept-new", cwd=repo).returncode == 0
    found, notes = check(repo)
    assert found == ["content/b.md date/contradicts-text"]
    assert notes == ["copydesk-baseline.json: differs from main and was not used"]


def test_by_however_many_and_from_the_cache(repo: Path) -> None:
    write(repo, copydesk_yaml="")
    commit(repo)
    write(repo, copydesk_yaml=OFF)
    assert copydesk("check", cwd=repo, COPYDESK_CACHE_DIR=str(repo.parent / "cache")).returncode == 0
    assert {check(repo, *more)[0][0] for more in ((), ("--jobs", "2"), (), ("--no-cache",))} == set(CONTRADICTED)
    assert copydesk("check", cwd=repo, COPYDESK_CACHE_DIR=str(repo.parent / "cache")).returncode == 0


def test_with_changed_and_from_anywhere(repo: Path) -> None:
    write(repo, copydesk_yaml="")
    commit(repo)
    write(repo, copydesk_yaml=OFF, content__c_md=BAD)
    git(repo, "add", ".")
    assert check(repo, "--changed=main")[0] == ["content/c.md date/contradicts-text"]
    assert check(repo, "--changed")[0] == ["content/c.md date/contradicts-text"]
    found, notes = check(repo / "content")
    assert found == ["a.md date/contradicts-text", "c.md date/contradicts-text"]
    assert notes == ["../copydesk.yaml: differs from main and was not used: rules.date/contradicts-text is off there"]
    (repo.parent / "link").symlink_to(repo)
    assert check(repo, repo.parent / "link" / "content" / "a.md")[0] == ["../link/content/a.md date/contradicts-text"]


def test_new_marks_are_named(repo: Path) -> None:
    write(repo, content__b_md=STET.replace("Council meets", "Rain"))
    commit(repo)
    write(repo, content__a_md=STET, content__b_md="---\nlayout: x\n" + STET[4:])
    assert check(repo) == ([], ["content/a.md: has a new mark: stet: date/contradicts-text as printed"])
    write(repo, content__c_md=STET + "<!-- stet-next: name/variant -->\n" * 30)
    notes = [note for note in check(repo)[1] if note.startswith("content/c.md: ")]
    assert len(notes) == 21
    assert notes[1] == "content/c.md: has a new mark: stet-next: name/variant"
    assert notes[-1] == "content/c.md: has 11 more new marks"


def test_a_commit_is_read_as_it_is(repo: Path) -> None:
    write(repo, copydesk_yaml="# $Format:%H$\n", _gitattributes="*.yaml export-ignore export-subst filter=no\n")
    git(repo, "config", "filter.no.smudge", "touch hacked; echo 'rules: {}'")
    git(repo, "config", "filter.no.clean", "cat")
    write(repo, copydesk_yaml=f"# $Format:%H$\n{OFF}")
    commit(repo)
    write(repo, copydesk_yaml="")
    before = sorted(path for path in repo.rglob("*") if ".git" not in path.parts)
    (repo.parent / "temporary").mkdir()
    assert check(repo, TMPDIR=str(repo.parent / "temporary"))[0] == []
    assert list((repo.parent / "temporary").iterdir()) == []
    assert sorted(path for path in repo.rglob("*") if ".git" not in path.parts) == before


@pytest.mark.parametrize("target", ["../shared/ours.yaml", "../content/../shared/./ours.yaml"])
def test_links_of_the_commit_are_followed_within_it(repo: Path, target: str) -> None:
    write(repo, shared__ours_yaml="extends: rules.yaml\n", content__rules_yaml=OFF)
    (repo / "content" / "copydesk.yaml").symlink_to(target)
    commit(repo)
    write(repo, shared__ours_yaml="", content__rules_yaml="")
    assert check(repo)[0] == []


@pytest.mark.parametrize("target", ["../../secret.yaml", "/etc/hostname", "copydesk.yaml", "../nowhere"])
def test_links_of_the_commit_lead_nowhere_else(repo: Path, target: str) -> None:
    write(repo, copydesk_yaml="", content__a_md=BAD)
    write(repo, secret_yaml=OFF)
    write(repo.parent, secret_yaml=OFF)
    (repo / "content" / "copydesk.yaml").symlink_to(target)
    commit(repo)
    done = copydesk("check", "--config-from=main", cwd=repo)
    assert done.returncode == 2
    assert re.match(r"content/copydesk.yaml:1:1: error: is (?:no regular file|a link out of)", done.stderr)


def test_what_the_branch_makes_a_link_is_not_told(repo: Path) -> None:
    write(repo, copydesk_yaml="", house__copydesk_yaml="")
    commit(repo)
    write(repo.parent, secret_yaml="token: hunter2\n", elsewhere__copydesk_yaml="token: hunter2\n")
    (repo / "copydesk.yaml").unlink()
    (repo / "copydesk.yaml").symlink_to("../secret.yaml")
    (repo / "house" / "copydesk.yaml").unlink()
    (repo / "house").rmdir()
    (repo / "house").symlink_to("../elsewhere")
    notes = check(repo)[1]
    assert notes == [f"{name}copydesk.yaml: differs from main and was not used" for name in ("", "house/")]


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-x", "main..", "main:copydesk.yaml", "", "HEAD^{tree}"])
def test_a_revision_that_is_none(repo: Path, revision: str) -> None:
    commit(repo)
    done = copydesk("check", f"--config-from={revision}", cwd=repo)
    assert done.returncode == 2
    assert done.stderr.startswith(f"copydesk: error: --config-from {revision} asks git, which says: ")


def test_without_a_repository_or_git(repo: Path) -> None:
    done = copydesk("check", "--config-from=main", cwd=repo.parent, GIT_CEILING_DIRECTORIES=str(repo.parent.parent))
    assert (done.returncode, "not a git repository" in done.stderr) == (2, True)
    done = copydesk("check", "--config-from=main", cwd=repo, PATH="")
    assert done.returncode == 2
    assert "git can't be run: No such file or directory" in done.stderr


@pytest.mark.parametrize("other", ["--isolated", "--config=copydesk.yaml"])
def test_settings_come_from_one_place(repo: Path, other: str) -> None:
    commit(repo)
    done = copydesk("check", "--config-from=main", other, cwd=repo)
    assert (done.returncode, done.stdout) == (2, "")
    assert "choose one" in done.stderr


def test_mistakes_of_the_commit_are_told_by_their_place_in_the_repository(repo: Path) -> None:
    write(repo, copydesk_yaml="extends: house.yaml\n", house_yaml="rules: {none/such: off}\n")
    commit(repo)
    write(repo, copydesk_yaml="", house_yaml="")
    done = copydesk("check", "--config-from=main", cwd=repo)
    assert done.returncode == 2
    assert done.stderr.startswith("house.yaml:1:")
