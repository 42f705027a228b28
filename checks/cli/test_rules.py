"""Run the examples that stand beside rules: ours, and those of your own files."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from checks import examples
from checks.cli import setup
from checks.cli.main import FOUND, OK, Stop
from checks.loading import rules_in
from checks.mistakes import SettingsError
from checks.reporters.shown import plural, safe
from checks.rule import Rule
from checks.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="rules files; without any, all rules that hold here")


def run(options: argparse.Namespace) -> int:
    """0 if every example does what it says, 1 if one does not, 2 for a rules file that can't be used."""
    settings = setup.settings(options, Path.cwd())
    rules = _rules(options.files, settings)
    wrong = [each for rule in rules for each in examples.run(rule, settings.desk)]
    bare = [rule for rule in rules if not (rule.good and rule.bad)]
    lines = [str(each) for each in wrong]
    lines += [f"{rule.path}:{rule.line}: {rule.id} has no examples; give it `good` and `bad`" for rule in bare]
    count = sum(len(rule.good) + len(rule.bad) for rule in rules)
    lines.append(f"{plural(len(rules), 'rule')}, {plural(count, 'example')}, {len(wrong)} wrong")
    setup.write("".join(f"{safe(line)}\n" for text in lines for line in text.split("\n")), options)
    return FOUND if wrong else OK


def _rules(files: Sequence[str], settings: Settings) -> tuple[Rule, ...]:
    if not files:
        return tuple(settings.rules)
    try:
        found = rules_in([Path(file) for file in files])
    except SettingsError as error:
        raise Stop(str(error), located=True) from None
    except OSError as error:
        raise Stop(f"can't read {error.filename}: {error.strerror}") from None
    return found
