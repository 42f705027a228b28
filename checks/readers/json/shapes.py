"""What a record of JSON holds: its body, under the names that exports use, and whether it is an article at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from checks.model import Text
from checks.readers.fields import Known
from checks.readers.json.split import Table
from checks.regexes import regex
from checks.trees import Mapping, Node, Scalar
from checks.tuples import NamedTuple

Certainty = Literal["none", "likely", "sure"]
"""Whether a record is an article. What is likely is one where it stands among articles."""

_BODIES = (
    "articlebody", "bodytext", "bodyxhtml", "bodyhtml", "body", "contenthtml", "contenttext", "content", "text",
    "fulltext", "article", "story", "html", "markdown", "bodies",
)  # fmt: skip
"""Keys of the body, without capitals and underscores; the first that says something is read."""
TEXT = "text"
"""The role of a key by which somebody says that it is the body's: no header has it, and so it is no role of theirs."""
_WITHIN = ("rendered", "value", "processed", "html", "text")
"""Where the text of a body stands that is an object itself."""
_BOXES = ("fields", "attributes")
"""Objects that hold what a record says, beside its id and its type."""
_TYPE = regex(r'\[?\s*(?:"[^"\\]{0,60}"\s*,\s*){0,3}"[^"\\]{0,60}?(?:article|blogposting)"', re.I)
_TELLING = frozenset({"title", "date", "byline"})
"""Roles by which an article is told from data."""
_KEY = regex(r'"([^"\\\r\n]{1,60})"\s*:\s*')
_OPENS = regex(r'"|\{|\[\s*"')
"""How a body begins, and a list of records does not."""
_LIST = regex(r"\[\s*\{")
_SAMPLE = 100_000
"""Characters that hold the keys of a text's first record, or that of its body, where this is so long."""
_LONG = 400
"""Characters of a body that is more than the teaser or the quotation that a data file may hold."""


class Found(NamedTuple):
    """A body: its raw key, as a field would have it, and its texts, which are its paragraphs where they are many."""

    key: str
    texts: tuple[Text, ...]

    @property
    def length(self) -> int:
        return sum(len(text.value) for text in self.texts)


NO_BODY = Found("", ())


class Hints(NamedTuple):
    """What the keys at the beginning of a text promise."""

    body: bool
    typed: bool
    roles: int

    @property
    def articles(self) -> bool:
        """Whether there can be articles at all: most JSON in a repository is data."""
        return self.body or self.typed or self.roles == len(_TELLING)

    @property
    def meant(self) -> bool:
        """Whether what can't be read was meant to be one."""
        return self.typed or (self.body and self.roles > 0)


def hints(source: str, known: Known) -> Hints:
    """What a text promises without being read."""
    keys = list(_KEY.finditer(source, 0, _SAMPLE))
    names = {key[1] for key in keys}
    typed = any(key[1] == "@type" and _TYPE.match(source, key.end()) for key in keys)
    return Hints(any(_plain(name) in _BODIES for name in names), typed, len(told(names, known)))


def is_record(source: str, table: Table, known: Known) -> bool:
    """Whether an object is a record, and not what lists of records come in."""
    for key, span in table.entries:
        name = _plain(key)
        if (name in (*_BODIES, *_BOXES) and _OPENS.match(source, span.start)) or name == "bodies":
            return True
        if key == "@type" and _TYPE.match(source, span.start):
            return True
    if not table.whole:  # and so nothing to look for lists in: reading it tells what is wrong
        return True
    if any(_LIST.match(source, span.start) for _, span in table.entries):
        return False
    return len(told((key for key, _ in table.entries), known)) == len(_TELLING)


def is_list(source: str, start: int) -> bool:
    """Whether a list of objects begins at an offset."""
    return _LIST.match(source, start) is not None


def bodies(tree: Mapping, known: Known) -> list[Found]:
    """The bodies of a record, the one to be read first: there may be several renditions, and some may be empty."""
    found = sorted(_bodies(tree, "", known), key=lambda each: (not each[1].length, each[0]))
    return [body for _, body in found]


def is_body(key: str, known: Known) -> bool:
    """Whether a key is that of a body."""
    return _rank(key, known) is not None


def _rank(key: str, known: Known) -> int | None:
    """How early a body with that key is read; None for a key of something else."""
    if known(key) == TEXT:
        return -1
    name = _plain(key)
    return _BODIES.index(name) if name in _BODIES else None


def told(keys: Iterable[str], known: Known) -> frozenset[str]:
    """Which of the roles that tell an article are played by keys."""
    return frozenset(role for role in map(known, keys) if role in _TELLING and role)


def certainty(source: str, tree: Mapping, told: Collection[str], body: Found | None, dateline: bool) -> Certainty:
    """Whether a record is an article: by its type, or by its body and the roles that are told.

    `source` is the text of the tree. A `dateline` before the body tells as much as a role.
    """
    kind = tree.get("@type")
    if kind is not None and _TYPE.match(source, kind.span.start):
        return "sure"
    if body is None:
        return "sure" if len(told) == len(_TELLING) else "likely" if len(told) == len(_TELLING) - 1 else "none"
    return "sure" if len(told) + dateline >= (1 if body.length >= _LONG else 2) else "likely"


def keys(tree: Mapping) -> Iterator[str]:
    """The keys of a record, those in its boxes too."""
    for entry in tree.entries:
        yield entry.key.text.value
        if entry.key.text.value in _BOXES and isinstance(entry.value, Mapping):
            yield from (inner.key.text.value for inner in entry.value.entries)


def _bodies(tree: Mapping, prefix: str, known: Known) -> Iterator[tuple[int, Found]]:
    """The bodies of a record, each with its rank."""
    for entry in tree.entries:
        rank, key = _rank(entry.key.text.value, known), prefix + entry.key.text.value
        if rank is not None:
            yield from ((rank, found) for found in _found(key, entry.value))
        elif _plain(entry.key.text.value) in _BOXES and isinstance(entry.value, Mapping):
            yield from _bodies(entry.value, f"{key}.", known)


def _found(key: str, node: Node) -> Iterator[Found]:
    """The body in a value: a text, an object that holds one, a list of paragraphs or of renditions."""
    if isinstance(node, Scalar):
        if node.type in ("string", "empty"):
            yield Found(key, (node.text,) if node.type == "string" else ())
    elif isinstance(node, Mapping):
        inner = [(name, value) for name in _WITHIN if (value := node.get(name))]
        for name, value in inner[:1]:
            yield from _found(f"{key}.{name}", value)
    elif all(isinstance(item, Scalar) for item in node.items):
        texts = (item.text for item in node.items if isinstance(item, Scalar) and item.type == "string")
        yield Found(key, tuple(texts))
    else:
        values = [value for item in node.items if isinstance(item, Mapping) and (value := item.get("value"))]
        for value in values[:1]:
            yield from _found(f"{key}.value", value)


def _plain(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "").replace(" ", "")
