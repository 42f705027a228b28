"""Whatever articles, rules and configs grammars make: only what is documented comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings

from checks import compiled, config, fixes, packs
from checks.files import Place
from checks.groups import Groups
from checks.mistakes import Marked, SettingsError
from checks.model import Flag, Part
from checks.rule import Rule
from checks.run import File, check
from checks.settings import EVERYTHING
from tests import grammars

SHIPPED = compiled.load(None, "", EVERYTHING, None)
ALL = SHIPPED.rules_for(Path("a.md"))


def _found(path: str, text: str, rules: Sequence[Rule]) -> list[Flag]:
    """What rules find in two copies of an article, and the proof that it stands where it says it does."""
    groups = Groups()
    flags: list[Flag] = []
    for each in check([File(name, (Part(text),), rules, SHIPPED.desk) for name in (path, f"again/{path}")], groups):
        assert not each.outcome.failures, each.outcome.failures
        flags += each.outcome.flags
    outcome = groups.judged()
    assert not outcome.failures, outcome.failures
    lines = text.split("\n")
    for flag in (*flags, *outcome.flags):
        assert flag.message
        assert 1 <= flag.at.start.line <= len(lines)
        assert flag.at.start <= flag.at.end
    return flags


@settings(max_examples=150)
@given(grammars.articles())
def test_no_article_breaks_a_rule(article: tuple[str, str]) -> None:
    path, text = article
    for flag in _found(path, text, ALL):
        if flag.finding.fix:
            assert fixes.apply(text, [flag.finding.fix]).done


def test_no_rule_breaks_the_desk(tmp_path: Path) -> None:
    held = 0

    @settings(max_examples=600)
    @given(grammars.rules(), grammars.articles())
    def attack(written: str, article: tuple[str, str]) -> None:
        nonlocal held
        try:
            pack = packs.read(Marked("house.yaml", written), Place(tmp_path, tmp_path), strict=False)
        except SettingsError as error:
            _assert_placed(error, "house.yaml")
            return
        held += 1
        _found(*article, pack.rules)

    attack()
    assert held > 100


@settings(max_examples=200)
@given(grammars.configs())
def test_no_config_breaks_its_reader(written: str) -> None:
    try:
        config.parse(Marked("copydesk.yaml", written))
    except SettingsError as error:
        _assert_placed(error, "copydesk.yaml")


def _assert_placed(error: SettingsError, path: str) -> None:
    """Each mistake tells its file, line and column."""
    assert all(str(mistake).startswith(f"{path}:1:") for mistake in error.mistakes)
