"""The words of time: each has a class, written as one letter, so that grammar is a pattern over letters.

| class | words |
|---|---|
| M m | months; m those that are common words too (May, March) |
| W w | weekdays in full; abbreviated |
| D d | 1 to 31; with an ordinal ending |
| Y C N | a year in four digits; a decade such as 1990s; another number |
| n a | a number word or quantity; a, an, one |
| O | an ordinal word |
| U u | units of days and more; hours and minutes |
| L T X | last, this, next |
| l | later, earlier, before a `this` |
| K | today, yesterday, tomorrow |
| P | parts of a day |
| G F | ago; before, earlier; after, later |
| S | seasons |
| E | early, late, mid, end |
| Q V | every; anniversary |
| o t & > i | of; the; and, or; to, through; in, on, since … |
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from checks.dates.days import MONTHS, WEEKDAYS


class Word(NamedTuple):
    """A class letter, a value that depends on the class, and whether the word needs a capital."""

    kind: str
    value: int | str
    capital: bool = False


_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_TENTHS = {
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
    "ninetieth": 90, "hundredth": 100, "centennial": 100, "bicentennial": 200,
}  # fmt: skip
_CLASSES: tuple[tuple[str, dict[str, int | str]], ...] = (
    ("U", {
        "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
        "year": "year", "years": "year", "decade": "decade", "decades": "decade", "century": "century",
        "centuries": "century", "weekend": "weekend", "weekends": "weekend", "quarter": "quarter",
        "quarters": "quarter", "fortnight": "fortnight",
    }),
    ("u", {"hour": "hour", "hours": "hour", "minute": "minute", "minutes": "minute"}),
    ("L", {"last": -1, "past": -1, "previous": -1, "preceding": -1}),
    ("T", {"this": 0, "current": 0}),
    ("X", {"next": 1, "coming": 1, "following": 1, "upcoming": 1}),
    ("K", {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}),
    ("P", {
        "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "midnight": "NI",
    }),
    ("G", {"ago": -1}),
    ("F", {"earlier": -1, "before": -1, "later": 1, "after": 1, "hence": 1}),
    ("S", {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}),
    ("E", {"early": "START", "late": "END", "mid": "MID", "end": "END", "beginning": "START"}),
    ("Q", {"every": 1, "each": 1}),
    ("V", {"anniversary": 1}),
    ("o", {"of": 0}),
    ("t", {"the": 0}),
    ("&", {"and": 0, "or": 0}),
    (">", {"to": 0, "through": 0, "until": 0, "till": 0}),
    ("i", {"in": 0, "on": 0, "since": 0, "during": 0, "by": 0, "from": 0, "at": 0}),
    ("n", {"few": "X", "several": "X", "couple": 2, "dozen": 12, "two-and-a-half": 2}),
    ("a", {"a": 1, "an": 1, "one": 1}),
)  # fmt: skip


@cache
def words() -> dict[str, Word]:
    """Lower-case word to its class. Months and weekdays count only with a capital."""
    table: dict[str, Word] = {}
    for kind, entries in _CLASSES:
        table.update((word, Word(kind, value)) for word, value in entries.items())
    table.update((word, Word("n", value)) for value, word in enumerate(_NUMBERS) if value > 1)
    table.update((word, Word("n", value)) for word, value in _TENS.items())
    table.update((word, Word("O", value)) for value, word in enumerate(_ORDINALS) if value)
    table.update((word, Word("O", value)) for word, value in _TENTHS.items())
    for value, month in enumerate(MONTHS, 1):
        kind = "m" if month in ("May", "March") else "M"
        table[month.lower()] = Word(kind, value, True)
        if value not in (5,):
            table[month[:3].lower()] = Word("m" if month == "March" else "M", value, True)
    table["sept"] = Word("M", 9, True)
    for value, day in enumerate(WEEKDAYS):
        table[day.lower()] = Word("W", value, True)
        for length in (3, 4, 5):
            if length < len(day) - 2:
                table.setdefault(day[:length].lower(), Word("w", value, True))
    return table
