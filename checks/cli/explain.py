"""Explain a rule: what it finds, why, its options, good and bad examples."""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path
from textwrap import indent

from checks import kinds
from checks.cli import setup
from checks.cli.main import OK, Stop
from checks.reporters.shown import as_json, safe
from checks.rule import Copy, Rule
from checks.settings import Choice, unknown

_LONGEST = 100
"""Entries of an option that are printed."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", nargs="?", metavar="RULE", help="a rule's id, or the name of a kind")
    parser.add_argument("--output-format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    if options.rule is None:
        raise Stop("name a rule, or a kind of check; `copydesk rules` lists the rules")
    settings = setup.settings(options, Path.cwd())
    rule = settings.rules.named(options.rule) if options.rule in settings.rules.levels else None
    if rule is None and options.rule in kinds.available():
        setup.write(_kind(options.rule) + "\n", options)
        return OK
    if rule is None:
        wrong = unknown(Choice((options.rule,)), list(settings.rules.levels))
        raise Stop(f"{wrong or f'name one rule, not {options.rule}'}")
    shown = _as_json(rule) if options.output_format == "json" else "\n".join(map(safe, _as_text(rule).split("\n")))
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
    return as_json(told, 2)


def _as_text(rule: Rule) -> str:
    written = dataclasses.asdict(rule.options).items()
    options = [f"  {name}: {_shown(value)}" for name, value in written if value not in (None, (), {})] or ["  none"]
    good = [_copy(copy) for copy in rule.good]
    bad = [f"{_copy(example.copy)}\n    → {example.says}" for example in rule.bad]
    parts = [
        f"{rule.id}  ({rule.severity}; {rule.path}:{rule.line})",
        f"What it does\n  {rule.kind.sentence}",
        f"Why\n  {rule.why}",
        *([f"Instead\n  {rule.instead}"] if rule.instead else []),
        "Options\n" + "\n".join(options),
        "Good\n" + "\n\n".join(good),
        "Bad\n" + "\n\n".join(bad),
    ]
    return "\n\n".join(parts)


def _kind(name: str) -> str:
    """A kind, for who writes a rule: its options with their defaults, and what its message may name."""
    kind = kinds.load(name)
    told = []
    for field in dataclasses.fields(kind.options):
        needed = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        default = "must be given" if needed else f"default {_shown(field.default)}"
        told.append(f"  {field.name}: {field.type}; {default}")
    parts = [
        f"{name}  (a kind of check: `check: {name}`)",
        f"What it does\n  {kind.sentence}",
        f"Options\n{indent((kind.options.__doc__ or '').strip(), '  ')}\n" + ("\n".join(told) or "  none"),
        f"A message may name\n  {', '.join(f'{{{value}}}' for value in kind.values)}",
    ]
    return "\n\n".join(parts)


def _shown(value: object) -> str:
    """A value as YAML writes it; a list that fills screens by its length."""
    if isinstance(value, (dict, tuple)) and len(value) > _LONGEST:
        return f"{len(value)} entries"
    return "none" if value is dataclasses.MISSING else json.dumps(value, ensure_ascii=False)


def _copy(copy: Copy) -> str:
    """The files of an example; a path stands before each where there are several."""
    shown = [indent(text.rstrip(), "  │ ", lambda _: True) for _, text in copy.files]
    if len(shown) == 1:
        return shown[0]
    return "\n".join(f"  {path}\n{text}" for (path, _), text in zip(copy.files, shown, strict=True))
