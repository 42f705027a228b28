"""Pydantic's errors as mistakes: at their place in the file, in the words of who writes YAML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError

from checks.mistakes import Marked, Mistake, unknown_key
from checks.trees import Mapping, Node
from checks.trees import Sequence as Items


class Strict(BaseModel):
    """A model that refuses keys it doesn't know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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
            said = each["msg"].removeprefix("Value error, ")
            wanted = _WANTED.get(each["type"]) or said[:1].lower() + said[1:]
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


def _keys(model: type[BaseModel] | None, path: Sequence[int | str]) -> list[str]:
    """The keys of the model that a path leads to, through lists and mappings."""
    inner: Any = model
    for part in path:
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            field = inner.model_fields.get(str(part))
            inner = field.annotation if field else None
        else:
            inner = None if inner is None else _model_in(inner)
            continue
        if not isinstance(inner, type):
            inner = _model_in(inner) if get_origin(inner) not in (dict, tuple, list) else inner
    found = _model_in(inner)
    return [field.alias or name for name, field in found.model_fields.items()] if found else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found:
            return found
    return None
