"""Explain a rule: what it finds, why, its options, good and bad examples."""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from textwrap import indent

from checks.cli import setup
from checks.cli.main import OK, Stop
from checks.rule import Copy, Rule
from checks.settings import Choice, unknown


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="RULE")
    parser.add_argument("--output-format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    settings = setup.settings(options, Path.cwd())
    rule = next((rule for rule in settings.rules if rule.id == options.rule), None)
    if rule is None:
        wrong = unknown(Choice((options.rule,)), [rule.id for rule in settings.rules])
        raise Stop(f"{wrong or f'name one rule, not {options.rule}'}")
    shown = _as_json(rule) if options.output_format == "json" else _as_text(rule)
    setup.write(shown + "\n", options)
    return OK


def _as_json(rule: Rule) -> str:
    told = {
        "version": 1,
        "id": rule.id,
        "severity": rule.severity,
        "check": rule.kind.name,
        "what": rule.kind.sentence,
        "message": rule.message,
        "why": rule.why,
        "instead": rule.instead,
        "options": dataclasses.asdict(rule.options),
        "good": [dict(copy.files) for copy in rule.good],
        "bad": [example._asdict() | {"copy": dict(example.copy.files)} for example in rule.bad],
        "source": rule.path,
        "line": rule.line,
    }
    return json.dumps(told, indent=2, ensure_ascii=False)


def _as_text(rule: Rule) -> str:
    options = [f"  {name}: {value}" for name, value in dataclasses.asdict(rule.options).items()] or ["  none"]
    good = [_copy(copy) for copy in rule.good]
    bad = [f"{_copy(example.copy)}\n    → {example.says}" for example in rule.bad]
    parts = [
        f"{rule.id}  ({rule.severity}; {rule.path}:{rule.line})",
        f"What it does\n  {rule.kind.sentence}",
        f"Why\n  {rule.why}",
        f"Instead\n  {rule.instead}",
        "Options\n" + "\n".join(options),
        "Good\n" + "\n\n".join(good),
        "Bad\n" + "\n\n".join(bad),
    ]
    return "\n\n".join(parts)


def _copy(copy: Copy) -> str:
    """The files of an example; a path stands before each where there are several."""
    shown = [indent(text.rstrip(), "  │ ", lambda _: True) for _, text in copy.files]
    if len(shown) == 1:
        return shown[0]
    return "\n".join(f"  {path}\n{text}" for (path, _), text in zip(copy.files, shown, strict=True))
