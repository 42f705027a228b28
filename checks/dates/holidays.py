"""The days of holidays, by their rules."""

from __future__ import annotations

from checks.dates import days

_FIXED = {
    "christmas": (12, 25), "halloween": (10, 31), "juneteenth": (6, 19), "independence": (7, 4),
    "veterans": (11, 11), "armistice": (11, 11), "remembrance": (11, 11), "valentine": (2, 14), "valentines": (2, 14),
    "boxing": (12, 26), "earth": (4, 22), "bastille": (7, 14), "groundhog": (2, 2), "new": (1, 1),
}  # fmt: skip
_FLOATING = {
    "labor": (9, 0, 1), "labour": (9, 0, 1), "columbus": (10, 0, 2), "presidents": (2, 0, 3), "king": (1, 0, 3),
    "thanksgiving": (11, 3, 4), "mother": (5, 6, 2), "mothers": (5, 6, 2), "father": (6, 6, 3), "fathers": (6, 6, 3),
}  # fmt: skip
"""Month, weekday and which of them in the month, as the United States keep them."""
_AROUND_EASTER = {"easter": 0, "good": -2, "palm": -7, "ash": -46, "pentecost": 49}


def day(name: str, year: int) -> int | None:
    """The day of a holiday in a year; `new eve` is the day before New Year's Day of the next year."""
    holiday, *eve = name.split()
    found = _day(holiday, year + (1 if holiday == "new" and eve else 0))
    return found - 1 if found is not None and eve else found


def _day(holiday: str, year: int) -> int | None:
    if not 1 <= year <= 9999:
        return None
    if holiday in _FIXED:
        return days.ordinal(year, *_FIXED[holiday])
    if holiday in _FLOATING:
        month, weekday, which = _FLOATING[holiday]
        return _nth(year, month, weekday, which)
    if holiday in _AROUND_EASTER:
        return easter(year) + _AROUND_EASTER[holiday]
    if holiday == "memorial":
        return _nth(year, 5, 0, 5) or _nth(year, 5, 0, 4)
    if holiday == "election":
        monday = _nth(year, 11, 0, 1)
        return None if monday is None else monday + 1
    return days.ordinal(year, 1, 20) if holiday == "inauguration" else None


def _nth(year: int, month: int, weekday: int, which: int) -> int | None:
    """So many Mondays into a month, or None where the month has fewer."""
    first = days.ordinal(year, month, 1) or 1
    at = first + (weekday - days.weekday(first)) % 7 + 7 * (which - 1)
    return at if at < days.add_months(first, 1) else None


def easter(year: int) -> int:
    """Easter Sunday of the Gregorian calendar, as an ordinal; Butcher's rule of 1876."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    corrected = century - (century + 8) // 25 + 1
    epact = (19 * golden + century - century // 4 - corrected // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    later = (golden + 11 * epact + 22 * sunday) // 451
    month, month_day = divmod(epact + sunday - 7 * later + 114, 31)
    return days.ordinal(year, month, month_day + 1) or 1
