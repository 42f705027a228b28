"""A machine's paraphrase of somebody else's article: fixed names, with synonyms in the place of their words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from checks import places
from checks.dates.spotted import Spotter
from checks.gather import Dossier
from checks.model import Evidence, Finding, Span
from checks.places import Where

VALUES = ("phrases", "count")

_SHOWN = 3
"""Phrases that the message quotes; the evidence has them all."""
_SPACED = (("\n", " "), ("\xa0", " "), ("’", "'"))


@dataclass(frozen=True, slots=True, eq=False)
class Options:
    """`phrases` is a file of real names, each with its substitutes; one without any is real although it holds one.

    `hits` is how many names must have been replaced, one fewer where none of them stands in the article as it is.
    """

    phrases: dict[str, tuple[str, ...]] = dataclasses.field(metadata={"file": "table"})
    hits: int = 3
    where: Where = ("title", "summary", "body")

    def __post_init__(self) -> None:
        if self.hits < 2:
            raise ValueError("`hits` is less than 2: one odd phrase proves nothing")
        for real, substitutes in self.phrases.items():
            for substitute in substitutes:
                if substitute in self.phrases:
                    raise ValueError(
                        f"`phrases` lists `{substitute}` in the place of `{real}`, and as a name of its own"
                    )


class _Hit(NamedTuple):
    """A substitute where it first stands, and what it stands for."""

    seen: str
    real: str
    span: Span
    field: str


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    hits, reals = _read(dossier, options)
    distinct = [hit for seen, hit in hits.items() if not any(other in seen for other in hits if other != seen)]
    wanted = options.hits - (not any(hit.real in reals for hit in distinct))
    if len({hit.real for hit in distinct}) < wanted:
        return
    quoted = [f"“{hit.seen}” for {hit.real}" for hit in distinct]
    more = f" and {len(quoted) - _SHOWN} more" if len(quoted) > _SHOWN else ""
    evidence = tuple(Evidence(hit.span, f"for {hit.real}") for hit in distinct)
    values = {"phrases": ", ".join(quoted[:_SHOWN]) + more, "count": str(len(quoted))}
    yield Finding(distinct[0].span, distinct[0].field, values, evidence)


def _read(dossier: Dossier, options: Options) -> tuple[dict[str, _Hit], set[str]]:
    """The substitutes in an article, and the real names. What stands within a longer one is a part of it."""
    hits: dict[str, _Hit] = {}
    reals: set[str] = set()
    for spot in places.spots(dossier, options.where):
        end = -1
        for start, stop, seen, real in _longest(spot.text.value, options):
            if stop <= end:
                continue
            end = stop
            if real:
                hits.setdefault(seen, _Hit(seen, real, spot.text.span(start, stop), spot.place))
            else:
                reals.add(seen)
    return hits, reals


def _longest(text: str, options: Options) -> list[tuple[int, int, str, str]]:
    """Where phrases stand, the longer before those within: start, end, phrase, and its real name if it is none."""
    for mark, plain in _SPACED:
        text = text.replace(mark, plain)
    found = [(at.start, at.end, text[at.start : at.end], at.meant[0]) for at in _spotter(options).spots(text)]
    return sorted(found, key=lambda each: (each[0], -each[1]))


@lru_cache(8)
def _spotter(options: Options) -> Spotter[str]:
    """A finder of the substitutes, each with its real name, and of the real names."""
    named = [(substitute, real) for real, listed in options.phrases.items() for substitute in listed]
    return Spotter([*named, *((real, "") for real in options.phrases)])
