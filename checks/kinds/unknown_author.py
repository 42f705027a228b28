"""An author whom the desk's list does not have, nor the author files of the repository."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from checks import letters, places
from checks.credits import bylines
from checks.gather import Dossier
from checks.model import Finding
from checks.names.lexicons import fold
from checks.names.near import near
from checks.records import Record, field
from checks.regexes import regex

VALUES = ("value", "hint")

_FEWEST = 2
"""Authors in a repository's files from which they are taken for all there are."""
_ID = regex(r"[a-z0-9][a-z0-9_.-]+")


class Options(Record):
    """`list` is a file of the authors that there are, beside those whom the repository's author files name."""

    list: tuple[str, ...] = field(default=(), metadata={"file": True})


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    filed = dossier.desk.authors.everybody()
    if not options.list and len(filed) < _FEWEST:
        return
    known = _folded((*options.list, *(name for name in filed.values() if name), *filed))
    for spot in places.spots(dossier, ("byline",)):
        for value in _values(spot.text.value, filed):
            if fold(value) not in known:
                close = next((name for folded, name in known.items() if near(fold(value), folded)), None)
                hint = f"; did you mean {close}?" if close else "."
                yield Finding(spot.span, spot.place, {"value": places.shown(value), "hint": hint}, suggestion=close)


def _values(written: str, filed: Mapping[str, str | None]) -> tuple[str, ...]:
    """The people in a value, or the id in it, where the repository knows its authors by ids."""
    said = letters.said(written)
    names = bylines.names(said)
    return names or ((said,) if filed and _ID.fullmatch(said) else ())


@lru_cache(8)
def _folded(known: tuple[str, ...]) -> dict[str, str]:
    """The authors' names and ids by what a name and the id made of it have in common; the name is what is shown."""
    return {fold(name): name for name in reversed(known)}
