"""From statements to a verdict: the days that the text allows, what contradicts the stated day, what to propose."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from checks.dates import days
from checks.dates.days import EVER, Window
from checks.dates.evidence import Statement
from checks.records import Record

Verdict = Literal["consistent", "contradicted", "undetermined"]

_SEARCHED = 120
"""Days that are weighed one by one when a day is proposed. A wider window is no proof of one day."""
_STANDS_OUT = math.log(2)
"""A day is proposed where it is at least twice as likely as the next."""
_FRESH = 450
"""Days by which a year's likelihood falls to a third: half of all newest dates are within 490, of links within 60."""
_RECENT = 200
"""Days from the newest day that a text looks back to, within which a slip of the year is put right: where the date is
wrong by other than years, most right years lie farther off."""
_APART = 200
"""Characters between two weekday and date pairs that are two slips and not one list."""
_YEARS_OFF = (1, -1, 2, -2, 3, -3)


class Proof(Record):
    """What the statements prove of the stated day.

    `against` holds what contradicts it, strongest first; `fixing` what leads to the proposed day.
    `allowed` is the window that hard and strong statements leave, `clash` tells that hard ones exclude each
    other, and `confidence` is None for any verdict but `contradicted`.
    """

    verdict: Verdict
    statements: tuple[Statement, ...]
    against: tuple[Statement, ...]
    fixing: tuple[Statement, ...]
    allowed: Window
    clash: bool
    proposed: int | None
    confidence: float | None


def prove(statements: Sequence[Statement], stated: Window | None, modified: Window | None) -> Proof:
    """Judges the stated day. What fits a later modification of the article is no contradiction."""
    against = _against(statements, stated, modified) if stated else ()
    contradicted = _proves(against, [each for each in statements if each.kind == "pair"])
    allowed, clash = _allowed(statements)
    if stated is not None and not contradicted:
        verdict: Verdict = "consistent" if any(s.tier == "hard" for s in statements) else "undetermined"
        return Proof(verdict, tuple(statements), against, (), allowed, clash, None, None)
    proposed = None if clash else _proposed(statements, allowed, stated)
    fixing = _fixing(statements, against, proposed)
    confidence = 1 - math.prod(1 - each.weight.trust for each in against) if contradicted else None
    verdict = "contradicted" if contradicted else "undetermined"
    return Proof(verdict, tuple(statements), against, fixing, allowed, clash, proposed, confidence)


def _against(
    statements: Sequence[Statement], stated: Window, modified: Window | None
) -> tuple[Statement, ...]:  # fmt: skip
    found = [statement for statement in statements if not statement.allows(stated)]
    if found:
        updates = (modified, *_updates(statements))
        later = [each for each in updates if each and (each.start or 0) >= (stated.start or 0)]
        found = [statement for statement in found if not any(statement.allows(each) for each in later)]
    return tuple(sorted(found, key=lambda statement: statement.weight.rank))


def _updates(statements: Sequence[Statement]) -> Iterator[Window]:
    """The last days on which the article says that it was updated: they count as the header's own modification."""
    for each in statements:
        if each.kind == "update":
            for window in each.windows:
                yield Window(window.end and window.end - 1, window.end)


def _proves(against: Sequence[Statement], pairs: Sequence[Statement]) -> bool:
    """One hard statement, or two strong ones of different kinds, the weekday of the news counting as one, or pairs that
    put the header in doubt.
    """
    hard = [each for each in against if each.tier == "hard" and each.kind != "pair"]
    strong = {each.kind for each in against if each.tier == "strong"}
    agreed = len(strong) >= 2 or (strong and any(each.weekday is not None for each in against))
    missing = [each for each in against if each.kind == "pair"]
    return bool(hard or agreed) or (len(missing) == len(pairs) and _in_doubt(missing))


def _in_doubt(pairs: Sequence[Statement]) -> bool:
    """Whether pairs that all miss put the header in doubt, not themselves.

    They do where one year fits them all, and two of them are so far apart and so different that one slip
    of the pen can't have made both: the two days of one fair are one slip.
    """
    if not pairs or not frozenset.intersection(*(pair.years for pair in pairs)):
        return False
    first = min(pairs, key=lambda pair: pair.start)
    return any(pair.start - first.end > _APART and not _neighbours(first, pair) for pair in pairs)


def _neighbours(earlier: Statement, later: Statement) -> bool:
    """Whether two pairs name the same day or days next to each other."""
    first, second = earlier.windows[:1], later.windows[:1]
    if not first or not second or first[0].end is None or second[0].end is None:
        return False
    return abs(first[0].end - second[0].end) % 365 <= 3


def _allowed(statements: Sequence[Statement]) -> tuple[Window, bool]:
    """The outermost days that hard and strong statements leave, and whether hard ones exclude each other.

    Lower bounds go first, since they are the surest; a statement that would leave no day is passed over.
    """
    left, clash = [EVER], False
    for statement in sorted((s for s in statements if s.tier != "soft"), key=_surest):
        kept = days.merged(a.meet(b) for a in left for b in statement.windows)
        left, clash = kept or left, clash or (not kept and statement.tier == "hard")
    starts, ends = [w.start for w in left], [w.end for w in left]
    first = None if None in starts else min(s for s in starts if s is not None)
    return Window(first, None if None in ends else max(e for e in ends if e is not None)), clash


def _surest(statement: Statement) -> tuple[int, bool, int]:
    bounded = any(window.end is not None for window in statement.windows)
    return statement.weight.rank, bounded, statement.start


def _proposed(statements: Sequence[Statement], allowed: Window, stated: Window | None) -> int | None:
    """The one day that stands out within the allowed days, or the stated day in the one year that fits."""
    if not any(each.tier != "hard" or each.kind == "address" for each in statements):
        return None
    if allowed.start is not None and allowed.end is not None and allowed.end - allowed.start <= _SEARCHED:
        found = _outstanding(statements, range(allowed.start, allowed.end), None)
        if found is not None:
            return found
    if stated is None or stated.start is None or allowed == EVER:
        return None
    newest = _newest(statements)
    latest = math.inf if newest is None else newest + _RECENT
    slips = [day for day in _slips(stated.start) if day in allowed and day <= latest]
    return _outstanding(statements, slips, newest)


def _outstanding(statements: Sequence[Statement], candidates: Iterable[int], newest: int | None) -> int | None:
    """The day that agrees with the statements, and far better than any other."""
    scored = sorted(((_agrees(statements, day, newest), day) for day in candidates), reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _STANDS_OUT):
        return None
    return scored[0][1] if scored[0][0] > -_STANDS_OUT * 2 else None


def _newest(statements: Sequence[Statement]) -> int | None:
    """The newest day that the text looks back to."""
    starts = [
        window.start
        for each in statements
        if each.tier != "soft" and each.kind != "appointment"
        for window in each.windows
        if window.start is not None and window.end is None
    ]
    return max(starts, default=None)


def _agrees(statements: Sequence[Statement], day: int, newest: int | None) -> float:
    """The logarithm of how well a day agrees with all that is said; news is seldom far from the newest day it names."""
    age = 0 if newest is None else max(day - newest, 0)
    return sum(statement.likelihood(day) for statement in statements) - age / _FRESH


def _slips(stated: int) -> list[int]:
    """The days that a slip of the pen makes into the stated one: another year, day and month swapped."""
    then = date.fromordinal(stated)
    found = [days.ordinal(then.year + off, then.month, then.day) for off in _YEARS_OFF]
    if then.day <= 12 and then.day != then.month:
        found.append(days.ordinal(then.year, then.day, then.month))
    return [day for day in found if day is not None]


def _fixing(
    statements: Sequence[Statement], against: Sequence[Statement], proposed: int | None
) -> tuple[Statement, ...]:  # fmt: skip
    """What narrows the days down to the proposed one and is not said already."""
    if proposed is None:
        return ()
    told = {(statement.start, statement.end) for statement in against}
    fixing = []
    for statement in statements:
        bounded = statement.weekday is not None or any(w.end is not None for w in statement.windows)
        if bounded and (statement.start, statement.end) not in told and statement.likelihood(proposed) > -1:
            told.add((statement.start, statement.end))
            fixing.append(statement)
    return tuple(fixing)
