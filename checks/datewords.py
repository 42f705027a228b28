"""Days as pages write them in many languages: found in a text, and read."""

from __future__ import annotations

import re
from functools import cache

from checks.regexes import regex
from checks.tuples import NamedTuple

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "nb", "da", "fi", "cs", "sk", "pl", "hu", "ro", "ca", "tr", "el",
    "ru", "uk", "id",
)  # fmt: skip
"""Asked in this order where a text does not say its language."""
_WORD = r"[^\W\d_]{3,14}"
_ORDINAL = r"(?:st|nd|rd|th|er|ère|º|ª|°|e|\.)?"
_GAP = r"[ \u00a0\u202f]{1,3}"
_OF = rf"(?:(?:de|of|del){_GAP})?"
_DAY = regex(
    rf"(?<![\d.,:/-])(?:(?P<day>\d{{1,2}}){_ORDINAL}(?:{_GAP})?{_OF}(?P<month>{_WORD})\.?,?{_GAP}{_OF}(?P<year>\d{{4}})"
    rf"|(?P<month2>{_WORD})\.?{_GAP}(?P<day2>\d{{1,2}}){_ORDINAL},?{_GAP}(?P<year2>\d{{4}})"
    r"|(?P<iso>(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01]))"
    r"|(?P<figures>\d{1,2}(?:\.[ \u00a0]?\d{1,2}\.[ \u00a0]?|/\d{1,2}/|-\d{1,2}-)(?:19|20)\d\d|\d\d\.\d\d\.\d\d)"
    r"|(?P<cjk>(?:19|20)\d\d年\d{1,2}月\d{1,2}日))"
    r"(?![\d/-]|\.\d)"
)
_LONGEST = 400
"""Characters that are looked at: a stamp on a page is short."""


class Day(NamedTuple):
    """A day that stands in a text. Where it is not `told` which is which, month and day are in the order written."""

    start: int
    end: int
    year: int
    month: int
    day: int
    told: bool


def find(text: str, language: str = "") -> Day | None:
    """The first day in a text. A word that is no month of the language, or of any, is passed over."""
    for match in _DAY.finditer(text, 0, _LONGEST):
        found = _read(match, language)
        if found is not None:
            return found
    return None


def month(word: str, language: str = "") -> int | None:
    """The number of a month by its name or abbreviation, in a language or in any that newspapers use."""
    folded = word.lower().strip(".")
    code = language.replace("_", "-").split("-")[0].lower()
    for each in dict.fromkeys((code, *LANGUAGES)):
        if each and (number := _months(each).get(folded)):
            return number
    return None


def _read(match: re.Match[str], language: str) -> Day | None:
    if match["iso"] or match["cjk"]:
        year, number, day = (int(part) for part in re.findall(r"\d+", match[0]))
        return Day(match.start(), match.end(), year, number, day, True)
    if match["figures"]:
        first, second, year = (int(part) for part in re.findall(r"\d+", match[0]))
        year += 0 if year > 99 else 2000 if year < 70 else 1900
        if "." in match["figures"] or (language and not language.lower().startswith("en")):
            return Day(match.start(), match.end(), year, second, first, True)
        return Day(match.start(), match.end(), year, first, second, first == second)
    number_ = month(match["month"] or match["month2"], language)
    if number_ is None:
        return None
    day, year = int(match["day"] or match["day2"]), int(match["year"] or match["year2"])
    return Day(match.start(), match.end(), year, number_, day, True)


@cache
def _months(language: str) -> dict[str, int]:
    """The names of months by CLDR, in the forms that stand in dates and alone, long and short."""
    from babel import Locale, UnknownLocaleError  # slow to import, and wanted by few pages

    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, int] = {}
    for use in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months[use][width].items():
                names.setdefault(name.lower().strip("."), number)
    return names | ({"sept": 9} if language == "en" else {})
