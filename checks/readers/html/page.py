"""A page as a tree whose elements and attributes know where they stand."""

from __future__ import annotations

import re
from functools import cached_property

import turbohtml

from checks.model import Span, Text
from checks.readers import markup

Element = turbohtml.Element
_HEADINGS = 40
"""Headings of a rank that are looked at."""


class Page:
    """A parsed page. `source` is as it came; the parser sees each line end as one character, in the same places."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tree = turbohtml.parse(markup.level(source), source_locations=True)

    @cached_property
    def text(self) -> Text:
        return Text.verbatim(self.source, 0, len(self.source))

    @cached_property
    def language(self) -> str:
        """The language that the page states, such as `en-GB`; empty where it states none."""
        root = self.tree.select_one("html[lang]")
        return str(root.attrs.get("lang") or "") if root is not None else ""

    @cached_property
    def title(self) -> Element | None:
        """The page's `<title>`, not a picture's; words before `<html>` push it out of the head."""
        return next((each for each in self.tree.select("title") if each.closest("svg") is None), None)

    @cached_property
    def headline(self) -> Element | None:
        """The longest heading that the page's title repeats, or else the first of the highest rank."""
        ranks = (self.tree.select(tag)[:_HEADINGS] for tag in ("h1", "h2", "h3", "h4"))
        headings = [each for rank in ranks for each in rank if each.text.strip()]
        first = next((each for each in headings if each.tag == "h1"), None)
        return max(
            filter(lambda each: self.repeats(each.text), headings), key=lambda each: len(each.text), default=first
        )

    def repeats(self, words: str) -> bool:
        """Whether the page's title has these words too."""
        folded = _folded(words)
        return len(folded) > 5 and folded in self._title

    @cached_property
    def _title(self) -> str:
        return _folded(self.title.text) if self.title is not None else ""

    @cached_property
    def headline_at(self) -> int:
        """Where the headline begins; the page's start where there is none."""
        return self.span(self.headline).start if self.headline is not None else 0

    def span(self, element: Element) -> Span:
        """An element from its start tag to its end tag; one that is never closed ends where its surroundings do."""
        location = element.source_location
        if location is None:  # implied by the parser: it stands nowhere, and all that it holds stands for it
            return Span(0, len(self.source))
        end = location.end_tag.end_offset if location.end_tag else self._end(element)
        return Span(location.start_tag.start_offset, max(end, location.start_tag.end_offset))

    def inner(self, element: Element) -> Span:
        """What stands between an element's tags."""
        location = element.source_location
        if location is None:
            return Span(0, len(self.source))
        start = location.start_tag.end_offset
        end = location.end_tag.start_offset if location.end_tag else self._end(element)
        return Span(start, max(start, end))

    def prose(self, element: Element) -> Text:
        """The words of an element, without its tags."""
        return markup.read(self.text, [self.inner(element)]).prose

    def attribute(self, element: Element, name: str) -> Text | None:
        """The value of an attribute, or None where the element lacks it."""
        location = element.source_location
        if location is None or name not in location.attrs:
            return None
        where = location.attrs[name]
        return markup.attribute(self.source, Span(where.start_offset, where.end_offset))

    def _end(self, element: Element) -> int:
        """Where an element without an end tag ends: at the next element, or with what is around it."""
        at: Element | None = element
        while at is not None:
            for following in at.next_siblings:
                location = following.source_location
                if location is not None:
                    return int(location.start_tag.start_offset)
            parent = at.parent
            at = parent if isinstance(parent, Element) else None
            location = at.source_location if at is not None else None
            if location is not None and location.end_tag is not None:
                return int(location.end_tag.start_offset)
        return len(self.source)


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
