"""Gathers from an article the evidence that rules judge."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from checks import header, passages
from checks.authors import Authors
from checks.credits import bylines, taglines
from checks.credits.bylines import BodyByline
from checks.credits.taglines import Tagline
from checks.dates import evidence, expressions
from checks.dates.evidence import Statement
from checks.dates.expressions import Expression
from checks.dates.facts import NO_FACTS, Facts
from checks.dates.frames import Prose
from checks.dates.proof import Proof, prove
from checks.header import Header
from checks.header.vocabulary import ROLES, Role, normal
from checks.model import Article, Bar, Lines, Span, Timeline
from checks.names import lexicons, people, spellings
from checks.names.lexicons import Lexicon
from checks.names.people import People
from checks.names.spellings import Pair
from checks.readers.fields import Known
from checks.records import Record, field

_VAGUE = frozenset({"name", "time"})
"""Keys of articles and of much else: comments, products, people."""


class Desk(Record, eq=False):
    """What a desk knows before it reads: facts, its own names for header fields, its own words and names.

    `timezone` is that of instants, `authors` knows the names behind authors' ids. `today` is a day's ordinal, which
    the command line alone knows, and `root` the folder that globs in rules are relative to. Compared by identity, so
    that what is built from it can be kept cheaply.
    """

    facts: Facts = NO_FACTS
    fields: Mapping[Role, Sequence[str]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    language: str | None = None
    timezone: str | None = None
    authors: Authors = field(default_factory=Authors)
    today: int | None = None
    root: str = ""


def roles(desk: Desk) -> Known:
    """Says which role a key of a header plays, by the desk's own names and by the vocabulary, but for vague words."""
    keys = {key: role for role, known in reversed(ROLES.items()) for key in known if key not in _VAGUE}
    keys |= {normal(name): role for role, names in desk.fields.items() for name in names}
    return lambda key: keys.get(normal(key))


class Dossier:
    """One article and what is known of it. Each part is made when a rule first asks for it, and once."""

    def __init__(self, article: Article, desk: Desk) -> None:
        self.article = article
        self.desk = desk
        self._variants: dict[float, list[Pair]] = {}

    @cached_property
    def path(self) -> str:
        """The article's path as globs see it, wherever the call was made; as it came where it lies elsewhere."""
        full = Path(os.path.abspath(self.article.path)) if self.desk.root else None
        inside = full is not None and full.is_relative_to(self.desk.root)
        return full.relative_to(self.desk.root).as_posix() if full and inside else self.article.path

    @cached_property
    def header(self) -> Header:
        desk = self.desk
        zone, resolve = desk.timezone, desk.authors.name
        return header.understand(self.article, desk.fields, desk.language or "", zone, resolve, self.path)

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.article.source)

    @cached_property
    def prose(self) -> Prose:
        return Prose(self.article.prose.value, self.article.blocks)

    @cached_property
    def expressions(self) -> list[Expression]:
        return expressions.expressions(self.prose.text)

    @cached_property
    def anchor(self) -> int | None:
        """The stated day; for a stated month its middle."""
        stamp = self.header.date
        if stamp is None or stamp.window is None or stamp.window.start is None or stamp.window.end is None:
            return None
        return (stamp.window.start + stamp.window.end - 1) // 2

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        linked = (self.article.links, self.article.images)
        return evidence.collect(self.prose, self.expressions, self.desk.facts, self.anchor, *linked)

    def place(self, statement: Statement) -> Span:
        """Where a statement stands in the source."""
        return statement.source or self.article.prose.span(statement.start, statement.end)

    def words(self, statement: Statement) -> str:
        """The words that a statement was read from."""
        if statement.source:
            return self.article.source[slice(*statement.source)]
        return self.prose.text[statement.start : statement.end]

    @cached_property
    def proof(self) -> Proof:
        windows = (stamp.window if stamp else None for stamp in (self.header.date, self.header.modified))
        return prove(self.statements, *windows)

    @cached_property
    def timeline(self) -> Timeline:
        """The proof as it can be drawn. What is said twice, with the same days, is one bar."""
        proof, stamp = self.proof, self.header.date
        told = {(self.words(each), each.windows): each for each in proof.statements if each.windows}
        ordered = sorted(told.items(), key=lambda row: (row[1] not in proof.against, row[1].weight.rank))
        bars = tuple(Bar(text, windows, each in proof.against) for (text, windows), each in ordered)
        return Timeline(stamp.window if stamp else None, bars, proof.allowed, proof.proposed)

    @cached_property
    def lexicon(self) -> Lexicon:
        return lexicons.load(self.desk.words, self.desk.names)

    @cached_property
    def people(self) -> People:
        return people.people(tuple(passages.passages(self.article, self.header)), self.lexicon)

    def variants(self, least: float) -> list[Pair]:
        """The spellings that score at least so much as another's; several rules ask for the same."""
        if least not in self._variants:
            self._variants[least] = spellings.variants(self.people, self.lexicon, least)
        return self._variants[least]

    @cached_property
    def body_byline(self) -> BodyByline | None:
        return bylines.in_body(self.article)

    @cached_property
    def tagline(self) -> Tagline | None:
        return taglines.reported(self.article)
