"""Prints the guide to the rules, rules/README.md, from the rules themselves."""

from __future__ import annotations

import dataclasses
import sys

from checks.packs import shipped
from checks.rule import Rule

_HEAD = """\
# The rules

Written from `rules/*.yaml` by `make guide`; a test fails when it is stale. Each example is run by the tests.
`copydesk explain RULE` prints one of them.
"""


def main() -> None:
    """Writes the guide to standard output."""
    rows = [f"| [`{rule.id}`](#{_anchor(rule)}) | {rule.severity} | {rule.kind.sentence} |" for rule in shipped()]
    table = "\n".join(["| rule | severity | finds |", "|---|---|---|", *rows])
    sections = [_section(rule) for rule in shipped()]
    sys.stdout.write("\n".join([_HEAD, table, "", *sections]))


def _anchor(rule: Rule) -> str:
    return rule.id.replace("/", "")


def _section(rule: Rule) -> str:
    options = [f"- `{name}`: `{value!r}`" for name, value in dataclasses.asdict(rule.options).items()]
    good = [_fenced(example) for example in rule.good]
    bad = [f"{_fenced(example.text)}\n→ {example.says}\n" for example in rule.bad]
    parts = [
        f"## {rule.id}\n",
        f"{rule.kind.sentence} Severity: {rule.severity}. Stands in `{rule.path}`.\n",
        f"**Why.** {rule.why}\n",
        f"**Instead.** {rule.instead}\n",
        *(["**Options.**\n", *options, ""] if options else []),
        "**Good.**\n",
        *good,
        "**Bad.**\n",
        *bad,
    ]
    return "\n".join(parts)


def _fenced(example: str) -> str:
    return f"````text\n{example.rstrip()}\n````\n"


if __name__ == "__main__":
    main()
