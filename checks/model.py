"""The words that every room speaks: where text stands, what an article is, what a check may say of it.

Offsets count Unicode code points. A *source* offset counts from the start of the decoded file; a
*prose* offset counts from the start of one Text's value. Intervals of offsets are half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

from checks import records
from checks.records import Record
from checks.regexes import regex
from checks.tuples import NamedTuple

Severity = Literal["error", "warning"]
Format = Literal["markdown", "html", "json", "wire"]


class Span(NamedTuple):
    """A half-open stretch of the source, in code points."""

    start: int
    end: int


class Place(NamedTuple):
    """A line and a column as an editor shows them: both count from 1, columns in code points."""

    line: int
    column: int


class Origin(NamedTuple):
    """What stands in a file before a text that is a part of it: code points, lines, and columns of its first line."""

    offset: int = 0
    line: int = 0
    column: int = 0

    def place(self, place: Place) -> Place:
        """A place in the part as a place in the file."""
        return Place(place.line + self.line, place.column + (self.column if place.line == 1 else 0))

    def behind(self, text: str) -> Origin:
        """The origin of what stands behind a text that begins here."""
        starts = list(_line_starts(text))
        column = len(text) - starts[-1] if starts else self.column + len(text)
        return Origin(self.offset + len(text), self.line + len(starts), column)


BEGINNING = Origin()
"""The origin of a text that is all of its file."""


class Part(NamedTuple):
    """A part of a file that is read by itself, as a line of JSON Lines is. Most files are one part."""

    text: str
    origin: Origin = BEGINNING


class Run(NamedTuple):
    """A stretch of prose that stands in one piece in the source.

    Where prose and source are equally long, characters correspond one to one; otherwise the whole run
    stands for the whole stretch (`&` for `&amp;`).
    """

    start: int
    source: Span


class Text(NamedTuple):
    """Prose that knows where each of its characters stands in the source."""

    value: str
    runs: tuple[Run, ...]

    @classmethod
    def verbatim(cls, source: str, start: int, end: int) -> Text:
        """The stretch of the source as it stands."""
        return cls(source[start:end], (Run(0, Span(start, end)),))

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source from which the prose `[start, end)` was read."""
        first = self._stands(start).start
        return Span(first, self._stands(end - 1).end if end > start else first)

    def through(self, outer: Text) -> Text:
        """A text that was read from another text's value, as one read from the source behind it.

        So a string of JSON whose value is HTML is read by the same reader as a page.
        """
        if len(outer.runs) == 1 and len(outer.value) == outer.runs[0].source.end - outer.runs[0].source.start:
            shift = outer.runs[0].source.start
            moved = (Run(at, Span(start + shift, end + shift)) for at, (start, end) in self.runs)
            return Text(self.value, tuple(moved))
        runs: list[Run] = []
        for at, run in enumerate(self.runs):
            after = self.runs[at + 1].start if at + 1 < len(self.runs) else len(self.value)
            if after - run.start != run.source.end - run.source.start:
                runs.append(Run(run.start, outer.span(*run.source)))
            elif after > run.start:
                piece = outer.part(*run.source)
                runs += [Run(run.start + inner.start, inner.source) for inner in piece.runs]
        return Text(self.value, tuple(runs) or (Run(0, outer.span(0, 0)),))

    def part(self, start: int, end: int) -> Text:
        """A stretch of the prose as a text of its own."""
        first = max(bisect_right(self.runs, start, key=lambda run: run.start) - 1, 0)
        after = bisect_right(self.runs, max(end - 1, start), key=lambda run: run.start)
        return Text(self.value[start:end], tuple(self._cut(at, start, end) for at in range(first, after)))

    def _cut(self, at: int, start: int, end: int) -> Run:
        """A run without what stands before `start` and behind `end`; offsets count from `start`."""
        run = self.runs[at]
        after = self.runs[at + 1].start if at + 1 < len(self.runs) else len(self.value)
        if after - run.start != run.source.end - run.source.start:
            return Run(max(run.start - start, 0), run.source)
        lead, tail = max(start - run.start, 0), max(after - end, 0)
        return Run(max(run.start - start, 0), Span(run.source.start + lead, run.source.end - tail))

    def _stands(self, offset: int) -> Span:
        """Where the one character at a prose offset stands in the source."""
        at = max(bisect_right(self.runs, offset, key=lambda run: run.start) - 1, 0)
        run = self.runs[at]
        after = self.runs[at + 1].start if at + 1 < len(self.runs) else len(self.value)
        if after - run.start != run.source.end - run.source.start:
            return run.source
        start = run.source.start + offset - run.start
        return Span(start, start + 1)


BlockKind = Literal["paragraph", "heading", "item", "quote", "table", "caption"]


class Block(NamedTuple):
    """One block of an article's prose, such as a paragraph, as a stretch of prose offsets."""

    kind: BlockKind
    start: int
    end: int


class Field(NamedTuple):
    """One entry of an article's header, as it was written.

    `key` joins nested keys with dots (`params.author`). A list gives one value an item; items of a
    list of tables have the list's key before theirs (`authors.name`). `type` is what the format said
    of the value: a TOML date is a `date`, a quoted one a `string`.
    """

    key: str
    values: tuple[Text, ...]
    span: Span
    key_span: Span
    type: Literal["string", "date", "number", "flag", "empty", "list"] = "string"

    @property
    def said(self) -> bool:
        """Whether the field says anything: no null, no flag, no blanks."""
        return self.type not in ("empty", "flag") and any(value.value.strip() for value in self.values)

    def through(self, outer: Text) -> Field:
        """A field that was read from a text's value, as one read from the source behind it."""
        values = tuple(value.through(outer) for value in self.values)
        return self._replace(values=values, span=outer.span(*self.span), key_span=outer.span(*self.key_span))


class Image(NamedTuple):
    """An image in the body: its alternative text, its address, and what stands with it.

    An image without an alternative text has an empty one that stands for all of the image.
    """

    alt: Text
    url: str
    span: Span
    caption: Text | None = None
    credit: Text | None = None

    @property
    def decorative(self) -> bool:
        """Whether its alternative text was left empty on purpose, as in `alt=""`: there is nothing to tell."""
        return not self.alt.value and self.alt.runs[0].source != self.span

    def through(self, outer: Text) -> Image:
        """An image that was read from a text's value, as one read from the source behind it."""
        caption, credit = (text and text.through(outer) for text in (self.caption, self.credit))
        return Image(self.alt.through(outer), self.url, outer.span(*self.span), caption, credit)


class Link(NamedTuple):
    """A link in the body: the words that carry it, as a stretch of prose offsets, and its address."""

    start: int
    end: int
    url: str


class Double(NamedTuple):
    """A key that stands twice in one mapping, or differs from an earlier one only in capitals, and where both stand."""

    key: str
    first: str
    span: Span
    first_span: Span


class Problem(NamedTuple):
    """What the reader could not read, such as a front matter that is broken."""

    message: str
    span: Span


class Article(Record):
    """One article as its reader understood it.

    `prose` is the body without markup, code and addresses; `body` is the source offset where the body begins,
    or where the source ends if all of it is bound by a syntax. Of a file with many articles `source` is the part
    in which this one stands, and `origin` tells what stands before.
    """

    path: str
    index: int
    format: Format
    source: str
    fields: tuple[Field, ...]
    prose: Text
    blocks: tuple[Block, ...]
    body: int
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
    doubles: tuple[Double, ...] = ()
    origin: Origin = BEGINNING


class Passage(NamedTuple):
    """Text to look for people in: `field` is the role it plays (`headline`, `summary`, `body` …)."""

    field: str
    text: Text
    blocks: tuple[Block, ...]


class Evidence(NamedTuple):
    """A quotation that speaks for a finding, where it stands, and what it means."""

    span: Span
    means: str


class Edit(NamedTuple):
    """Put `text` in the place of a stretch of the source."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that mend a finding. A safe fix never changes what an article says."""

    edits: tuple[Edit, ...]
    safe: bool


Days = tuple[int | None, int | None]
"""The days from the first up to, not with, the second, as proleptic ordinals. None is an open side."""


class Bar(NamedTuple):
    """The days of publication that one statement of a text leaves, and whether it speaks against the stated ones."""

    text: str
    days: tuple[Days, ...]
    against: bool


class Timeline(NamedTuple):
    """What a text says of its day of publication, for a picture: what contradicts the stated days comes first."""

    stated: Days | None
    bars: tuple[Bar, ...]
    allowed: Days
    proposed: int | None


class Spelling(Record):
    """One way in which a name is written in an article, and how often."""

    text: str
    count: int


class Finding(Record):
    """What a kind found, by offsets into its article.

    `weak` says that the kind is not sure enough for an error. `allowed` words the days that a text leaves,
    `timeline` has what it takes to draw them.
    """

    span: Span
    field: str
    values: Mapping[str, str] = records.field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    suggestion: str | None = None
    fix: Fix | None = None
    confidence: float | None = None
    allowed: str | None = None
    spellings: tuple[Spelling, ...] = ()
    names: tuple[str, ...] = ()
    weak: bool = False
    timeline: Timeline | None = None


class Frame(NamedTuple):
    """The line that a flag or a quotation is shown in, cut around the spot.

    `first` and `last` are the spot's columns in it, counted from 0; `cut_before` and `cut_after` tell whether the line
    goes on.
    """

    text: str
    first: int
    last: int
    cut_before: bool
    cut_after: bool


UNSEEN = Frame("", 0, 0, False, False)
"""The frame of what is not shown with its line."""


class Quotation(NamedTuple):
    """A piece of evidence as it is shown: the words, their place, what they mean.

    `path` is set where they stand in another file than the finding, `frame` is the line around them.
    """

    text: str
    place: Place
    means: str
    path: str | None = None
    frame: Frame | None = None


class Location(NamedTuple):
    """A stretch of an article that can be shown without the article.

    `comment` is how this place lets a finding stand, with `{mark}` for the mark, or None where the format
    has no comments.
    """

    path: str
    article: int
    field: str
    text: str
    start: Place
    end: Place
    frame: Frame
    comment: str | None


class Flag(Record):
    """A finding as it is reported: stamped by its rule, located, and no longer in need of its article."""

    finding: Finding
    rule: str
    severity: Severity
    message: str
    advice: str
    owner: str | None
    url: str | None
    at: Location
    evidence: tuple[Quotation, ...]
    fingerprint: str


class Failure(Record):
    """What could not be done: a check that crashed, a file that could not be read."""

    path: str
    rule: str | None
    message: str


class Note(NamedTuple):
    """What a reader should know of a file, without its being a mistake: how it was decoded, why it was skipped."""

    path: str
    message: str


class Outcome(Record):
    """What came of one article: the flags by place, and how many the article lets stand."""

    flags: tuple[Flag, ...] = ()
    suppressed: int = 0
    failures: tuple[Failure, ...] = ()
    notes: tuple[Note, ...] = ()


class Report:
    """What a run found, in the order of the files."""

    def __init__(self) -> None:
        self.files = 0
        self.articles = 0
        self.suppressed = 0
        self.seconds = 0.0
        self.flags: list[Flag] = []
        self.failures: list[Failure] = []
        self.notes: list[Note] = []

    def count(self, severity: Severity) -> int:
        return sum(flag.severity == severity for flag in self.flags)


class Lines:
    """Finds the line and column of a source offset: `\\n`, `\\r\\n` and a lone `\\r` end a line.

    The lines are counted when a place is first asked for: clean articles never ask.
    """

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *_line_starts(self._source)]

    def place(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    @property
    def count(self) -> int:
        """How many lines there are; an empty source is one."""
        return len(self._starts)

    def offset(self, place: Place) -> int:
        """The source offset of a place."""
        return self._starts[place.line - 1] + place.column - 1

    def text(self, line: int) -> str:
        """The line with that number, counted from 1, without its ending."""
        end = self._starts[line] if line < len(self._starts) else len(self._source)
        return self._source[self._starts[line - 1] : end].rstrip("\r\n")


_LINE_END = regex(r"\r\n?|\n")


def _line_starts(source: str) -> Iterator[int]:
    if "\r" not in source:
        at = source.find("\n")
        while at >= 0:
            yield at + 1
            at = source.find("\n", at + 1)
        return
    for ending in _LINE_END.finditer(source):
        yield ending.end()
