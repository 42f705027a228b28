"""Makes settings from files: ours, then those that a config extends, then the config itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from checks import almanac, config, files, mistakes, packs, roots
from checks.authors import Authors
from checks.config import Config
from checks.dates.facts import Facts
from checks.entries import Set
from checks.gather import Desk
from checks.mistakes import Marked, Mistake, SettingsError
from checks.packs import Pack
from checks.records import replace
from checks.rule import Rule, Rules
from checks.settings import Change, Override, Settings
from checks.shelves import DISK, Shelf

DEEPEST = 16
"""How far `extends` may lead from file to file."""

_SAMPLED = {
    "byline/unknown-author": "`authors:` in a file that `extends` names",
    "name/house-spelling": "`spellings:` in a file that `extends` names",
    "section/unknown": "`options: {values: […]}` with your sections",
    "tags/unknown": "`options: {list: …}` with your tags",
}
"""Rules whose lists each desk has to bring along, and where it says so."""

Seen = Callable[[Path], None]
"""Told of every file that settings are made of."""


def load(path: Path | None, shown: str, seen: Seen = lambda _: None, shelf: Shelf = DISK) -> Settings:
    """The settings under a config file, or the defaults. Raises SettingsError with every mistake of a file."""
    if path:
        if shelf.leads_out(path):
            raise SettingsError([Mistake(shown, 1, 1, "is a link out of the repository and is not read", "")])
        seen(path)
    read = config.parse(Marked(shown, mistakes.text(path, shown, shelf) if path else ""))
    root = Path(os.path.abspath(path.parent)) if path else Path.cwd()
    place = files.Place(root, roots.around(root, shelf.is_root), seen, shelf)
    found = list(_packs(read, place))
    rules, origins = _rules(found, read)
    _refuse_unknown(read, rules)
    authors = _authors(read, place)
    by_id = {rule.id: rule for rule in rules}
    return Settings(
        root=root,
        path=path,
        paths=read.file.paths,
        exclude=read.file.exclude,
        fail_level=read.file.fail_level,
        overrides=tuple(
            Override(each.globs, {id_: _change(by_id[id_], setting) for id_, setting in each.rules.items()})
            for each in read.overrides
        ),
        rules=Rules.of(rules),
        desk=_desk(found, read, authors, place),
        origins=origins | {key: f"{shown}:{line}" for key, line in read.lines.items()},
        warnings=(
            *(mistakes.warning(mistake) for pack in found for mistake in pack.warnings),
            *_without_lists(rules, found, authors),
        ),
    )


def _without_lists(rules: Sequence[Rule], found: Sequence[Pack], authors: Authors) -> Iterator[str]:
    """Rules that are on and still have our samples in the place of a desk's own list."""
    ours = {rule.id: rule for pack in found for rule in pack.rules}
    for id_, what in _SAMPLED.items():
        rule = next((rule for rule in rules if rule.id == id_), None)
        sampled = rule and rule.severity != "off" and rule.written == ours[id_].written
        if sampled and not (id_ == "byline/unknown-author" and authors.everybody()):
            yield f"{id_} is on with our samples only; give {what}"


def rules_in(paths: Sequence[Path]) -> tuple[Rule, ...]:
    """The rules of some files, as they stand there. Raises SettingsError and OSError."""
    found: list[Rule] = []
    for path in paths:
        folder = Path(os.path.abspath(path.parent))
        if roots.leads_out(path):
            raise SettingsError([Mistake(str(path), 1, 1, "is a link out of the repository and is not read", "")])
        marked = Marked(str(path), mistakes.text(path, str(path)))
        found += packs.read(marked, files.Place(folder, roots.around(folder)), strict=False).rules
    return tuple(found)


def _authors(read: Config, place: files.Place) -> Authors:
    """The author files beside the config and at the repository's root, and those that the config names."""
    for written, offset in read.authors:
        try:
            files.folder_or_file(place, written)
        except files.FileError as error:
            raise SettingsError([read.marked.mistake(offset, str(error))]) from None
    bases = dict.fromkeys((str(place.folder), str(place.root)))
    return Authors(str(place.root), tuple(bases), read.file.authors, _shelf=place.shelf)


def _desk(found: Sequence[Pack], read: Config, authors: Authors, place: files.Place) -> Desk:
    facts = [almanac.load(packs.folder() / "facts"), *(pack.facts for pack in found)]
    joined = {name: tuple(fact for each in facts for fact in getattr(each, name)) for name in almanac.FACTS}
    return Desk(
        Facts(**joined),
        read.file.fields,
        tuple(word for pack in found for word in pack.lexicon.words),
        tuple(name for pack in found for name in (*pack.lexicon.first_names, *pack.lexicon.surnames)),
        read.file.language,
        read.file.timezone,
        authors,
        root=str(place.folder),
    )


def _packs(read: Config, place: files.Place) -> Iterator[Pack]:
    """Ours, then those that the config extends, each behind what it builds on."""
    for file in sorted(packs.folder().glob("*.yaml")):
        ours = files.Place(file.parent, file.parent)
        yield packs.read(Marked(f"rules/{file.name}", file.read_text("utf-8")), ours, strict=True)
    extends = read.extends or tuple((name, 0) for name in read.file.extends)
    yield from _extended(extends, read.marked, place, ())


def _extended(
    extends: Sequence[tuple[str, int]], marked: Marked, place: files.Place, through: tuple[str, ...]
) -> Iterator[Pack]:  # fmt: skip
    for name, offset in extends:
        try:
            shown, text, inner = _source(name, place)
        except files.FileError as error:
            raise SettingsError([marked.mistake(offset, str(error))]) from None
        if shown in through or len(through) >= DEEPEST:
            chain = " → ".join([*through, shown])
            raise SettingsError([marked.mistake(offset, f"`extends` leads in a circle or too deep: {chain}")])
        pack = packs.read(Marked(shown, text), inner, strict=False)
        yield from _extended(pack.extends, pack.marked, inner, (*through, shown))
        yield pack


def _source(name: str, place: files.Place) -> tuple[str, str, files.Place]:
    """The file that `extends` names: one of our packs, one of an installed package, or one of the repository."""
    ours = packs.folder() / "packs" / f"{name}.yaml"
    if "/" not in name and "." not in name and os.path.isfile(ours):
        return f"rules/packs/{name}.yaml", ours.read_text("utf-8"), files.Place(ours.parent, ours.parent)
    package, colon, inside = name.partition(":")
    if colon:
        return _packaged(name, package, inside, place)
    if not name.endswith((".yaml", ".yml")):
        listed = ", ".join(sorted(file.stem for file in (packs.folder() / "packs").glob("*.yaml")))
        raise files.FileError(f"no pack is called {name}; there are {listed}, files (.yaml), and package:file.yaml")
    path = files.path_of(place, name)
    return os.path.relpath(path), files.text_of(place, name), place._replace(folder=path.parent)


def _packaged(name: str, package: str, inside: str, place: files.Place) -> tuple[str, str, files.Place]:
    folder = _installed(package)
    if folder is None:
        raise files.FileError(f"{name} can't be read: no package is called {package}")
    theirs = files.Place(folder, folder, place.seen)
    text = files.text_of(theirs, inside)
    return name, text, theirs._replace(folder=(folder / inside).parent)


def _installed(package: str) -> Path | None:
    """The folder of an installed package, which is looked for and never imported: a config runs nothing."""
    top, *inner = package.split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError):
        return None
    found = next(iter(spec.submodule_search_locations or ()), None) if spec else None
    return Path(found, *inner) if found else None


def _rules(found: Sequence[Pack], read: Config) -> tuple[tuple[Rule, ...], dict[str, str]]:
    """Every rule as packs and config leave it, by id, and who had the last word."""
    rules: dict[str, Rule] = {}
    origins: dict[str, str] = {}
    for pack in found:
        for rule in pack.rules:
            if rule.id in rules:
                earlier = f"the id `{rule.id}` stands in {rules[rule.id].path} too"
                raise SettingsError([pack.marked.mistake_at(rule.line, earlier)])
            rules[rule.id] = rule
            origins[rule.id] = f"{rule.path}:{rule.line}"
        for id_, setting in (*pack.settings.items(), *_lists(pack)):
            if id_ not in rules:
                raise SettingsError([pack.marked.mistake_at(setting.line, mistakes.unknown("rule", id_, list(rules)))])
            rules[id_] = _set(rules[id_], setting)
            origins[id_] = f"{setting.path}:{setting.line}"
    for id_, setting in read.rules.items():
        if id_ in rules:
            rules[id_] = _set(rules[id_], setting)
            origins[id_] = f"{setting.path}:{setting.line}"
    return tuple(rules[id_] for id_ in sorted(rules)), origins


def _lists(pack: Pack) -> Iterator[tuple[str, Set]]:
    """House spellings and authors are options of the rules that use them."""
    if pack.spellings:
        spellings = {wanted: list(seen) for wanted, seen in pack.spellings.items()}
        yield "name/house-spelling", Set("error", {"spellings": spellings}, pack.marked.path, 1)
    if pack.authors:
        yield "byline/unknown-author", Set("error", {"list": list(pack.authors)}, pack.marked.path, 1)


def _set(rule: Rule, setting: Set) -> Rule:
    """A rule with what a file sets."""
    written = {**rule.written, **setting.options}
    options = _options(rule, setting, written) if setting.options else rule.options
    return replace(rule, severity=setting.severity or rule.severity, written=written, options=options)


def _change(rule: Rule, setting: Set) -> Change:
    options = _options(rule, setting, {**rule.written, **setting.options}) if setting.options else None
    return Change(setting.severity, options, f"{setting.path}:{setting.line}")


def _options(rule: Rule, setting: Set, written: dict[str, Any]) -> Any:
    """A rule's options anew. Raises SettingsError for what its kind doesn't take."""
    valid = [field.name for field in fields(rule.kind.options)]
    for name in setting.options:
        if name not in valid:
            message = f"options of {rule.id}: {mistakes.unknown_key(name, valid)}"
            raise SettingsError([Mistake(setting.path, setting.line, 1, message, "")])
    try:
        return packs.options(rule.kind, written)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        message = f"options of {rule.id}: {where + ': ' if where else ''}{first['msg'][:1].lower()}{first['msg'][1:]}"
        raise SettingsError([Mistake(setting.path, setting.line, 1, message, "")]) from None


def _refuse_unknown(read: Config, rules: Sequence[Rule]) -> None:
    ids = [rule.id for rule in rules]
    wrong = [read.marked.mistake(at, mistakes.unknown("rule", id_, ids)) for id_, at in read.ids if id_ not in ids]
    if wrong:
        raise SettingsError(wrong)
