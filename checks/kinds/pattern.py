"""A pattern that a text must match, or must not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from checks import patterns, places
from checks.gather import Dossier
from checks.model import Finding, Span
from checks.places import Spot, Where
from checks.records import Record

VALUES = ("field", "seen")


class Options(Record):
    """`must` and `must_not` are patterns for the texts at `where`, without regard to capitals if `ignore_case`.

    `must` has to match at least `min` times, and at most `max` times if that is given. Each match of
    `must_not` is a finding, but for one that lies within a match of a pattern that `allow` lists.
    """

    must: str | None = None
    must_not: str | None = None
    allow: tuple[str, ...] = ()
    ignore_case: bool = False
    min: int = 1
    max: int | None = None
    where: Where = ("body",)

    def __post_init__(self) -> None:
        if not self.must and not self.must_not:
            raise ValueError("neither `must` nor `must_not` is given")
        if not self.must and (self.min != 1 or self.max is not None):
            raise ValueError("`min` and `max` count the matches of `must`, which is not given")
        if not self.must_not and self.allow:
            raise ValueError("`allow` is for the matches of `must_not`, which is not given")
        if self.min < 0 or (self.max is not None and self.max < max(self.min, 1)):
            raise ValueError("`max` is less than `min`, or less than 1")
        written = [("must", self.must), ("must_not", self.must_not), *(("allow", each) for each in self.allow)]
        for name, source in written:
            try:
                patterns.compiled(source or "", self.ignore_case)
            except patterns.PatternError as error:
                raise ValueError(f"the pattern of `{name}` {error}") from None


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    marked: set[Span] = set()
    for spot in places.spots(dossier, options.where):
        for start, end in (*_missed(spot, options), *_found(spot, options)):
            span = spot.text.span(start, end)
            if span not in marked:
                marked.add(span)
                yield Finding(span, spot.place, {"field": spot.place, "seen": places.shown(spot.text.value[start:end])})


def _missed(spot: Spot, options: Options) -> Iterator[tuple[int, int]]:
    """The whole text where `must` matches too seldom, the first match too many where too often."""
    text = spot.text.value
    if not options.must or not text.strip():
        return
    count = 0
    for count, match in enumerate(patterns.compiled(options.must, options.ignore_case).find(text), 1):
        if options.max is not None and count > options.max:
            yield match
            return
    if count < options.min:
        yield 0, len(text)


def _found(spot: Spot, options: Options) -> Iterator[tuple[int, int]]:
    if not options.must_not:
        return
    found = list(patterns.compiled(options.must_not, options.ignore_case).find(spot.text.value))
    allowed = _allowed(spot.text.value, options) if found else []
    furthest = list(accumulate((end for _, end in allowed), max))
    for start, end in found:
        before = bisect_right(allowed, start, key=lambda stretch: stretch[0])
        if not before or furthest[before - 1] < end:
            yield start, end


def _allowed(text: str, options: Options) -> list[tuple[int, int]]:
    """Where the patterns of `allow` match, in the order of the text."""
    return sorted(
        stretch for source in options.allow for stretch in patterns.compiled(source, options.ignore_case).find(text)
    )
