"""Prints the guide to the rules, rules/README.md, from the rules themselves."""

from __future__ import annotations

import dataclasses
import sys

from checks.loading import load
from checks.rule import Copy, Rule

_HEAD = """\
# The rules

Written from `rules/*.yaml` by `make guide`; a test fails when it is stale. Each example is run by the tests.
`copydesk explain RULE` prints one of them.
"""

_LONGEST = 100


def main() -> None:
    """Writes the guide to standard output."""
    rules = load(None, "").rules
    rows = [f"| [`{rule.id}`](#{_anchor(rule)}) | {rule.severity} | {rule.kind.sentence} |" for rule in rules]
    table = "\n".join(["| rule | severity | finds |", "|---|---|---|", *rows])
    sections = [_section(rule) for rule in rules]
    sys.stdout.write("\n".join([_HEAD, table, "", *sections]))


def _anchor(rule: Rule) -> str:
    return rule.id.replace("/", "")


def _section(rule: Rule) -> str:
    options = [f"- `{name}`: {_shown(value)}" for name, value in dataclasses.asdict(rule.options).items()]
    good = [_fenced(copy) for copy in rule.good]
    bad = [f"{_fenced(example.copy)}\n→ {example.says}\n" for example in rule.bad]
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


def _shown(value: object) -> str:
    """A value as Python writes it; a long list by its length."""
    if isinstance(value, (dict, tuple)) and len(value) > _LONGEST:
        return f"{len(value)} entries"
    return f"`{value!r}`"


def _fenced(copy: Copy) -> str:
    shown = [f"````text\n{text.rstrip()}\n````\n" for _, text in copy.files]
    if len(shown) == 1:
        return shown[0]
    return "\n".join(f"`{path}`\n\n{text}" for (path, _), text in zip(copy.files, shown, strict=True))


if __name__ == "__main__":
    main()
