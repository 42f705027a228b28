"""Dates in a header, with the precision, the zone and the doubt that are really in what was written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Literal

from checks import datewords
from checks.dates import days
from checks.dates.days import Window
from checks.model import Field, Span, Text
from checks.records import Record
from checks.regexes import regex

_CLOCK = r"[T ,]+\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[AP]\.?M\b\.?)?"
_ZONE = r" ?(?:Z|UTC|GMT|[A-Z]{1,3}[SD]?T|[+-]\d\d(?::?\d\d)?)"
_ISO = regex(rf"(?P<year>\d{{4}})-(?P<month>\d\d?)(?:-(?P<day>\d\d?)(?P<time>{_CLOCK})?(?P<zone>{_ZONE})?)?", re.I)
_ISO_DAY = regex(r"(\d{4})-(\d\d?)-(\d\d?)")
_FIGURES = regex(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}|(?<!-)\d\d)(?:{_CLOCK}(?:{_ZONE})?)?", re.I)
_EPOCH = regex(r"(?:\d{9,10}|\d{13})(?:\.\d{1,9})?")
_YEAR = regex(r"\d{4}")
_OLDEST, _NEWEST = 1500, 2200
"""Years between which newspapers were printed, with room for archives and for plans."""
_LONGEST = 100
"""Characters of a date. A longer text is none."""


class Stamp(Record):
    """A date as a header states it.

    `window` is its day, month or year in the zone that it states, and None where it cannot be read.
    `problem` says what is wrong with it; a stamp may have both. `readings` are two days where it cannot be
    told which is meant, as in 03/04/2024. `origin` is where it stands: in a header's field, in the file's path,
    or in the address that a field gives.
    """

    field: Field
    text: Text
    window: Window | None
    problem: str | None = None
    readings: tuple[int, ...] = ()
    origin: Literal["header", "path", "url"] = "header"

    @property
    def span(self) -> Span:
        return self.text.span(0, len(self.text.value)) if self.text.value else self.field.span

    @property
    def day(self) -> int | None:
        """The stated day, or None where there is a month or year only, or nothing to be read."""
        if self.window is None or self.window.start is None or self.window.end is None:
            return None
        return self.window.start if self.window.end - self.window.start == 1 else None

    @property
    def iso(self) -> str | None:
        """The stated day as YYYY-MM-DD; a month as YYYY-MM, a year as YYYY."""
        if self.window is None or self.window.start is None or self.window.end is None:
            return None
        length = self.window.end - self.window.start
        return days.iso(self.window.start)[: 10 if length == 1 else 7 if length < 32 else 4]


def read(field: Field, text: Text, zone: str | None = None, language: str = "") -> Stamp:
    """The date in one value of a header field.

    `zone` is that of instants, such as epoch seconds: Europe/Oslo; `language` that of names of months, which are
    known without it too, and of figures: 03/04 is the third of April but in English, where nobody can tell.
    """
    written = text.value.strip()
    if len(written) > _LONGEST:
        return Stamp(field, text, None, f"{_shown(written)} is longer than any date")
    if _EPOCH.fullmatch(written):
        return _epoch(field, text, written, zone)
    if iso := _ISO.fullmatch(written):
        return _iso(field, text, iso)
    if figures := _FIGURES.fullmatch(written):
        numbers = int(figures[1]), int(figures[3]), _year(figures[4])
        day_first = figures[2] == "." or not (language or "en").lower().startswith("en")
        return _figures(field, text, *numbers, day_first=day_first)
    if _YEAR.fullmatch(written):
        return _sane(field, text, days.of_year(int(written)) if int(written) else None, written)
    if iso_day := _ISO_DAY.match(written):
        day = days.ordinal(*(int(part) for part in iso_day.groups()))
        problem = f"{_shown(written)} is a day followed by no time or zone that can be read"
        return Stamp(field, text, Window(day, day + 1) if day else None, problem)
    return _free(field, text, written, language)


def _year(written: str) -> int:
    """A year of four figures, or of two: those of the last century from 70 on."""
    year = int(written)
    return year if len(written) == 4 else year + (2000 if year < 70 else 1900)


def _iso(field: Field, text: Text, iso: re.Match[str]) -> Stamp:
    year, month = int(iso["year"]), int(iso["month"])
    if not 1 <= month <= 12 or not year:
        return Stamp(field, text, None, f"{_shown(iso[0])} names no month of the calendar")
    if iso["day"] is None:
        return _sane(field, text, days.of_month(year, month), iso[0])
    day = days.ordinal(year, month, int(iso["day"]))
    if day is None:
        return Stamp(field, text, None, f"{days.MONTHS[month - 1]} {year} has no day {int(iso['day'])}")
    problem = _clock_problem(iso["time"], iso["zone"])
    return _sane(field, text, Window(day, day + 1), iso[0]) if not problem else Stamp(
        field, text, Window(day, day + 1), problem
    )  # fmt: skip


def _clock_problem(time: str | None, zone: str | None) -> str | None:
    if time:
        hour, minute, *rest = (float(part.replace(",", ".")) for part in re.findall(r"\d+(?:[.,]\d+)?", time))
        if hour > 24 or minute > 59 or (rest and rest[0] >= 61):
            return f"{_shown(time.strip())} is no time of day"
    digits = re.sub(r"\D", "", zone or "")
    if digits and int(digits[:2]) > 18:
        return f"{_shown((zone or '').strip())} is no time zone"
    return None


def _figures(field: Field, text: Text, first: int, second: int, year: int, day_first: bool) -> Stamp:
    """Day first or month first: where both fit and nothing tells, both are kept and neither is guessed."""
    found = {days.ordinal(year, second, first)}
    if not day_first or found == {None}:
        found.add(days.ordinal(year, first, second))
    readings = sorted(day for day in found if day is not None)
    if not readings:
        return Stamp(field, text, None, f"{_shown(text.value)} is no day of the calendar, read either way")
    if len(readings) == 2:
        both = " or ".join(days.iso(day) for day in readings)
        return Stamp(field, text, None, f"{_shown(text.value)} can be {both}", tuple(readings))
    return _sane(field, text, Window(readings[0], readings[0] + 1), text.value)


def _epoch(field: Field, text: Text, written: str, zone: str | None) -> Stamp:
    """The day of an instant, which depends on where one stands."""
    from zoneinfo import ZoneInfo  # no other form of a date needs it

    seconds = float(written) / (1000 if written[10:13].isdigit() else 1)
    day = datetime.fromtimestamp(seconds, ZoneInfo(zone) if zone else UTC).date().toordinal()
    return _sane(field, text, Window(day, day + 1), written)


def _free(field: Field, text: Text, written: str, language: str) -> Stamp:
    """Dates in words: those of other languages by their months, the rest by dateutil.

    It is read against two defaults, so that what it made up shows as a difference.
    """
    worded = datewords.find(written, language)
    if worded is not None and worded.told:
        day = days.ordinal(worded.year, worded.month, worded.day)
        return _sane(field, text, Window(day, day + 1) if day else None, written)
    from dateutil import parser as dateutil  # slow to import, and needed by few headers

    readings: list[datetime] = []
    for default in (datetime(2000, 1, 1), datetime(1995, 12, 28)):
        try:
            readings.append(dateutil.parse(written, default=default, ignoretz=True))
        except (ValueError, OverflowError, TypeError):
            return Stamp(field, text, None, f"{_shown(written)} can't be read as a date")
    first, second = (reading.date() for reading in readings)
    if first == second and re.search(r"\d{4}", written):
        return _sane(field, text, Window(first.toordinal(), first.toordinal() + 1), written)
    if (first.year, first.month) == (second.year, second.month) and re.search(r"\d{4}", written):
        return _sane(field, text, days.of_month(first.year, first.month), written)
    return Stamp(field, text, None, f"{_shown(written)} doesn't name a day, a month and a year")


def _sane(field: Field, text: Text, window: Window | None, written: str) -> Stamp:
    if window is None or window.start is None:
        return Stamp(field, text, None, f"{_shown(written)} is no day on which anything was published")
    year = date.fromordinal(window.start).year
    if not _OLDEST <= year <= _NEWEST:
        return Stamp(field, text, None, f"the year {year} is no year in which this was published")
    return Stamp(field, text, window)


def _shown(written: str) -> str:
    short = written if len(written) <= 40 else written[:39] + "…"
    return f"“{short}”"
