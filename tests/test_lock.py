"""The locks hold what pyproject.toml asks for, by hash, and the bill of materials lists the same."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = ROOT / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)", re.M)


def _pinned(lock: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for pin in _PINNED.finditer((LOCKS / lock).read_text("utf-8")):
        found.setdefault(canonicalize_name(pin["name"]), set()).add(pin["version"])
    return found


def _asked(extra: str) -> list[Requirement]:
    """What an extra asks for, with the extras of our own that it names."""
    asked = []
    for each in map(Requirement, EXTRAS[extra]):
        asked += [deep for own in each.extras for deep in _asked(own)] if each.name == PROJECT["name"] else [each]
    return asked


@pytest.mark.parametrize(("lock", "extras"), [("runtime.txt", []), ("dev.txt", ["dev"])])
def test_a_lock_pins_all_that_is_asked_for(lock: str, extras: list[str]) -> None:
    pinned = _pinned(lock)
    asked = [Requirement(each) for each in PROJECT["dependencies"]] + [each for name in extras for each in _asked(name)]
    for each in asked:
        versions = pinned.get(canonicalize_name(each.name), set())
        assert versions, f"{each} is in no lock; run `make lock`"
        assert all(each.specifier.contains(version) for version in versions), f"{each}: {versions}; run `make lock`"


@pytest.mark.parametrize("lock", ["runtime.txt", "dev.txt"])
def test_every_pin_has_its_hashes(lock: str) -> None:
    for block in re.split(r"\n(?=\S)", (LOCKS / lock).read_text("utf-8")):
        assert block.startswith("#") or "--hash=sha256:" in block, block[:80]


def test_the_bill_of_materials_lists_what_the_lock_pins() -> None:
    bill = json.loads((LOCKS / "sbom.cdx.json").read_text("utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    listed: dict[str, set[str]] = {}
    for each in bill["components"]:
        listed.setdefault(canonicalize_name(each["name"]), set()).add(each["version"])
    assert listed == _pinned("runtime.txt")
