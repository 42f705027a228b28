"""Every example of every rule, with only its own rule running: exact count, span, message, proposal and fix."""

from __future__ import annotations

import pytest

from checks import examples, kinds, packs
from checks.loading import load
from checks.rule import Rule

SETTINGS = load(None, "")


@pytest.mark.parametrize("rule", SETTINGS.rules, ids=lambda rule: rule.id)
def test_examples_do_what_they_say(rule: Rule) -> None:
    assert [str(wrong) for wrong in examples.run(rule, SETTINGS.desk)] == []
    assert rule.good
    assert rule.bad


def test_every_file_of_rules_names_itself() -> None:
    assert {rule.path for rule in SETTINGS.rules} == {f"rules/{file.name}" for file in packs.folder().glob("*.yaml")}


def test_every_shipped_rule_uses_a_kind_that_is_there() -> None:
    assert {rule.kind.name for rule in SETTINGS.rules} <= set(kinds.available())
