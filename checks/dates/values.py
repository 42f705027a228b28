"""What an expression means beside a day: its TIMEX3 type and value, and the window of days it covers.

Sources: TimeML's TIMEX3 guidelines for the values; the AP Stylebook for weekdays, which stand for the
day within a week of publication. An anchor is the day on which the words were said.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from checks.dates import days, holidays, quarters, relative, written
from checks.dates.days import Window
from checks.dates.expressions import Expression
from checks.dates.relative import Told
from checks.tuples import NamedTuple

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Value(NamedTuple):
    """`text` is TIMEX3's value, such as `2025-02-12`, `2025-W07`, `P3Y`. `window` is None for no day."""

    type: TimexType
    text: str
    window: Window | None


_PLAIN = Told()
_STRETCHES = frozenset(("duration", "relative_units", "bare_units"))
_SETS = frozenset(("weekday_set", "unit_set", "plural_set", "adverb_set"))
_QUARTERS = frozenset(("quarter", "half"))


def resolve(expression: Expression, anchor: int | None, told: Told = _PLAIN) -> Value:
    """The TIMEX3 value of an expression said on the day `anchor`."""
    kind = expression.kind
    if kind in _STRETCHES or _signalled(expression) or _long(expression):
        number = 1 if expression.kind == "relative_unit" else expression.number
        return Value("DURATION", written.amount(number, expression.unit or "day", expression.half), None)
    if kind == "ended":
        return Value("DURATION", written.amount(1, expression.unit or "year"), None)
    if kind in _SETS:
        return Value("SET", written.repeated(expression), None)
    if kind == "anniversary" or (kind == "ordinal_unit" and expression.unit != "century"):
        return Value("DATE", "XXXX", None)
    if kind == "vague":
        return Value("DATE", expression.name or written.reference(expression.shift), None)
    if expression.number == "X":
        return _uncounted(expression)
    covered = window(expression, anchor, told)
    if covered is None:
        return Value("DATE", written.unanchored(expression), None)
    return _dated(expression, covered)


def _signalled(expression: Expression) -> bool:
    """Whether earlier or later only signals where a stretch lies: `three days later`, but not `a year earlier`."""
    yearly = expression.unit in ("year", "quarter") and expression.shift == -1 and expression.number == 1
    return expression.kind == "away" and not yearly


def _long(expression: Expression) -> bool:
    """Whether a stretch is told like a period: `the past decade`, `the year-earlier nine months`."""
    if expression.kind == "compared":
        return isinstance(expression.number, int) and expression.number > 1
    return expression.kind == "relative_unit" and expression.unit in ("decade", "century") and expression.shift == -1


def _uncounted(expression: Expression) -> Value:
    """`recent weeks` and `the coming months` are stretches; of years, of the future and with ago, references."""
    shift = {"PAST_REF": -1, "FUTURE_REF": 1}.get(expression.name or "", expression.shift or 0)
    unit = expression.unit or "day"
    vague = expression.kind in ("offset", "away", "compared") or expression.name == "FUTURE_REF"
    if vague or (shift == -1 and unit == "year") or expression.shift == 0:
        return Value("DATE", written.reference(shift), None)
    return Value("DURATION", written.amount("X", unit), None)


def _dated(expression: Expression, covered: Window) -> Value:
    start = covered.start or 1
    if expression.clock:
        return Value("TIME", f"{days.iso(start)}T{expression.clock}", covered)
    if expression.kind == "quarter":
        return Value("DATE", written.unit(date.fromordinal(start), "quarter"), covered)
    if expression.kind == "half":
        return Value("DATE", f"{days.iso(start)[:4]}-H{1 if days.iso(start)[5:7] == '01' else 2}", covered)
    return Value("TIME" if expression.part else "DATE", written.period(expression, covered), covered)


def window(expression: Expression, anchor: int | None, told: Told = _PLAIN) -> Window | None:
    """The days that an expression covers, or None where it names none or needs an anchor it lacks."""
    kind = expression.kind
    if kind == "ordinal_unit":
        return _century(expression)
    if kind in ("week_of", "part_of"):
        return _around(expression, anchor, told)
    if expression.year is not None and kind not in _QUARTERS:
        return _stated(expression, expression.year)
    if anchor is None:
        return None
    if kind == "quarter":
        return quarters.window(expression, anchor, told.quarter)
    if kind == "half":
        return quarters.half(expression, anchor)
    if expression.name is not None:
        return _holiday(expression, anchor, told)
    return _anchored(expression, anchor, told)


def _anchored(expression: Expression, anchor: int, told: Told) -> Window | None:
    month, day = expression.month, expression.day
    if month is not None and day is not None:
        at = _month_day(expression, anchor, told, day)
        until = None if at is None else days.nearest(at, month, expression.until_day or day)
        return Window(at, until + 1) if at is not None and until is not None else None
    if expression.weekday is not None:
        at = relative.weekday(expression, anchor, told)
        return Window(at, at + 1)
    if month is not None:
        if expression.kind == "month_of":
            return days.of_month(date.fromordinal(anchor).year + (expression.shift or 0), month)
        return relative.month(anchor, month, expression.shift, told.tense)
    return relative.window(expression, anchor, told)


def _month_day(expression: Expression, anchor: int, told: Told, day: int) -> int | None:
    """The nearest occurrence, unless the year is told, or the verb looks back from a day that lies far ahead."""
    month = expression.month or 1
    year = date.fromordinal(anchor).year
    if expression.kind == "month_of":
        return days.ordinal(year + (expression.shift or 0), month, day)
    at = days.nearest(anchor, month, day)
    if at is not None and told.tense < 0 and at > anchor + (0 if told.ended else _AHEAD):
        return days.ordinal(year - (date.fromordinal(at).year == year), month, day)
    return at


_AHEAD = 100
"""Days that a date told as past may lie ahead: dividends and meetings are announced in the past tense."""


def _stated(expression: Expression, year: int) -> Window | None:
    """A window that the expression states in full; None for days that the calendar has not."""
    month, day = expression.month, expression.day
    if expression.kind == "decade":
        return Window(days.ordinal(year, 1, 1), days.ordinal(year + 10, 1, 1))
    if expression.name is not None:
        at = holidays.day(expression.name, year)
        return None if at is None else Window(at, at + 1)
    if month is None:
        return relative.season(year, expression.season) if expression.season else days.of_year(year)
    if day is None:
        return days.of_month(year, month)
    at, until = days.ordinal(year, month, day), days.ordinal(year, month, expression.until_day or day)
    return Window(at, until + 1) if at is not None and until is not None else None


def _century(expression: Expression) -> Window | None:
    """`the 20th century` begins in 1900, as TIMEX3 counts."""
    number = expression.number if isinstance(expression.number, int) else 0
    if expression.unit != "century" or not 1 < number < 99:
        return None
    first = 100 * (number - 1)
    return Window(days.ordinal(first, 1, 1), days.ordinal(first + 100, 1, 1))


def _around(expression: Expression, anchor: int | None, told: Told) -> Window | None:
    """The week of a day; the day of its night."""
    if expression.year is not None:
        at = days.ordinal(expression.year, expression.month or 1, expression.day or 1)
    else:
        at = None if anchor is None else _month_day(expression, anchor, told, expression.day or 1)
    if at is None:
        return None
    if expression.kind == "part_of":
        return Window(at, at + 1)
    return Window(days.monday_of(at), days.monday_of(at) + 7)


def _holiday(expression: Expression, anchor: int, told: Told) -> Window | None:
    """The nearest one, or the last or next one as the words or the verb have it."""
    name, year = expression.name or "", date.fromordinal(anchor).year
    if expression.unit == "year" and expression.shift is not None:
        found = [holidays.day(name, year + expression.shift)]
    else:
        found = [holidays.day(name, each) for each in (year - 1, year, year + 1)]
    known = [at for at in found if at is not None]
    way = expression.shift if expression.unit != "year" and expression.shift else told.tense
    unit = expression.unit if expression.unit in ("week", "weekend") else "day"
    slack = 0 if unit == "day" else 6
    fitting = [at for at in known if (at - anchor) * way >= -slack] if way else known
    at = min(fitting or known, key=lambda at: abs(at - anchor), default=None)
    return None if at is None else relative.period(unit, at, 0)
