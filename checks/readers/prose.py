"""Builds an article's prose piece by piece, so that each piece keeps its place in the source."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from checks.model import Block, BlockKind, Image, Link, Run, Span, Text
from checks.tuples import NamedTuple

# Articles have places by the thousand. A named tuple's own constructor takes four times as long as that of tuples.
make_span = partial(tuple.__new__, Span)
make_run = partial(tuple.__new__, Run)


class Body(NamedTuple):
    """What a body says; every position is the source's."""

    prose: Text
    blocks: tuple[Block, ...]
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()

    def through(self, outer: Text) -> Body:
        """A body that was read from a text's value, as one read from the source behind it."""
        images = tuple(image.through(outer) for image in self.images)
        return Body(self.prose.through(outer), self.blocks, images, self.links)


class Pieces:
    """A text in the making. Pieces that stand beside each other in the source become one run.

    `length` is the text so far; `end` is the source offset where the last piece ends.
    """

    def __init__(self) -> None:
        self.length = 0
        self.end = 0
        self._values: list[str] = []
        self._runs: list[tuple[int, int, int]] = []
        self._even = False

    def add(self, value: str, start: int, end: int) -> None:
        """Adds what was read from a stretch of the source."""
        length = len(value)
        even = end - start == length
        if start != self.end or not even or not self._even:
            self._runs.append((self.length, start, self.end))
            self._even = even
        self.end = end
        self.length += length
        self._values.append(value)

    def text(self, nowhere: Span) -> Text:
        """The text; an empty one stands at `nowhere`. A run ends where the last piece had ended before the next."""
        if not self._runs:
            return Text("", (Run(0, nowhere),))
        ats, starts, ends = zip(*self._runs, strict=True)
        spans = map(make_span, zip(starts, (*ends[1:], self.end), strict=True))
        return Text("".join(self._values), tuple(map(make_run, zip(ats, spans, strict=True))))


class ProseBuilder(Pieces):
    """Collects pieces of text into blocks, which stand two line ends apart. `blocks` are those that have ended."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._source = source
        self._open: tuple[BlockKind, int] | None = None

    def verbatim(self, kind: BlockKind, start: int, end: int) -> None:
        """Adds a stretch of the source as it stands, to a block of this kind."""
        if end > start:
            self.piece(kind, self._source[start:end], (start, end))

    def piece(self, kind: BlockKind, value: str, span: tuple[int, int]) -> None:
        """Adds text that was read from a stretch of the source: an entity, a line end within a block.

        A block begins with its first word: space before it is none of it.
        """
        start, end = span
        if self._open is None:
            written = value.lstrip()
            if not written:
                return
            if len(value) == end - start:
                start = end - len(written)
            self._part(start)
            self._open = (kind, self.length)
            value = written
        self.add(value, start, end)

    def close(self) -> None:
        """Ends the block that is open, if any."""
        if self._open is not None:
            kind, start = self._open
            self.blocks.append(Block(kind, start, self.length))
            self._open = None

    def splice(self, text: Text, blocks: Iterable[Block]) -> int:
        """Adds blocks that were read elsewhere, and tells at which offset they begin."""
        self.close()
        self._part(text.runs[0].source.start)
        shift = self.length
        for start, source in text.runs:
            self._runs.append((start + shift, source.start, self.end))
            self.end = source.end
        self._even = False
        self._values.append(text.value)
        self.length += len(text.value)
        self.blocks += [Block(kind, start + shift, end + shift) for kind, start, end in blocks]
        return shift

    def finish(self) -> tuple[Text, tuple[Block, ...]]:
        self.close()
        return self.text(Span(len(self._source), len(self._source))), tuple(self.blocks)

    def _part(self, start: int) -> None:
        """Parts a block from the last. Two line ends before it are those of the source where it has just these."""
        if self.length:
            apart = start - self.end == 2 and self._source.startswith("\n\n", self.end)
            self.add("\n\n", self.end if apart else start, start)
