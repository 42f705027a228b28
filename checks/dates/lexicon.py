"""The words of time: each has a class, written as one letter, so that grammar is a pattern over letters.

| class | words |
|---|---|
| M m | months; m those that are common words too (May, March) |
| W w 6 | weekdays in full; abbreviated; in the plural |
| D d | 1 to 31; with an ordinal ending |
| Y C N | a year in four digits; a decade such as 1990s; another number |
| n a g | a number word or quantity; a, an, one; hundred, thousand |
| O | an ordinal word |
| x J | a half in figures; half |
| U I u | units of days and more; quarters; hours and less |
| L T X A | last, this, next; that, same |
| K | today, yesterday, tomorrow |
| k s | the short name of a quarter, Q3; a day named by its figures, 9/11 |
| P 5 | parts of a day; in the plural |
| c q z | a time by the clock; in figures alone; a zone |
| G F B | ago; earlier, later, and before, after that end a clause; before, after |
| S H h e | seasons; holidays; words that make one with Day or a weekday; Eve |
| E | early, late, mid, end |
| Q V b j | every; anniversary; once, twice, times; daily, weekly |
| R r l | now, recently, soon; recent, future; near, distant |
| f p v y Z | fiscal; period; more, another, long; ended, ending; old |
| o t & > i | of; the; and, or; to, through; in, on, since … |
"""

from __future__ import annotations

from functools import cache

from checks.dates.days import MONTHS, WEEKDAYS
from checks.tuples import NamedTuple


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
_DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990,
}  # fmt: skip
_CLASSES: tuple[tuple[str, dict[str, int | str]], ...] = (
    ("U", {
        "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
        "year": "year", "years": "year", "decade": "decade", "decades": "decade", "century": "century",
        "centuries": "century", "weekend": "weekend", "weekends": "weekend", "fortnight": "fortnight",
        "fortnights": "fortnight", "millennium": "millennium", "millennia": "millennium",
    }),
    ("I", {"quarter": "quarter", "quarters": "quarter"}),
    ("u", {
        "hour": "hour", "hours": "hour", "minute": "minute", "minutes": "minute", "seconds": "second",
    }),
    ("L", {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "latest": -1}),
    ("T", {"this": 0, "these": 0, "current": 0}),
    ("X", {"next": 1, "coming": 1, "following": 1, "upcoming": 1}),
    ("A", {"that": 0, "same": 0, "comparable": 0, "corresponding": 0}),
    ("K", {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}),
    ("P", {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}),
    ("5", {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}),
    ("c", {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}),
    ("z", {
        zone: zone for zone in "gmt utc est edt cst cdt mst mdt pst pdt et bst cet eastern pacific local".split()
    }),
    ("G", {"ago": -1}),
    ("F", {"earlier": -1, "later": 1, "hence": 1}),
    ("B", {"before": -1, "after": 1}),
    ("S", {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}),
    ("E", {
        "early": "START", "late": "END", "mid": "MID", "middle": "MID", "end": "END", "beginning": "START",
        "start": "START",
    }),
    ("Q", {"every": 1, "each": 1}),
    ("V", {"anniversary": 1}),
    ("b", {"once": 1, "twice": 2, "times": 0}),
    ("f", {"fiscal": 0}),
    ("p", {"period": 0}),
    ("v", {
        "more": 0, "additional": 0, "another": 1, "straight": 0, "consecutive": 0, "full": 0, "long": 0, "whole": 0,
        "trading": 0, "business": 0, "working": 0, "extra": 0, "further": 0, "so": 0,
    }),
    ("Z", {"old": 0, "olds": 0}),
    ("y", {"ended": 0, "ending": 0, "ends": 0}),
    ("J", {"half": 0}),
    ("g", {"hundred": 100, "thousand": 1000, "million": 1000000}),
    ("o", {"of": 0}),
    ("t", {"the": 0}),
    ("&", {"and": 0, "or": 0}),
    (">", {"to": 0, "through": 0, "until": 0, "till": 0}),
    ("i", {
        "in": 0, "on": 0, "since": 0, "during": 0, "by": 0, "from": 0, "at": 0, "for": 0, "over": 0, "within": 0,
    }),
    ("n", {"few": "X", "several": "X", "many": "X", "couple": 2, "dozen": 12}),
    ("a", {"a": 1, "an": 1, "one": 1}),
)  # fmt: skip
_NAMED: tuple[tuple[str, dict[str, int | str]], ...] = (
    ("H", {
        "thanksgiving": "thanksgiving", "christmas": "christmas", "christmastime": "christmas", "xmas": "christmas",
        "easter": "easter", "halloween": "halloween", "juneteenth": "juneteenth", "pentecost": "pentecost",
    }),
    ("h", {
        word: word for word in (
            "labor labour memorial independence veterans columbus presidents valentine valentines mothers mother "
            "fathers father boxing earth election inauguration armistice remembrance bastille groundhog good ash palm "
            "new king"
        ).split()
    }),
    ("e", {"eve": -1}),
)  # fmt: skip
_VAGUE: tuple[tuple[str, dict[str, int | str]], ...] = (
    ("R", {
        "now": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF", "nowadays": "PRESENT_REF",
        "recently": "PAST_REF", "lately": "PAST_REF", "soon": "FUTURE_REF",
    }),
    ("r", {"recent": "PAST_REF", "future": "FUTURE_REF"}),
    ("l", {"near": 0, "immediate": 0, "distant": 0}),
    ("j", {
        "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "hourly": "hour", "nightly": "day",
    }),
)  # fmt: skip


@cache
def words() -> dict[str, Word]:
    """Each word of time as it may be written (`monday` is none) to its class."""
    table: dict[str, Word] = {}
    for kind, entries in (*_CLASSES, *_VAGUE):
        table.update((word, Word(kind, value)) for word, value in entries.items())
    for kind, entries in _NAMED:
        table.update((word, Word(kind, value, True)) for word, value in entries.items())
    _add_numbers(table)
    _add_calendar(table)
    table.update((f"q{quarter}", Word("k", quarter, True)) for quarter in range(1, 5))
    table["9/11"] = Word("s", "2001-09-11")
    return {form: word for written, word in table.items() for form in _forms(written, word)}


def _add_numbers(table: dict[str, Word]) -> None:
    table.update((word, Word("n", value)) for value, word in enumerate(_NUMBERS) if value > 1)
    table.update((word, Word("n", value)) for word, value in _TENS.items())
    table.update((word, Word("O", value)) for value, word in enumerate(_ORDINALS) if value)
    table.update((word, Word("O", value)) for word, value in _TENTHS.items())
    table.update((word, Word("C", value)) for word, value in _DECADES.items())


def _add_calendar(table: dict[str, Word]) -> None:
    """Months and weekdays count only with a capital."""
    for value, month in enumerate(MONTHS, 1):
        kind = "m" if month in ("May", "March") else "M"
        table[month.lower()] = Word(kind, value, True)
        if value not in (5,):
            table[month[:3].lower()] = Word("m" if month == "March" else "M", value, True)
    table["sept"] = Word("M", 9, True)
    for value, day in enumerate(WEEKDAYS):
        table[day.lower()] = Word("W", value, True)
        table[day.lower() + "s"] = Word("6", value, True)
        for length in (3, 4, 5):
            if length < len(day) - 2:
                table.setdefault(day[:length].lower(), Word("w", value, True))


def _forms(written: str, word: Word) -> tuple[str, ...]:
    spelled = (written.capitalize(), written.upper())
    return spelled if word.capital else (written, *spelled)


_HEADS = frozenset("MmW6CUIuKP5SHV")
_VAGUE_HEADS = frozenset("RrjcTLpzks")
_SPELLED = ("seventeen", "eighteen", "nineteen", "twenty", "thousand")
"""Numbers that spelled years have."""


@cache
def heads(vague: bool) -> tuple[str, ...]:
    """Words of which each expression has one, unless it has a year in figures.

    `vague` adds those of expressions that name no day.
    """
    kinds = _HEADS | _VAGUE_HEADS if vague else _HEADS
    table = words()
    spelled = (form for word in _SPELLED for form in _forms(word, table[word]))
    return (*(form for form, word in table.items() if word.kind in kinds), *spelled)
