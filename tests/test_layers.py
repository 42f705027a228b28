"""The import law: a room may import what stands to its left, never what stands to its right."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "checks"

ORDER = (
    {"records", "regexes", "tuples"},
    {"datewords", "git", "letters", "patterns", "plugins", "roots", "store"},
    {"shelves"},
    {"globs", "blanks"},
    {"model"},
    {"trees"},
    {"readers", "mistakes"},
    {"names", "dates", "files"},
    {"credits", "authors", "chronicle"},
    {"header"},
    {"passages"},
    {"gather"},
    {"places"},
    {"conditions", "roster"},
    {"kinds"},
    {"rule"},
    {"said"},
    {"flags", "index"},
    {"groups"},
    {"validation", "settings"},
    {"entries", "almanac"},
    {"packs", "config"},
    {"loading"},
    {"compiled", "run", "ledger_file"},
    {"stet", "baseline", "fixes", "discover", "reporters"},
    {"examples", "house", "kept"},
    {"cache"},
    {"archive"},
    {"server"},
    {"cli"},
    {"__main__"},
)
"""Rooms from left to right. Rooms of one set do not know each other."""

LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}
SHARED = {
    "reporters": {"shown", "drawn", "contract", "scale"},
    "kinds": set(),
    "readers": {"elements", "fields", "fragments", "frontmatter", "markup", "opening", "plain", "prose", "reading"},
}
"""Rooms whose files do not know each other, and the parts that they share."""
FILES = {
    "mistakes", "files", "authors", "packs", "almanac", "loading", "compiled", "discover", "fixes", "baseline", "index",
    "shelves", "store", "archive", "server", "cli",
}  # fmt: skip
"""The rooms that may touch files. The lexicons of names are part of the package and count as code."""


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _room(module: Path) -> str:
    parts = module.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def _imports(module: Path) -> Iterator[tuple[str, ...]]:
    """What a module imports of the package, as parts after `checks`; inside functions too."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name.startswith("checks."):
                yield tuple(name.split(".")[1:])


@pytest.mark.parametrize("module", _modules(), ids=lambda module: str(module.relative_to(PACKAGE)))
def test_rooms_import_only_to_their_left(module: Path) -> None:
    room = _room(module)
    if room == "__init__":
        return
    for target in _imports(module):
        if target[0] not in LEVEL:
            assert target[0] == "__version__", target
            continue
        assert target[0] == room or LEVEL[target[0]] < LEVEL[room], f"{room} may not import {'.'.join(target)}"


@pytest.mark.parametrize("room", sorted(SHARED))
def test_neighbours_do_not_know_each_other(room: str) -> None:
    files = {file.stem for file in (PACKAGE / room).glob("*.py")} - {"__init__"}
    for file in sorted(files - SHARED[room]):
        known = {target[1] for target in _imports(PACKAGE / room / f"{file}.py") if target[0] == room and target[1:]}
        assert known & files <= SHARED[room], f"{room}/{file} knows {known & files}"


def test_only_the_rooms_at_the_edge_touch_files() -> None:
    touching = set()
    for module in _modules():
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            name = getattr(called, "id", None) or getattr(called, "attr", None)
            if name in {"open", "read_text", "read_bytes", "write_text", "write_bytes"}:
                touching.add(_room(module))
    assert touching - {"names"} <= FILES


def test_no_room_is_forgotten() -> None:
    rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - {"__init__"} == set(LEVEL)


def test_only_the_command_line_prints() -> None:
    for module in _modules():
        if _room(module) != "cli":
            calls = [node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call)]
            assert "print" not in {getattr(call.func, "id", "") for call in calls}, module
