"""copydesk.yaml: which rules hold for which files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import Field, ValidationError

from checks import errors, globs
from checks.errors import Marked, Mistake, SettingsError, Strict
from checks.patterns import PatternError
from checks.rule import Level, Rule
from checks.trees import Mapping as Keys
from checks.trees import Node, Scalar
from checks.trees import Sequence as Items

NAMES = ("copydesk.yaml", "copydesk.yml")
ROOT_MARKS = (".git", ".hg", ".svn")


class Override(Strict):
    """Other settings for the files that match."""

    files: str | tuple[str, ...] = Field(description="globs, relative to the config file")
    rules: dict[str, Level] = Field(description="rule ids and how severe they are there")

    @property
    def globs(self) -> tuple[str, ...]:
        return (self.files,) if isinstance(self.files, str) else self.files


class ConfigFile(Strict):
    """What may stand in copydesk.yaml."""

    paths: tuple[str, ...] = Field(default=(".",), description="what `copydesk check` checks when it is given no path")
    exclude: tuple[str, ...] = Field(default=(), description="globs of files to leave out")
    rules: dict[str, Level] = Field(default={}, description="rule ids and how severe they are")
    overrides: tuple[Override, ...] = ()
    fail_level: Literal["error", "warning"] = Field(default="error", description="from which severity a run fails")


@dataclass(frozen=True, slots=True)
class Choice:
    """Rules chosen on the command line: ids, `date/*` or ALL. They have the last word."""

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


EVERYTHING = Choice()
"""What holds where the command line chooses no rules."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a run. `root` is the folder that globs are relative to; `path` the config file, if any."""

    root: Path
    path: Path | None
    config: ConfigFile
    choice: Choice
    rules: tuple[Rule, ...]
    _for_overrides: dict[tuple[int, ...], tuple[Rule, ...]] = field(default_factory=dict, compare=False)

    def rules_for(self, path: Path) -> tuple[Rule, ...]:
        """The rules that are on for a file: the config's word, then its overrides', then the command line's."""
        relative = self.relative(path)
        overrides = self.config.overrides
        matching = tuple(at for at, override in enumerate(overrides) if globs.matches(relative, override.globs))
        if matching not in self._for_overrides:
            levels: dict[str, Level] = {}
            for at in matching:
                levels.update(overrides[at].rules)
            self._for_overrides[matching] = tuple(self._levelled(levels))
        return self._for_overrides[matching]

    def _levelled(self, levels: Mapping[str, Level]) -> Iterator[Rule]:
        for rule in self.rules:
            held = _chosen(replace(rule, severity=levels.get(rule.id, rule.severity)), self.choice)
            if held.severity != "off":
                yield held

    def relative(self, path: Path) -> str:
        """A file's path as globs see it."""
        full = Path(os.path.abspath(path))
        return str(PurePosixPath(full.relative_to(self.root) if full.is_relative_to(self.root) else full))

    def excludes(self, path: Path) -> bool:
        return bool(self.config.exclude) and globs.matches(self.relative(path), self.config.exclude)


def find(start: Path) -> Path | None:
    """The closest config file, from a folder up to the root of its repository."""
    for folder in (start.absolute(), *start.absolute().parents):
        for name in NAMES:
            if (folder / name).is_file():
                return folder / name
        if any((folder / mark).exists() for mark in ROOT_MARKS):
            return None
    return None


def read(path: Path | None, shown: str, rules: Sequence[Rule], choice: Choice) -> Settings:
    """The settings of a config file, or the defaults. Raises SettingsError with every mistake."""
    marked = Marked(shown, errors.text(path, shown) if path else "")
    config = _parse(marked, [rule.id for rule in rules]) if path else ConfigFile()
    root = Path(os.path.abspath(path.parent)) if path else Path.cwd()
    levelled = tuple(replace(rule, severity=config.rules.get(rule.id, rule.severity)) for rule in rules)
    return Settings(root, path, config, choice, levelled)


def unknown(choice: Choice, ids: Sequence[str]) -> str | None:
    """What is wrong with a choice of rules: the first pattern that is no rule, and the nearest that is."""
    for pattern in (*choice.select, *choice.extend, *choice.ignore):
        if not any(_is(pattern, each) for each in ids):
            return f"no rule is called `{pattern}`; {_near(pattern, ids)}"
    return None


def _near(pattern: str, ids: Sequence[str]) -> str:
    near = get_close_matches(pattern, ids, 3, 0.4)
    return f"nearest: {', '.join(near)}" if near else f"there are {', '.join(ids)}"


def _chosen(rule: Rule, choice: Choice) -> Rule:
    """A rule that is selected by its id or group runs even where the config has it off."""
    named = [p for p in (*choice.select, *choice.extend) if _is(p, rule.id)]
    if any(_is(pattern, rule.id) for pattern in choice.ignore):
        return replace(rule, severity="off")
    if choice.select and not named:
        return replace(rule, severity="off")
    if rule.severity == "off" and any(pattern != "ALL" for pattern in named):
        return replace(rule, severity="error")
    return rule


def _is(pattern: str, rule: str) -> bool:
    return pattern in ("ALL", rule) or (pattern.endswith("/*") and rule.startswith(pattern[:-1]))


def _parse(marked: Marked, ids: Sequence[str]) -> ConfigFile:
    root = errors.tree(marked)
    if root is None:
        return ConfigFile()
    found = errors.doubled(root, marked)
    try:
        config = ConfigFile.model_validate(errors.plain(root))
    except ValidationError as error:
        raise SettingsError([*found, *errors.mistakes(error, ConfigFile, root, marked)]) from None
    found += [*_unknown_rules(root, ids, marked), *_bad_globs(root, marked)]
    if found:
        raise SettingsError(found)
    return config


def _bad_globs(root: Node, marked: Marked) -> Iterator[Mistake]:
    """The globs in `exclude:` and in the overrides that are none."""
    if not isinstance(root, Keys):
        return
    overrides = root.get("overrides")
    listed = [root.get("exclude"), *(o.get("files") for o in getattr(overrides, "items", ()) if isinstance(o, Keys))]
    for node in listed:
        for glob in node.items if isinstance(node, Items) else [node]:
            if isinstance(glob, Scalar):
                try:
                    globs.compiled(glob.text.value)
                except PatternError as error:
                    yield marked.mistake(glob.span.start, f"the glob {error}")


def _unknown_rules(root: Node, ids: Sequence[str], marked: Marked) -> list[Mistake]:
    """The ids in `rules:` and in the overrides that no rule has."""
    if not isinstance(root, Keys):
        return []
    tables: list[Node | None] = [root.get("rules")]
    overrides = root.get("overrides")
    tables += [item.get("rules") for item in getattr(overrides, "items", ()) if isinstance(item, Keys)]
    return [
        marked.mistake(
            entry.key.span.start, f"no rule is called `{entry.key.text.value}`; {_near(entry.key.text.value, ids)}"
        )
        for table in tables
        if isinstance(table, Keys)
        for entry in table.entries
        if entry.key.text.value not in ids
    ]
