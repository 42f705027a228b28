"""The entries of a tree as header fields: keys that nest are joined with dots, lists give a value an item."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checks.model import Double, Field, Span, Text
from checks.trees import Mapping, Node, Scalar, Sequence

Known = Callable[[str], str | None]
"""Says which role a header's key plays, if any: the roles are not for readers to know."""


def fields(tree: Mapping, prefix: str = "") -> Iterator[Field]:
    """The fields of a tree, in its order. A list of tables gives a field a column."""
    for entry in tree.entries:
        key = prefix + entry.key.text.value
        if isinstance(entry.value, Scalar):
            scalar = entry.value
            yield Field(key, (scalar.text,), scalar.span, entry.key.span, scalar.type)
        elif isinstance(entry.value, Mapping):
            yield from fields(entry.value, key + ".")
        else:
            yield from _list(key, entry.key.span, entry.value)


def doubles(tree: Node, prefix: str = "") -> Iterator[Double]:
    """The keys that stand twice in one mapping of a tree, or there differ only in capitals."""
    if isinstance(tree, Sequence):
        for item in tree.items:
            yield from doubles(item, prefix)
    elif isinstance(tree, Mapping):
        seen: dict[str, Scalar] = {}
        for entry in tree.entries:
            key = entry.key.text.value
            first = seen.get(key) or seen.get(key.casefold())
            if first is not None:
                yield Double(prefix + key, prefix + first.text.value, entry.key.span, first.span)
            seen.setdefault(key, entry.key)
            seen.setdefault(key.casefold(), entry.key)
            yield from doubles(entry.value, f"{prefix}{key}.")


def _list(key: str, key_span: Span, items: Sequence) -> Iterator[Field]:
    texts = [item.text for item in items.items if isinstance(item, Scalar)]
    tables = [item for item in items.items if isinstance(item, Mapping)]
    if texts or not tables:
        yield Field(key, tuple(texts), items.span, key_span, "list" if texts else "empty")
    columns: dict[str, list[Text]] = {}
    for table in tables:
        for field in fields(table, key + "."):
            columns.setdefault(field.key, []).extend(field.values)
    for name, values in columns.items():
        yield Field(name, tuple(values), items.span, key_span, "list")
