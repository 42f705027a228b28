"""A quotation mark that opens and is never closed, or closes what nothing has opened."""

from __future__ import annotations

from collections.abc import Iterator

from checks.gather import Dossier
from checks.model import Finding
from checks.records import Record
from checks.regexes import regex

VALUES = ("seen", "problem")

_MARK = regex(r"[“”\"″]")
_FOREIGN = "„«»「『"
_OPENS_WITH_CLOSING = regex(r"”(?<=[\s(]”)\w")
_NEVER_CLOSED = "opens and is never closed"
_NEVER_OPENED = "closes what nothing has opened"


class Options(Record):
    """`straight`: of straight marks, too, which stand for inches and seconds as well.

    A quotation may go on in the next paragraph if that opens it again, as news style does. A straight mark may close
    what a curly one opens. Of a paragraph the first mistake is told. Texts with the marks of languages in which “
    closes or ” opens are left alone.
    """

    straight: bool = True


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    prose = dossier.article.prose
    if any(mark in prose.value for mark in _FOREIGN) or _OPENS_WITH_CLOSING.search(prose.value):
        return
    blocks = [block for block in dossier.article.blocks if block.kind in ("paragraph", "quote")]
    texts = [prose.value[block.start : block.end] for block in blocks]
    for block, text, after in zip(blocks, texts, [*texts[1:], ""], strict=False):
        mistake = _mistake(text, goes_on=after.lstrip(" \n(—'‘")[:1] in ("“", '"'))
        if mistake and (options.straight or text[mistake[0]] != '"'):
            at, problem = mistake
            span = prose.span(block.start + at, block.start + at + 1)
            yield Finding(span, "body", {"seen": text[at], "problem": problem})


def _mistake(text: str, goes_on: bool) -> tuple[int, str] | None:
    opened = None
    for mark in _MARK.finditer(text):
        at = mark.start()
        way = _way(text, at, opened is not None)
        if way == "opens" and opened is not None:
            return opened, _NEVER_CLOSED
        if way == "closes" and opened is None:
            return at, _NEVER_OPENED
        if way != "measures":
            opened = at if opened is None else None
    return None if opened is None or goes_on else (opened, _NEVER_CLOSED)


def _way(text: str, at: int, within: bool) -> str:
    """What a mark does: a straight one opens behind a blank and closes before one, and outside quotations is inches."""
    if text[at] == "″" and not within:
        return "measures"
    if text[at] != '"':
        return "opens" if text[at] == "“" else "closes"
    before, behind = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if before.isdigit() and not within:
        return "measures"
    if not before.strip() and behind.strip():
        return "opens"
    return "closes" if before.strip() and not behind.strip() else "turns"
