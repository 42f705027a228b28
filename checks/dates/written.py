"""What TIMEX3 writes for amounts, sets and the periods of the calendar."""

from __future__ import annotations

from datetime import date

from checks.dates import days
from checks.dates.days import Window
from checks.dates.expressions import Expression

_LETTER = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "weekend": "WE", "quarter": "Q", "hour": "H", "minute": "M",
    "second": "S",
}  # fmt: skip
_IN_YEARS = {"decade": 10, "century": 100, "millennium": 1000}
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S"}
_HALF_ALONE = {"year": "P6M", "hour": "PT30M", "minute": "PT30S", "day": "PT12H", "decade": "P5Y", "century": "P50Y"}
_CLOCK = frozenset(("hour", "minute", "second"))


def amount(number: int | str | None, unit: str, half: bool = False) -> str:
    """`P3Y`, `PT24H`, `P2Y6M`; PX for what nobody counted. Decades and centuries are so many years."""
    clock = "T" if unit in _CLOCK else ""
    if half and (number is None or number == 0):
        return _HALF_ALONE.get(unit, f"P0.5{_LETTER.get(unit, 'D')}")
    if unit == "fortnight":
        number, unit = 2 * number if isinstance(number, int) else number, "week"
    if unit == "century" and number == "X":
        return "PXC"
    if unit in _IN_YEARS:
        number, unit = number * _IN_YEARS[unit] if isinstance(number, int) else number, "year"
    counted = "X" if number is None else number
    if half and unit not in _HALVES:
        return f"P{clock}{counted}.5{_LETTER[unit]}"
    return f"P{clock}{counted}{_LETTER[unit]}{_HALVES[unit] if half else ''}"


def repeated(expression: Expression) -> str:
    """The value of a set: `XXXX-WXX-2` for Tuesdays, `P1D` for daily."""
    part = f"T{expression.part}" if expression.part else ""
    if expression.weekday is not None:
        return f"XXXX-WXX-{expression.weekday + 1}{part}"
    if expression.month is not None:
        return f"XXXX-{expression.month:02}"
    if expression.season:
        return f"XXXX-{expression.season}"
    if expression.unit is None:
        return f"XXXX-XX-XX{part}"
    number = expression.number if isinstance(expression.number, int) else 1
    return amount(number, expression.unit)


def period(expression: Expression, window: Window) -> str:
    """The value of a window of days, as precise as the words."""
    start = date.fromordinal(min(max(window.start or 1, 1), days.LAST))
    if expression.part:
        return f"{start.isoformat()}T{expression.part}"
    if expression.season:
        return f"{start.year:04}-{expression.season}"
    if window.end is not None and window.start is not None and window.end - window.start <= 1:
        return start.isoformat()
    if expression.month and not expression.day:
        return f"{start.year:04}-{start.month:02}"
    return unit(start, "year" if _yearly(expression) else expression.unit or "")


def _yearly(expression: Expression) -> bool:
    """Whether a period is told to the year: `a decade ago` is."""
    return expression.kind in YEARS or (expression.kind == "offset" and expression.unit in _IN_YEARS)


YEARS = frozenset(("year", "named_year", "spelled_year", "fiscal_year"))


def unit(start: date, name: str) -> str:
    """The value of the calendar's period of a unit that begins on a day."""
    if name in ("week", "weekend", "fortnight"):
        iso = start.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if name == "weekend" else "")
    if name == "quarter":
        return f"{start.year:04}-Q{(start.month + 2) // 3}"
    if name == "month":
        return f"{start.year:04}-{start.month:02}"
    lengths = {"year": 4, "decade": 3, "century": 2, "millennium": 1}
    return f"{start.year:04}"[: lengths[name]] if name in lengths else start.isoformat()


def reference(shift: int | None) -> str:
    """What stands for a time that can't be pointed at."""
    return "PRESENT_REF" if not shift else "PAST_REF" if shift < 0 else "FUTURE_REF"


def unanchored(expression: Expression) -> str:
    """The value of what names a day or month of a year that is not known."""
    if expression.month and expression.day:
        return f"XXXX-{expression.month:02}-{expression.day:02}"
    if expression.month:
        return f"XXXX-{expression.month:02}"
    if expression.weekday is not None:
        return f"XXXX-WXX-{expression.weekday + 1}"
    return reference(expression.shift)
