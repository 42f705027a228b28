"""Fields of the header that do not stand in the order of the house."""

from __future__ import annotations

from collections.abc import Iterator

from checks import places
from checks.gather import Dossier
from checks.model import Evidence, Finding
from checks.records import Record

VALUES = ("field", "before")


class Options(Record):
    """`fields` are raw keys or roles, in the order in which they must stand. Those that are missing are passed over."""

    fields: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(set(self.fields)) < max(2, len(self.fields)):
            raise ValueError("`fields` must list two or more, each once")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    """The first field that stands behind one before which it belongs."""
    listed = ((rank, name, places.fields(dossier, name)) for rank, name in enumerate(options.fields))
    present = sorted((found[0].key_span, rank, name) for rank, name, found in listed if found)
    for index, (span, rank, name) in enumerate(present):
        passed = [(other, where, before) for where, other, before in present[:index] if other > rank]
        if passed:
            _, where, before = min(passed)
            evidence = (Evidence(where, "stands before it"),)
            yield Finding(span, name, {"field": name, "before": before}, evidence)
            return
