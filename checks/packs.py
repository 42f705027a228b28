"""rules/*.yaml: read, refused where they are wrong, and made into rules."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import Field, TypeAdapter, ValidationError

from checks import errors, kinds
from checks.errors import Marked, Mistake, SettingsError, Strict
from checks.kinds import Kind
from checks.rule import ID, NAMED, BadExample, Level, Rule
from checks.trees import Mapping, Node
from checks.trees import Sequence as Items


class BadEntry(Strict):
    """Copy in which the rule finds exactly this."""

    text: str
    finds: str = Field(description="the stretch that the finding marks; empty where something is missing")
    says: str = Field(description="the finding's message, to the letter")
    suggests: str | None = Field(None, description="what the finding proposes")


class RuleEntry(Strict):
    """One rule of a rules file."""

    id: str = Field(pattern=f"^{ID}$", description="what is printed and what configures the rule")
    check: str = Field(description="the kind of check: a file of checks/kinds/")
    severity: Level
    message: str = Field(min_length=1, description="what is wrong; {names} are filled in by the kind")
    why: str = Field(min_length=1, description="why it matters to a reader")
    instead: str = Field(min_length=1, description="what to do")
    options: dict[str, Any] = Field(default={})
    good: tuple[str, ...] = Field(min_length=1, description="copy in which the rule finds nothing")
    bad: tuple[BadEntry, ...] = Field(min_length=1)
    owner: str | None = None
    url: str | None = None


def folder() -> Path:
    """Where the shipped rules are: beside the package in a wheel, beside its folder in a checkout."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


@cache
def shipped() -> tuple[Rule, ...]:
    """All rules that come with copydesk, by id."""
    files = sorted(folder().glob("*.yaml"))
    rules = [rule for file in files for rule in load(f"rules/{file.name}", file.read_text("utf-8"))]
    if twice := list(_doubled_ids(rules)):
        raise SettingsError(twice)
    return tuple(sorted(rules, key=lambda rule: rule.id))


def load(path: str, source: str) -> list[Rule]:
    """The rules of one file. Raises SettingsError with every mistake in it."""
    marked = Marked(path, source)
    root = errors.tree(marked)
    if not isinstance(root, Items):
        raise SettingsError([marked.mistake(0, "a rules file is a list of rules: `- id: …`")])
    rules: list[Rule] = []
    found = errors.doubled(root, marked)
    for node in root.items:
        rule = _rule(node, marked)
        if isinstance(rule, Rule):
            rules.append(rule)
        else:
            found += rule
    found += _doubled_ids(rules)
    if found:
        raise SettingsError(found)
    return rules


def _rule(node: Node, marked: Marked) -> Rule | list[Mistake]:
    if not isinstance(node, Mapping):
        return [marked.mistake(node.span.start, "a rule is a set of keys: `id`, `check`, `severity` …")]
    try:
        entry = RuleEntry.model_validate(errors.plain(node))
    except ValidationError as error:
        return errors.mistakes(error, RuleEntry, node, marked)
    if entry.check not in kinds.available():
        check = node.get("check") or node
        message = f"no check is called `{entry.check}`; there are {', '.join(kinds.available())}"
        return [marked.mistake(check.span.start, message)]
    kind = kinds.load(entry.check)
    unnamed = [name for name in NAMED.findall(entry.message) if name not in kind.values]
    if unnamed:
        message = f"`{{{unnamed[0]}}}` is not known to {entry.check}; it names {', '.join(kind.values)}"
        return [marked.mistake((node.get("message") or node).span.start, message)]
    options = _options(kind, entry.options, node, marked)
    if isinstance(options, list):
        return options
    bad = tuple(BadExample(each.text, each.finds, each.says, each.suggests) for each in entry.bad)
    line = marked.mistake(node.span.start, "").line
    return Rule(
        entry.id, kind, entry.severity, entry.message, entry.why, entry.instead, options, entry.good, bad,
        entry.owner, entry.url, marked.path, line,
    )  # fmt: skip


def _options(kind: Kind, written: dict[str, Any], node: Mapping, marked: Marked) -> Any:
    """The kind's options, or the mistakes in them."""
    place = node.get("options") or node
    valid = [field.name for field in dataclasses.fields(kind.options)]
    unknown = [
        marked.mistake(entry.key.span.start, errors.unknown_key(entry.key.text.value, valid))
        for entry in (place.entries if isinstance(place, Mapping) and place is not node else ())
        if entry.key.text.value not in valid
    ]
    if unknown:
        return unknown
    try:
        return TypeAdapter(kind.options).validate_python(written)
    except ValidationError as error:
        return errors.mistakes(error, None, place, marked)


def _doubled_ids(rules: Sequence[Rule]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            yield Mistake(rule.path, rule.line, 1, f"the id `{rule.id}` stands twice", "")
        seen.add(rule.id)
