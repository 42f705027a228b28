"""Patterns that wait for their first use are sound, and are then as good as any other."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from types import ModuleType

import checks
from checks.regexes import regex


def _modules() -> list[ModuleType]:
    found = (each.name for each in pkgutil.walk_packages(checks.__path__, "checks."))
    return [module for name in found if not name.endswith("__main__") and (module := _imported(name))]


def _imported(name: str) -> ModuleType | None:
    """A module, or None for one that needs an extra which is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if str(error.name).startswith("checks"):
            raise
        return None


def test_every_pattern_of_the_package_compiles() -> None:
    kind = type(regex(""))
    known = [(module, value) for module in _modules() for value in vars(module).values() if isinstance(value, kind)]
    assert len(known) > 250
    for module, pattern in known:
        assert pattern.groups >= 0, module


def test_a_pattern_does_what_re_does() -> None:
    pattern = regex(r"(?P<word>a+)b", re.I)
    assert pattern.pattern == r"(?P<word>a+)b"
    found = pattern.search("xAab")
    assert found is not None
    assert found["word"] == "Aa"
    assert pattern.sub("-", "ab AB") == "- -"
    assert pattern.groupindex == {"word": 1}
