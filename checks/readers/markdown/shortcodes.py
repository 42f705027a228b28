"""What templates put into a body: tags, shortcodes, expressions, comments. None of it is prose; some of it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checks.model import Image, Span, Text
from checks.readers.markdown.attributes import attributes, picture, resolved
from checks.regexes import regex
from checks.tuples import NamedTuple

HIDDEN = "\ufffc"
"""The object replacement character stands in for what is no prose, so that nothing moves and nothing looks indented."""

_CLOSING = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{/*": "*/}"}
_OPENING = regex(r"\{(?:\{[<%]?|%|/\*)")
_NAME = regex(r"\{[{%][<%]?-?\s*(?P<closes>/|end)?\s*(?:include\s+)?(?P<name>[\w./-]+)(?P<more>\s+\w)?")
_UNREAD = frozenset({"comment", "code", "highlight", "mermaid"})
"""Tags whose contents nobody reads as prose."""
_ASIDE = regex(r"\{(?:[.#:]|(?<=[\])`]\{))[^{}\n]*\}")
"""Attributes of kramdown, Pandoc and Hugo beside or below a block, comments of Nunjucks."""
_FENCE = regex(r"^[ \t]*:{3,}[^\n]*", re.M)
"""The line before and behind a block of Pandoc's or Docusaurus's."""
_BLANK = regex(r"\n[ \t\r]*\n")
_STATEMENT = regex(r"\s*(?:import|export)\b")
_BRACE = regex(r"\\.|[{}]|\n[ \t\r]*\n")
_PARAGRAPH = regex(r"(?:<|&lt;)p(?:>|&gt;|\s)")


class Readable(NamedTuple):
    """A body in which HIDDEN stands for what is no prose, the images that shortcodes show, and those that hold HTML.

    The text is as long as the body; places are the source's.
    """

    text: str
    images: list[Image]
    bodies: list[tuple[Span, Text]]


class _Tag(NamedTuple):
    start: int
    end: int
    name: str = ""


def read(source: str, start: int, components: bool) -> Readable:
    """What is left to read of a source from `start` on. With `components`, braces hold code, as in MDX."""
    text = source[start:]
    text = _hide(text, _comments(text))
    tags = _without_unread(_tags(text), text)
    text = _hide(text, tags)
    if components:
        text = _hide(text, [_Tag(0, _statements(text))])
        text = _hide(text, _expressions(text))
    text = _hide(text, (_Tag(*aside.span()) for aside in _ASIDE.finditer(text)))
    if ":::" in text:
        text = _hide(text, (_Tag(*fence.span()) for fence in _FENCE.finditer(text)))
    places = [(tag.name, Span(tag.start + start, tag.end + start)) for tag in tags if tag.name]
    images = [image for name, span in places if (image := picture(name, source, span))]
    return Readable(text, images, list(_bodies(source, [span for _, span in places])))


def _hide(text: str, tags: Iterable[_Tag]) -> str:
    pieces = []
    at = 0
    for start, end, _ in tags:
        pieces += [text[at:start], HIDDEN * (end - start)]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _comments(text: str) -> Iterator[_Tag]:
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        at = end + 3
        yield _Tag(start, at)


def _tags(text: str) -> Iterator[_Tag]:
    """The tags of templates. One that is opened again, or in Liquid a paragraph later, was never closed."""
    closings: dict[str, int] = {}
    at = 0
    while (start := text.find("{", at)) >= 0:
        at = start + 1
        opening = _OPENING.match(text, start)
        if opening is None:
            continue
        kind, at = opening[0], opening.end()
        closing = _CLOSING[kind]
        end = closings.get(closing, 0)
        if 0 <= end < at:
            end = closings[closing] = text.find(closing, at)
        if end < 0 or text.find(kind, at, end) >= 0 or (kind in ("{{", "{%") and _BLANK.search(text, at, end)):
            continue
        at = end + len(closing)
        name = _NAME.match(text, start, at)
        yield _Tag(start, at, name["name"] if name else "")


def _without_unread(tags: Iterable[_Tag], text: str) -> list[_Tag]:
    """The tags, and those that hold what nobody reads as one tag with all that they hold."""
    kept: list[_Tag] = []
    opened: dict[str, int] = {}
    for tag in tags:
        kept.append(tag)
        name = _NAME.match(text, tag.start) if tag.name in _UNREAD else None
        if name and name["closes"] and tag.name in opened:
            first = opened[tag.name]
            kept[first:] = [_Tag(kept[first].start, tag.end)]
            opened.clear()
        elif name and not name["closes"] and (name["more"] or tag.name != "highlight"):
            opened.setdefault(tag.name, len(kept) - 1)
    return kept


def _bodies(source: str, spans: Iterable[Span]) -> Iterator[tuple[Span, Text]]:
    """Shortcodes with an attribute in which paragraphs of HTML stand."""
    for span in spans:
        if len(_PARAGRAPH.findall(source, *span)) > 1:
            longest = max(attributes(source, span).values(), key=lambda value: value.end - value.start)
            yield span, resolved(source, *longest)


def _statements(text: str) -> int:
    """Where the imports and exports end that stand before a body."""
    end = 0
    while statement := _STATEMENT.match(text, end):
        blank = _BLANK.search(text, statement.end())
        end = blank.start() if blank else len(text)
    return end


def _expressions(text: str) -> Iterator[_Tag]:
    """Braces and what is within them. A blank line within them says that they are none."""
    start = depth = 0
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            start = start if depth else brace.start()
            depth += 1
        elif brace[0] == "}" and depth:
            depth -= 1
            if not depth:
                yield _Tag(start, brace.end())
        elif brace[0] != "}" and brace[0][0] == "\n":
            depth = 0
