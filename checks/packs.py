"""rules/*.yaml and rules/facts/*.yaml: read, refused where they are wrong, and made into rules and facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from checks import errors, kinds
from checks.dates.days import Window
from checks.dates.facts import Coined, Count, Event, Facts, Gathering, Tenure
from checks.errors import Marked, Mistake, SettingsError
from checks.kinds import Kind
from checks.model import Severity
from checks.trees import Mapping, Node, TreeError, yaml
from checks.trees import Sequence as Items

Level = Literal["error", "warning", "off"]

ID = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
_NAMED = re.compile(r"\{(\w+)\}")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BadExample(_Strict):
    """Copy in which the rule finds exactly this."""

    text: str
    finds: str = Field(description="the stretch that the finding marks; empty where something is missing")
    says: str = Field(description="the finding's message, to the letter")
    suggests: str | None = Field(None, description="what the finding proposes")


class RuleEntry(_Strict):
    """One rule of a rules file."""

    id: str = Field(pattern=f"^{ID.pattern}$", description="what is printed and what configures the rule")
    check: str = Field(description="the kind of check: a file of checks/kinds/")
    severity: Level
    message: str = Field(min_length=1, description="what is wrong; {names} are filled in by the kind")
    why: str = Field(min_length=1, description="why it matters to a reader")
    instead: str = Field(min_length=1, description="what to do")
    options: dict[str, Any] = {}
    good: tuple[str, ...] = Field(min_length=1, description="copy in which the rule finds nothing")
    bad: tuple[BadExample, ...] = Field(min_length=1)
    owner: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to run. `path` and `line` say where it stands."""

    id: str
    kind: Kind
    severity: Level
    message: str
    why: str
    instead: str
    options: Any
    good: tuple[str, ...]
    bad: tuple[BadExample, ...]
    owner: str | None
    url: str | None
    path: str
    line: int

    def say(self, values: dict[str, str] | Any) -> str:
        """The message with its names filled in; plain replacement, so that no value is ever a template."""
        return _NAMED.sub(lambda name: str(values.get(name[1], "")), self.message)

    def level(self, weak: bool) -> Severity:
        """The severity of a finding: the kind may be too unsure of it for an error."""
        return "warning" if weak or self.severity == "warning" else "error"


def folder() -> Path:
    """Where the shipped rules are: beside the package in a wheel, beside its folder in a checkout."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


@cache
def shipped() -> tuple[Rule, ...]:
    """All rules that come with copydesk, by id."""
    files = sorted(folder().glob("*.yaml"))
    rules = [rule for file in files for rule in load(f"rules/{file.name}", file.read_text("utf-8"))]
    return tuple(sorted(rules, key=lambda rule: rule.id))


@cache
def shipped_facts() -> Facts:
    """All facts that come with copydesk."""
    files = {file.stem: file for file in sorted((folder() / "facts").glob("*.yaml"))}
    entries = {
        name: _facts(name, f"rules/facts/{file.name}", file.read_text("utf-8")) for name, file in files.items()
    }
    return Facts(**{name: tuple(made) for name, made in entries.items()})


def load(path: str, source: str) -> list[Rule]:
    """The rules of one file. Raises SettingsError with every mistake in it."""
    marked = Marked(path, source)
    root = _tree(marked)
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
    found += _doubled_ids(rules, root, marked)
    if found:
        raise SettingsError(found)
    return rules


def _tree(marked: Marked) -> Node:
    try:
        root = yaml.parse(marked.source)
    except TreeError as error:
        raise SettingsError([marked.mistake(error.offset, str(error))]) from None
    if root is None:
        raise SettingsError([marked.mistake(0, "the file is empty")])
    return root


def _rule(node: Node, marked: Marked) -> Rule | list[Mistake]:
    try:
        entry = RuleEntry.model_validate(errors.plain(node))
    except ValidationError as error:
        return errors.mistakes(error, RuleEntry, node, marked)
    assert isinstance(node, Mapping)
    if entry.check not in kinds.available():
        check = node.get("check") or node
        message = f"no check is called `{entry.check}`; there are {', '.join(kinds.available())}"
        return [marked.mistake(check.span.start, message)]
    kind = kinds.load(entry.check)
    unnamed = [name for name in _NAMED.findall(entry.message) if name not in kind.values]
    if unnamed:
        message = f"`{{{unnamed[0]}}}` is not known to {entry.check}; it names {', '.join(kind.values)}"
        return [marked.mistake((node.get("message") or node).span.start, message)]
    options = _options(kind, entry.options, node, marked)
    if isinstance(options, list):
        return options
    line = marked.mistake(node.span.start, "").line
    return Rule(
        entry.id, kind, entry.severity, entry.message, entry.why, entry.instead, options, entry.good, entry.bad,
        entry.owner, entry.url, marked.path, line,
    )  # fmt: skip


def _options(kind: Kind, written: dict[str, Any], node: Mapping, marked: Marked) -> Any:
    """The kind's options, or the mistakes in them."""
    place = node.get("options") or node
    valid = list(kind.options.__dataclass_fields__)
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


def _doubled_ids(rules: Sequence[Rule], root: Items, marked: Marked) -> Iterator[Mistake]:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            yield Mistake(rule.path, rule.line, 1, f"the id `{rule.id}` stands twice", "")
        seen.add(rule.id)


def _written_day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_written_day)]
Words = tuple[str, ...]
Number = Annotated[int, Field(gt=0, lt=10_000)]


class _Term(_Strict):
    name: str
    aliases: Words = ()
    start: Day
    end: Day | None = None
    verified: bool = True
    source: str


class TenureEntry(_Strict):
    """An office and those who held it."""

    office: str
    org: str
    titles: Words = Field(min_length=1)
    holders: tuple[_Term, ...] = Field(min_length=1)

    def facts(self) -> Iterator[Tenure]:
        titles = tuple(sorted((title.lower() for title in self.titles), key=len, reverse=True))
        for name in dict.fromkeys(term.name for term in self.holders):
            terms = [term for term in self.holders if term.name == name]
            forms = dict.fromkeys([name, *(alias for term in terms for alias in term.aliases)])
            windows = tuple(_window(term.start, term.end) for term in terms)
            sure = all(term.verified for term in terms)
            yield Tenure(name, tuple(forms), self.office, self.org, titles, windows, sure)


class _Number(_Strict):
    number: Number
    start: Day
    end: Day | None = None
    source: str


class CountEntry(_Strict):
    """An organisation whose members copy counts."""

    org: str
    names: Words = Field(min_length=1)
    nouns: Words = Field(min_length=1)
    counts: tuple[_Number, ...] = Field(min_length=1)

    def facts(self) -> Iterator[Count]:
        for each in self.counts:
            yield Count(self.org, self.names, self.nouns, each.number, _window(each.start, each.end))


class CoinedEntry(_Strict):
    """A term that nobody wrote before a day."""

    term: str
    also: Words = ()
    start: Day
    verified: bool = True
    source: str

    def facts(self) -> Iterator[Coined]:
        yield Coined(self.term, (self.term, *self.also), self.start.toordinal(), self.verified)


class EventEntry(_Strict):
    """A day that anniversaries and years are counted from."""

    event: str
    date: Day
    nouns: Words = ()
    context: Words = ()
    phrases: Words = ()
    ongoing: bool = False
    verified: bool = True
    source: str

    def facts(self) -> Iterator[Event]:
        day = self.date.toordinal()
        yield Event(self.event, day, self.nouns, self.context, self.phrases, self.ongoing, self.verified)


class _Time(_Strict):
    start: Day
    end: Day
    place: str
    verified: bool = True
    source: str


class GatheringEntry(_Strict):
    """A recurring meeting and when it was."""

    gathering: str
    nouns: Words = ()
    names: Words = ()
    times: tuple[_Time, ...] = Field(min_length=1)

    def facts(self) -> Iterator[Gathering]:
        times = tuple((_window(time.start, time.end, 1), time.place) for time in self.times)
        yield Gathering(self.gathering, self.names, self.nouns, times)


FACTS = {
    "tenures": TenureEntry, "counts": CountEntry, "coined": CoinedEntry, "events": EventEntry,
    "gatherings": GatheringEntry,
}  # fmt: skip
"""What a facts file of each name holds."""

_Fact = TypeVar("_Fact")


def _facts(name: str, path: str, source: str) -> list[Any]:
    marked = Marked(path, source)
    if name not in FACTS:
        message = f"a facts file is called {', '.join(f'{each}.yaml' for each in FACTS)}"
        raise SettingsError([marked.mistake(0, message)])
    root = _tree(marked)
    if not isinstance(root, Items):
        raise SettingsError([marked.mistake(0, "a facts file is a list")])
    model = FACTS[name]
    found = errors.doubled(root, marked)
    made: list[Any] = []
    for node in root.items:
        try:
            made += model.model_validate(errors.plain(node)).facts()
        except ValidationError as error:
            found += errors.mistakes(error, model, node, marked)
    if found:
        raise SettingsError(found)
    return made


def _window(start: date, end: date | None, more: int = 0) -> Window:
    return Window(start.toordinal(), None if end is None else end.toordinal() + more)
