"""Author files: the name behind an id such as `jdoe`, in the repository's own files, looked up when a byline asks."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path

from checks import files
from checks.files import FileError, Place
from checks.readers import frontmatter
from checks.records import Record, field
from checks.regexes import regex
from checks.shelves import DISK, Shelf
from checks.trees import Mapping as Keys
from checks.trees import Node, Scalar, TreeError
from checks.trees import Sequence as Items

_FOLDERS = (
    "data/authors", "content/authors", "content/author", "_authors", "_data/authors", "src/content/authors",
)  # fmt: skip
_FILES = ("data/authors", "_data/authors", "src/_data/authors", "blog/authors", "authors")
_DATA = (".yaml", ".yml", ".toml", ".json")
_PAGES = (".md", ".mdx")
_INDEXES = ("_index.md", "index.md")
_INDEX_IDS = frozenset(name.removesuffix(".md") for name in _INDEXES)
"""What a folder of authors has beside them: the page that lists them."""
_ID = regex(r"[^\W_][\w-]{0,63}(?:\.[\w-]{1,63}){0,3}")
_LARGEST = 1_000_000
"""Characters of an author file."""
_MOST = 5_000
"""Files of a folder that are looked at."""
_KEPT = 100_000
"""Ids whose names are kept."""
_NAMES = ("name", "displayname", "fullname", "title")
_FIRST, _LAST = ("firstname", "givenname"), ("lastname", "familyname", "surname")
_IDS = ("id", "slug", "key", "username", "login", "shortname", "handle")

Entry = Mapping[str, str]
"""What a file says of one author, by keys without case, hyphens and underscores."""


class Authors(Record, eq=False):
    """The authors that a repository knows. What was looked up is kept as long as this lives: for one run.

    `root` is the folder that no file may lie outside of, `bases` are those in which generators keep their author
    files, and `named` the files and folders that the config names, relative to the first of them.
    """

    root: str = ""
    bases: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    _shelf: Shelf = DISK
    _found: dict[str, str | None] = field(default_factory=dict)
    _sources: list[tuple[_File | _Folder, ...]] = field(default_factory=list)
    _everybody: dict[str, str | None] = field(default_factory=dict)

    def name(self, id_: str) -> str | None:
        """The name of the author with an id, as the repository's files write it; None where they know none.

        What is odd for an id is none: it comes from an article that a stranger may have written.
        """
        if not self.bases or not _ID.fullmatch(id_):
            return None
        wanted = id_.lower()
        if wanted not in self._found:
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[wanted] = next((name for source in self._all() if (name := source.name(wanted))), None)
        return self._found[wanted]

    def everybody(self) -> Mapping[str, str | None]:
        """The names of all authors by their ids, None where a file gives an author no name. All files are read."""
        if not self._everybody and self.bases:
            for source in reversed(self._all()):
                self._everybody.update(source.everybody())
        return self._everybody

    def _all(self) -> tuple[_File | _Folder, ...]:
        if not self._sources:
            self._sources.append(tuple(self._places()))
        return self._sources[0]

    def state(self) -> str:
        """A digest of all that author files say, since the names that they give go into findings."""
        made = hashlib.sha256()
        for source in self._all():
            for text in source.texts():
                made.update(f"{len(text)} {text}".encode("utf-8", "surrogatepass"))
        return made.hexdigest()

    def places(self) -> Iterator[Path]:
        """The files and folders that may name authors, whether they are there or not."""
        return (Path(base, written) for base, written in self._written())

    def _written(self) -> Iterator[tuple[str, str]]:
        """Bases, and what is looked for in them: first what the config names."""
        usual = [*(f"{file}{suffix}" for file in _FILES for suffix in _DATA), *_FOLDERS]
        yield from ((self.bases[0], each) for each in self.named)
        yield from ((base, each) for base in self.bases for each in usual)

    def _places(self) -> Iterator[_File | _Folder]:
        """The files and folders that there are."""
        for base, written in self._written():
            place = Place(Path(base), Path(self.root), shelf=self._shelf)
            path = Path(base, written)
            if self._shelf.is_folder(path) and files.is_inside(place, written):
                yield _Folder(place, written)
            elif self._shelf.is_file(path):
                yield _File(place, written)


class _File:
    """A file of many authors, by their ids or as a list of tables that state them; read when it is first asked."""

    def __init__(self, place: Place, written: str) -> None:
        self._place, self._written = place, written

    def name(self, id_: str) -> str | None:
        return self._names.get(id_)

    def everybody(self) -> Mapping[str, str | None]:
        return self._names

    def texts(self) -> Iterator[str]:
        yield from (self._written, _text(self._place, self._written))

    @cached_property
    def _names(self) -> dict[str, str | None]:
        names: dict[str, str | None] = {}
        for ids, record in _records(_tree(self._place, self._written)):
            name = _name(record)
            for each in ids or (name or "",):
                names.setdefault(each.lower(), name)
        return names


class _Folder:
    """A folder with a file or a folder for each author, named by the id; each is read when it is asked for."""

    def __init__(self, place: Place, written: str) -> None:
        self._place, self._written = place, written

    def name(self, id_: str) -> str | None:
        if id_ in self._files:
            return _name(_record(self._place, self._files[id_]))
        return self._numbered.get(id_) if id_.isdigit() else None

    def everybody(self) -> Mapping[str, str | None]:
        self._expect()
        return {id_: _name(_record(self._place, file)) for id_, file in self._files.items() if id_ not in _INDEX_IDS}

    def texts(self) -> Iterator[str]:
        self._expect()
        for id_, file in sorted(self._files.items()):
            yield from (id_, _text(self._place, file))

    @cached_property
    def _files(self) -> dict[str, str]:
        """The author's files by id."""
        found: dict[str, str] = {}
        shelf, folder = self._place.shelf, self._place.folder / self._written
        for name in islice(_names(shelf, folder), _MOST):
            stem, suffix = os.path.splitext(name)
            if suffix in (*_DATA, *_PAGES):
                found[stem.lower()] = f"{self._written}/{name}"
            elif shelf.is_folder(folder / name):
                inner = (each for each in _INDEXES if shelf.is_file(folder / name / each))
                found[name.lower()] = f"{self._written}/{name}/{next(inner, _INDEXES[0])}"
        return found

    def _expect(self) -> None:
        self._place.shelf.expect(self._place.folder / file for file in self._files.values())

    @cached_property
    def _numbered(self) -> dict[str, str | None]:
        """The names by the ids that the files state, which takes reading them all."""
        self._expect()
        records = (_record(self._place, file) for file in self._files.values())
        return {record["id"]: _name(record) for record in records if "id" in record}


def _names(shelf: Shelf, folder: Path) -> Iterator[str]:
    try:
        yield from shelf.names(folder)
    except OSError:
        return


def _record(place: Place, written: str) -> Entry:
    """What an author's own file says; nothing where it can't be read."""
    if not written.endswith(_PAGES):
        return _plain(_tree(place, written))
    fields = frontmatter.read(_text(place, written)).fields
    return {_key(each.key): each.values[0].value for each in fields if each.said}


def _tree(place: Place, written: str) -> Node | None:
    """The tree of a data file, None for what is none: a broken author file leaves its ids unresolved."""
    text = _text(place, written)
    from checks.trees import json, toml, yaml  # slow to import, and wanted only where a byline has an id

    try:
        if written.endswith(".json"):
            return json.parse(text)
        return toml.parse(text) if written.endswith(".toml") else yaml.parse(text)
    except TreeError:
        return None


def _text(place: Place, written: str) -> str:
    try:
        text = files.text_of(place, written)
    except (FileError, OSError):
        return ""
    return text if len(text) <= _LARGEST else ""


def _records(node: Node | None) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """The authors of a file, each with the ids that it goes by."""
    if isinstance(node, Items):
        for item in node.items:
            yield _stated(_plain(item)), _plain(item)
    elif isinstance(node, Keys):
        wrapped = node.get("authors")
        if wrapped is not None and not isinstance(wrapped, Scalar):
            yield from _records(wrapped)
            return
        for entry in node.entries:
            record = _plain(entry.value)
            yield (entry.key.text.value, *_stated(record)), record


def _stated(record: Entry) -> tuple[str, ...]:
    return tuple(record[key] for key in _IDS if key in record)


def _plain(node: Node | None) -> Entry:
    """A table as its texts; a text alone is a name."""
    if isinstance(node, Scalar):
        return {"name": node.text.value}
    entries = node.entries if isinstance(node, Keys) else ()
    return {_key(entry.key.text.value): entry.value.text.value for entry in entries if isinstance(entry.value, Scalar)}


def _key(written: str) -> str:
    return written.lower().replace("-", "").replace("_", "")


def _name(record: Entry) -> str | None:
    """The name that a record gives, or else its parts."""
    whole = next((record[key] for key in _NAMES if record.get(key, "").strip()), None)
    first, last = (next((record[key] for key in keys if key in record), "") for keys in (_FIRST, _LAST))
    return whole or (f"{first} {last}" if first and last else None)
