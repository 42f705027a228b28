"""What is wrong with a file of settings or rules: where, why, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from checks.model import Lines
from checks.trees import Mapping, Node, Scalar, TreeError, yaml
from checks.trees import Sequence as Items


class Strict(BaseModel):
    """A model that refuses keys it doesn't know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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


class SettingsError(Exception):
    """A file that cannot be used. `mistakes` are all that were found in it, in the order of the lines."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(mistakes)
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


LARGEST = 10_000_000
"""Characters of a settings file. A larger one is no file that anybody keeps by hand."""


def tree(marked: Marked) -> Node | None:
    """The tree of a YAML file, None where there is nothing in it. Raises SettingsError for what is no YAML."""
    if len(marked.source) > LARGEST:
        raise SettingsError([marked.mistake(0, f"the file is larger than {LARGEST:,} characters")])
    try:
        return yaml.parse(marked.source)
    except TreeError as error:
        raise SettingsError([marked.mistake(error.offset, str(error))]) from None


def text(path: Path, shown: str) -> str:
    """The text of a settings file, which must be UTF-8. Raises SettingsError, and OSError as it comes."""
    data = path.read_bytes()
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


_WANTED = {
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must be a set of keys",
    "model_type": "must be a set of keys",
    "model_attributes_type": "must be a set of keys",
    "string_type": "must be text; quote it if it is a number or a flag",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
}
"""Pydantic's words for types, as a writer of YAML would put them."""


def mistakes(error: ValidationError, model: type[BaseModel] | None, node: Node, marked: Marked) -> list[Mistake]:
    """A validation's errors, each at its place in the tree, with the keys that would be right."""
    found = []
    for each in error.errors():
        path, spot = _walk(node, each["loc"], each["type"] in _UNKNOWN)
        if each["type"] in _UNKNOWN:
            message = unknown_key(str(each["loc"][-1]), _keys(model, path[:-1]))
        elif each["type"] == "missing":
            message = f"`{each['loc'][-1]}` is missing"
        else:
            wanted = _WANTED.get(each["type"]) or each["msg"][:1].lower() + each["msg"][1:]
            message = f"`{'.'.join(map(str, path))}`: {wanted}" if path else wanted
        found.append(marked.mistake(spot, message))
    return list(dict.fromkeys(found))


_UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")


def _walk(node: Node, loc: Sequence[int | str], key: bool) -> tuple[list[int | str], int]:
    """The steps of an error's path that the tree has, and the offset where they lead: to a key itself if asked.

    Pydantic names the branch of a union in a path; the file has no such step.
    """
    path: list[int | str] = []
    spot = node.span.start
    for index, part in enumerate(loc):
        if isinstance(node, Mapping):
            entry = next((each for each in node.entries if each.key.text.value == part), None)
            if entry is None:
                continue
            last = key and index == len(loc) - 1
            node, spot = entry.value, entry.key.span.start if last else entry.value.span.start
        elif isinstance(node, Items) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            spot = node.span.start
        else:
            continue
        path.append(part)
    return path, spot


def unknown_key(key: str, valid: Sequence[str]) -> str:
    """Says that a key is unknown, which is nearest, and which there are."""
    near = get_close_matches(key, valid, 1)
    meant = f"; did you mean `{near[0]}`?" if near else "."
    return f"unknown key `{key}`{meant} Valid keys: {', '.join(valid)}"


def _keys(model: type[BaseModel] | None, path: Sequence[int | str]) -> list[str]:
    """The keys of the model that a path leads to."""
    for part in path:
        if model is None:
            return []
        if isinstance(part, int):
            continue
        annotation = model.model_fields[part].annotation if part in model.model_fields else None
        model = _model_in(annotation)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found:
            return found
    return None
