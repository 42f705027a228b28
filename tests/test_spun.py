"""Machine paraphrases: the table of phrases, and what is made of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from checks import files, packs
from checks.examples import found
from checks.files import FileError, Place
from checks.gather import Desk
from checks.kinds import spun
from checks.loading import load
from checks.model import Flag
from checks.rule import Copy
from tests.test_cli import copydesk

RULE = next(rule for rule in load(None, "").rules if rule.id == "text/spun")
TABLE: dict[str, tuple[str, ...]] = RULE.options.phrases
REPLACED = {real: substitutes for real, substitutes in TABLE.items() if substitutes}
PAIRS = [(real, substitute) for real, substitutes in REPLACED.items() for substitute in substitutes]


def _found(text: str) -> list[Flag]:
    return found(RULE, Copy((("a.md", text),)), Desk())


def test_the_table_is_large_and_each_substitute_stands_for_one_name() -> None:
    assert len(REPLACED) >= 400
    listed = [substitute for _, substitute in PAIRS]
    assert len(set(listed)) == len(listed)


def test_no_substitute_is_a_real_name() -> None:
    assert not {substitute for _, substitute in PAIRS} & set(TABLE)


def test_a_substitute_has_the_capitals_and_the_marks_of_its_name() -> None:
    listed = [*TABLE, *(substitute for _, substitute in PAIRS)]
    assert [name for name in listed if name.strip() != name or re.search("[’\n]|  ", name)] == []
    assert [pair for pair in PAIRS if pair[0][0].isupper() != pair[1][0].isupper()] == []


@pytest.mark.parametrize("real", [real for real, substitutes in TABLE.items() if not substitutes])
def test_a_name_without_substitutes_is_there_because_it_holds_one(real: str) -> None:
    assert any(substitute in real for _, substitute in PAIRS)


def _sentences(at: int, names: list[str]) -> str:
    frames = (
        "Officials spoke of {} on Monday.",
        "Nobody in Nordvik had heard of {} before.",
        "It was about {}, he said.",
    )
    return " ".join(frames[(at + each) % 3].format(name) for each, name in enumerate(names))


@pytest.mark.parametrize("at", range(0, len(REPLACED), 4))
def test_invented_sentences_are_found_when_paraphrased_and_not_before(at: int) -> None:
    some = [(real, REPLACED[real]) for real in [*REPLACED, *REPLACED][at : at + 9 : 2]]
    assert _found(_sentences(at, [real for real, _ in some])) == []
    for which in (0, -1):
        (flag,) = _found(_sentences(at, [substitutes[which] for _, substitutes in some]))
        assert len(flag.evidence) >= 3


def test_each_phrase_is_told_beside_the_real_name() -> None:
    (flag,) = _found("The White Home told the Related Press that the minimal wage was the topic.\n\nThe White Home!\n")
    told = [(each.text, each.means) for each in flag.evidence]
    assert told == [
        ("White Home", "for White House"),
        ("Related Press", "for Associated Press"),
        ("minimal wage", "for minimum wage"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The White\nHome said so to the Related\nPress.\n",
        "The mayor gained’t say why the White Home called.\n",
        "The mayor gained't say why the White\xa0Home called.\n",
        "---\ntitle: White Home calls\n---\nThe mayor gained't say why.\n",
    ],
)
def test_two_are_enough_where_the_real_names_are_missing(text: str) -> None:
    assert len(_found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The White Home said so. The White Home was sure.\n",
        "The White House said so. The White Home told the Related Press.\n",
        "Related Press Author Ada Berg wrote it, the Related Press said.\n",
        "The white home is for sale, and related press coverage is below.\n",
        "The White Homes are for sale. Related Pressing matters wait.\n",
        "The Environmental Protection Secretary and the Civil Protection Minister met.\n",
    ],
)
def test_what_is_no_paraphrase(text: str) -> None:
    assert _found(text) == []


def test_a_part_of_a_phrase_is_no_other_phrase() -> None:
    (flag,) = _found("The Department of Homeland Safety and the White Home agreed that Homeland Safety paid.\n")
    assert [each.text for each in flag.evidence] == ["White Home", "Homeland Safety"]


@pytest.mark.parametrize(
    "options",
    [{"phrases": {"A b": ["B a"]}, "hits": 1}, {"phrases": {"A b": ["B a"], "B a": []}}, {"phrases": {"A b": 1}}],
)
def test_options_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(spun.Options).validate_python(options)


@pytest.mark.parametrize("text", ["- a\n- b\n", "", "a: {b: c}\n", "a: [[b]]\n", "a: [b]\na: [c]\n", "a: [b\n"])
def test_a_table_that_is_none_is_refused(text: str, tmp_path: Any) -> None:
    (tmp_path / "table.yaml").write_text(text)
    with pytest.raises(FileError, match=r"table\.yaml"):
        files.table(Place(tmp_path, tmp_path), "table.yaml")


def test_a_rule_of_ones_own_has_a_table_of_its_own(tmp_path: Any) -> None:
    (tmp_path / "table.yaml").write_text("Nordvik Courier: [Nordvik Messenger]\nHarbour Board: Port Plank\n")
    (tmp_path / "rules.yaml").write_text(
        "- {id: house/spun, check: spun, severity: error, message: 'Spun: {phrases}.', why: W,\n"
        "   options: {phrases: table.yaml}}\n"
    )
    (tmp_path / "copydesk.yaml").write_text("extends: [rules.yaml]\n")
    (tmp_path / "a.md").write_text("The Nordvik Messenger asked the Port Plank.\n")
    done = copydesk("check", "a.md", "--select", "house/spun", "--output-format", "concise", cwd=tmp_path)
    assert "Spun: “Nordvik Messenger” for Nordvik Courier, “Port Plank” for Harbour Board." in done.stdout, done.stderr


def test_the_table_is_shipped_beside_the_rules() -> None:
    assert (packs.folder() / "phrases" / "spun.yaml").is_file()


def test_a_long_text_of_phrases_takes_linear_time() -> None:
    assert len(_found("White Home of the Related Press " * 30_000)) == 1
