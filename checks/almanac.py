"""rules/facts/*.yaml: what dates a text, read, refused where it is wrong, and made into facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError

from checks import mistakes, validation
from checks.dates.days import Window
from checks.dates.facts import Coined, Count, Event, Facts, Gathering, Tenure
from checks.mistakes import Marked, SettingsError
from checks.trees import Sequence as Items
from checks.validation import Strict


def load(folder: Path) -> Facts:
    """The facts of a folder's files. Raises SettingsError with every mistake of the first that has any."""
    return Facts(
        **{
            file.stem: tuple(read(file.stem, f"rules/facts/{file.name}", file.read_text("utf-8")))
            for file in sorted(folder.glob("*.yaml"))
        }
    )


def _written_day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_written_day, json_schema_input_type=date)]
Words = tuple[str, ...]
Number = Annotated[int, Field(gt=0, lt=10_000)]


class _Term(Strict):
    name: str
    aliases: Words = ()
    start: Day
    end: Day | None = None
    verified: bool = True
    source: str


class FactEntry(Strict):
    """One entry of a facts file."""

    def facts(self) -> Iterator[Any]:
        """The facts that the entry states."""
        raise NotImplementedError


class TenureEntry(FactEntry):
    """An office and those who held it."""

    office: str
    org: str
    titles: Words = Field(min_length=1)
    holders: tuple[_Term, ...] = Field(min_length=1)

    def facts(self) -> Iterator[Tenure]:
        titles = tuple(sorted((title.lower() for title in self.titles), key=len, reverse=True))
        for name in dict.fromkeys(term.name for term in self.holders):
            terms = [term for term in self.holders if term.name == name]
            forms = dict.fromkeys([name, *(alias for term in terms for alias in term.aliases)])
            windows = tuple(_window(term.start, term.end) for term in terms)
            sure = all(term.verified for term in terms)
            yield Tenure(name, tuple(forms), self.office, self.org, titles, windows, sure)


class _Number(Strict):
    number: Number
    start: Day
    end: Day | None = None
    source: str


class CountEntry(FactEntry):
    """An organisation whose members copy counts."""

    org: str
    names: Words = Field(min_length=1)
    nouns: Words = Field(min_length=1)
    counts: tuple[_Number, ...] = Field(min_length=1)

    def facts(self) -> Iterator[Count]:
        for each in self.counts:
            yield Count(self.org, self.names, self.nouns, each.number, _window(each.start, each.end))


class CoinedEntry(FactEntry):
    """A term that nobody wrote before a day."""

    term: str
    also: Words = ()
    start: Day
    verified: bool = True
    source: str

    def facts(self) -> Iterator[Coined]:
        yield Coined(self.term, (self.term, *self.also), self.start.toordinal(), self.verified)


class EventEntry(FactEntry):
    """A day that anniversaries and years are counted from."""

    event: str
    date: Day
    nouns: Words = ()
    context: Words = ()
    phrases: Words = ()
    ongoing: bool = False
    verified: bool = True
    source: str

    def facts(self) -> Iterator[Event]:
        day = self.date.toordinal()
        yield Event(self.event, day, self.nouns, self.context, self.phrases, self.ongoing, self.verified)


class _Time(Strict):
    start: Day
    end: Day
    place: str
    verified: bool = True
    source: str


class GatheringEntry(FactEntry):
    """A recurring meeting and when it was."""

    gathering: str
    nouns: Words = ()
    names: Words = ()
    times: tuple[_Time, ...] = Field(min_length=1)

    def facts(self) -> Iterator[Gathering]:
        times = tuple((_window(time.start, time.end, 1), time.place) for time in self.times)
        yield Gathering(self.gathering, self.names, self.nouns, times)


FACTS: dict[str, type[FactEntry]] = {
    "tenures": TenureEntry, "counts": CountEntry, "coined": CoinedEntry, "events": EventEntry,
    "gatherings": GatheringEntry,
}  # fmt: skip
"""What a facts file of each name holds."""


def read(name: str, path: str, source: str) -> list[Any]:
    """The facts of one file, whose name says what they are."""
    marked = Marked(path, source)
    if name not in FACTS:
        message = f"a facts file is called {', '.join(f'{each}.yaml' for each in FACTS)}"
        raise SettingsError([marked.mistake(0, message)])
    root = mistakes.tree(marked)
    if not isinstance(root, Items):
        raise SettingsError([marked.mistake(0, "a facts file is a list")])
    model = FACTS[name]
    found = mistakes.doubled(root, marked)
    made: list[Any] = []
    for node in root.items:
        try:
            made += model.model_validate(mistakes.plain(node)).facts()
        except ValidationError as error:
            found += validation.mistakes(error, model, node, marked)
    if found:
        raise SettingsError(found)
    return made


def _window(start: date, end: date | None, more: int = 0) -> Window:
    return Window(start.toordinal(), None if end is None else end.toordinal() + more)
