"""What holds for a file: packs, config, overrides and the command line, in this order, each over the last.

Made by loading.py from files, or by compiled.py from what was made before; nothing slow is imported here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from checks import globs, mistakes
from checks.gather import Desk
from checks.records import Record, field, replace
from checks.rule import Level, Rule, Rules
from checks.tuples import NamedTuple


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
    rules: Rules
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
            changes = [self.overrides[at].rules for at in matching]
            found = (self._rule(id_, [each[id_] for each in changes if id_ in each]) for id_ in self.rules.levels)
            self._for_overrides[matching] = tuple(rule for rule in found if rule)
        return self._for_overrides[matching]

    def _rule(self, id_: str, changes: Sequence[Change]) -> Rule | None:
        """A rule with what overrides make of it; None for one that is off."""
        level = self.rules.levels[id_]
        for change in changes:
            level = change.severity or level
        level = _chosen(id_, level, self.choice)
        if level == "off":
            return None
        rule = self.rules.named(id_)
        options = next((change.options for change in reversed(changes) if change.options is not None), rule.options)
        return replace(rule, severity=level, options=options)

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


def _chosen(id_: str, level: Level, choice: Choice) -> Level:
    """A rule that is selected by its id or group runs even where the config has it off."""
    named = [pattern for pattern in (*choice.select, *choice.extend) if _is(pattern, id_)]
    if any(_is(pattern, id_) for pattern in choice.ignore) or (choice.select and not named):
        return "off"
    if level == "off" and any(pattern != "ALL" for pattern in named):
        return "error"
    return level


def _is(pattern: str, rule: str) -> bool:
    return pattern in ("ALL", rule) or (pattern.endswith("/*") and rule.startswith(pattern[:-1]))
