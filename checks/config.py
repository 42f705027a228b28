"""copydesk.yaml: found, read, and refused where it is wrong. What holds for a file is for settings.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal
from zoneinfo import available_timezones

from pydantic import Field, ValidationError, field_validator

from checks import globs, mistakes, validation
from checks.entries import Names, Set, Setting, settings_of
from checks.header.vocabulary import Role
from checks.mistakes import Marked, Mistake, SettingsError
from checks.patterns import PatternError
from checks.records import Record
from checks.trees import Mapping as Keys
from checks.trees import Node, Scalar
from checks.trees import Sequence as Items
from checks.validation import Strict


class Override(Strict):
    """Other settings for the files that match."""

    files: Names = Field(description="globs, relative to the config file")
    rules: dict[str, Setting] = Field(description="rule ids and how severe they are there")


class ConfigFile(Strict):
    """What may stand in copydesk.yaml."""

    extends: Names = Field(default=("recommended",), description="packs and rules files that hold here")
    fields: dict[Role, Names] = Field(default={}, description="how this repository names its header fields, by role")
    paths: tuple[str, ...] = Field(default=(".",), description="what `copydesk check` checks when it is given no path")
    exclude: tuple[str, ...] = Field(default=(), description="globs of files to leave out")
    rules: dict[str, Setting] = Field(default={}, description="rule ids and how severe they are")
    overrides: tuple[Override, ...] = ()
    fail_level: Literal["error", "warning"] = Field(default="error", description="from which severity a run fails")
    timezone: str | None = Field(default=None, description="the zone of dates that state none, such as Europe/Oslo")
    authors: Names = Field(default=(), description="files and folders that name the authors behind ids in bylines")
    language: str | None = Field(default=None, description="the language of articles that state none, such as en")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str | None) -> str | None:
        if value is not None and value not in available_timezones():
            raise ValueError(f"no time zone is called {value}; they are named like Europe/Oslo")
        return value


class OverrideSet(Record):
    """An override with the lines of its settings."""

    globs: tuple[str, ...]
    rules: dict[str, Set]


class Config(Record):
    """A config file as it was read; `lines` tells where each top-level key stands."""

    marked: Marked
    file: ConfigFile
    extends: tuple[tuple[str, int], ...]
    authors: tuple[tuple[str, int], ...]
    rules: dict[str, Set]
    overrides: tuple[OverrideSet, ...]
    lines: dict[str, int]
    ids: tuple[tuple[str, int], ...]


def parse(marked: Marked) -> Config:
    """A config file's text. Raises SettingsError with every mistake but unknown rules, which packs may add."""
    root = mistakes.tree(marked)
    if root is None:
        return Config(marked, ConfigFile(), (), (), {}, (), {}, ())
    found = mistakes.doubled(root, marked)
    try:
        file = ConfigFile.model_validate(mistakes.plain(root))
    except ValidationError as error:
        raise SettingsError([*found, *validation.mistakes(error, ConfigFile, root, marked)]) from None
    found += _bad_globs(root, marked)
    if found or not isinstance(root, Keys):
        raise SettingsError(found)
    overrides = [node for node in _items(root.get("overrides")) if isinstance(node, Keys)]
    return Config(
        marked,
        file,
        _placed(root.get("extends")),
        _placed(root.get("authors")),
        settings_of(root.get("rules"), file.rules, marked),
        tuple(
            OverrideSet(override.files, settings_of(node.get("rules"), override.rules, marked))
            for override, node in zip(file.overrides, overrides, strict=True)
        ),
        {entry.key.text.value: marked.line(entry.key.span.start) for entry in root.entries},
        tuple(_ids([root.get("rules"), *(node.get("rules") for node in overrides)])),
    )


def _items(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; one word alone is a list of one."""
    return node.items if isinstance(node, Items) else () if node is None else (node,)


def _placed(node: Node | None) -> tuple[tuple[str, int], ...]:
    """The words of a list, with their offsets."""
    return tuple((item.text.value, item.span.start) for item in _items(node) if isinstance(item, Scalar))


def _ids(tables: list[Node | None]) -> Iterator[tuple[str, int]]:
    """The rule ids that the file names, with their offsets."""
    for table in tables:
        if isinstance(table, Keys):
            yield from ((entry.key.text.value, entry.key.span.start) for entry in table.entries)


def _bad_globs(root: Node, marked: Marked) -> Iterator[Mistake]:
    """The globs in `exclude:` and in the overrides that are none."""
    if not isinstance(root, Keys):
        return
    overrides = [node for node in _items(root.get("overrides")) if isinstance(node, Keys)]
    for node in (root.get("exclude"), *(override.get("files") for override in overrides)):
        for glob in _items(node):
            if isinstance(glob, Scalar):
                try:
                    globs.compiled(glob.text.value)
                except PatternError as error:
                    yield marked.mistake(glob.span.start, f"the glob {error}")
