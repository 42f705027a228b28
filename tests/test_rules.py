"""Every example of every rule, with only its own rule running: exact count, span, message and proposal."""

from __future__ import annotations

import pytest

from checks import almanac, packs
from checks.flags import flags
from checks.gather import Dossier
from checks.model import Flag
from checks.readers import read
from checks.rule import BadExample, Rule
from checks.run import judge

FACTS = almanac.load(packs.folder() / "facts")
RULES = packs.shipped()
GOOD = [pytest.param(rule, text, id=f"{rule.id}-{at}") for rule in RULES for at, text in enumerate(rule.good)]
BAD = [pytest.param(rule, each, id=f"{rule.id}-{at}") for rule in RULES for at, each in enumerate(rule.bad)]


def _flags(rule: Rule, text: str) -> list[Flag]:
    found: list[Flag] = []
    for article in read("example.txt", text):
        judged, failures = judge(Dossier(article, FACTS), [rule])
        assert not failures
        found += flags(article, judged)
    return found


@pytest.mark.parametrize(("rule", "text"), GOOD)
def test_good_copy_is_left_alone(rule: Rule, text: str) -> None:
    assert [flag.message for flag in _flags(rule, text)] == []


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_bad_copy_is_found(rule: Rule, example: BadExample) -> None:
    found = _flags(rule, example.text)
    assert [flag.message for flag in found] == [example.says]
    marked = [example.text[slice(*flag.finding.span)] for flag in found]
    assert marked == [example.finds]
    assert [flag.finding.suggestion for flag in found] == [example.suggests]


def test_every_kind_is_used_by_a_rule() -> None:
    from checks import kinds

    assert {rule.kind.name for rule in RULES} == set(kinds.available())


def test_every_file_of_rules_names_itself() -> None:
    assert {rule.path for rule in RULES} == {f"rules/{file.name}" for file in packs.folder().glob("*.yaml")}
