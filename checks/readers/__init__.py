"""One format a file: text goes in, articles whose every word knows its place come out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from checks.model import Article
from checks.readers import frontmatter, markdown, wire

MARKDOWN = frozenset({".md", ".markdown", ".mdx", ".mdown"})
SUFFIXES = MARKDOWN | {".txt", ".text"}
"""The endings of the files that are looked for in a folder."""


def read(path: str, source: str) -> Iterator[Article]:
    """The articles in a file's text. `path` chooses the format and is never opened.

    Whatever its ending, a text that opens with front matter is read as Markdown. The rest is wire copy,
    whose header is the lines and fragments before its prose.
    """
    if PurePath(path).suffix.lower() in MARKDOWN or frontmatter.opens(source):
        yield markdown.read(path, source)
    else:
        yield wire.read(path, source)
