"""The expressions of time of a text as TIMEX3 has them, each with its value beside the day of publication."""

from __future__ import annotations

from collections.abc import Iterator

from checks.dates.days import Window
from checks.dates.direction import direction, ended
from checks.dates.expressions import Expression, expressions
from checks.dates.relative import Told
from checks.dates.values import TimexType, resolve
from checks.regexes import regex
from checks.tuples import NamedTuple


class Timex(NamedTuple):
    """Prose offsets, TIMEX3's type and value, the days covered if there are any, and what was read."""

    start: int
    end: int
    type: TimexType
    value: str
    window: Window | None
    expression: Expression


def timexes(text: str, anchor: int | None) -> list[Timex]:
    """Every expression of time, in order, none within another. `anchor` is the day of publication, if it is known."""
    found: list[Timex] = []
    told = Told()
    for each in (_attacked(text, read) for read in _joined(text, expressions(text, vague=True))):
        if each.kind in _UNTOLD and each.unit != "century":
            continue
        told_by_verb = each.kind in _TENSED or each.unit == "weekend"
        way = direction(text, each) if told_by_verb else 0
        over = each.kind == "month_day" and ended(text, each)
        value = resolve(_compared(text, each, told.quarter), anchor, told._replace(tense=way, ended=over))
        found.append(Timex(each.start, each.end, *value, each))
        told = _after(told, each, value.window)
    return found


def _after(told: Told, each: Expression, window: Window | None) -> Told:
    """What later words may count from, once an expression has been named."""
    if each.kind in _YEARLY and each.unit in ("month", "year"):
        return told._replace(quarter=None)
    if window is None or window.start is None:
        return told
    if each.kind == "quarter":
        yearly = each.year is not None or (each.unit == "year" and each.shift)
        return told if yearly else told._replace(quarter=window.start)
    day = window.start if window.end == window.start + 1 else told.day
    return told._replace(day=day, period=window.start)


_UNTOLD = frozenset(("age", "anniversary", "ordinal_unit"))
"""Kinds that are read so that no part of them is taken for a date, and are none themselves."""
_YEARLY = frozenset(("ended", "relative_units", "fiscal_year"))
"""Kinds that tell of more than a quarter: what is compared after them is no quarter."""
_TENSED = frozenset(("weekday", "month", "month_day", "holiday", "part_of", "week_of"))


_ATTACKS = regex(r",?[ \n](?:terror(?:ist)?[ \n])?attacks?\b")


def _attacked(text: str, each: Expression) -> Expression:
    """`the Sept. 11 attacks` is a name, as 9/11 is."""
    named = each.kind == "month_day" and (each.month, each.day) == (9, 11) and _ATTACKS.match(text, each.end)
    return each._replace(kind="full_date", year=2001) if named else each


def _compared(text: str, each: Expression, quarter: int | None) -> Expression:
    """Where quarters are told of, `a year earlier` is the quarter a year earlier; else the same period is a year."""
    if quarter is None and each.kind == "quarter" and each.unit == "year" and each.number is None and not each.year:
        if "period" not in text[each.start : each.end].lower():
            return each
        return each._replace(kind="relative_unit", same=False)
    yearly = each.unit == "year" and each.shift == -1 and each.number in (None, 1)
    if each.kind == "relative_unit":
        yearly = yearly and _BESIDE.search(text, max(0, each.start - _REACH), each.start) is not None
    if quarter is None or each.kind not in ("offset", "away", "compared", "relative_unit") or not yearly:
        return each
    return each._replace(kind="quarter", number=None)


_REACH = 80
"""Characters before `last year` in which the words of a comparison are looked for."""
_BESIDE = regex(r"\bcompared (?:with|to)\b[^.;\n]*[ \n]$")
_BETWEEN = regex(r",?[ \n](?:on[ \n])?|[ \n]\(|,[ \n]")
_DAYS = frozenset(("weekday", "day_word", "month_day", "full_date", "same_unit"))


def _joined(text: str, found: list[Expression]) -> Iterator[Expression]:
    """The expressions, with a time by the clock and the day beside it made one."""
    held: Expression | None = None
    for each in found:
        if held is not None and _fits(text, held, each):
            day, clock = (each, held) if held.kind == "clock" else (held, each)
            held = day._replace(start=held.start, end=each.end, clock=clock.clock, part=None)
            continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held


def _fits(text: str, first: Expression, second: Expression) -> bool:
    kinds = (first.kind, second.kind)
    if kinds.count("clock") != 1 or not (set(kinds) - {"clock"}) <= _DAYS or (first.clock and first.kind != "clock"):
        return False
    return _BETWEEN.fullmatch(text, first.end, second.start) is not None
