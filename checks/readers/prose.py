"""Builds an article's prose piece by piece, so that each piece keeps its place in the source."""

from __future__ import annotations

from checks.model import Block, BlockKind, Run, Span, Text


class ProseBuilder:
    """Collects pieces of text into blocks, which stand two line ends apart. `length` is the prose so far."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._blocks: list[Block] = []
        self.length = 0
        self._open: tuple[BlockKind, int] | None = None

    def verbatim(self, kind: BlockKind, start: int, end: int) -> None:
        """Adds a stretch of the source as it stands, to a block of this kind."""
        if end > start:
            self.piece(kind, self._source[start:end], Span(start, end))

    def piece(self, kind: BlockKind, value: str, span: Span) -> None:
        """Adds text that was read from a stretch of the source: an entity, a line end within a block."""
        if self._open is None:
            if not value.strip():
                return
            if self.length:
                self._append("\n\n", Span(span.start, span.start))
            self._open = (kind, self.length)
        self._append(value, span)

    def close(self) -> None:
        """Ends the block that is open, if any."""
        if self._open is not None:
            kind, start = self._open
            self._blocks.append(Block(kind, start, self.length))
            self._open = None

    def finish(self) -> tuple[Text, tuple[Block, ...]]:
        self.close()
        nowhere = (Run(0, Span(len(self._source), len(self._source))),)
        return Text("".join(self._pieces), tuple(self._runs) or nowhere), tuple(self._blocks)

    def _append(self, value: str, span: Span) -> None:
        if value:
            self._pieces.append(value)
            self._runs.append(Run(self.length, span))
            self.length += len(value)
