"""A rule, ready to run: what a kind of check becomes with an id, a severity, a message and options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from checks.conditions import Condition
from checks.kinds import Kind
from checks.model import Severity
from checks.records import Record
from checks.regexes import regex

Level = Literal["error", "warning", "off"]

ID = r"[a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*"
"""What a rule's id looks like: its group and its name."""
NAMED = regex(r"\{(\w+)\}")
"""A name in a message's template."""


class Copy(NamedTuple):
    """The files of an example, by path. Most examples are one."""

    files: tuple[tuple[str, str], ...]


class BadExample(NamedTuple):
    """Copy in which a rule finds exactly one thing: the stretch marked, the message, the proposal, the mended copy."""

    copy: Copy
    finds: str
    says: str
    suggests: str | None
    fixed: str | None


class Rule(Record):
    """A rule as it holds for a run. `path` and `line` say where it is written."""

    id: str
    kind: Kind
    severity: Level
    message: str
    why: str
    instead: str
    options: Any
    written: Mapping[str, Any]
    when: Condition
    good: tuple[Copy, ...]
    bad: tuple[BadExample, ...]
    owner: str | None
    url: str | None
    path: str
    line: int

    def say(self, values: Mapping[str, str]) -> str:
        """The message with its names filled in; plain replacement, so that no value is ever a template."""
        return NAMED.sub(lambda name: values.get(name[1], ""), self.message)

    def level(self, weak: bool) -> Severity:
        """The severity of a finding: a kind may be too unsure of it for an error."""
        return "warning" if weak or self.severity == "warning" else "error"
