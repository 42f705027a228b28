"""A pull request comes from a stranger: what its files can't do to whoever checks them, point by point.

`--config-from` is in test_trust, the action in test_ci, fixes are in test_fixes, single parsers in test_trees.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checks import discover, git
from checks.loading import load
from checks.reporters import FORMATS
from tests.test_cli import BAD, GOOD, copydesk
from tests.test_settings import RULE

SECRET = "hunter2"
DEEP = 20_000


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    folder.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    (folder / "a.md").write_text(GOOD)
    return folder


def said(repo: Path, *arguments: str, code: tuple[int, ...] = (0, 1, 2), **more: Any) -> str:
    """All that a call prints."""
    done = copydesk(*arguments, cwd=repo, **more)
    assert done.returncode in code, done.stderr
    return done.stdout + done.stderr


# 1. Linear time everywhere.


@pytest.mark.parametrize(
    "config",
    [
        "exclude: ['{glob}']\n",
        "overrides: [{{files: '{glob}', rules: {{date/missing: off}}}}]\n",
        "paths: [., '{glob}']\n",
        "extends: [recommended, house.yaml]\n",
    ],
)
@pytest.mark.parametrize("glob", ["*a" * 8 + "*b", "**/" * 200 + "b", "[!b]*" * 300 + "/b"])
def test_no_glob_takes_for_ever(repo: Path, config: str, glob: str) -> None:
    name = f"{'a' * 200}.md"
    (repo / name).write_text(GOOD)
    (repo / "copydesk.yaml").write_text(config.format(glob=glob))
    (repo / "house.yaml").write_text(RULE.replace("  good:", f"  when: {{path: '{glob}'}}\n  good:"))
    command = [sys.executable, "-m", "checks", "check", "--exclude", glob, name]
    assert subprocess.run(command, cwd=repo, capture_output=True, timeout=60, check=False).returncode in (0, 2)


def test_git_has_a_minute_for_a_gitignore(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repo / ".gitignore").write_text(f"{'**/' * 30}{'*a' * 30}b\n")
    deep = repo / ("x/" * 40)
    deep.mkdir(parents=True)
    (deep / f"{'a' * 200}.md").write_text(GOOD)
    monkeypatch.setattr(git, "PATIENCE", 0.5)
    with pytest.raises(discover.WrongPath, match=r"git took longer than 0\.5 s; is there an odd pattern"):
        list(discover.files([str(repo)], load(None, ""), (), force=False))


BOMBS = {
    "copydesk.yaml": [f"paths: {'[' * DEEP}", "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*a, *a]\n" for n in "bcdefgh")],
    "house.yaml": ["- " * DEEP, "rules: " + "{a: " * DEEP],
    "list.json": ["[" * DEEP, '{"a":' * DEEP],
    "data/authors.toml": [f"a = {'[' * DEEP}", f"a{'.a' * DEEP} = 1"],
    "deep.md": [f"---\ntitle: {'[' * DEEP}\n---\n", "> " * DEEP + "x", f"+++\na = {'[' * DEEP}\n+++\n"],
    "deep.html": ["<html>" + "<div>" * DEEP + "x", "<!DOCTYPE html [<!ENTITY a '&b;&b;'><!ENTITY b '&a;&a;'>]><p>&a;"],
    "deep.json": ["[" * DEEP, '{"text":' * DEEP, '{"title": "x", "text": "' + "<b>" * DEEP + '"}'],
    "deep.jsonl": ["[" * DEEP + "\n{}"],
}


@pytest.mark.parametrize(("name", "bomb"), [(name, bomb) for name, bombs in BOMBS.items() for bomb in bombs])
def test_no_file_goes_too_deep(repo: Path, name: str, bomb: str) -> None:
    (repo / "a.md").write_text(GOOD.replace("Ada Berg", "ada"))
    if name in ("house.yaml", "list.json"):
        (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
        rule = RULE.replace("check: pattern", "check: reference").replace(
            "{must_not: '\\ballegedly\\b'}", "{list: list.json}"
        )
        (repo / "house.yaml").write_text(rule)
    path = repo / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(bomb)
    command = [sys.executable, "-m", "checks", "check", "."]
    done = subprocess.run(command, cwd=repo, capture_output=True, timeout=60, check=False)
    assert done.returncode in (0, 1, 2)
    assert not re.search(rb"internal error|Traceback|RecursionError|crashed", done.stdout + done.stderr)


# 2. Files that a config names, and articles.


def _through(repo: Path, way: str, name: str, text: str) -> str:
    """Puts a file where a config must not reach it, and tells what a config would call it."""
    outside = repo.parent / "outside"
    outside.mkdir()
    (outside / name).write_text(text)
    (outside / "copydesk.yaml").write_text("")
    (repo / ".git" / name).write_text(text)
    (repo / f"link{Path(name).suffix}").symlink_to(outside / name)
    (repo / "folder").symlink_to(outside)
    (repo / f"inner{Path(name).suffix}").symlink_to(Path(".git") / name)
    return {
        "up": f"../outside/{name}",
        "down and up": f"folder/../outside/{name}",
        "absolute": str(outside / name),
        "link": f"link{Path(name).suffix}",
        "folder": f"folder/{name}",
        "git": f".git/{name}",
        "link to git": f"inner{Path(name).suffix}",
    }[way]


WAYS = ("up", "down and up", "absolute", "link", "folder", "git", "link to git")
REFERENCE = RULE.replace("check: pattern", "check: reference").replace("“{seen}” needs a source.", "{value}")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("name", "text", "config", "house"),
    [
        ("secret.yaml", f"{SECRET}: 1\n", "extends: [recommended, '{path}']\n", ""),
        ("facts.yaml", f"facts: {{{SECRET}: 1}}\n", "extends: house.yaml\n", "extends: '{path}'\n"),
        ("secret.yaml", f"[{SECRET}, {{}}]\n", "extends: house.yaml\n", "{list}"),
        ("secret.json", f'{{"{SECRET}": 1', "extends: house.yaml\n", "{list}"),
        ("secret.yaml", f"ada: {{name: {SECRET}}}\n", "authors: ['{path}']\n", ""),
    ],
    ids=("extends", "facts", "list", "broken list", "authors"),
)
def test_no_config_reads_what_lies_outside(
    repo: Path, way: str, name: str, text: str, config: str, house: str
) -> None:  # fmt: skip
    path = _through(repo, way, name, text)
    listed = re.sub(r"options: .*", f"options: {{list: '{path}'}}", REFERENCE)
    (repo / "house.yaml").write_text(listed if house == "{list}" else house.format(path=path))
    (repo / "copydesk.yaml").write_text(config.format(path=path))
    told = said(repo, "check", "a.md", code=(2,))
    assert SECRET not in told
    assert "lies outside" in told


@pytest.mark.parametrize("inside", ["../secret.yaml", "{outside}", "link.yaml"])
def test_a_package_gives_its_own_files_and_is_not_run(repo: Path, tmp_path: Path, inside: str) -> None:
    package = tmp_path / "installed" / "house_rules"
    package.mkdir(parents=True)
    secret = package.parent / "secret.yaml"
    secret.write_text(f"{SECRET}: 1\n")
    (package / "link.yaml").symlink_to(secret)
    (package / "rules.yaml").write_text(RULE)
    (package / "__init__.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')\n")
    installed: dict[str, Any] = {"PYTHONPATH": str(package.parent)}
    (repo / "copydesk.yaml").write_text(f"extends: ['house_rules:{inside.format(outside=secret)}']\n")
    assert SECRET not in said(repo, "check", "a.md", code=(2,), **installed)
    (repo / "copydesk.yaml").write_text("extends: ['house_rules:rules.yaml']\n")
    assert "house/no-allegedly" in said(repo, "rules", code=(0,), **installed)
    assert not (tmp_path / "run").exists()


def test_author_folders_lead_nowhere_else(repo: Path) -> None:
    outside = repo.parent / "outside"
    outside.mkdir()
    (outside / "cyd.yaml").write_text(f"name: {SECRET}\n")
    (repo / "data").mkdir()
    (repo / "data" / "authors").symlink_to(outside)
    (repo / "_authors").mkdir()
    (repo / "_authors" / "bo.yaml").symlink_to(outside / "cyd.yaml")
    for id_ in ("ada", "eva"):
        (repo / "_authors" / f"{id_}.yaml").write_text(f"name: {id_.title()} Berg\n")
    (repo / "copydesk.yaml").write_text("rules: {byline/unknown-author: error}\n")
    (repo / "a.md").write_text(BAD.replace("Ada Berg", "[cyd, bo]"))
    for form in ("full", "json"):
        told = said(repo, "check", "a.md", "--output-format", form, "--show-header")
        assert SECRET not in told
        assert "cyd is not among the authors" in told


@pytest.mark.parametrize("way", ["up", "absolute", "git"])
@pytest.mark.parametrize("command", ["check", "check --changed", "check --changed HEAD", "baseline"])
def test_no_config_has_articles_read_that_lie_outside(repo: Path, way: str, command: str) -> None:
    path = _through(repo, way, "b.md", BAD.replace("The council", f"{SECRET.title()} Berg of the council"))
    (repo / "copydesk.yaml").write_text(f"fail_level: error\npaths: [., '{path}']\n")
    told = said(repo, *command.split(), code=(2,))
    assert told == f"copydesk.yaml:2:1: error: `paths`: {path} lies outside the repository and is not read\n"


@pytest.mark.parametrize("way", ["link", "folder", "link to git"])
@pytest.mark.parametrize("command", ["check", "check --fix --unsafe-fixes", "names", "dates", "baseline"])
def test_no_article_is_read_through_a_link_out(repo: Path, way: str, command: str) -> None:
    text = BAD.replace("The council", f"{SECRET.title()} Berg of the council")
    path = _through(repo, way, "b.md", text)
    (repo / "copydesk.yaml").write_text(f"paths: ['{path}']\n")
    named = () if command.startswith("check") and way == "folder" else (path,)
    told = said(repo, *command.split(), *named, code=(2,))
    assert "is a link out of the repository and is not read" in told
    assert SECRET not in told.lower()
    assert (repo.parent / "outside" / "b.md").read_text() == text


def test_links_in_a_folder_are_passed_over(repo: Path) -> None:
    _through(repo, "link", "b.md", BAD.replace("The council", SECRET))
    told = said(repo, "check", ".", "--output-format", "concise", code=(0,))
    assert "1 article, nothing found" in told
    assert SECRET not in told


def test_no_rules_file_is_tried_through_a_link_out(repo: Path) -> None:
    path = _through(repo, "link", "secret.yaml", f"{SECRET}: 1\n")
    assert SECRET not in said(repo, "test-rules", path, code=(2,))


def test_a_link_within_the_repository_is_a_file_like_others(repo: Path) -> None:
    (repo / "news").mkdir()
    (repo / "news" / "b.md").write_text(BAD)
    (repo / "latest").symlink_to("news")
    (repo / "b.md").symlink_to("news/b.md")
    for path in ("latest", "b.md"):
        assert "date/contradicts-text" in said(repo, "check", path, code=(1,))


# What is read is never run.


def test_nothing_of_a_repository_is_imported(repo: Path) -> None:
    (repo / "house_rules").mkdir()
    (repo / "house_rules" / "__init__.py").write_text("open('run', 'w')\n")
    (repo / "house.egg-info").mkdir()
    (repo / "house.egg-info" / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: house\nVersion: 1\n")
    (repo / "house.egg-info" / "entry_points.txt").write_text(
        "[copydesk.readers]\nevl = house_rules:read\n[copydesk.reporters]\nevl = house_rules:render\n"
        "[copydesk.kinds]\nevl = house_rules\n"
    )
    (repo / "a.evl").write_text("x")
    (repo / "copydesk.yaml").write_text("extends: ['house_rules:rules.yaml']\n")
    (repo / "evil.yaml").write_text(RULE.replace("check: pattern", "check: evl"))
    said(repo, "check", "a.evl")
    said(repo, "check", "a.evl", "--isolated", "--output-format", "evl")
    said(repo, "test-rules", "evil.yaml", "--isolated")
    assert not (repo / "run").exists()


def test_a_folder_that_looks_like_a_repository_runs_nothing(repo: Path) -> None:
    fake = repo / "content"
    (fake / "objects").mkdir(parents=True)
    (fake / "refs").mkdir()
    (fake / "HEAD").write_text("ref: refs/heads/main\n")
    (fake / "config").write_text(
        f'[core]\nrepositoryformatversion = 0\nbare = false\nworktree = ..\nfsmonitor = "touch {repo}/run; false"\n'
    )
    (fake / "b.md").write_text(GOOD)
    said(repo, "check", "content", code=(0,))
    said(fake, "check", "--changed", "HEAD", code=(2,))
    said(fake, "check", "--config-from", "HEAD", code=(2,))
    assert not (repo / "run").exists()


# 4. Output is untrusted.

WORST = (
    "\x1b[31mx\u202e\u2066\x9b2J\x07 ::error file=a::b ##[error]c "
    "<script>alert(1)</script> [a](javascript:b) ![i](http://x/y) @all"
)
HOUSE = "house\x1b[31m\u202e.yaml"
NAME = "::error file=x::y\u202e\x1b[31m <img src=x onerror=alert(1)> @all [l](u) |.md"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    quoted = json.dumps(f"{WORST}\n::error::a\r::error::b\u2028##[error]c")
    (folder / NAME).write_text(
        f"---\ntitle: {quoted}\ndate: 2024-03-04\nbyline: {quoted}\n---\n"
        f"::error::d Anna Lindqvist {WORST} allegedly\n\n"
        "Mayor Anna Lindkvist ::error::e said on March 4, 2025.\n\n##[error]f\n"
    )
    rule = RULE.replace("house/no-allegedly", "house/worst").replace("“{seen}” needs a source.", "X")
    told = json.dumps(f"::error::m\n::error::n {WORST} {{seen}}")
    rule = re.sub("message: .*", lambda _: f"message: {told}", rule)
    rule = re.sub("why: .*", lambda _: f"why: {told}\n  instead: {told}\n  owner: {told}\n  url: {told}", rule)
    (folder / HOUSE).write_text(rule)
    (folder / "copydesk.yaml").write_text(
        f"extends: [recommended, {json.dumps(HOUSE)}]\nlanguage: {quoted}\nexclude: [{quoted}]\nauthors: []\n"
    )
    return folder


def _harmless(told: str, commands: bool = False) -> None:
    """Fails where a terminal or a CI log would obey."""
    assert all(char.isprintable() or char == "\n" for char in told)
    own = re.compile(r"::(?:error|warning) file=[^:]*(?:,[a-zA-Z]+=[^:,]*)*::")
    for line in told.split("\n"):
        assert not line.lstrip().startswith("##[")
        assert not line.lstrip().startswith("::") or (commands and own.match(line)), line


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_is_obeyed(hostile: Path, form: str) -> None:
    told = said(hostile, "check", ".", "--output-format", form, code=(1,))
    assert "house/worst" in told
    _harmless(told, commands=form == "github")


@pytest.mark.parametrize(
    "command",
    [
        "rules", "explain house/worst", f"test-rules {HOUSE}", "test-rules", "names .", "dates .", "baseline",
        "check --show-settings .", "check --statistics .", "check --diff --unsafe-fixes .", "init --dry-run",
        "rules --output-format json", "explain house/worst --output-format json", "names . --output-format json",
        "dates . --output-format json",
    ],
)  # fmt: skip
def test_no_command_is_obeyed(hostile: Path, command: str, tmp_path: Path) -> None:
    for file in hostile.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    _harmless(said(tmp_path, *command.split()))


@pytest.mark.parametrize(
    "config", [f"{json.dumps(WORST)}: 1\n", f"rules: {{{json.dumps(WORST)}: off}}\n", f"::error::a {WORST}\n"]
)
def test_no_mistake_is_obeyed(repo: Path, config: str) -> None:
    (repo / "copydesk.yaml").write_text(config)
    _harmless(said(repo, "check", "a.md", code=(2,)))


@pytest.mark.parametrize("before", ["", "-", "--x", "--today="])
def test_no_argument_is_obeyed_and_none_becomes_two_lines(repo: Path, before: str) -> None:
    told = said(repo, "check", f"{before}a\n::error::b\n1 article, nothing found\x1b[31m.md", code=(2,))
    _harmless(told)
    assert not any(line.startswith("1 article") for line in told.splitlines())


def test_markdown_links_shows_and_calls_nothing(hostile: Path) -> None:
    told = copydesk("check", ".", "--output-format", "markdown", cwd=hostile).stdout
    bare = re.sub(r"\\.", "", told)
    assert not re.search(r"<(?!br>)|\]\(|!\[|@|<script", bare)


@pytest.mark.parametrize(
    "message",
    [
        "{seen.__class__}",
        "{seen.__init__.__globals__}",
        "{seen!r}",
        "{seen:>99999999}",
        "{seen[0]}",
        "%(seen)s {",
        "${seen.x}",
    ],
)
def test_a_message_fills_in_names_and_nothing_else(repo: Path, message: str) -> None:
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    (repo / "house.yaml").write_text(
        RULE.replace('message: "“{seen}” needs a source."', f'message: "{message} {{seen}}"')
    )
    (repo / "a.md").write_text(GOOD.replace("met", "allegedly met {seen} {field}"))
    (found,) = json.loads(copydesk("check", "a.md", "--output-format", "json", cwd=repo).stdout)["findings"]
    assert found["message"] == f"{message} allegedly"


@pytest.mark.parametrize("message", ["{0}", "{__class__}", "{self}", "{options}"])
def test_a_message_names_what_its_kind_says(repo: Path, message: str) -> None:
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    (repo / "house.yaml").write_text(RULE.replace("“{seen}” needs", f"“{message}” needs"))
    assert f"`{message}` is not known to pattern" in said(repo, "check", "a.md", code=(2,))


# 5. Bounded answers.


def test_mentions_are_listed_so_far_and_counted_to_the_end(repo: Path) -> None:
    (repo / "a.md").write_text(GOOD + "Mayor Anna Lindqvist spoke.\n\n" * 60 + "Mayor Anna Lindkvist spoke.\n\n")
    told = json.loads(copydesk("check", "a.md", "--output-format", "json", cwd=repo).stdout)
    (found,) = [each for each in told["findings"] if each["rule"] == "name/variant"]
    assert {each["text"]: each["count"] for each in found["spellings"]} == {"Anna Lindqvist": 60, "Anna Lindkvist": 1}
    assert len(found["evidence"]) <= 2 * 20


# 6. The cache.


def _kept(repo: Path, *arguments: str) -> tuple[str, ...]:
    told = said(
        repo, "check", ".", "--output-format", "concise", *arguments, COPYDESK_CACHE_DIR=str(repo.parent / "cache")
    )
    return tuple(told.splitlines()[:-1])


def _edited(value: Any, edit: Callable[[list[Any]], Any]) -> Any:
    if isinstance(value, dict):
        return {key: _edited(each, edit) for key, each in value.items()}
    return edit([_edited(each, edit) for each in value]) if isinstance(value, list) else value


POISON: dict[str, Callable[[list[Any]], Any]] = {
    "class": lambda made: ["Popen", "touch run", *made[1:]] if made[:1] == ["Rule"] else made,
    "kind": lambda made: ["Kind", "os"] if made[:1] == ["Kind"] else made,
    "path": lambda made: ["Kind", "../../run"] if made[:1] == ["Kind"] else made,
    "options": lambda made: ["Options", "..cli.main", *made[2:]] if made[:1] == ["Options"] else made,
    "short": lambda made: made[:2] if made[:1] == ["Rule"] else made,
    "settings": lambda made: ["", 1] if made[:1] == ["Settings"] else made,
    "nest": lambda made: [[[made] * 2] * 2] * 2 if made[:1] == ["Desk"] else made,
}


@pytest.fixture
def cached(repo: Path) -> tuple[Path, tuple[str, ...]]:
    """A repository whose report is in the cache, and the report."""
    (repo / "copydesk.yaml").write_text("rules: {headline/length: {options: {max: 60}}}\n")
    (repo / "a.md").write_text(BAD)
    return repo, _kept(repo)


def _entry(repo: Path) -> Path:
    (entry,) = (repo.parent / "cache" / "settings").iterdir()
    return entry


@pytest.mark.parametrize("name", POISON)
def test_a_poisoned_entry_of_settings_is_none(cached: tuple[Path, tuple[str, ...]], name: str) -> None:
    repo, report = cached
    seal, _, written = _entry(repo).read_bytes().partition(b"\n")
    poisoned = json.dumps(_edited(json.loads(written), POISON[name])).encode()
    _entry(repo).write_bytes(seal + b"\n" + poisoned)
    assert _kept(repo) == report
    resealed = hashlib.sha256(_entry(repo).name.encode() + poisoned).hexdigest().encode()
    _entry(repo).write_bytes(resealed + b"\n" + poisoned)
    done = subprocess.run(
        [sys.executable, "-m", "checks", "check", "."], cwd=repo, capture_output=True, check=False,
        env={**os.environ, "COPYDESK_CACHE_DIR": str(repo.parent / "cache")},
    )  # fmt: skip
    assert done.returncode != 0  # whoever owns the user's folder may stop a run, and runs nothing
    assert not (repo / "run").exists()


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\n",
        b"\xff\n\xff",
        b'{"files": [], "settings": ' + b"[" * DEEP + b"]" * DEEP + b"}",
        b'{"files": [["/dev/zero", "x"]], "settings": 1}',
        b'{"files": {"a": 1}, "settings": 1}',
        b"null",
    ],
)
def test_an_entry_that_is_none(cached: tuple[Path, tuple[str, ...]], written: bytes) -> None:
    repo, report = cached
    seal = hashlib.sha256(_entry(repo).name.encode() + written).hexdigest().encode()
    for content in (written, seal + b"\n" + written):
        _entry(repo).write_bytes(content)
        assert _kept(repo) == report


@pytest.mark.parametrize("column", ["rules", "kept"])
@pytest.mark.parametrize("value", ["[" * DEEP, '{"a":' * DEEP, None, 7, b"\xff", '{"date/missing": {}}', "[1]"])
def test_a_poisoned_row_is_no_result(cached: tuple[Path, tuple[str, ...]], column: str, value: object) -> None:
    repo, report = cached
    (file,) = (repo.parent / "cache" / "results").glob("*.sqlite3")
    with sqlite3.connect(file) as database:
        assert database.execute(f"UPDATE verdicts SET {column} = ?", (value,)).rowcount
    assert _kept(repo) == report


def test_a_poisoned_member_of_the_archive_says_nothing(cached: tuple[Path, tuple[str, ...]]) -> None:
    repo, report = cached
    (repo / "b.md").write_text(BAD)
    (file,) = (repo.parent / "cache" / "archives").glob("*.sqlite3")
    for value in ("[" * DEEP, None, "7", b"\xff"):
        _kept(repo)
        with sqlite3.connect(file) as database:
            assert database.execute("UPDATE members SET said = ?", (value,)).rowcount
        environment: dict[str, Any] = {"COPYDESK_CACHE_DIR": str(repo.parent / "cache")}
        told = said(repo, "check", "a.md", "--output-format", "concise", code=(1,), **environment)
        assert told.splitlines()[0] == report[0]


def test_the_cache_is_the_user_s_and_never_in_the_repository(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("")
    before = sorted(repo.iterdir())
    environment = {
        "XDG_CACHE_HOME": str(repo.parent / "home"),
        "HOME": str(repo.parent / "home"),
        "COPYDESK_CACHE_DIR": "",
    }
    said(repo, "check", ".", code=(0,), **environment)
    assert sorted(repo.iterdir()) == before
    assert {path.name for path in (repo.parent / "home").rglob("copydesk")} == {"copydesk"}


def test_a_result_knows_the_author_files_that_it_was_made_with(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("paths: [a.md]\nrules: {byline/unknown-author: error}\n")
    (repo / "_authors").mkdir()
    for id_ in ("ada", "bo"):
        (repo / "_authors" / f"{id_}.yaml").write_text(f"name: {id_.title()} Berg\n")
    (repo / "a.md").write_text(GOOD.replace("Ada Berg", "cyd"))
    assert "byline/unknown-author" in _kept(repo)[0]
    (repo / "_authors" / "cyd.yaml").write_text("name: Cyd Fox\n")
    assert _kept(repo) == ()
