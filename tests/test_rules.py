"""Every example of every rule, with only its own rule running: exact count, span, message and proposal."""

from __future__ import annotations

import pytest

from checks import almanac, packs
from checks.gather import Dossier
from checks.model import Finding
from checks.readers import read
from checks.rule import BadExample, Rule
from checks.run import judge

FACTS = almanac.load(packs.folder() / "facts")
RULES = packs.shipped()
GOOD = [pytest.param(rule, text, id=f"{rule.id}-{at}") for rule in RULES for at, text in enumerate(rule.good)]
BAD = [pytest.param(rule, each, id=f"{rule.id}-{at}") for rule in RULES for at, each in enumerate(rule.bad)]


def _findings(rule: Rule, text: str) -> list[Finding]:
    found: list[Finding] = []
    for article in read("example.txt", text):
        findings, failures = judge(Dossier(article, FACTS), [rule])
        assert not failures
        found += findings
    return found


@pytest.mark.parametrize(("rule", "text"), GOOD)
def test_good_copy_is_left_alone(rule: Rule, text: str) -> None:
    assert [finding.message for finding in _findings(rule, text)] == []


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_bad_copy_is_found(rule: Rule, example: BadExample) -> None:
    findings = _findings(rule, example.text)
    assert [finding.message for finding in findings] == [example.says]
    marked = [example.text[finding.span.start : finding.span.end] for finding in findings]
    assert marked == [example.finds]
    assert [finding.suggestion for finding in findings] == [example.suggests]


def test_every_kind_is_used_by_a_rule() -> None:
    from checks import kinds

    assert {rule.kind.name for rule in RULES} == set(kinds.available())


def test_every_file_of_rules_names_itself() -> None:
    assert {rule.path for rule in RULES} == {f"rules/{file.name}" for file in packs.folder().glob("*.yaml")}
