"""What stands under a story of those who worked on it: who contributed, and the writers' biographies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.credits.bylines import is_person
from checks.letters import UPPER
from checks.model import Article, Span
from checks.regexes import regex
from checks.tuples import NamedTuple

_WORD = rf"(?:[{UPPER}]\.|[{UPPER}][\w.'’-]*)"
_PERSON = rf"(?P<name>{_WORD} (?:(?:{_WORD}|de|del|van|von|der|la|bin|al) ){{0,3}}[{UPPER}][\w'’-]*)"
_OF = r"(?:,? (?:of|at|for|with) [^.!?\n,]{1,60}|, [^.!?\n,]{1,60},)?"
_ROLE = rf"(?:[{UPPER}][\w.’']* ){{0,4}}(?:[Ss]taff )?(?:[Rr]eporter|[Ww]riter|[Ee]ditor) "
_LEAD = rf"[\W_]*(?:{_ROLE}|[^.!?\n]{{1,40}}[’']s? )?"
_CONTRIBUTOR = regex(rf"{_LEAD}{_PERSON}{_OF} contributed\b")
_REPORTER = (
    r"reporter|correspondent|columnist|staff writer|freelance(?:r| writer| journalist| reporter)|contributing writer"
)
_WRITER = (
    rf"(?:is|was) (?:an?|the|our) (?:[\w’'-]+ ){{0,5}}?"
    rf"(?:(?P<reporter>{_REPORTER})|writer|journalist|editor|author|professor|director|president|fellow|intern)\b"
)
_BIOGRAPHY = regex(
    rf"[\W_]*{_PERSON}(?:,? [^.!?\n]{{1,40}},)? (?:{_WRITER}|(?P<covers>covers|writes about|reports on) )"
)
_CLOSING_BLOCKS = 3
_LONGEST = 300
"""Characters of a block in which its first words are read."""


class Footer(NamedTuple):
    """A person whom the end of a story names, what it says of them, and where the name stands.

    A biography is a `reporter`'s where it tells of the work that stories are made by.
    """

    name: str
    kind: Literal["contributor", "biography", "reporter"]
    span: Span


def footers(article: Article) -> Iterator[Footer]:
    """The people with whom the last blocks begin: `Per Dahl contributed …`, `Ada Berg is a reporter …`."""
    prose = article.prose
    for block in article.blocks[-_CLOSING_BLOCKS:]:
        text = prose.value[block.start : min(block.end, block.start + _LONGEST)]
        contributor, biography = _CONTRIBUTOR.match(text), _BIOGRAPHY.match(text)
        found = contributor or biography
        if found and is_person(found["name"]):
            span = prose.span(block.start + found.start("name"), block.start + found.end("name"))
            reporter = biography and (biography["reporter"] or biography["covers"])
            yield Footer(found["name"], "contributor" if contributor else "reporter" if reporter else "biography", span)
