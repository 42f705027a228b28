"""What holds for a file: packs, config, overrides and the command line, in this order, each over the last.

Made by loading.py from files, or by compiled.py from what was made before; nothing slow is imported here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Literal, NamedTuple

from checks import globs, mistakes
from checks.gather import Desk
from checks.records import Record, field, replace
from checks.rule import Level, Rule


class Choice(Record):
    """Rules chosen on the command line: ids, `date/*` or ALL. They have the last word."""

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


EVERYTHING = Choice()
"""What holds where the command line chooses no rules."""


class Change(NamedTuple):
    """What an override makes of a rule; None is no change. `origin` is its file and line."""

    severity: Level | None
    options: Any | None
    origin: str


class Override(NamedTuple):
    """Changes by rule id for the files that match."""

    globs: tuple[str, ...]
    rules: Mapping[str, Change]


class Settings(Record):
    """What holds under one config file.

    `root` is the folder that globs are relative to, `path` the config file, if any; `origins` tells for each
    rule, and each key of the config, the file and line that had the last word; `warnings` what is odd in the
    user's rules.
    """

    root: Path
    path: Path | None
    paths: tuple[str, ...]
    exclude: tuple[str, ...]
    fail_level: Literal["error", "warning"]
    overrides: tuple[Override, ...]
    rules: tuple[Rule, ...]
    desk: Desk
    origins: Mapping[str, str]
    warnings: tuple[str, ...]
    choice: Choice = EVERYTHING
    _for_overrides: dict[tuple[int, ...], tuple[Rule, ...]] = field(default_factory=dict)

    def rules_for(self, path: Path) -> tuple[Rule, ...]:
        """The rules that are on for a file: the config's word, then its overrides', then the command line's."""
        return self.rules_under(self.overriding(path))

    def rules_under(self, matching: tuple[int, ...]) -> tuple[Rule, ...]:
        """The rules that are on where these overrides hold."""
        if matching not in self._for_overrides:
            levelled = (_changed(rule, [self.overrides[at] for at in matching]) for rule in self.rules)
            chosen = (_chosen(rule, self.choice) for rule in levelled)
            self._for_overrides[matching] = tuple(rule for rule in chosen if rule.severity != "off")
        return self._for_overrides[matching]

    def overriding(self, path: Path) -> tuple[int, ...]:
        """Which overrides hold for a file."""
        relative = self.relative(path)
        return tuple(at for at, each in enumerate(self.overrides) if globs.matches(relative, each.globs))

    def relative(self, path: Path) -> str:
        """A file's path as globs see it."""
        full = Path(os.path.abspath(path))
        return str(PurePosixPath(full.relative_to(self.root) if full.is_relative_to(self.root) else full))

    def excludes(self, path: Path) -> bool:
        return bool(self.exclude) and globs.matches(self.relative(path), self.exclude)


def unknown(choice: Choice, ids: Sequence[str]) -> str | None:
    """What is wrong with a choice of rules: the first pattern that is no rule, and the nearest that is."""
    for pattern in (*choice.select, *choice.extend, *choice.ignore):
        if not any(_is(pattern, each) for each in ids):
            return mistakes.unknown("rule", pattern, ids)
    return None


def _changed(rule: Rule, overrides: Sequence[Override]) -> Rule:
    for override in overrides:
        change = override.rules.get(rule.id)
        if change:
            options = rule.options if change.options is None else change.options
            rule = replace(rule, severity=change.severity or rule.severity, options=options)
    return rule


def _chosen(rule: Rule, choice: Choice) -> Rule:
    """A rule that is selected by its id or group runs even where the config has it off."""
    named = [pattern for pattern in (*choice.select, *choice.extend) if _is(pattern, rule.id)]
    if any(_is(pattern, rule.id) for pattern in choice.ignore):
        return replace(rule, severity="off")
    if choice.select and not named:
        return replace(rule, severity="off")
    if rule.severity == "off" and any(pattern != "ALL" for pattern in named):
        return replace(rule, severity="error")
    return rule


def _is(pattern: str, rule: str) -> bool:
    return pattern in ("ALL", rule) or (pattern.endswith("/*") and rule.startswith(pattern[:-1]))
