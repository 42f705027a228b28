"""Ids in bylines, resolved through a repository's own author files, and nothing beyond them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.authors import Authors
from checks.compiled import load
from checks.gather import Desk, Dossier
from checks.kinds import unknown_author
from checks.mistakes import SettingsError
from checks.readers import read
from checks.settings import EVERYTHING
from tests.test_cli import copydesk


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    root = tmp_path / "repo"
    (root / ".git").mkdir(parents=True)
    return root


def _write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def _authors(root: Path, *named: str) -> Authors:
    return Authors(str(root), (str(root),), named)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/authors/adab.yaml", "name: Ada Berg\n"),
        ("data/authors/adab.yml", "display_name: Ada Berg\n"),
        ("data/authors/adab.toml", 'displayName = "Ada Berg"\n'),
        ("data/authors/adab.json", '{"full_name": "Ada Berg"}'),
        ("content/authors/adab/_index.md", "---\ntitle: Ada Berg\n---\nAda writes.\n"),
        ("content/authors/adab/index.md", "---\nname: Ada Berg\n---\n"),
        ("content/authors/adab.md", "+++\nfullName = 'Ada Berg'\n+++\n"),
        ("content/author/adab.md", "---\nfirst_name: Ada\nlast_name: Berg\n---\n"),
        ("data/authors.yaml", "adab: {name: Ada Berg}\n"),
        ("data/authors.toml", '[adab]\nname = "Ada Berg"\n'),
        ("data/authors.json", '{"adab": {"firstName": "Ada", "lastName": "Berg"}}'),
        ("_data/authors.yml", "adab:\n  display_name: Ada Berg\n"),
        ("_data/authors.yml", "adab: Ada Berg\n"),
        ("_data/authors.yml", "- username: adab\n  name: Ada Berg\n"),
        ("_data/authors.json", '[{"id": "adab", "name": "Ada Berg"}]'),
        ("_authors/adab.md", "---\nshort_name: x\nname: Ada Berg\n---\n"),
        ("src/_data/authors.json", '{"authors": [{"slug": "adab", "name": "Ada Berg"}]}'),
        ("src/content/authors/adab.mdx", "---\nname: Ada Berg\n---\n"),
        ("src/content/authors/AdaB.json", '{"name": "Ada Berg"}'),
        ("blog/authors.yml", "adab:\n  name: Ada Berg\n  title: Reporter\n"),
        ("authors.yml", "adab:\n  name: Ada Berg\n"),
    ],
)
def test_where_generators_keep_their_authors(repo: Path, path: str, text: str) -> None:
    _write(repo, path, text)
    assert _authors(repo).name("adab") == "Ada Berg"
    assert _authors(repo).name("perd") is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("_data/authors.yml", "- {id: 42, name: Ada Berg}\n"),
        ("_data/authors.yml", "adab: {id: 42, name: Ada Berg}\n"),
        ("data/authors/adab.yaml", "id: 42\nname: Ada Berg\n"),
        ("content/authors/adab/_index.md", "---\nid: 42\ntitle: Ada Berg\n---\n"),
    ],
)
def test_numbers_are_ids_too(repo: Path, path: str, text: str) -> None:
    _write(repo, path, text)
    assert _authors(repo).name("42") == "Ada Berg"
    assert _authors(repo).name("43") is None


def test_an_author_s_own_file_comes_before_none_that_is_broken(repo: Path) -> None:
    _write(repo, "data/authors.yaml", "adab: [\n")
    _write(repo, "data/authors/adab.yaml", "name: {{ x }}: y\n")
    assert _authors(repo).name("adab") is None
    _write(repo, "content/authors/adab.md", "---\ntitle: Ada Berg\n---\n")
    assert _authors(repo).name("adab") == "Ada Berg"


@pytest.mark.parametrize(
    "text", ["", "[]", "42", "- 42", "adab:", "adab: {name: }", "adab: {name: [Ada Berg]}", "\x00", "adab: &a [*a]"]
)
def test_files_that_name_nobody(repo: Path, text: str) -> None:
    _write(repo, "_data/authors.yml", text)
    assert not _authors(repo).name("adab")


def test_no_author_outside_the_repository(repo: Path) -> None:
    _write(repo.parent, "secret/adab.yaml", "name: Ada Berg\n")
    _write(repo, "data/authors/perd.yaml", "name: Per Dahl\n")
    os.symlink(repo.parent / "secret/adab.yaml", repo / "data/authors/adab.yaml")
    os.symlink(repo.parent / "secret", repo / "_authors")
    os.mkfifo(repo / "data/authors/fifo.yaml")
    authors = _authors(repo)
    assert (authors.name("adab"), authors.name("fifo")) == (None, None)
    for odd in ("../../secret/adab", "..", ".", "/etc/passwd", "adab.yaml/../perd", "perd\x00", "a" * 10**6, ""):
        assert authors.name(odd) is None
    assert authors.name("perd") == "Per Dahl"


def test_large_files_are_not_read(repo: Path) -> None:
    _write(repo, "_data/authors.json", '{"adab": "Ada Berg"}' + " " * 1_000_000)
    assert _authors(repo).name("adab") is None


@given(st.text(max_size=30))
@settings(max_examples=50)
def test_no_id_breaks_the_lookup(id_: str) -> None:
    assert Authors("/nowhere", ("/nowhere",)).name(id_) is None


def test_each_file_is_read_once_a_run(repo: Path) -> None:
    _write(repo, "_data/authors.yml", "adab: Ada Berg\n")
    authors = _authors(repo)
    assert authors.name("adab") == "Ada Berg"
    _write(repo, "_data/authors.yml", "adab: Eva Berg\nperd: Per Dahl\n")
    assert (authors.name("adab"), authors.name("perd")) == ("Ada Berg", None)
    assert _authors(repo).name("adab") == "Eva Berg"


@pytest.mark.parametrize(
    ("front", "names"),
    [
        ("author: adab", ("Ada Berg",)),
        ("author: adab, perd", ("Ada Berg", "Per Dahl")),
        ("authors: [adab, Eva Moe, jdoe]", ("Ada Berg", "Eva Moe")),
        ("author: 7", ("Per Dahl",)),
        ("authors:\n- key: adab\n- name: Eva Moe", ("Eva Moe", "Ada Berg")),
        ("author: {id: 7, name: Ada Berg}", ("Ada Berg",)),
        ("author: desk", ()),
        ("author: jdoe", ()),
    ],
)
def test_ids_in_a_header(repo: Path, front: str, names: tuple[str, ...]) -> None:
    _write(repo, "_data/authors.yml", "adab: Ada Berg\nperd: {id: 7, name: Per Dahl}\ndesk: The News Desk\n")
    article = next(iter(read("a.md", f"---\n{front}\n---\nText.\n")))
    header = Dossier(article, Desk(authors=_authors(repo))).header
    assert (header.authors, header.credited) == (names, True)
    assert Dossier(article, Desk()).header.credited


def test_author_files_of_a_config(repo: Path, tmp_path: Path) -> None:
    _write(repo, "site/staff/adab.yaml", "name: Ada Berg\n")
    _write(repo, "people.yml", "perd: Per Dahl\n")
    _write(repo, "site/copydesk.yaml", "authors: [staff, ../people.yml]\n")
    config, cache = repo / "site/copydesk.yaml", tmp_path / "cache"
    for _ in ("made", "compiled"):
        authors = load(config, "copydesk.yaml", EVERYTHING, cache).desk.authors
        assert (authors.name("adab"), authors.name("perd")) == ("Ada Berg", "Per Dahl")
    (repo / "site/staff/adab.yaml").unlink()
    (repo / "site/staff").rmdir()
    with pytest.raises(SettingsError, match=r"copydesk\.yaml:1:11: error: no file or folder at staff"):
        load(config, "copydesk.yaml", EVERYTHING, cache)


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("authors: staff\n", "copydesk.yaml:1:10: error: no file or folder at staff"),
        ("authors:\n  - people.yml\n  - ../secret\n", "copydesk.yaml:3:5: error: ../secret lies outside repo"),
        ("authors: {a: b}\n", "copydesk.yaml:1:10: error:"),
    ],
)
def test_author_files_that_are_not_there(repo: Path, config: str, says: str) -> None:
    _write(repo, "people.yml", "perd: Per Dahl\n")
    _write(repo, "a.md", "---\nauthor: perd\n---\nText.\n")
    _write(repo, "copydesk.yaml", config)
    done = copydesk("check", "a.md", cwd=repo)
    assert done.returncode == 2
    assert says in done.stderr


def test_an_id_is_a_credit_and_its_name_is_shown(repo: Path) -> None:
    _write(repo, "_data/authors.yml", "adab: Ada Berg\n")
    _write(repo, "a.md", "---\ntitle: Rain\ndate: 2024-02-06\nauthor: adab\n---\nIt rained.\n")
    done = copydesk("check", "a.md", "--output-format", "json", "--show-header", cwd=repo)
    assert '"authors": ["Ada Berg"]' in done.stdout.replace("\n", "").replace("  ", "").replace('["', '["')
    assert "byline/missing" not in done.stdout


def _unknown(root: Path, front: str) -> list[tuple[str, str | None]]:
    dossier = Dossier(next(iter(read("a.md", f"---\n{front}\n---\nIt rained.\n"))), Desk(authors=_authors(root)))
    found = unknown_author.check(dossier, unknown_author.Options())
    return [(finding.values["value"], finding.suggestion) for finding in found]


@pytest.mark.parametrize(
    ("front", "unknown"),
    [
        ("authors: [Ada Berg, adab, Per Dahl, per-dahl]", []),
        ("author: Ada Burg", [("Ada Burg", "Ada Berg")]),
        ("author: ada-bergg", [("ada-bergg", "Ada Berg")]),
        ("author: Courier Staff", []),
        ("author: Ada Dahl", [("Ada Dahl", None)]),
    ],
)
def test_who_is_in_no_author_file(repo: Path, front: str, unknown: list[tuple[str, str | None]]) -> None:
    _write(repo, "data/authors/adab.yaml", "name: Ada Berg\n")
    _write(repo, "content/authors/per-dahl/_index.md", "---\ntitle: Per Dahl\n---\n")
    _write(repo, "content/authors/ada-berg/_index.md", "---\ntitle: Ada Berg\n---\n")
    _write(repo, "content/authors/_index.md", "---\ntitle: Our authors\n---\n")
    assert _unknown(repo, front) == unknown


def test_one_author_file_or_none_lists_nobody(repo: Path) -> None:
    assert _unknown(repo, "author: Kari Moe") == []
    _write(repo, "data/authors/adab.yaml", "name: Ada Berg\n")
    assert _unknown(repo, "author: Kari Moe") == []


@pytest.mark.parametrize("text", ["- Ada Berg\n- Per Dahl\n", "- name: Ada Berg\n- name: Per Dahl\n"])
def test_a_list_of_names_lists_everybody(repo: Path, text: str) -> None:
    _write(repo, "data/authors.yaml", text)
    assert _unknown(repo, "authors: [Per Dahl, Kari Moe]") == [("Kari Moe", None)]


def test_author_files_are_list_enough(repo: Path) -> None:
    _write(repo, "a.md", "---\ntitle: Rain\ndate: 2025-03-04\nauthor: Kari Moe\n---\nIt rained.\n")
    _write(repo, "data/authors.yaml", "adab: {name: Ada Berg}\nperd: {name: Per Dahl}\n")
    _write(repo, "copydesk.yaml", "rules: {byline/unknown-author: error}\n")
    done = copydesk("check", "a.md", cwd=repo)
    assert "Kari Moe is not among the authors." in done.stdout
    assert "samples" not in done.stderr
