"""A rule, ready to run: what a kind of check becomes with an id, a severity, a message and options."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, overload

from checks.conditions import Condition
from checks.kinds import Kind
from checks.model import Severity
from checks.records import Record
from checks.regexes import regex
from checks.tuples import NamedTuple

Level = Literal["error", "warning", "off"]

ID = r"[a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*"
"""What a rule's id looks like: its group and its name."""
NAMED = regex(r"\{(\w+)\}")
"""A name in a message's template."""


class Copy(NamedTuple):
    """The files of an example, by path. Most examples are one."""

    files: tuple[tuple[str, str], ...]


class BadExample(NamedTuple):
    """Copy in which a rule finds exactly one thing: the stretch marked, the message, the proposal, the mended copy."""

    copy: Copy
    finds: str
    says: str
    suggests: str | None
    fixed: str | None


class Rule(Record):
    """A rule as it holds for a run. `path` and `line` say where it is written."""

    id: str
    kind: Kind
    severity: Level
    message: str
    why: str
    instead: str
    options: Any
    written: Mapping[str, Any]
    when: Condition
    good: tuple[Copy, ...]
    bad: tuple[BadExample, ...]
    owner: str | None
    url: str | None
    path: str
    line: int

    def say(self, values: Mapping[str, str]) -> str:
        """The message with its names filled in; plain replacement, so that no value is ever a template."""
        return NAMED.sub(lambda name: values.get(name[1], ""), self.message)

    def level(self, weak: bool) -> Severity:
        """The severity of a finding: a kind may be too unsure of it for an error."""
        return "warning" if weak or self.severity == "warning" else "error"


class Rules(Sequence[Rule]):
    """Rules in their order, by their levels; each is made when it is first asked for, as few are of those that are off.

    `levels` are by id, `make` makes the rule at a place.
    """

    def __init__(self, levels: Mapping[str, Level], make: Callable[[int], Rule]) -> None:
        self.levels = levels
        self._places = {id_: at for at, id_ in enumerate(levels)}
        self._make = make
        self._made: dict[int, Rule] = {}

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> Rules:
        """Rules that are there already."""
        return cls({rule.id: rule.severity for rule in rules}, lambda at: rules[at])

    def named(self, id_: str) -> Rule:
        """The rule of that id. Raises KeyError."""
        return self[self._places[id_]]

    def __len__(self) -> int:
        return len(self.levels)

    @overload
    def __getitem__(self, at: int) -> Rule: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Rule]: ...
    def __getitem__(self, at: int | slice) -> Rule | Sequence[Rule]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        if at not in self._made:
            self._made[at] = self._make(at)
        return self._made[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rules) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self.levels))
