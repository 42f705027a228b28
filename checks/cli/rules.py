"""List all rules with their state, severity and source."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from checks.cli import setup
from checks.cli.main import OK
from checks.reporters.shown import safe


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output-format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    settings = setup.settings(options, Path.cwd())
    if options.output_format == "json":
        rows = [
            {"id": rule.id, "severity": rule.severity, "check": rule.kind.name, "source": rule.path, "line": rule.line}
            for rule in settings.rules
        ]
        setup.write(json.dumps({"version": 1, "rules": rows}, indent=2) + "\n", options)
        return OK
    width = max(len(rule.id) for rule in settings.rules)
    rows_text = [
        f"{rule.id:<{width}}  {rule.severity:<7}  {rule.why}  ({rule.path}:{rule.line})" for rule in settings.rules
    ]
    setup.write("".join(f"{safe(row)}\n" for row in rows_text), options)
    return OK
