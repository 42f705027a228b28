"""What a rule can check: one kind a file, found by its name in a rule's `check:`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from checks import plugins
from checks.gather import Dossier
from checks.model import Finding, Location, Span
from checks.records import Record
from checks.tuples import NamedTuple


class NoOptions(Record):
    """The options of a kind that has none."""


class Keyed(NamedTuple):
    """What an article says under a key: a stretch of it, its field and its words."""

    key: str
    span: Span
    field: str
    value: str


class Member(NamedTuple):
    """One article's word under a key, as the group sees it.

    Of a word that very many say, one may stand for so many `times` others, which say nothing else.
    """

    value: str
    at: Location
    times: int = 1


def total(members: Iterable[Member]) -> int:
    """How many articles members are, with those that they stand for."""
    return sum(member.times for member in members)


class Odd(NamedTuple):
    """A member of a group that is a finding, what the message may name, and the members that speak against it.

    `weak` ones are never more than warnings.
    """

    member: Member
    values: Mapping[str, str]
    evidence: tuple[tuple[Member, str], ...]
    suggestion: str | None = None
    weak: bool = False


Check = Callable[[Dossier, Any], Iterator[Finding]]
Keys = Callable[[Dossier, Any], Iterator[Keyed]]
Judge = Callable[[str, Sequence[Member], Any], Iterator[Odd]]
Weigh = Callable[[Sequence[Odd], Any], Iterator[Odd]]


class Kind(NamedTuple):
    """A kind's module, read: `options` is its dataclass, `values` what a message may name.

    A kind of article has a `check`; a kind of archive has `keys`, which an article gives, and a `judge` of
    all that stand under one key, where they are more than one. What that says is a finding, or, where the kind
    has a `weigh`, no more than a vote, even on a group of one: this sees all votes on one article, in an order
    that does not depend on who gave them first. One that `counts` by `total` can be handed large groups with
    members that stand for others.
    """

    name: str
    sentence: str
    options: type
    values: tuple[str, ...]
    check: Check | None
    keys: Keys | None
    judge: Judge | None
    weigh: Weigh | None = None
    counts: bool = False

    @property
    def looks(self) -> bool:
        """Whether the kind takes a `where:`."""
        return "where" in self.options.__annotations__


def refuse_bounds(least: int | None, most: int | None) -> None:
    """Raises ValueError for a `min` and `max` that between them allow nothing, or everything."""
    if least is None and most is None:
        raise ValueError("neither `min` nor `max` is given")
    if min(least or 0, most or 0) < 0 or (most is not None and most < (least or 0)):
        raise ValueError("`max` is less than `min`, or one of them less than 0")


def available() -> list[str]:
    """The names of all kinds, ours and those of installed packages."""
    from pkgutil import iter_modules  # takes longer to import than most kinds

    return sorted({*(module.name for module in iter_modules(__path__)), *plugins.names("copydesk.kinds")})


def load(name: str) -> Kind:
    """The kind of that name. Raises KeyError where there is none, and plugins.PluginError."""
    module = import_module(f"checks.kinds.{name}") if is_ours(name) else plugins.load("copydesk.kinds", name)
    if module is None:
        raise KeyError(name)
    sentence = (module.__doc__ or "").strip().splitlines()[0]
    check, keys, judge, weigh = (getattr(module, part, None) for part in ("check", "keys", "judge", "weigh"))
    options, counts = getattr(module, "Options", NoOptions), getattr(module, "COUNTS", False)
    return Kind(name, sentence, options, module.VALUES, check, keys, judge, weigh, counts)


@cache
def is_ours(name: str) -> bool:
    """Whether a kind comes with copydesk, and changes with it alone."""
    return name.isidentifier() and find_spec(f"{__name__}.{name}") is not None


def name_of(options: type) -> str:
    """The name of the kind of ours that some options belong to; ValueError for a stranger's."""
    if options is NoOptions:
        return ""
    package, _, name = options.__module__.rpartition(".")
    if package != __name__:
        raise ValueError(f"{options.__module__} is no kind of ours")
    return name


def options_of(name: str) -> type:
    """The options of the kind of that name; an empty name is a kind without options."""
    return load(name).options if name else NoOptions
