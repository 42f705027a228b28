"""What a rule can check: one kind a file, found by its name in a rule's `check:`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple

from checks.gather import Dossier
from checks.model import Finding

Check = Callable[[Dossier, Any], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class NoOptions:
    """The options of a kind that has none."""


class Kind(NamedTuple):
    """A kind's module, read: `options` is its dataclass, `values` what a message may name."""

    name: str
    sentence: str
    options: type
    values: tuple[str, ...]
    check: Check


def available() -> list[str]:
    """The names of all kinds."""
    return sorted(module.name for module in iter_modules(__path__))


def load(name: str) -> Kind:
    """The kind of that name; KeyError where there is none."""
    if name not in available():
        raise KeyError(name)
    module = import_module(f"checks.kinds.{name}")
    sentence = (module.__doc__ or "").strip().splitlines()[0]
    return Kind(name, sentence, getattr(module, "Options", NoOptions), module.VALUES, module.check)
