"""A body as far as it is read: prose and its blocks, links, images, and what the words stand in."""

from __future__ import annotations

from collections import Counter

from checks.model import BlockKind, Image, Link, Span
from checks.readers.prose import Body, Pieces, ProseBuilder


class Reading(ProseBuilder):
    """Takes a body from its beginning to its end. `kind` is that of the block that the next words open.

    Nothing that begins before the source offset `unread` is read: code, scripts, addresses.
    """

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.source = source
        self.kind: BlockKind = "paragraph"
        self.unread = 0
        self.images: list[Image] = []
        self._links: list[Link] = []
        self._containers: list[tuple[str, BlockKind]] = []
        self._names: Counter[str] = Counter()
        self._anchors: list[tuple[int, str]] = []
        self._alts: list[tuple[Pieces, str]] = []
        self._figures: list[tuple[int, int]] = []
        self._captioned: list[tuple[slice, slice]] = []

    def words(self, value: str, start: int, end: int) -> None:
        """Adds words that were read from a stretch of the source."""
        if start < self.unread:
            return
        if self._alts:
            self._alts[-1][0].add(value, start, end)
        elif self._open is None:
            self.piece(self.kind, value, (start, end))
        else:
            self.add(value, start, end)

    def take(self, body: Body) -> None:
        """Takes in what was read elsewhere, as blocks of their own."""
        shift = self.splice(body.prose, body.blocks)
        self.images += body.images
        self._links += [Link(start + shift, end + shift, url) for start, end, url in body.links]

    def enter(self, name: str, kind: BlockKind | None) -> None:
        """Opens a container. Blocks within it are of its kind, if it has one: items, quotes and so on."""
        self.kind = kind or self.kind
        self._containers.append((name, self.kind))
        self._names[name] += 1

    def leave(self, name: str) -> None:
        """Closes the innermost container of that name, and whatever was left open within."""
        left = "" if self._names[name] else name
        while left != name:
            left, _ = self._containers.pop()
            self._names[left] -= 1
        self.kind = self._containers[-1][1] if self._containers else "paragraph"

    def begin_link(self, url: str) -> None:
        self._anchors.append((self.length, url))

    def end_link(self) -> None:
        if self._anchors:
            start, url = self._anchors.pop()
            self._links.append(Link(start, self.length, url))

    def begin_alt(self, url: str) -> None:
        """What follows is the alternative text of an image, and no prose."""
        self._alts.append((Pieces(), url))

    def end_alt(self, span: Span) -> None:
        alt, url = self._alts.pop()
        self.images.append(Image(alt.text(span), url, span))

    def begin_figure(self) -> None:
        self._figures.append((len(self.images), len(self.blocks)))

    def end_figure(self) -> None:
        """What stands as a caption in a figure is the caption of its images."""
        if self._figures:
            image, block = self._figures.pop()
            self._captioned.append((slice(image, len(self.images)), slice(block, len(self.blocks))))

    def body(self) -> Body:
        """All that was read, the images in the order of the source."""
        prose, blocks = self.finish()
        for images, told in self._captioned:
            captions = [block for block in blocks[told] if block.kind == "caption"]
            if captions:
                caption = prose.part(captions[0].start, captions[-1].end)
                self.images[images] = [image._replace(caption=caption) for image in self.images[images]]
        shown = sorted(self.images, key=lambda image: image.span)
        return Body(prose, blocks, tuple(shown), tuple(self._links))
