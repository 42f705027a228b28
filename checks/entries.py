"""What rules files and copydesk.yaml have in common: lists that may be one word, and levels by rule id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from checks.mistakes import Marked
from checks.records import Record
from checks.rule import Level
from checks.trees import Mapping as Keys
from checks.trees import Node
from checks.validation import Strict


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _setting(value: object) -> object:
    return {"severity": value} if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...])]
"""A list of words; one word alone is a list of one."""


class RuleSetting(Strict):
    """How severe a rule is, and options in the place of its own."""

    severity: Level | None = None
    options: dict[str, Any] = Field(default={})


Setting = Annotated[RuleSetting, BeforeValidator(_setting, json_schema_input_type=Level | RuleSetting)]
"""`off`, `warning`, `error`, or a severity with options."""


class Set(Record):
    """A rule's level or options as some file sets them; `path` and `line` say where."""

    severity: Level | None
    options: Mapping[str, Any]
    path: str
    line: int


def settings_of(node: Node | None, entries: Mapping[str, RuleSetting], marked: Marked) -> dict[str, Set]:
    """The settings that a `rules:` mapping holds, with the lines on which they stand."""
    if not isinstance(node, Keys):
        return {}
    return {
        (name := entry.key.text.value): Set(
            entries[name].severity, entries[name].options, marked.path, marked.line(entry.key.span.start)
        )
        for entry in node.entries
        if entry.key.text.value in entries
    }
