"""A page's titles without the name of the site behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checks.model import Field
from checks.regexes import regex

_TITLES = frozenset({"headline", "og:title", "twitter:title", "dc.title", "html title", "shown headline"})
_BEHIND = regex(r"\s*(?:[|–—«»·•/]|\s-|::)\s*\S")


def trimmed(fields: Iterable[Field]) -> Iterator[Field]:
    """The fields; a title that another one repeats, with a separator and more behind it, ends where the other does."""
    fields = list(fields)
    shown = {_folded(field.values[0].value) for field in fields if field.key in _TITLES and field.values}
    for field in fields:
        yield _trimmed(field, shown) if field.key in _TITLES and field.values else field


def _trimmed(field: Field, shown: set[str]) -> Field:
    title = field.values[0]
    for separator in _BEHIND.finditer(title.value):
        if _folded(title.value[: separator.start()]) in shown:
            return field._replace(values=(title.part(0, separator.start()), *field.values[1:]))
    return field


def _folded(title: str) -> str:
    return re.sub(r"\W+", "", title).lower()
