"""Files that settings name: inside the repository, regular, and of a size that somebody keeps by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checks import mistakes, roots
from checks.mistakes import Marked, SettingsError
from checks.shelves import DISK, Shelf
from checks.trees import Mapping, Node, Scalar
from checks.trees import Sequence as Items
from checks.tuples import NamedTuple

LARGEST = 10_000_000
"""Bytes of a list or rules file."""


class FileError(ValueError):
    """A file that may not or cannot be used; the message says which and why."""


class Place(NamedTuple):
    """Where a settings file stands: the folder that its references start from, and the root they stay in.

    `seen` is told of every file that is read for it, and `shelf` holds them.
    """

    folder: Path
    root: Path
    seen: Callable[[Path], None] = lambda _: None
    shelf: Shelf = DISK


def path_of(place: Place, written: str) -> Path:
    """The file that is meant by a path in a settings file. Raises FileError for what lies outside the root."""
    path = _inside(place, written)
    if not place.shelf.is_file(path):
        raise FileError(f"no file at {written}")
    if place.shelf.size(path) > LARGEST:
        raise FileError(f"{written} is larger than {LARGEST:,} bytes")
    place.seen(path)
    return path


def folder_or_file(place: Place, written: str) -> Path:
    """The folder or file that is meant by a path in a settings file. Raises FileError as for a file."""
    path = _inside(place, written)
    if place.shelf.is_folder(path):
        place.seen(path)
        return path
    try:
        return path_of(place, written)
    except FileError as error:
        raise FileError(str(error).replace("no file at", "no file or folder at")) from None


def text_of(place: Place, written: str) -> str:
    """The text of such a file."""
    try:
        return place.shelf.read(path_of(place, written)).decode("utf-8-sig")
    except OSError as error:
        raise FileError(f"{written} can't be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise FileError(f"{written} can't be read: {error}") from None


def entries(place: Place, written: str) -> tuple[str, ...]:
    """The values that a list file holds.

    YAML and JSON: a list of values, the keys of a mapping, or the `name` of each table. CSV: the first column
    without its heading. Anything else: a value a line; `#` opens a comment.
    """
    text = text_of(place, written)
    suffix = Path(written).suffix.lower()
    if suffix in (".yaml", ".yml", ".json"):
        return _tree(written, text)
    if suffix == ".csv":
        import csv
        import io

        return tuple(row[0].strip() for row in list(csv.reader(io.StringIO(text)))[1:] if row and row[0].strip())
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def table(place: Place, written: str) -> dict[str, tuple[str, ...]]:
    """What a YAML or JSON file says of each name: a mapping to lists of values."""
    root = _parsed(written, text_of(place, written))
    found: dict[str, tuple[str, ...]] = {}
    for entry in root.entries if isinstance(root, Mapping) else ():
        items = entry.value.items if isinstance(entry.value, Items) else [entry.value]
        name, values = entry.key.text.value, [item.text.value for item in items if isinstance(item, Scalar)]
        if name in found or len(values) < len(items):
            raise FileError(f"{written}: `{name}` stands twice, or is no list of values")
        found[name] = tuple(values)
    if not found:
        raise FileError(f"{written} is no mapping of names to lists")
    return found


def is_inside(place: Place, written: str) -> bool:
    """Whether a path in a settings file stays in the root, whatever links it goes through."""
    return roots.holds(place.shelf.real(place.root), place.shelf.real(place.folder / written))


def _inside(place: Place, written: str) -> Path:
    if "\0" in written:  # what no system has in a name
        raise FileError(f"no file at {written}")
    path = place.shelf.real(place.folder / written)
    if not is_inside(place, written):
        raise FileError(f"{written} lies outside {place.root.name or 'the repository'} and is not read")
    return path


def _parsed(written: str, text: str) -> Node | None:
    try:
        return mistakes.tree(Marked(written, text))
    except SettingsError as error:
        first = error.mistakes[0]
        raise FileError(f"{written}:{first.line}:{first.column}: {first.message}") from None


def _tree(written: str, text: str) -> tuple[str, ...]:
    root = _parsed(written, text)
    if isinstance(root, Mapping):
        return tuple(entry.key.text.value for entry in root.entries)
    values = [_value(item) for item in root.items] if isinstance(root, Items) else [None]
    if None in values:
        raise FileError(f"{written} is no list of values or of tables with a `name`")
    return tuple(value for value in values if value)


def _value(item: Node) -> str | None:
    if isinstance(item, Scalar):
        return item.text.value
    name = item.get("name") if isinstance(item, Mapping) else None
    return name.text.value if isinstance(name, Scalar) else None
