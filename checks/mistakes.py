"""What is wrong with a file of settings or rules: where, why, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from checks.model import Lines
from checks.shelves import DISK, Shelf
from checks.trees import Mapping, Node, Scalar, TreeError
from checks.trees import Sequence as Items
from checks.tuples import NamedTuple

_SHOWN = 100
"""Characters of a line that are shown on each side of a mistake."""


class Mistake(NamedTuple):
    """One mistake in a file: its place and what is to be said of it."""

    path: str
    line: int
    column: int
    message: str
    text: str

    def __str__(self) -> str:
        low = max(0, self.column - _SHOWN)
        lead = self.text[low : self.column - 1]
        caret = "".join("\t" if char == "\t" else " " for char in lead) + "^"
        shown = f"\n  | {self.text[low : self.column + _SHOWN]}\n  | {caret}" if self.text.strip() else ""
        return f"{self.path}:{self.line}:{self.column}: error: {self.message}{shown}"


def warning(mistake: Mistake) -> str:
    """A mistake that stops nothing."""
    return str(mistake).replace(": error: ", ": ", 1)


class SettingsError(Exception):
    """A file that cannot be used. `mistakes` are all that were found in it, in the order of the lines."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


class Marked:
    """A file's text, for mistakes that name their place in it."""

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.source = source
        self._lines = Lines(source)

    def mistake(self, offset: int, message: str) -> Mistake:
        line, column = self._lines.place(min(offset, len(self.source.rstrip())))
        return Mistake(self.path, line, column, message, self._lines.text(line))

    def mistake_at(self, line: int, message: str) -> Mistake:
        """A mistake that is known by its line only."""
        return Mistake(self.path, line, 1, message, self._lines.text(line))

    def line(self, offset: int) -> int:
        return self._lines.place(offset).line


LARGEST = 10_000_000
"""Characters of a settings file. A larger one is no file that anybody keeps by hand."""


def tree(marked: Marked) -> Node | None:
    """The tree of a YAML file, None where there is nothing in it. Raises SettingsError for what is no YAML."""
    if len(marked.source) > LARGEST:
        raise SettingsError([marked.mistake(0, f"the file is larger than {LARGEST:,} characters")])
    from checks.trees import yaml  # its parser is slow to import, and compiled settings do without

    try:
        return yaml.parse(marked.source)
    except TreeError as error:
        raise SettingsError([marked.mistake(error.offset, str(error))]) from None


def text(path: Path, shown: str, shelf: Shelf = DISK) -> str:
    """The text of a settings file, which must be UTF-8. Raises SettingsError, and OSError as it comes."""
    if not shelf.is_file(path):
        raise SettingsError([Mistake(shown, 1, 1, "is no regular file, or a link to none", "")])
    data = shelf.read(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        marked = Marked(shown, data.decode("latin-1"))
        raise SettingsError([marked.mistake(error.start, "the file is not UTF-8 from here on")]) from None


def plain(node: Node | None) -> Any:
    """A tree as dicts, lists and scalars; flags and numbers that stand without quotes have their types."""
    if isinstance(node, Mapping):
        return {entry.key.text.value: plain(entry.value) for entry in node.entries}
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return _scalar(node) if node else None


def _scalar(node: Scalar) -> Any:
    text = node.text.value
    if node.type == "flag":
        return text.lower() == "true"
    if node.type == "empty":
        return None
    if node.type == "number" and len(text) < _LONGEST_NUMBER:
        bare = text.replace("_", "")
        return int(bare) if bare.lstrip("+-").isdigit() else float(bare)
    return text


_LONGEST_NUMBER = 40


def doubled(node: Node | None, marked: Marked) -> list[Mistake]:
    """The keys that stand twice in one mapping."""
    found: list[Mistake] = []
    if isinstance(node, Mapping):
        seen: set[str] = set()
        for entry in node.entries:
            name = entry.key.text.value
            if name in seen:
                found.append(marked.mistake(entry.key.span.start, f"the key `{name}` stands twice"))
            seen.add(name)
            found += doubled(entry.value, marked)
    elif isinstance(node, Items):
        for item in node.items:
            found += doubled(item, marked)
    return found


def unknown_key(key: str, valid: Sequence[str]) -> str:
    """Says that a key is unknown, which is nearest, and which there are."""
    near = nearest(key, valid)
    meant = f"; did you mean `{near}`?" if near else "."
    return f"unknown key `{key}`{meant} Valid keys: {', '.join(valid)}"


def unknown(noun: str, name: str, known: Sequence[str]) -> str:
    """Says that no rule, check or place has a name, and which come nearest, or which there are."""
    near = _near(name, known, 3, 0.5)
    listed = f"nearest: {', '.join(near)}" if near else f"there are {', '.join(known)}"
    return f"no {noun} is called `{name}`; {listed}"


def nearest(name: str, known: Sequence[str]) -> str | None:
    """The one name that is near enough to be meant."""
    near = _near(name, known, 1, 0.75)
    return near[0] if near else None


def _near(name: str, known: Sequence[str], most: int, likeness: float) -> list[str]:
    from difflib import get_close_matches  # wanted only where something is wrong

    return get_close_matches(name, known, most, likeness)
