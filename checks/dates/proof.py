"""From statements to a verdict: the days that the text allows, what contradicts the stated day, what to propose."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from checks.dates import days
from checks.dates.days import EVER, Window
from checks.dates.evidence import Statement

Verdict = Literal["consistent", "contradicted", "undetermined"]

_TRUST = {"hard": 0.98, "strong": 0.85, "soft": 0.5}
"""How often a statement of each tier is read rightly; from reading findings on news articles."""
_SEARCHED = 120
"""Days that are weighed one by one when a day is proposed. A wider window is no proof of one day."""
_STANDS_OUT = math.log(2)
"""A day is proposed where it is at least twice as likely as the next."""
_APART = 200
"""Characters between two weekday and date pairs that are two slips and not one list."""
_YEARS_OFF = (1, -1, 2, -2, 3, -3)


@dataclass(frozen=True, slots=True)
class Proof:
    """What the statements prove of the stated day.

    `against` holds what contradicts it, strongest first; `fixing` what leads to the proposed day.
    `allowed` is the window that hard and strong statements leave, and `confidence` is None for any
    verdict but `contradicted`.
    """

    verdict: Verdict
    statements: tuple[Statement, ...]
    against: tuple[Statement, ...]
    fixing: tuple[Statement, ...]
    allowed: Window
    proposed: int | None
    confidence: float | None


def prove(statements: Sequence[Statement], stated: Window | None, modified: Window | None) -> Proof:
    """Judges the stated day. What fits a later modification of the article is no contradiction."""
    against = _against(statements, stated, modified) if stated else ()
    contradicted = _proves(against)
    allowed = _allowed(statements)
    if stated is not None and not contradicted:
        verdict: Verdict = "consistent" if any(s.tier == "hard" for s in statements) else "undetermined"
        return Proof(verdict, tuple(statements), against, (), allowed, None, None)
    proposed = _proposed(statements, allowed, stated)
    fixing = _fixing(statements, against, proposed)
    confidence = 1 - math.prod(1 - _TRUST[s.tier] for s in against) if contradicted else None
    verdict = "contradicted" if contradicted else "undetermined"
    return Proof(verdict, tuple(statements), against, fixing, allowed, proposed, confidence)


_RANK = {"hard": 0, "strong": 1, "soft": 2}


def _against(
    statements: Sequence[Statement], stated: Window, modified: Window | None
) -> tuple[Statement, ...]:  # fmt: skip
    found = [
        statement
        for statement in statements
        if not statement.allows(stated) and not (modified and statement.allows(modified))
    ]
    return tuple(sorted(found, key=lambda statement: _RANK[statement.tier]))


def _proves(against: Sequence[Statement]) -> bool:
    """One hard statement, or two strong ones of different kinds. A lone pair is for its own rule to judge."""
    hard = [statement for statement in against if statement.tier == "hard"]
    pairs = [statement for statement in hard if statement.kind == "pair"]
    strong = {statement.kind for statement in against if statement.tier == "strong"}
    if len(hard) > len(pairs) or len(strong) >= 2:
        return True
    return _apart(pairs) and bool(_intersection(pairs))


def _apart(pairs: Sequence[Statement]) -> bool:
    """Whether two pairs stand so far from each other, and are so different, that one slip can't have made both."""
    places = sorted(pairs, key=lambda pair: pair.start)
    return any(
        later.start - earlier.end > _APART
        and later.windows[:1] != earlier.windows[:1]
        and not _adjacent(earlier, later)
        for earlier, later in combinations(places, 2)
    )


def _adjacent(earlier: Statement, later: Statement) -> bool:
    """Whether two pairs name neighbouring days, as the two days of one fair do."""
    first, second = earlier.windows[:1], later.windows[:1]
    if not first or not second or first[0].end is None or second[0].end is None:
        return False
    return abs(first[0].end - second[0].end) % 365 <= 3


def _allowed(statements: Sequence[Statement]) -> Window:
    """The outermost days that hard and strong statements leave. One that would leave none is passed over."""
    windows = _intersection([s for s in sorted(statements, key=lambda s: _RANK[s.tier]) if s.tier != "soft"])
    if not windows:
        return EVER
    starts, ends = [w.start for w in windows], [w.end for w in windows]
    return Window(
        None if None in starts else min(s for s in starts if s is not None),
        None if None in ends else max(e for e in ends if e is not None),
    )


def _intersection(statements: Sequence[Statement]) -> list[Window]:
    left = [EVER]
    for statement in statements:
        met = [a.meet(b) for a in left for b in statement.windows]
        kept = [window for window in met if not window.empty]
        if kept:
            left = kept
        elif all(s.kind == "pair" for s in statements):
            return []
    return left


def _proposed(statements: Sequence[Statement], allowed: Window, stated: Window | None) -> int | None:
    """The one day that stands out within the allowed days, or the stated day in the one year that fits."""
    candidates: Sequence[int] = ()
    if allowed.start is not None and allowed.end is not None and allowed.end - allowed.start <= _SEARCHED:
        candidates = range(allowed.start, allowed.end)
    elif stated is not None and stated.start is not None and allowed != EVER:
        candidates = [day for day in _slips(stated.start) if day in allowed]
    scored = sorted(
        ((sum(s.likelihood(day) for s in statements), -abs(i), day) for i, day in enumerate(candidates)), reverse=True
    )
    if not scored or not any(statement.tier != "hard" for statement in statements):
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _STANDS_OUT:
        return None
    return scored[0][2] if scored[0][0] > -_STANDS_OUT * 2 else None


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
