"""One format a file: text goes in, articles whose every word knows its place come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from checks import plugins
from checks.model import Article, Part
from checks.readers import frontmatter, markdown, wire
from checks.readers.fields import Known
from checks.regexes import regex

MARKDOWN = frozenset({".md", ".markdown", ".mdx", ".mdown"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
RECORDS = frozenset({".json"})
LINES = frozenset({".jsonl", ".ndjson"})
SUFFIXES = MARKDOWN | PAGES | RECORDS | LINES | {".txt", ".text"}
_PAGE = regex(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I)


def suffixes() -> frozenset[str]:
    """The endings of the files that are looked for in a folder: ours and those of installed readers."""
    return SUFFIXES | {f".{name}" for name in plugins.names("copydesk.readers")}


def comes_in_lines(path: str) -> bool:
    """Whether each line of a file can be read by itself, as a part."""
    return PurePath(path).suffix.lower() in LINES


def stream(path: str, parts: Iterable[Part], known: Known = str) -> Iterator[Article]:
    """The articles in a file that comes in parts; the parts of most files are put together.

    `known` tells articles from other records by the roles of their keys: without it, by the roles' own names.
    """
    if comes_in_lines(path):
        from checks.readers import json  # as below

        yield from json.read_lines(path, parts, known)
    else:
        yield from _read(path, "".join(part.text for part in parts), known)


def read(path: str, source: str) -> Iterator[Article]:
    """The articles in a file's text. `path` chooses the format and is never opened.

    Whatever its ending, a text that opens with front matter is read as Markdown, and one that opens as a web
    page does is read as one. The rest is wire copy, whose header is the lines and fragments before its prose.
    An ending that isn't ours may be an installed reader's.
    """
    return stream(path, (Part(source),))


def nothing(path: str, source: str) -> str:
    """What is said of a text without articles: JSON that can't be read may hold some, for all that is known."""
    if PurePath(path).suffix.lower() in RECORDS:
        from checks.readers import json  # as below

        problem = json.problem(source)
        if problem:
            return f"can't be read as JSON ({problem}), and was skipped"
    return "holds no article and was skipped"


def _read(path: str, source: str, known: Known) -> Iterator[Article]:
    suffix = PurePath(path).suffix.lower()
    added = plugins.load("copydesk.readers", suffix[1:]) if suffix and suffix not in SUFFIXES else None
    if added is not None:
        yield from added(path, source)
    elif suffix in RECORDS:
        from checks.readers import json  # what it needs is slow to import, and wanted for records only

        yield from json.read(path, source, known)
    elif suffix in MARKDOWN or frontmatter.opens(source):
        yield markdown.read(path, source)
    elif suffix in PAGES or _PAGE.match(source):
        from checks.readers import html  # its parser is slow to import, and wanted for pages only

        yield html.read(path, source)
    else:
        yield wire.read(path, source)
