"""A way of writing that the desk writes in another."""

from __future__ import annotations

from collections.abc import Iterator

from checks import patterns, places
from checks.gather import Dossier
from checks.model import Finding, Span
from checks.places import Where
from checks.records import Record

VALUES = ("seen", "wanted")


class Options(Record):
    r"""`swap` names patterns, and for each what is to stand in the place of a match at `where`.

    `\1`, `\2` … stand for what the pattern's groups matched. Words that need no pattern are better given to
    `replace`, which keeps their capitals.
    """

    swap: dict[str, str]
    ignore_case: bool = False
    where: Where = ("body",)

    def __post_init__(self) -> None:
        if not self.swap:
            raise ValueError("`swap` lists nothing")
        for source, template in self.swap.items():
            try:
                patterns.compiled(source, self.ignore_case).refuse(template)
            except patterns.PatternError as error:
                raise ValueError(f"the pattern `{source}` {error}") from None


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    rules = [(patterns.compiled(source, options.ignore_case), wanted) for source, wanted in options.swap.items()]
    marked: set[Span] = set()
    for spot in places.spots(dossier, options.where):
        for pattern, template in rules:
            for start, end, wanted in pattern.rewritten(spot.text.value, template):
                seen, span = spot.text.value[start:end], spot.text.span(start, end)
                if wanted != seen and span not in marked:
                    marked.add(span)
                    fix = places.swap(dossier, spot, start, end, wanted, safe=True)
                    values = {"seen": places.shown(seen), "wanted": places.shown(wanted)}
                    yield Finding(span, spot.place, values, suggestion=wanted, fix=fix)
