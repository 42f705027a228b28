"""Elections in the United States: a day in November that is called one is a Tuesday, and so tells its year.

Source: 2 U.S.C. § 7, the Tuesday next after the first Monday in November; most states hold primaries on Tuesdays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from checks.dates import days
from checks.dates.clauses import verbs
from checks.dates.days import MONTHS, Window
from checks.dates.evidence.statement import Statement, Tier
from checks.dates.frames import Prose
from checks.regexes import regex

_MONTHS = "Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec"
_VOTE = regex(
    rf"\b(?P<month>{_MONTHS})[a-z]*\.? (?P<day>\d\d?),? (?:(?:statewide|municipal|federal|general|presidential|midterm"
    r"|gubernatorial) )*(?:(?P<primary>primary)|elections?)\b"
    rf"|\b(?:(?P<first>[Pp]rimary)(?: [Ee]lection)?|[Ee]lection)(?: [Dd]ay)?(?:(?:,| is| on| will be)(?: held)?){{1,2}}"
    rf" (?:Tuesday, )?(?P<later>{_MONTHS})[a-z]*\.? (?P<later_day>\d\d?)\b(?!,? \d{{4}})"
)
"""`the Nov. 5 general election`; `the primary is May 16`."""
_NAMES = (regex(r"lections?\b"), regex(r"rimary\b"))
"""What names an election, each begun by letters that are found at once."""
_REACH = 70
"""Characters from the name of an election within which its day stands."""
_DEADLINE = regex(r"\b(?:deadline|last day|register|filing|certif\w+|before)\b", re.I)
_AFTER = regex(r"\b(?:after|since|following) (?:the|his|her|their) $")
_NOVEMBER, _TUESDAY = 11, 1
_YEARS = 12
_AHEAD, _BEHIND, _LONG_BEHIND = 330, 60, 400
"""Days by which copy comes before an election, after one, and after one that it tells of as past."""


def statements(prose: Prose, anchor: int | None) -> Iterator[Statement]:
    """The days of elections without a year: one a month and day."""
    if anchor is None:
        return
    seen: set[tuple[int, int]] = set()
    for match in _votes(prose.text):
        month, day = _month(match["month"] or match["later"]), int(match["day"] or match["later_day"])
        tier = _tier(match, month, day)
        low, _ = prose.sentence(*match.span())
        late = match["later"] and _DEADLINE.search(prose.text, low, match.end())
        if tier is None or late or (month, day) in seen or prose.is_note(match.start()):
            continue
        seen.add((month, day))
        windows = tuple(_windows(prose, match.start(), _held(month, day, anchor)))
        means = f"{MONTHS[month - 1]} {day}, the day of an election, is a Tuesday in {_listed(month, day, anchor)}"
        yield Statement(match.start(), match.end(), "election", tier, windows, means)


def _votes(text: str) -> Iterator[re.Match[str]]:
    """Looks for days near the words alone that name an election: few texts have any."""
    done = 0
    named = [word for name in _NAMES for word in name.finditer(text)]
    for word in sorted(named, key=re.Match.start):
        for match in _VOTE.finditer(text, max(done, word.start() - _REACH), min(word.end() + _REACH, len(text))):
            done = match.end()
            yield match


def _tier(match: re.Match[str], month: int, day: int) -> Tier | None:
    """Hard for an election in the days in which a general one can fall, strong for a primary: most are Tuesdays."""
    if match["primary"] or match["first"]:
        return "strong"
    return "hard" if month == _NOVEMBER and 2 <= day <= 8 else None


def _month(written: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(written))


def _held(month: int, day: int, anchor: int) -> Iterator[int]:
    """The years' days that are Tuesdays, around the anchor."""
    middle = date.fromordinal(anchor).year
    for year in range(max(middle - _YEARS, 2), min(middle + _YEARS, 9998)):
        at = days.ordinal(year, month, day)
        if at is not None and days.weekday(at) == _TUESDAY:
            yield at


def _windows(prose: Prose, start: int, held: Iterable[int]) -> Iterator[Window]:
    low, _ = prose.sentence(start, start)
    earlier = verbs(prose.text, low, start)
    told = _AFTER.search(prose.text, low, start) or (earlier and earlier[-1].tense in ("done", "chosen"))
    for at in held:
        yield Window(at - _AHEAD, at + (_LONG_BEHIND if told else _BEHIND))


def _listed(month: int, day: int, anchor: int) -> str:
    return ", ".join(days.iso(at)[:4] for at in _held(month, day, anchor))
