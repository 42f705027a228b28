"""The article's own text on a page, without navigation, related stories and comments."""

from __future__ import annotations

import re

from checks.model import Span
from checks.readers import markup
from checks.readers.html.page import Element, Page
from checks.readers.prose import Body
from checks.regexes import regex

_ASIDE = regex(
    r"(?<![a-z])(?:comments?|commentlist|kommentare?|disqus|related|recommend\w*|teaser\w*|newsletter\w*|sharing|share"
    r"|social|sidebar|widget\w*|promos?|advert\w*|breadcrumbs?|pagination|cookie\w*|more-?news|most-?read|trending|nav"
    r"|navigation|menu|footer|tags?-?list)(?![a-z])",
    re.I,
)
_ASIDE_TAGS = frozenset({"nav", "aside", "footer", "form", "dialog"})
_CANDIDATES = "nav, aside, footer, form, dialog, div[class], section[class], ul[class], div[id], section[id]"
_HIGHEST = 12
"""Elements above one that are asked whether they are asides."""


def read(page: Page) -> Body:
    """The prose of the page's main element; of the whole body where none stands out."""
    return _read(page, _main(page))


def start(page: Page) -> int:
    """Where the main element begins."""
    main = _main(page)
    return page.inner(main).start if main is not None else len(page.source)


def whole(page: Page) -> Body:
    """The prose of the whole page but for its asides."""
    return _read(page, page.tree.select_one("body"))


def is_aside(page: Page, element: Element) -> bool:
    """Whether an element stands in navigation, related stories, comments or the like."""
    at: Element | None = element
    for _ in range(_HIGHEST):
        if at is None or at.tag in ("main", "body"):
            return False
        if _aside(page, at):
            return True
        parent = at.parent
        at = parent if isinstance(parent, Element) else None
    return False


def _aside(page: Page, element: Element) -> bool:
    """What holds the headline is no aside, whatever it is called."""
    if element.tag not in _ASIDE_TAGS and not _ASIDE.search(_named(element)):
        return False
    span = page.span(element)
    return not span.start <= page.headline_at < span.end


def _main(page: Page) -> Element | None:
    marked = page.tree.select("[itemprop~=articleBody]")
    if len(marked) == 1 and len(marked[0].text) > 200:
        return marked[0]
    return page.tree.main_content() or page.tree.select_one("body")


def _named(element: Element) -> str:
    names = (element.attrs.get(name) for name in ("class", "id", "role"))
    return " ".join(" ".join(name) if isinstance(name, list) else name for name in names if name)


def _read(page: Page, element: Element | None) -> Body:
    """The prose of an element but for its asides, and for the page's headline, which the header has."""
    if element is None:
        return markup.read(page.text, [])
    asides = [page.span(each) for each in element.select(_CANDIDATES) if _aside(page, each)]
    headline = [page.span(page.headline)] if page.headline is not None else []
    return markup.read(page.text, _without(page.inner(element), [*asides, *headline]))


def _without(whole: Span, holes: list[Span]) -> list[Span]:
    """What is left of a stretch between others, which may lie in each other."""
    left: list[Span] = []
    at = whole.start
    for hole in sorted(holes):
        if at < hole.start < whole.end:
            left.append(Span(at, hole.start))
        at = max(at, hole.end)
    return [*left, Span(at, whole.end)] if at < whole.end else left
