"""Plain wire copy: the header is what stands before the prose, lines or fragments, even on one line with it."""

from __future__ import annotations

from checks.model import Article
from checks.readers import opening, plain


def read(path: str, source: str) -> Article:
    """The one article of a text file."""
    header = opening.read(source, opening.line)
    prose, blocks, images, _ = plain.body(source, header.end)
    return Article(path, 0, "wire", source, header.fields, prose, blocks, header.end, (*header.images, *images))
