"""What articles tell of each other: names and bylines that the archive spells otherwise."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from checks import packs
from checks.examples import found
from checks.gather import Desk, Dossier
from checks.groups import Groups
from checks.kinds import Keyed, Kind, Member, NoOptions, Odd
from checks.loading import load
from checks.names import rivals
from checks.names.rivals import FullName
from checks.readers import read
from checks.rule import Copy, Rule
from tests.test_cli import copydesk

WORDS = st.text(alphabet=ascii_lowercase, min_size=rivals.SHORTEST, max_size=12)


@st.composite
def _one_edit_apart(draw: st.DrawFn) -> tuple[str, str]:
    word = draw(WORDS)
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(ascii_lowercase))
    edits = [word[:at] + letter + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + word[at + 1 :]]
    if at + 1 < len(word):
        edits.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    return word, draw(st.sampled_from([edit for edit in edits if len(edit) >= rivals.SHORTEST] or [word]))


@given(_one_edit_apart())
def test_words_one_edit_apart_share_a_key(pair: tuple[str, str]) -> None:
    assert OSA.distance(*pair) <= 1
    assert rivals.meeting(*pair) is not None


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("Anna Lindqvist*8 Anna Lindkvist", {"lindkvist"}),
        ("Anna Lindqvist*7 Anna Lindkvist", set()),
        ("Anna Lindqvist*8 Anna Lindkvist Per Lindkvist", set()),
        ("Anna Lindqvist*8 Per Lindkvist", set()),
        ("Larry Hogan*8 Larry Hogans", set()),
    ],
)
def test_a_slip_is_rare_near_and_nobody_elses(names: str, found: set[str]) -> None:
    counts: Counter[FullName] = Counter()
    words = names.lower().split()
    for first, written in zip(words[::2], words[1::2], strict=True):
        last, _, times = written.partition("*")
        counts[FullName(first, last)] = int(times or 1)
    assert {slip.rare.last for slip in rivals.slips(counts, 8)} == found


def _bylines(*bylines: str) -> list[str]:
    rule = next(rule for rule in load(None, "").rules if rule.id == "byline/variant")
    records = [{"title": "Rain", "author": byline, "text": "It rained."} for byline in bylines]
    copy = Copy((("archive.jsonl", "".join(json.dumps(record) + "\n" for record in records)),))
    return [f"{flag.severity} {flag.at.text}" for flag in found(rule, copy, Desk())]


@pytest.mark.parametrize(
    ("bylines", "flags"),
    [
        (["Ken Clendaniel", "Ken Clandaniel"], ["warning Ken Clandaniel"]),
        (["Connle Connolly", *["Connie Connolly"] * 8], ["error Connle Connolly"]),
        (["Allison Colden", "ALISON COLDEN"], ["warning Allison Colden"]),
        (["Tim Berg", "Jim Berg"], []),
        (["Staff reports", *["Staff report"] * 9], []),
        (["Mid-Shore Board", "Mid Shore Board", "MID-SHORE BOARD"], []),
        (["Ada B. Berg", "Ada C. Berg"], []),
    ],
)
def test_bylines_of_one_author(bylines: list[str], flags: list[str]) -> None:
    assert _bylines(*bylines) == flags


def test_the_shipped_rules_are_on() -> None:
    assert (packs.folder() / "archive.yaml").is_file()
    on = {rule.id for rule in load(None, "").rules if rule.severity == "error"}
    assert {"name/archive-variant", "byline/variant"} <= on


def _archive(folder: Path) -> Path:
    """A repository of nine articles, one of which spells the mayor otherwise."""
    (folder / "copydesk.yaml").write_text("rules: {date/missing: off, byline/missing: off}\n", "utf-8")
    (folder / "content").mkdir()
    for number in range(8):
        _article(folder, f"{number}.md", "Anna Lindqvist")
    return _article(folder, "8.md", "Anna Lindkvist")


def _article(folder: Path, name: str, mayor: str) -> Path:
    file = folder / "content" / name
    file.write_text(f"---\ntitle: Council meets\n---\nMayor {mayor} spoke.\n", "utf-8")
    return file


def _checked(folder: Path, *arguments: str | Path) -> list[str]:
    done = copydesk(
        "check", *arguments, "--output-format", "concise", cwd=folder, COPYDESK_CACHE_DIR=str(folder / "cache")
    )  # fmt: skip
    assert done.returncode < 2, done.stderr
    return [line for line in done.stdout.splitlines() if "name/archive-variant" in line]


def test_one_file_is_compared_with_what_a_whole_run_has_read(tmp_path: Path) -> None:
    odd = _archive(tmp_path)
    assert _checked(tmp_path, odd) == []
    (whole,) = _checked(tmp_path)
    assert whole.startswith("content/8.md:4:7: error")
    assert "“Anna Lindqvist” in 8 other articles" in whole
    assert _checked(tmp_path, odd.relative_to(tmp_path)) == [whole]
    assert _checked(tmp_path, "content/3.md") == []


def test_a_file_that_has_changed_since_says_nothing(tmp_path: Path) -> None:
    odd = _archive(tmp_path)
    _checked(tmp_path)
    _article(tmp_path, "3.md", "Per Dahlgren")
    assert _checked(tmp_path, odd) == []
    _article(tmp_path, "3.md", "Anna Lindqvist")
    _checked(tmp_path, "content/3.md")
    assert len(_checked(tmp_path, odd)) == 1


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 99, None])
def test_an_index_that_cannot_be_read_is_made_anew(tmp_path: Path, content: bytes | None) -> None:
    odd = _archive(tmp_path)
    _checked(tmp_path)
    (index,) = (tmp_path / "cache" / "archives").glob("*.sqlite3")
    index.write_bytes(index.read_bytes()[:5000] if content is None else content)
    assert _checked(tmp_path, odd) == []
    assert len(_checked(tmp_path)) == 1
    assert len(_checked(tmp_path, odd)) == 1


@pytest.mark.parametrize("said", ["no JSON", "1, 2", "null", "[]"])
def test_of_an_index_all_is_read_that_can_be(tmp_path: Path, said: str) -> None:
    odd = _archive(tmp_path)
    _article(tmp_path, "9.md", "Anna Lindqvist")
    _checked(tmp_path)
    (index,) = (tmp_path / "cache" / "archives").glob("*.sqlite3")
    with sqlite3.connect(index) as database:
        query = "UPDATE members SET said = ? WHERE file IN (SELECT id FROM files WHERE path = ?)"
        assert database.execute(query, (said, b"content/9.md")).rowcount > 0
    (line,) = _checked(tmp_path, odd)
    assert "“Anna Lindqvist” in 8 other articles" in line


def test_without_a_folder_for_it_there_is_no_index(tmp_path: Path) -> None:
    odd = _archive(tmp_path)
    (tmp_path / "cache").write_text("in the way", "utf-8")
    assert len(_checked(tmp_path)) == 1
    assert _checked(tmp_path, odd) == []


def _words(dossier: Dossier, options: NoOptions) -> Iterator[Keyed]:
    """An article's first word, under each of those behind it."""
    head, *words = dossier.article.prose.value.split()
    for word in words:
        yield Keyed(word, dossier.article.prose.span(0, len(head)), "body", head)


def _shared(key: str, group: Sequence[Member], options: NoOptions) -> Iterator[Odd]:
    if len(group) > 1:
        yield from (Odd(member, {"word": key}, ()) for member in group)


def _listed(odds: Sequence[Odd], options: NoOptions) -> Iterator[Odd]:
    if len(odds) > 1:
        yield odds[0]._replace(values={"word": " ".join(odd.values["word"] for odd in odds)})


def _weighing(*texts: str) -> list[tuple[str, str]]:
    """What is found where an article is odd that shares two words with others."""
    kind = Kind("shares", "", NoOptions, ("word",), None, _words, _shared, _listed)
    shipped = next(rule for rule in load(None, "").rules if rule.id == "name/archive-variant")
    rule: Rule = replace(shipped, kind=kind, options=NoOptions(), message="{word}")
    groups, desk = Groups(), Desk()
    for at, text in enumerate(texts):
        (article,) = read(f"{at}.txt", text)
        assert groups.add(Dossier(article, desk), [rule]) == ()
    outcome = groups.judged()
    assert outcome.failures == ()
    return [(flag.at.text, flag.message) for flag in outcome.flags]


@given(st.permutations(["One sun rain", "Two rain sun hail", "Three hail", "Four fog"]))
def test_all_that_is_odd_of_an_article_is_weighed_together(texts: list[str]) -> None:
    assert set(_weighing(*texts)) == {("One", "rain sun"), ("Two", "hail rain sun")}
