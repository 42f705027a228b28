"""Rules files: read, refused where they are wrong, and made into packs of rules, levels, facts and lists."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError

from checks import almanac, conditions, files, kinds, mistakes, places, plugins, validation
from checks.conditions import ALWAYS, Condition
from checks.dates.facts import Facts
from checks.entries import Names, Set, Setting, settings_of
from checks.kinds import Kind
from checks.mistakes import Marked, Mistake, SettingsError
from checks.model import Format
from checks.patterns import PatternError, compiled
from checks.plugins import PluginError
from checks.records import Record
from checks.regexes import regex
from checks.rule import ID, NAMED, BadExample, Copy, Level, Rule
from checks.trees import Mapping as Keys
from checks.trees import Node, Scalar
from checks.trees import Sequence as Items
from checks.validation import Strict


class ExampleEntry(Strict):
    """Copy for a rule to look at: a text, with a header before it if one is given, or several files."""

    text: str = ""
    header: dict[str, Any] | None = Field(None, description="fields that are put before the text as front matter")
    files: dict[str, str] | None = Field(None, description="path to text, for rules that compare articles")

    def copy_of(self) -> Copy:
        if self.files is not None:
            return Copy(tuple(self.files.items()))
        if self.header is None:
            return Copy((("example.txt", self.text),))
        front = "".join(f"{key}: {_written(value)}\n" for key, value in self.header.items())
        return Copy((("example.md", f"---\n{front}---\n{self.text}"),))


class BadEntry(ExampleEntry):
    """Copy in which the rule finds exactly this."""

    finds: str = Field(description="the stretch that the finding marks; empty where something is missing")
    says: str = Field(description="the finding's message, to the letter")
    suggests: str | None = Field(None, description="what the finding proposes")
    fixed: str | None = Field(None, description="the text after the fix, if the finding has one")


def _example(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


Good = Annotated[ExampleEntry, BeforeValidator(_example, json_schema_input_type=str | ExampleEntry)]


class MatchEntry(Strict):
    """A pattern that a field's value must hold."""

    matches: str


class RuleEntry(Strict):
    """One rule of a rules file."""

    id: str = Field(pattern=f"^{ID}$", description="what is printed and what configures the rule")
    check: str = Field(description="the kind of check")
    severity: Level
    message: str = Field(min_length=1, description="what is wrong; {names} are filled in by the kind")
    why: str = Field(min_length=1, description="why it matters to a reader")
    instead: str = Field("", description="what to do")
    where: Names | None = Field(None, description="the places that the rule looks at: fields by role or key, body …")
    when: dict[str, str | bool | tuple[str, ...] | MatchEntry] = Field(
        default={}, description="path, format and fields that must be so for the rule to hold"
    )
    options: dict[str, Any] = Field(default={}, description="the kind's options")
    good: tuple[Good, ...] = Field(default=(), description="copy in which the rule finds nothing")
    bad: tuple[BadEntry, ...] = Field(default=(), description="copy in which it finds exactly one thing")
    owner: str | None = Field(None, description="whom to ask")
    url: str | None = Field(None, description="where it is written")


class FactsEntry(Strict):
    """Facts of one's own, in the form of rules/facts/*.yaml."""

    tenures: tuple[almanac.TenureEntry, ...] = ()
    counts: tuple[almanac.CountEntry, ...] = ()
    coined: tuple[almanac.CoinedEntry, ...] = ()
    events: tuple[almanac.EventEntry, ...] = ()
    gatherings: tuple[almanac.GatheringEntry, ...] = ()

    def facts(self) -> Facts:
        listed = {name: getattr(self, name) for name in almanac.FACTS}
        return Facts(**{name: tuple(fact for each in group for fact in each.facts()) for name, group in listed.items()})


class LexiconEntry(Strict):
    """Words that names are told by, beside the shipped lists."""

    first_names: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    words: tuple[str, ...] = Field(default=(), description="capitalised words that are no names")


class PackFile(Strict):
    """A rules file with more than rules. A file with rules alone may be a plain list of them."""

    extends: Names = Field(default=(), description="packs and files that this one builds on")
    rules: tuple[RuleEntry, ...] | dict[str, Setting] = Field(default=(), description="rules, or levels by rule id")
    facts: FactsEntry = FactsEntry()
    spellings: dict[str, tuple[str, ...]] = Field(default={}, description="house spelling to what it replaces")
    authors: tuple[str, ...] = Field(default=(), description="who may stand in a byline")
    lexicons: LexiconEntry = LexiconEntry()


class Pack(Record):
    """What one file holds. `extends` are its references with their offsets, for mistakes."""

    marked: Marked
    extends: tuple[tuple[str, int], ...]
    rules: tuple[Rule, ...]
    settings: Mapping[str, Set]
    facts: Facts
    spellings: Mapping[str, tuple[str, ...]]
    authors: tuple[str, ...]
    lexicon: LexiconEntry
    warnings: tuple[Mistake, ...]


_NO_EXAMPLES = "{} has no examples; give it `good` and `bad`"


def folder() -> Path:
    """Where the shipped rules are: beside the package in a wheel, beside its folder in a checkout."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


def read(marked: Marked, place: files.Place, strict: bool) -> Pack:
    """The pack of one file, which stands at `place`. Raises SettingsError with every mistake in it.

    A `strict` file is one of ours: each of its rules needs examples and advice.
    """
    root = mistakes.tree(marked)
    found = mistakes.doubled(root, marked)
    if root is None:
        raise SettingsError([marked.mistake(0, "the file is empty")])
    listed = root if isinstance(root, Items) else root.get("rules") if isinstance(root, Keys) else None
    rules, wrong = _rules(listed, marked, place) if isinstance(listed, Items) else ([], [])
    found += wrong
    entry = PackFile()
    if isinstance(root, Keys):
        entry, wrong = _entry(root, marked, without_rules=isinstance(listed, Items))
        found += wrong
    elif not isinstance(root, Items):
        found.append(marked.mistake(0, "a rules file is a list of rules, or a set of keys such as `rules:`"))
    bare = [marked.mistake_at(rule.line, _NO_EXAMPLES.format(rule.id)) for rule in rules if not _shown(rule)]
    if found or (strict and bare):
        raise SettingsError([*found, *(bare if strict else [])])
    return Pack(
        marked,
        tuple(_extends(root)),
        tuple(rules),
        settings_of(listed, entry.rules if isinstance(entry.rules, dict) else {}, marked),
        entry.facts.facts(),
        entry.spellings,
        entry.authors,
        entry.lexicons,
        tuple(bare),
    )


def _entry(root: Keys, marked: Marked, without_rules: bool) -> tuple[PackFile, list[Mistake]]:
    written = mistakes.plain(root)
    if without_rules:
        written.pop("rules", None)
    try:
        return PackFile.model_validate(written), []
    except ValidationError as error:
        return PackFile(), validation.mistakes(error, PackFile, root, marked)


def _extends(root: Node) -> Iterator[tuple[str, int]]:
    node = root.get("extends") if isinstance(root, Keys) else None
    for item in node.items if isinstance(node, Items) else [node]:
        if isinstance(item, Scalar):
            yield item.text.value, item.span.start


def _rules(listed: Items, marked: Marked, place: files.Place) -> tuple[list[Rule], list[Mistake]]:
    rules: list[Rule] = []
    found: list[Mistake] = []
    seen: set[str] = set()
    for node in listed.items:
        made = _rule(node, marked, place)
        if isinstance(made, Rule):
            if made.id in seen:
                found.append(marked.mistake(node.span.start, f"the id `{made.id}` stands twice"))
            seen.add(made.id)
            rules.append(made)
        else:
            found += made
    return rules, found


def _shown(rule: Rule) -> bool:
    return bool(rule.good and rule.bad)


def _rule(node: Node, marked: Marked, place: files.Place) -> Rule | list[Mistake]:
    if not isinstance(node, Keys):
        return [marked.mistake(node.span.start, "a rule is a set of keys: `id`, `check`, `severity` …")]
    try:
        entry = RuleEntry.model_validate(mistakes.plain(node))
    except ValidationError as error:
        return validation.mistakes(error, RuleEntry, node, marked)
    try:
        kind = kinds.load(entry.check)
    except KeyError:
        message = mistakes.unknown("check", entry.check, kinds.available())
        return [marked.mistake(_at(node, "check"), message)]
    except PluginError as error:
        return [marked.mistake(_at(node, "check"), str(error))]
    found = [*_bad_names(entry, kind, node, marked), *_bad_where(entry, kind, node, marked)]
    written = dict(entry.options) | ({"where": entry.where} if entry.where and kind.looks else {})
    options = _options(kind, written, node, marked, place)
    when = _condition(entry, node, marked)
    for made in (options, when):
        if isinstance(made, list):
            found += made
    if found or isinstance(when, list):
        return found
    bad = (BadExample(each.copy_of(), each.finds, each.says, each.suggests, each.fixed) for each in entry.bad)
    return Rule(
        entry.id, kind, entry.severity, entry.message, entry.why, entry.instead, options, written, when,
        tuple(each.copy_of() for each in entry.good), tuple(bad), entry.owner, entry.url, marked.path,
        marked.line(node.span.start),
    )  # fmt: skip


def _at(node: Keys, key: str) -> int:
    return (node.get(key) or node).span.start


def _bad_names(entry: RuleEntry, kind: Kind, node: Keys, marked: Marked) -> Iterator[Mistake]:
    for name in NAMED.findall(entry.message):
        if name not in kind.values:
            message = f"`{{{name}}}` is not known to {kind.name}; it names {', '.join(kind.values)}"
            yield marked.mistake(_at(node, "message"), message)


def _bad_where(entry: RuleEntry, kind: Kind, node: Keys, marked: Marked) -> Iterator[Mistake]:
    """A `where:` that the kind can't take, that names nothing, or that is nearly a place and so can never match."""
    if entry.where is not None and not all(entry.where or ("",)):
        yield marked.mistake(_at(node, "where"), "`where` names no place; leave it out, or name one")
    if entry.where and not kind.looks:
        yield marked.mistake(_at(node, "where"), f"{kind.name} looks at the whole article; it takes no `where`")
    for place in entry.where or ():
        near = mistakes.nearest(place, places.KNOWN)
        if place not in places.KNOWN and near:
            yield marked.mistake(_at(node, "where"), f"no place is called `{place}`; did you mean `{near}`?")


def options(kind: Kind, written: Mapping[str, Any]) -> Any:
    """A kind's options. Raises pydantic's ValidationError."""
    return TypeAdapter(kind.options).validate_python(dict(written))


def _options(kind: Kind, written: dict[str, Any], node: Keys, marked: Marked, place: files.Place) -> Any:
    """The kind's options, or the mistakes in them. An option that names a file holds the file's entries."""
    spot = node.get("options") or node
    valid = [field.name for field in dataclasses.fields(kind.options) if field.name != "where"]
    unknown = [
        marked.mistake(entry.key.span.start, mistakes.unknown_key(entry.key.text.value, valid))
        for entry in (spot.entries if isinstance(spot, Keys) and spot is not node else ())
        if entry.key.text.value not in valid
    ]
    if unknown:
        return unknown
    try:
        for field in dataclasses.fields(kind.options):
            form = field.metadata.get("file")
            if form and isinstance(written.get(field.name), str):
                read = files.table if form == "table" else files.entries
                written[field.name] = read(place, written[field.name])
        return options(kind, written)
    except files.FileError as error:
        return [marked.mistake(spot.span.start, str(error))]
    except ValidationError as error:
        return validation.mistakes(error, None, spot, marked)


def _condition(entry: RuleEntry, node: Keys, marked: Marked) -> Condition | list[Mistake]:
    if not entry.when:
        return ALWAYS
    lists = {name: _words(entry.when.get(name)) for name in ("path", "format")}
    never = _never(entry.when, lists)
    if never:
        return [marked.mistake(_at(node, "when"), never)]
    fields = [(name, value) for name, value in entry.when.items() if name not in lists]
    try:
        tests = conditions.tests([(n, v.model_dump() if isinstance(v, MatchEntry) else v) for n, v in fields])
        for test in tests:
            if test.matches is not None:
                compiled(test.matches)
    except PatternError as error:
        return [marked.mistake(_at(node, "when"), f"the pattern {error}")]
    return Condition(lists["path"], lists["format"], tests)


def _never(when: Mapping[str, object], lists: Mapping[str, tuple[str, ...]]) -> str | None:
    """Why a condition can never hold; an installed reader may call its format as it likes."""
    for name, near in ((name, _nearly(name)) for name in when):
        if near:
            return f"no field is called `{name}`; did you mean `{near}`?"
    if not all(words and all(words) for name, words in lists.items() if name in when):
        return "`when` has a path or format that is none; leave it out, or name one"
    odd = next((each for each in lists["format"] if each not in get_args(Format)), None)
    return mistakes.unknown("format", odd, get_args(Format)) if odd and not plugins.names("copydesk.readers") else None


def _nearly(name: str) -> str | None:
    """The field that a condition means, where its name is nearly one that we know and so can never hold."""
    known = (*places.KNOWN, "path", "format")
    return None if name in known else mistakes.nearest(name, known)


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(str(each) for each in value) if isinstance(value, Sequence) else ()


_PLAIN = regex(r"[\w][\w .+/-]*")


def _written(value: Any) -> str:
    """A value as YAML writes it."""
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_written(each) for each in value) + "]"
    if isinstance(value, bool) or value is None:
        return "~" if value is None else str(value).lower()
    text = str(value)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return text if _PLAIN.fullmatch(text) and text == text.strip() else f'"{escaped}"'
