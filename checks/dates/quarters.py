"""Quarters, halves and fiscal years, which news counts from the year that its words or its own day give."""

from __future__ import annotations

from datetime import date

from checks.dates import days
from checks.dates.days import Window
from checks.dates.expressions import Expression


def window(expression: Expression, anchor: int, near: int | None) -> Window | None:
    """The days of a quarter; `near` is the first day of the quarter named last."""
    year = _year(expression, anchor)
    quarter = expression.number if isinstance(expression.number, int) else None
    if quarter is not None and not 1 <= quarter <= 4:
        return None
    if quarter is None:
        return _unnumbered(expression, anchor, near, year)
    if year is None:
        year = _told(anchor, quarter, expression.edge)
    return of(year, quarter)


def of(year: int, quarter: int) -> Window | None:
    start = days.ordinal(year, 3 * quarter - 2, 1)
    return None if start is None else Window(start, days.add_months(start, 3))


def half(expression: Expression, anchor: int) -> Window | None:
    """The days of the first or second half of a year."""
    year = _year(expression, anchor) or date.fromordinal(anchor).year
    second = expression.number != 1 if expression.number else expression.shift == -1 or expression.edge == "END"
    start = days.ordinal(year, 7 if second else 1, 1)
    return None if start is None else Window(start, days.add_months(start, 6))


def _year(expression: Expression, anchor: int) -> int | None:
    """The year that the words name: `1988`, `last year's`, `year-earlier`."""
    if expression.year is not None:
        return expression.year
    year = date.fromordinal(anchor).year
    return year + (expression.shift or 0) if expression.unit == "year" else None


def _told(anchor: int, quarter: int, edge: str | None) -> int:
    """The year of a quarter without one: this year's once it has begun, else last year's, if it lies far ahead."""
    then = date.fromordinal(anchor)
    now = (then.month + 2) // 3
    return then.year - (quarter - now >= 2 and edge is None)


def _unnumbered(expression: Expression, anchor: int, near: int | None, year: int | None) -> Window | None:
    """`the quarter` is the one named last or the last that has ended; `the 1988 period` is that one of the year."""
    then = date.fromordinal(anchor)
    ended = days.add_months(then.replace(day=1, month=then.month - (then.month - 1) % 3).toordinal(), -3)
    if expression.shift is not None and expression.unit != "year" and not expression.same:
        return _shifted(ended, expression.shift, near)
    start = date.fromordinal(near or ended)
    quarter = (start.month + 2) // 3
    if year is None:
        return of(start.year, quarter)
    told = expression.shift is not None and expression.unit == "year"
    return of(start.year + (expression.shift or 0) if told else year, quarter)


def _shifted(ended: int, shift: int, near: int | None) -> Window:
    """`the latest quarter` is the last one that ended, or the one named last if it has; `this quarter` is next."""
    start = near if near is not None and near <= ended and shift == -1 else days.add_months(ended, 3 * (shift + 1))
    return Window(start, days.add_months(start, 3))
