"""Weekdays with dates in German, French, Spanish, Italian, Portuguese and Dutch: `Mittwoch, 5. März 2024`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checks.dates import days
from checks.tuples import NamedTuple

LANGUAGES = frozenset({"de", "fr", "es", "it", "pt", "nl"})
_BEFORE_DAY = r"(?:(?:den|dem|le|el|il|al|op|dia)[ \u00a0]+)?"
_OF = r"(?:(?:de|del|di|do)[ \u00a0]+|d['’][ \u00a0]?)?"


class Pair(NamedTuple):
    """A weekday with a day and month, as offsets into a text; no year where none is said."""

    start: int
    end: int
    weekday: int
    day: int
    month: int
    year: int | None


def language_of(written: str) -> str | None:
    """The language of ours that a header names, as in `de-AT`; None for English and any other."""
    code = written.replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else None


def pairs(text: str, language: str) -> Iterator[Pair]:
    """The weekdays with dates in a text. `language` is one of LANGUAGES."""
    pattern, weekdays, months = _grammar(language)
    for match in pattern.finditer(text):
        weekday, day, month, year = match.groups()
        yield Pair(
            *match.span(), weekdays[weekday.lower()], int(day), months[month.lower()], int(year) if year else None
        )  # fmt: skip


def day_of(pair: Pair, anchor: int | None) -> int | None:
    """The day that a pair names: of its year, or the nearest to the anchor."""
    if pair.year is not None:
        return days.ordinal(pair.year, pair.month, pair.day)
    return days.nearest(anchor, pair.month, pair.day) if anchor is not None else None


@cache
def _grammar(language: str) -> tuple[re.Pattern[str], dict[str, int], dict[str, int]]:
    """The pattern of a language and what its names mean, by CLDR."""
    from babel import Locale  # slow to import, and wanted by articles in these languages only

    locale = Locale.parse(language)
    weekdays = {name.lower(): number for number, name in locale.days["format"]["wide"].items()}
    if language == "de":
        weekdays["sonnabend"] = weekdays["samstag"]
    months = {
        name.lower().rstrip("."): number
        for width in ("abbreviated", "wide")
        for number, name in locale.months["format"][width].items()
    }
    named = "|".join(map(re.escape, sorted(weekdays, key=len, reverse=True)))
    month = "|".join(map(re.escape, sorted(months, key=len, reverse=True)))
    return (
        re.compile(
            rf"\b({named})(?:,|[ \u00a0])[ \u00a0]*{_BEFORE_DAY}(\d{{1,2}})(?:\.|er|º|°)?[ \u00a0]+{_OF}({month})\b\.?"
            rf"(?:,?[ \u00a0]+{_OF}(\d{{4}})\b)?",
            re.I,
        ),
        weekdays,
        months,
    )
