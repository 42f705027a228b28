"""Other forms of the same article: line endings, marks, blanks, the order of keys, and other wrappings."""

from __future__ import annotations

import codecs
import html
import json
import re
from collections.abc import Callable
from typing import NamedTuple

from checks.gather import Desk, Dossier
from checks.model import Article
from checks.readers import read

_FENCED = re.compile(r"\A(?P<fence>---|\+\+\+)\n(?P<header>.*?\n)(?P=fence)\n(?P<body>.*)\Z", re.S)
_TABLE = re.compile(r"^\[", re.M)
_ENTRY = re.compile(r"^\S.*\n(?:^(?:[ \t-].*)?\n)*", re.M)
_SHORTCODE = re.compile(r"\{\{[<%]|\{%")
_UNSAFE = re.compile(r"[<>&*_\[\]\\`#~|{}$^:]|\A\W|\A\d+[.)]|\s\s|[\n\r]|\A[^a-z]*\Z|!$")
"""What Markdown or HTML may take for a mark, or wire copy for a header."""


_YEAR = re.compile(r"\A\d{4}(?=-)")
_FEWEST = 5
"""Paragraphs of an article that a page is read for."""
_BESIDE = json.dumps({"title": "Rain", "date": "2024-02-06", "author": "Ada Berg", "body": "<p>It rained.</p>"})


class Guise(NamedTuple):
    """Another form of a file: its bytes, or None where it can't take it.

    `moves` where places may change. `base` makes of a text the one to compare with, or None where there is none.
    """

    name: str
    dress: Callable[[str], bytes | None]
    moves: bool = False
    path: str = "article.md"
    base: Callable[[str], str | None] = str


def crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def marked(text: str) -> bytes:
    return codecs.BOM_UTF8 + text.encode()


def blank(text: str) -> bytes | None:
    """A blank behind each line of the body: two would be a line break."""
    parts = _FENCED.match(text)
    if parts is None:
        return None
    body = "".join(line if not line.strip() else line.rstrip() + " \n" for line in parts["body"].splitlines(True))
    return (text[: parts.start("body")] + body).encode()


def turned(text: str) -> bytes | None:
    """The keys of the header in the other order, where each is known to be one."""
    parts = _FENCED.match(text)
    if parts is None or "#" in parts["header"] or _TABLE.search(parts["header"]) or _article(text) is None:
        return None
    entries = _ENTRY.findall(parts["header"])
    keys = [re.split("[ =:]", entry, maxsplit=1)[0] for entry in entries]
    if "".join(entries) != parts["header"] or len(set(keys)) < len(keys):
        return None
    turned = "".join(reversed(entries))
    return (text[: parts.start("header")] + turned + text[parts.end("header") :]).encode()


def recorded(text: str) -> bytes | None:
    """The article as a record of JSON, its body in Markdown. Shortcodes are left over where no Hugo will read them."""
    parts, article = _FENCED.match(text), _article(text)
    if parts is None or article is None or _SHORTCODE.search(parts["body"]):
        return None
    if any("." in field.key for field in article.fields):
        return None
    header = {field.key: [value.value for value in field.values] for field in article.fields if field.said}
    flat = {key: values[0] if len(values) == 1 else values for key, values in header.items()}
    return json.dumps({**flat, "markdown": parts["body"]}, ensure_ascii=False).encode()


def paragraphs(text: str) -> str | None:
    """An article of its title, date and authors and of its plain paragraphs, which every format can tell.

    Its date is three years early, so that there is something to find.
    """
    article = _article(text)
    header = Dossier(article, Desk()).header if article else None
    if article is None or header is None or not header.authors:
        return None
    blocks = (article.prose.value[block.start : block.end] for block in article.blocks if block.kind == "paragraph")
    told = [block for block in blocks if not _UNSAFE.search(block)]
    date = _YEAR.sub(lambda year: str(int(year[0]) - 3), header.text("date"))
    if len(told) < _FEWEST or date == header.text("date") or not header.text("title"):
        return None
    return _written(header.text("title"), date, ", ".join(header.authors), told)


def as_page(text: str) -> bytes:
    """Plain paragraphs as a web page."""
    title, date, author, told = _parts(text)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>{html.escape(title)}</title>\n'
        f'<meta name="author" content="{html.escape(author)}">\n'
        f'<meta property="article:published_time" content="{html.escape(date)}"></head>\n'
        f"<body><article><h1>{html.escape(title)}</h1>\n"
        + "\n".join(f"<p>{html.escape(each, quote=False)}</p>" for each in told)
        + "\n</article></body></html>\n"
    ).encode()


def as_record(text: str) -> bytes:
    """Plain paragraphs as a record of JSON, whose strings have no letters but those of ASCII."""
    title, date, author, told = _parts(text)
    return json.dumps({"title": title, "date": date, "author": author, "body": "\n\n".join(told)}).encode()


def as_line(text: str) -> bytes:
    """Plain paragraphs as the second line of JSON Lines, its body in HTML."""
    title, date, author, told = _parts(text)
    body = "".join(f"<p>{html.escape(each, quote=False)}</p>" for each in told)
    line = json.dumps({"title": title, "date": date, "author": author, "body": body}, ensure_ascii=False)
    return f"{_BESIDE}\n{line}\n".encode()


def as_copy(text: str) -> bytes:
    """Plain paragraphs as wire copy, its header in lines."""
    title, date, author, told = _parts(text)
    return f"Title: {title}\nDate: {date}\nAuthor: {author}\n\n".encode() + "\n\n".join(told).encode()


def as_bare(text: str) -> bytes:
    """Plain paragraphs as Markdown without front matter."""
    title, date, author, told = _parts(text)
    return f"# {title}\n\n*By {author}*\n\nPublished: {date}\n\n".encode() + "\n\n".join(told).encode()


def as_text(text: str) -> bytes:
    """Plain paragraphs as a record that tells nothing but the text, with its header in it."""
    return json.dumps({"id": 1, "text": as_copy(text).decode()}).encode()


def _article(text: str) -> Article | None:
    """The article that a text is, if all of it can be read."""
    article = next(iter(read("article.md", text)), None)
    return article if article is not None and not article.problems else None


def _written(title: str, date: str, author: str, told: list[str]) -> str:
    header = {"title": title, "date": date, "author": author}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in header.items())
    return f"---\n{''.join(lines)}---\n" + "\n\n".join(told) + "\n"


def _parts(text: str) -> tuple[str, str, str, list[str]]:
    """What `paragraphs` has put together."""
    _, *header, rest = text.split("\n", 4)
    title, date, author = (json.loads(line.partition(": ")[2]) for line in header)
    return title, date, author, rest.removeprefix("---\n").rstrip("\n").split("\n\n")


GUISES = (
    Guise("CRLF", crlf),
    Guise("byte order mark", marked),
    Guise("a blank behind each line", blank),
    Guise("keys in the other order", turned, moves=True),
    Guise("a record of JSON", recorded, moves=True, path="article.json"),
    Guise("paragraphs as wire copy", as_copy, moves=True, path="article.txt", base=paragraphs),
    Guise("paragraphs as Markdown", as_bare, moves=True, base=paragraphs),
    Guise("paragraphs as a web page", as_page, moves=True, path="article.html", base=paragraphs),
    Guise("paragraphs as JSON", as_record, moves=True, path="article.json", base=paragraphs),
    Guise("paragraphs as a text", as_text, moves=True, path="article.json", base=paragraphs),
    Guise("paragraphs as JSON Lines", as_line, moves=True, path="articles.jsonl", base=paragraphs),
)
