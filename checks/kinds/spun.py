"""A machine's paraphrase of somebody else's article: fixed names, with synonyms in the place of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from checks import places
from checks.dates.spotted import Spotter
from checks.gather import Dossier
from checks.model import Evidence, Finding, Span
from checks.places import Where
from checks.records import Record, field
from checks.tuples import NamedTuple

VALUES = ("phrases", "count")

_SHOWN = 3
"""Phrases that the message quotes; the evidence has them all."""
_SPACED = (("\n", " "), ("\xa0", " "), ("’", "'"))


class Options(Record, eq=False):
    """`phrases` is a file of real names, each with its substitutes; one without any is real although it holds one.

    `hits` is how many names must have been replaced, one fewer where none of them stands in the article as it is.
    """

    phrases: dict[str, tuple[str, ...]] = field(metadata={"file": "table"})
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
    spots = list(places.spots(dossier, options.where))
    texts = [_plain(spot.text.value) for spot in spots]
    hits: dict[str, _Hit] = {}
    for spot, text in zip(spots, texts, strict=True):
        for start, end, real in _longest(text, options):
            seen = text[start:end]
            hits.setdefault(seen, _Hit(seen, real, spot.text.span(start, end), spot.place))
    distinct = [hit for seen, hit in hits.items() if not any(other in seen for other in hits if other != seen)]
    as_it_is = any(hit.real in text for hit in distinct for text in texts)
    if len({hit.real for hit in distinct}) >= options.hits - (not as_it_is):
        yield _finding(distinct)


def _finding(hits: Sequence[_Hit]) -> Finding:
    quoted = [f"“{hit.seen}” for {hit.real}" for hit in hits]
    more = f" and {len(quoted) - _SHOWN} more" if len(quoted) > _SHOWN else ""
    evidence = tuple(Evidence(hit.span, f"for {hit.real}") for hit in hits)
    values = {"phrases": ", ".join(quoted[:_SHOWN]) + more, "count": str(len(quoted))}
    return Finding(hits[0].span, hits[0].field, values, evidence)


def _plain(text: str) -> str:
    """The text on one line with straight apostrophes, each character where it was."""
    for mark, plain in _SPACED:
        text = text.replace(mark, plain)
    return text


def _longest(text: str, options: Options) -> Iterator[tuple[int, int, str]]:
    """Where substitutes stand, and what for. What stands within a longer phrase is a part of it."""
    found = sorted(_spotter(options).spots(text), key=lambda spot: (spot.start, -spot.end))
    last = -1
    for spot in found:
        if spot.end > last:
            last = spot.end
            if spot.meant[0]:
                yield spot.start, spot.end, spot.meant[0]


@lru_cache(8)
def _spotter(options: Options) -> Spotter[str]:
    """A finder of the substitutes, each with its real name, and of the real names that hold one."""
    named = [(substitute, real) for real, listed in options.phrases.items() for substitute in listed]
    return Spotter([*named, *((real, "") for real, listed in options.phrases.items() if not listed)])
