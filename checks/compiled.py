"""Settings that were made before, kept in the user's cache directory as JSON and found again by content.

An entry names every file that it was made of with its digest; when one differs, the entry is made anew. Its first
line is a digest of the rest, since rules are made of it only as they are asked for. What can't be read as an entry is
as good as none: a cache never stops a run.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from checks import __version__, kinds
from checks.authors import Authors
from checks.conditions import Condition, FieldTest
from checks.dates.days import Window
from checks.dates.facts import Coined, Count, Event, Facts, Gathering, Tenure
from checks.gather import Desk
from checks.records import replace
from checks.rule import BadExample, Copy, Rule, Rules
from checks.settings import Change, Choice, Override, Settings
from checks.shelves import DISK, Shelf

_NAMED = {
    each.__name__: each
    for each in (
        Authors, BadExample, Change, Choice, Coined, Condition, Copy, Count, Desk, Event, Facts, FieldTest, Gathering,
        Override, Rule, Settings, Tenure, Window,
    )
}  # fmt: skip
"""What an entry is made of, by the name that it has there."""

_NO_STRANGERS: Mapping[type, str] = MappingProxyType({})


def load(path: Path | None, shown: str, choice: Choice, cache: Path | None, shelf: Shelf = DISK) -> Settings:
    """The settings under a config file. `cache` is the folder of entries, None for none."""
    asked = repr((__version__, sys.version, state(), str(path), shown, os.getcwd(), type(shelf).__name__))
    entry = cache and cache / "settings" / f"{_digest(asked)}.json"
    found = _read(entry, shelf) if entry else None
    if found is None:
        from checks import loading  # pydantic and the parsers: wanted only where something changed

        seen: list[Path] = []
        found = loading.load(path, shown, seen.append, shelf)
        if entry:
            _write(entry, seen, found, shelf)
    return replace(found, choice=choice, _for_overrides={})


def pack(settings: Settings) -> str:
    """Settings as JSON, for a process that has none of the files that they were made of."""
    strangers = {type(rule.options): rule.kind.name for rule in settings.rules if not kinds.is_ours(rule.kind.name)}
    return json.dumps(_kept(settings, strangers), ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> Settings:
    """Settings as they were packed."""
    settings: Settings = _made(json.loads(text))
    return settings


def folder() -> Path | None:
    """The user's cache directory for copydesk; None where there is none."""
    named = os.environ.get("COPYDESK_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_path  # only asked once a call

    return user_cache_path("copydesk", appauthor=False)


def state() -> str:
    """What tells one state of the shipped rules from another: names, sizes and times, which cost no reading."""
    base = Path(__file__).parent
    inside = base / "rules"
    rules = inside if inside.is_dir() else base.parent / "rules"
    found = [*rules.glob("*.yaml"), *rules.glob("*/*.yaml"), *base.glob("*.py"), *base.glob("kinds/*.py")]
    return repr(sorted((file.name, (stat := file.stat()).st_size, stat.st_mtime_ns) for file in found))


def digest(value: Any) -> str:
    """A digest of settings, rules, facts or what is made of them."""
    return _digest(json.dumps(_kept(value), ensure_ascii=False, separators=(",", ":")))


def _digest(text: str | bytes) -> str:
    return hashlib.sha256(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")).hexdigest()


def _state(path: Path, shelf: Shelf) -> str:
    """What tells one state of a file from another. Of a folder only that it is there goes into the settings."""
    place = shelf if shelf.holds(path) else DISK  # the file of an installed package
    if place.is_folder(path):
        return "folder"
    return _digest(place.read(path)) if place.is_file(path) else ""


def _read(entry: Path, shelf: Shelf) -> Settings | None:
    try:
        digest, _, written = entry.read_bytes().partition(b"\n")
        if _sealed(entry, written) != digest.decode():
            return None
        kept = json.loads(written)
        if any(_state(Path(name), shelf) != state for name, state in kept["files"]):
            return None
        made = _made(kept["settings"])
        made = replace(made, desk=replace(made.desk, authors=replace(made.desk.authors, _shelf=shelf)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return made if isinstance(made, Settings) else None


def _write(entry: Path, seen: list[Path], settings: Settings, shelf: Shelf) -> None:
    """Writes an entry whole or not at all, so that two runs at once do each other no harm."""
    try:
        files = [(str(path.absolute()), _state(path, shelf)) for path in dict.fromkeys(seen)]
        kept = json.dumps({"files": files, "settings": _kept(settings)}, ensure_ascii=False, separators=(",", ":"))
        entry.parent.mkdir(parents=True, exist_ok=True)
        import tempfile

        from checks import store

        written = kept.encode()
        with tempfile.NamedTemporaryFile(dir=entry.parent, delete=False) as file:
            file.write(f"{_sealed(entry, written)}\n".encode() + written)
        os.replace(file.name, entry)
        store.sweep(entry.parent)
    except (OSError, ValueError, TypeError):
        return


def _sealed(entry: Path, written: bytes) -> str:
    """The digest of what an entry holds, in its own place and no other's."""
    return _digest(entry.name.encode() + written)


def _kept(value: Any, strangers: Mapping[type, str] = _NO_STRANGERS) -> Any:
    """A value as JSON: `[name, fields…]` for what is named, `{"": items}` for mappings, lists for tuples.

    `strangers` are the options of kinds that are not ours, with the names of these.
    """
    if isinstance(value, kinds.Kind):
        return ["Kind", value.name]
    if isinstance(value, Path):
        return ["Path", str(value)]
    if isinstance(value, Rules):
        return ["Rules", value.levels, *(_kept(rule, strangers) for rule in value)]
    if hasattr(type(value), "__dataclass_fields__"):
        return _record(value, strangers)
    if isinstance(value, (tuple, list)):
        name = type(value).__name__ if type(value).__name__ in _NAMED else ""
        return [name, *(_kept(each, strangers) for each in value)]
    if isinstance(value, Mapping):
        return {key: _kept(each, strangers) for key, each in value.items()}
    return value


def _record(value: Any, strangers: Mapping[type, str]) -> list[Any]:
    from dataclasses import fields

    names = [field.name for field in fields(value) if not field.name.startswith("_")]
    parts = [_kept(getattr(value, name), strangers) for name in names]
    if type(value) in _NAMED.values():
        return [type(value).__name__, *parts]
    return ["Options", strangers.get(type(value)) or kinds.name_of(type(value)), *parts]


def _made(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _made(each) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    name, *parts = value
    if name == "":
        return tuple(map(_made, parts))
    if name == "Kind":
        return kinds.load(parts[0])
    if name == "Rules":
        return Rules(parts[0], lambda at: _made(parts[at + 1]))
    if name == "Path":
        return Path(parts[0])
    if name == "Options":
        return kinds.options_of(parts[0])(*map(_made, parts[1:]))
    return _NAMED[name](*map(_made, parts))
