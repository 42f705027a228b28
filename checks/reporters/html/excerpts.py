"""The lines of the text around a finding and its quotations, each once, with what they say marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checks.model import Flag, Frame, Place, Quotation
from checks.tuples import NamedTuple


class Piece(NamedTuple):
    """A stretch of a line: whether the finding points at it, is quoted there, and which quotations end with it.

    A spot without text is a place where something is missing.
    """

    text: str
    spot: bool = False
    quoted: bool = False
    notes: tuple[int, ...] = ()


class Line(NamedTuple):
    """A line of a file, which is named where it is another one than the finding's."""

    path: str
    number: int
    pieces: tuple[Piece, ...]


class _Mark(NamedTuple):
    """Columns of a line, counted from 0; `note` is a quotation's number, 0 the finding's own spot."""

    start: int
    end: int
    note: int


class _Strip(NamedTuple):
    """A part of a line, the column it begins at, and whether the line goes on before and behind it."""

    start: int
    text: str
    before: bool
    after: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def lines(flag: Flag, quotations: Sequence[Quotation]) -> tuple[Line, list[Line]]:
    """The line that the finding points at, and the others that are quoted, in their order."""
    own = ("", flag.at.start.line)
    found: dict[tuple[str, int], list[tuple[_Strip, _Mark]]] = {own: [_seen(flag.at.frame, flag.at.start, 0)]}
    for note, each in enumerate(quotations, 1):
        if each.frame is not None:
            path = each.path if each.path and each.path != flag.at.path else ""
            found.setdefault((path, each.place.line), []).append(_seen(each.frame, each.place, note))
    told = {key: Line(*key, tuple(_pieces(seen))) for key, seen in sorted(found.items())}
    return told.pop(own), list(told.values())


def _seen(frame: Frame, place: Place, note: int) -> tuple[_Strip, _Mark]:
    start = place.column - 1 - frame.first
    strip = _Strip(start, frame.text, frame.cut_before, frame.cut_after)
    return strip, _Mark(start + frame.first, start + frame.last, note)


def _pieces(seen: Sequence[tuple[_Strip, _Mark]]) -> Iterator[Piece]:
    marks = [mark for _, mark in seen]
    strips = _joined(sorted(strip for strip, _ in seen))
    for at, strip in enumerate(strips):
        if strip.before and at == 0:
            yield Piece("…")
        yield from _marked(strip, [mark for mark in marks if strip.start <= mark.start <= strip.end])
        if strip.after:
            yield Piece(" … " if at + 1 < len(strips) else "…")


def _joined(strips: Iterable[_Strip]) -> list[_Strip]:
    """Strips that overlap or touch as one."""
    found: list[_Strip] = []
    for strip in strips:
        last = found[-1] if found else None
        if last is None or strip.start > last.end:
            found.append(strip)
        elif strip.end > last.end:
            found[-1] = _Strip(last.start, last.text + strip.text[last.end - strip.start :], last.before, strip.after)
    return found


def _marked(strip: _Strip, marks: Sequence[_Mark]) -> Iterator[Piece]:
    """The strip cut where a mark begins or ends."""
    cuts = sorted({strip.start, strip.end, *(min(cut, strip.end) for mark in marks for cut in mark[:2])})
    points = [mark for mark in marks if mark.start == mark.end]
    wide = [mark for mark in marks if mark.start < mark.end]
    for at, cut in enumerate(cuts):
        here = [mark for mark in points if mark.start == cut]
        if here:
            yield Piece("", any(mark.note == 0 for mark in here), True, tuple(m.note for m in here if m.note))
        if at + 1 < len(cuts):
            after = cuts[at + 1]
            over = [mark for mark in wide if mark.start <= cut and mark.end >= after]
            ending = tuple(mark.note for mark in over if mark.note and min(mark.end, strip.end) == after)
            text = strip.text[cut - strip.start : after - strip.start]
            yield Piece(text, any(mark.note == 0 for mark in over), any(mark.note for mark in over), ending)
