"""A date in the text that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator

from checks.dates import days
from checks.gather import Dossier
from checks.kinds import NoOptions
from checks.model import Finding
from checks.regexes import regex

VALUES = ("seen", "reason")

# The first slash stands alone at the front, because the engine then skips to it at full speed.
_SLASHES = regex(r"/\d{1,2}/(?:19|20)\d\d(?![\d/-])")
_FIGURES = regex(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(\d{4})")
_LEAP = 2024
"""A year in which every day of the year comes up."""


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    text = dossier.prose.text
    for each in dossier.expressions:
        if each.month and each.day and days.ordinal(each.year or _LEAP, each.month, each.day) is None:
            month = days.MONTHS[each.month - 1]
            named = f"{month} {each.year}" if each.year and each.day == 29 else month
            yield _finding(dossier, each.start, each.end, f"{named} has no day {each.day}")
    for slashes in _SLASHES.finditer(text):
        figures = _FIGURES.search(text, max(slashes.start() - 2, 0), slashes.end())
        if figures is None:
            continue
        first, second, year = (int(part) for part in figures.groups())
        if days.ordinal(year, first, second) is None and days.ordinal(year, second, first) is None:
            yield _finding(dossier, *figures.span(), "it is no day, read either way")


def _finding(dossier: Dossier, start: int, end: int, reason: str) -> Finding:
    values = {"seen": dossier.prose.text[start:end], "reason": reason}
    return Finding(dossier.article.prose.span(start, end), "body", values)
