"""What an expression means beside a day: its TIMEX3 type and value, and the window of days it covers.

Sources: TimeML's TIMEX3 guidelines for the values; the AP Stylebook for weekdays, which stand for the
day within a week of publication. An anchor is the day on which the words were said.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from checks.dates import days
from checks.dates.days import Window
from checks.dates.expressions import Expression

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

_UNIT_LETTER = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE",
    "quarter": "Q", "hour": "H", "minute": "M", "fortnight": "W",
}  # fmt: skip
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Value(NamedTuple):
    """`text` is TIMEX3's value, such as `2025-02-12`, `2025-W07`, `P3Y`. `window` is None for no day."""

    type: TimexType
    text: str
    window: Window | None


def resolve(expression: Expression, anchor: int | None) -> Value:
    """The TIMEX3 value of an expression said on the day `anchor`."""
    kind = expression.kind
    if kind in ("duration", "relative_units"):
        return Value("DURATION", _amount(expression), None)
    if kind in ("weekday_set", "unit_set"):
        return Value("SET", _set(expression), None)
    if kind in ("anniversary", "ordinal_unit"):
        return Value("DATE", "XXXX", None)
    covered = window(expression, anchor)
    if covered is None:
        return Value("DATE", _unanchored(expression), None)
    return Value("TIME" if expression.part else "DATE", _written(expression, covered), covered)


def window(expression: Expression, anchor: int | None) -> Window | None:
    """The days that an expression covers, or None where it names none or needs an anchor it lacks."""
    year, month, day = expression.year, expression.month, expression.day
    if year is not None:
        return _stated(expression, year)
    if anchor is None:
        return None
    if month is not None and day is not None:
        at = days.nearest(anchor, month, day)
        until = days.nearest(anchor, month, expression.until_day or day)
        return Window(at, until + 1) if at is not None and until is not None else None
    if expression.weekday is not None:
        at = _weekday(expression, anchor)
        return Window(at, at + 1)
    if month is not None:
        return _near_month(anchor, month, expression.shift)
    return _relative(expression, anchor)


def _stated(expression: Expression, year: int) -> Window | None:
    """A window that the expression states in full; None for days that the calendar has not."""
    month, day = expression.month, expression.day
    if expression.kind == "decade":
        return Window(days.ordinal(year, 1, 1), days.ordinal(year + 10, 1, 1))
    if month is None:
        return _season(year, expression.season) if expression.season else days.of_year(year)
    if day is None:
        return days.of_month(year, month)
    at, until = days.ordinal(year, month, day), days.ordinal(year, month, expression.until_day or day)
    return Window(at, until + 1) if at is not None and until is not None else None


def _weekday(expression: Expression, anchor: int) -> int:
    """By AP's rule: `last` and a weekday alone look back, `next` ahead; today is meant on its own day."""
    back = (days.weekday(anchor) - (expression.weekday or 0)) % 7
    if expression.shift == -1:
        return anchor - (back or 7)
    if expression.shift == 1:
        return anchor + ((-back) % 7 or 7)
    return anchor - back


def _near_month(anchor: int, month: int, shift: int | None) -> Window:
    then = date.fromordinal(anchor)
    year = then.year
    if shift == -1 and month >= then.month:
        year -= 1
    elif shift == 1 and month <= then.month:
        year += 1
    elif shift is None and month - then.month > 6:
        year -= 1
    elif shift is None and then.month - month > 6:
        year += 1
    return days.of_month(year, month)


def _relative(expression: Expression, anchor: int) -> Window | None:
    if expression.kind in ("day_word", "day_part"):
        at = anchor + (expression.shift or 0)
        return Window(at, at + 1)
    if expression.kind == "season":
        return _season(date.fromordinal(anchor).year + (expression.shift or 0), expression.season)
    if expression.kind == "offset":
        return _offset(expression, anchor)
    return _period(expression.unit or "", anchor, expression.shift or 0)


def _season(year: int, season: str | None) -> Window | None:
    first = _SEASON_START.get(season or "")
    if first is None:
        return None
    start = days.of_month(year, first).start
    return Window(start, None if start is None else days.add_months(start, 3))


def _offset(expression: Expression, anchor: int) -> Window | None:
    unit, number = expression.unit or "", expression.number
    if not isinstance(number, int):
        return None
    count = number * (expression.shift or -1)
    if unit in _UNIT_DAYS:
        at = anchor + count * _UNIT_DAYS[unit]
        return Window(at, at + 1) if 1 <= at <= days.LAST else None
    if unit in _UNIT_MONTHS and abs(count) < 10_000:
        at = days.add_months(anchor, count * _UNIT_MONTHS[unit])
        return _period(unit, at, 0)
    return None


def _period(unit: str, anchor: int, shift: int) -> Window | None:
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


def _written(expression: Expression, window: Window) -> str:
    """TIMEX3's value for a window, as precise as the words."""
    start = date.fromordinal(min(max(window.start or 1, 1), days.LAST))
    if expression.part:
        return f"{start.isoformat()}T{expression.part}"
    if expression.season:
        return f"{start.year:04}-{expression.season}"
    if window.end is not None and window.start is not None and window.end - window.start <= 1:
        return start.isoformat()
    if expression.month and not expression.day:
        return f"{start.year:04}-{start.month:02}"
    unit = "year" if expression.kind == "year" else expression.unit
    if unit in ("week", "weekend"):
        iso = start.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "quarter":
        return f"{start.year:04}-Q{(start.month + 2) // 3}"
    if unit == "month":
        return f"{start.year:04}-{start.month:02}"
    return {"year": f"{start.year:04}", "decade": f"{start.year // 10:03}", "century": f"{start.year // 100:02}"}.get(
        unit or "", start.isoformat()
    )


def _unanchored(expression: Expression) -> str:
    if expression.month and expression.day:
        return f"XXXX-{expression.month:02}-{expression.day:02}"
    if expression.month:
        return f"XXXX-{expression.month:02}"
    if expression.weekday is not None:
        return f"XXXX-WXX-{expression.weekday + 1}"
    shift = expression.shift or 0
    return "PAST_REF" if shift < 0 else "FUTURE_REF" if shift > 0 else "PRESENT_REF"


def _amount(expression: Expression) -> str:
    unit = expression.unit or "day"
    clock = "T" if unit in ("hour", "minute") else ""
    number = expression.number
    if unit == "fortnight" and isinstance(number, int):
        number *= 2
    return f"P{clock}{'X' if number is None else number}{_UNIT_LETTER.get(unit, 'D')}"


def _set(expression: Expression) -> str:
    if expression.weekday is not None:
        return f"XXXX-WXX-{expression.weekday + 1}"
    return f"P1{_UNIT_LETTER.get(expression.unit or 'day', 'D')}"
