"""What a page shows to readers of who wrote it and when: microdata, `<time>`, headings, bylines, lines of dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checks import datewords
from checks.model import Field, Text
from checks.readers.html import main_text
from checks.readers.html.page import Element, Page
from checks.regexes import regex

_AUTHOR = "a[rel~=author], [itemprop~=author], [class*=author i], [class*=byline i], [class*=autor i], [class*=byl i]"
_NOT_BYLINES = frozenset({"meta", "link", "html", "body", "main", "article", "img", "svg", "button", "script", "form"})
_LONGEST = 400
"""Characters of a byline or a line of dates. What is longer is no such line."""
_FIRST = 1991
"""The year of the first web page: an older day on one is its subject, not its date."""
_MOST = 60
"""Elements of a kind that are looked at: those of the article stand before those of comments."""
_CLOSE, _AROUND = 5, 20
"""Lines around the headline in which a page says who and when: those to begin with, and those after them."""
_BY = regex(
    r"(?:von|by|par|por|di|door|av|af|autor(?:en|in|in/autor)?|author|written by|geschrieben von|text)\b[: ]", re.I
)
_CUE = regex(
    r"publi|veröffentlicht|erstellt|gespeichert|geschrieben|posted|datum|^date\b|\bstand\b|inserito|gepubliceerd"
    r"|revision|eingestellt|©|copyright",
    re.I,
)
_UPDATED = regex(r"updat|modif|aktualisiert|geändert|mis à jour|actualizado", re.I)


def fields(page: Page, dated: bool, signed: bool) -> Iterator[Field]:
    """Microdata, then what only looks like a headline, a date or a byline.

    `dated` and `signed` tell that the page states its date and author for machines: then nobody need look.
    """
    yield from _microdata(page)
    if page.headline is not None:
        repeated = page.repeats(page.headline.text)
        yield from _field("shown headline" if repeated else "h1", page.prose(page.headline))
    times = list(_times(page))
    yield from times
    lines = [] if signed and (dated or times) else _lines(page)
    if not signed:
        yield from _byline(page, lines)
    if not dated and not times:
        yield from _date(lines, page.language)


def _microdata(page: Page) -> Iterator[Field]:
    """The first of each property that says when, or what the headline is."""
    seen: set[str] = set()
    for element in page.tree.select("[itemprop]")[: 5 * _MOST]:
        name = str(element.attrs.get("itemprop") or "")
        if name.lower() in ("datepublished", "datemodified", "headline") and name not in seen and element.tag != "meta":
            value = page.attribute(element, "content") or page.attribute(element, "datetime") or page.prose(element)
            if value.value.strip():
                seen.add(name)
                yield from _field(name, value)


def _times(page: Page) -> Iterator[Field]:
    """The first `<time>` of the article, and the first that is said to be of an update."""
    found: dict[str, Text] = {}
    for element in _nearest(page, page.tree.select("time")):
        value = page.attribute(element, "datetime") or page.prose(element)
        around = f"{element.attrs.get('class')} {element.text}"
        key = "time modified" if _UPDATED.search(around) and "publish" not in around.lower() else "time"
        if re.search(r"\d{4}", value.value):
            found.setdefault(key, value)
    for key, value in found.items():
        yield from _field(key, value)


def _nearest(page: Page, elements: Sequence[Element]) -> list[Element]:
    """The elements that are no aside, those behind the headline first."""
    kept = [each for each in elements[:_MOST] if not main_text.is_aside(page, each)]
    return sorted(kept, key=lambda each: page.span(each).end < page.headline_at)


def _byline(page: Page, lines: Sequence[Text]) -> Iterator[Field]:
    """What is marked as the author, with those beside it, and the line that begins with a word such as by."""
    found: list[Text] = []
    around: Element | None = None
    for element in _nearest(page, page.tree.select(_AUTHOR)):
        text = " ".join(element.text.split())
        if element.tag in _NOT_BYLINES or not text or len(text) > _LONGEST or element.closest("figure") is not None:
            continue  # who made a picture stands in its figure
        if around is None or _around(element) is around:
            around = _around(element)
            found += _parts(page.prose(element), found)
    found += [line for line in lines[:_AROUND] if _BY.match(line.value)]
    if found:
        span = found[0].span(0, len(found[0].value))
        yield Field("shown byline", tuple(found), span, span, "list")


def _parts(text: Text, found: Iterable[Text]) -> Iterator[Text]:
    """The lines of an element that are not among those found: elements lie in each other."""
    known = {each.span(0, 1) for each in found}
    for line in re.finditer(r"\S[^\n]*", text.value):
        part = text.part(*line.span())
        if part.span(0, 1) not in known:
            yield part


def _around(element: Element) -> Element | None:
    """The element in which authors of one article stand side by side."""
    parent = element.parent
    above = parent.parent if isinstance(parent, Element) else None
    return above if isinstance(above, Element) else None


def _lines(page: Page) -> list[Text]:
    """The short lines of the page: those around the headline first, the nearest of them to begin with."""
    body = main_text.whole(page)
    lines = [body.prose.part(block.start, block.end) for block in body.blocks if block.end - block.start <= _LONGEST]
    pivot = page.headline_at or next((line.span(0, 1).start for line in lines if page.repeats(line.value)), 0)
    behind = [line for line in lines if line.span(0, 1).start >= pivot]
    before = lines[: len(lines) - len(behind)][::-1]
    return [*behind[:_CLOSE], *before[:_CLOSE], *behind[_CLOSE:], *before[_CLOSE:]]


def _date(lines: Sequence[Text], language: str) -> Iterator[Field]:
    """The day in the first line around the headline that has one, or in a line that says that it is a date."""
    near = (line for line in lines[:_AROUND] if not _told(line.value))
    for line in (*(line for line in lines if _CUE.search(line.value)), *near):
        day = datewords.find(line.value, language)
        if day is not None and day.year >= _FIRST:
            yield from _field("shown date", line.part(day.start, day.end))
            return


def _told(line: str) -> bool:
    """Whether a line is a sentence of the story rather than a line about it."""
    return len(line.split()) > 12 or (len(line.split()) > 6 and line.rstrip().endswith("."))


def _field(key: str, value: Text) -> Iterator[Field]:
    span = value.span(0, len(value.value))
    if value.value.strip():
        yield Field(key, (value,), span, span)
