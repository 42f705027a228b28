"""Days and periods that are told beside another day: last Friday, next month, two weeks ago, that year."""

from __future__ import annotations

from datetime import date

from checks.dates import days
from checks.dates.days import Window
from checks.dates.expressions import Expression
from checks.tuples import NamedTuple


class Told(NamedTuple):
    """How an expression is told: the tense of its verb (-1, 0, 1), whether it says when something ended, and the
    first days of what was named last before it: a day, a period of any length, a quarter.
    """

    tense: int = 0
    ended: bool = False
    day: int | None = None
    period: int | None = None
    quarter: int | None = None


_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def window(expression: Expression, anchor: int, told: Told) -> Window | None:
    """The days of a period or a day beside the anchor, or beside the day named last where the words say so."""
    kind = expression.kind
    shift = expression.shift or 0
    near = told.day if kind in ("day_word", "day_part") or expression.unit == "day" else told.period
    base = near if expression.same and near is not None else anchor
    if kind in ("day_word", "day_part", "clock"):
        at = base if kind != "clock" or told.day is None else told.day
        return Window(at + shift, at + shift + 1)
    if kind == "day_beyond":
        return Window(anchor + 2 * shift, anchor + 2 * shift + 1)
    if kind == "season":
        return _season(expression, anchor)
    if kind in ("offset", "away"):
        return _offset(expression, anchor)
    if kind == "compared":
        return _compared(expression, anchor if told.day is None or expression.unit != "day" else told.day)
    if expression.unit == "weekend" and kind == "the_unit":
        return _weekend(anchor, told.tense)
    return period(expression.unit or ("year" if kind == "fiscal_year" else ""), base, shift)


def weekday(expression: Expression, anchor: int, told: Told) -> int:
    """By AP's rule: `last` and a weekday alone look back, `next` and a verb in the future ahead, `this` but for a
    day of this week that the verb looks back to; today is meant on its own day.
    """
    if expression.same and told.day is not None:
        anchor = told.day
    back = (days.weekday(anchor) - (expression.weekday or 0)) % 7
    if expression.shift == -1:
        return anchor - (back or 7)
    if expression.shift == 0 and not expression.same and (told.tense >= 0 or back > days.weekday(anchor)):
        return anchor + (-back) % 7
    if expression.shift == 1:
        return anchor + ((-back) % 7 or 7)
    if expression.shift is None and told.tense > 0:
        return anchor + (-back) % 7
    return anchor - back


def month(anchor: int, month: int, shift: int | None, tense: int) -> Window:
    """The last one where the words or the verb look back, the next one where they look ahead, else the nearest."""
    then = date.fromordinal(anchor)
    year = then.year
    if shift == -1 and month >= then.month:
        year -= 1
    elif shift == 1 and month <= then.month:
        year += 1
    elif shift is None and month - then.month > _ALREADY[tense]:
        year -= 1
    elif shift is None and then.month - month > _NOT_YET[tense]:
        year += 1
    return days.of_month(year, month)


_ALREADY = {-1: 2, 0: 6, 1: 11}
"""By tense, how many months ahead in its year a month is rather last year's."""
_NOT_YET = {-1: 9, 0: 6, 1: 2}
"""By tense, how many months back a month is rather next year's."""


def season(year: int, name: str | None) -> Window | None:
    first = _SEASON_START.get(name or "")
    if first is None:
        return None
    start = days.of_month(year, first).start
    return Window(start, None if start is None else days.add_months(start, 3))


def _season(expression: Expression, anchor: int) -> Window | None:
    """`last summer` is this year's once that is over, `next summer` this year's until it begins."""
    year = date.fromordinal(anchor).year
    shift = expression.shift or 0
    this = season(year, expression.season)
    if this is not None and expression.unit != "year":
        over = this.end is not None and this.end <= anchor
        ahead = this.start is not None and this.start > anchor
        shift = 0 if (shift == -1 and over) or (shift == 1 and ahead) else shift
    return season(year + shift, expression.season)


def _compared(expression: Expression, anchor: int) -> Window | None:
    """The day before, the year earlier: the period around the anchor, moved by one."""
    unit, shift = expression.unit or "", expression.shift or 0
    if unit in _UNIT_DAYS:
        return period(unit, anchor, shift)
    return period(unit, days.add_months(anchor, shift * _UNIT_MONTHS.get(unit, 0)), 0)


def _weekend(anchor: int, tense: int) -> Window:
    """`the weekend` is the last one until Wednesday, and then the coming one, unless the verb tells."""
    monday = days.monday_of(anchor)
    if tense <= 0 and (tense < 0 or anchor - monday < 3) and anchor - monday < 5:
        monday -= 7
    return Window(monday + 5, monday + 7)


def _offset(expression: Expression, anchor: int) -> Window | None:
    """So many units away; several weeks ago is a week, a week ago a day, a decade ago a year."""
    unit, number = expression.unit or "", expression.number
    if not isinstance(number, int):
        return None
    count = number * (expression.shift or -1)
    if unit in _UNIT_DAYS:
        at = anchor + count * _UNIT_DAYS[unit]
        if not 1 <= at <= days.LAST:
            return None
        return period("week", at, 0) if unit == "week" and number > 1 else Window(at, at + 1)
    if unit in _UNIT_MONTHS and abs(count) < 10_000:
        at = days.add_months(anchor, count * _UNIT_MONTHS[unit])
        return period("year" if unit in ("decade", "century") else unit, at, 0)
    return None


def period(unit: str, anchor: int, shift: int) -> Window | None:
    """The calendar's period around the anchor, or so many periods away."""
    if unit == "day":
        return Window(anchor + shift, anchor + shift + 1)
    if unit in ("week", "weekend", "fortnight"):
        monday = days.monday_of(anchor) + 7 * shift
        return Window(monday + (5 if unit == "weekend" else 0), monday + 7)
    then = date.fromordinal(min(max(anchor, 1), days.LAST))
    if unit == "month":
        at = date.fromordinal(days.add_months(then.replace(day=1).toordinal(), shift))
        return days.of_month(at.year, at.month)
    if unit == "quarter":
        first = then.replace(day=1, month=then.month - (then.month - 1) % 3).toordinal()
        start = days.add_months(first, 3 * shift)
        return Window(start, days.add_months(start, 3))
    if unit in ("year", "decade", "century"):
        span = {"year": 1, "decade": 10, "century": 100}[unit]
        first_year = then.year // span * span + shift * span
        if not 1 <= first_year <= 9999 - span:
            return None
        return Window(days.ordinal(first_year, 1, 1), days.ordinal(first_year + span, 1, 1))
    return None
