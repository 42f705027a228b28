"""Reads the words of time of a text into expressions; what they mean is for values.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.dates import numbers
from checks.dates.grammar import VAGUE, Kind, phrases
from checks.dates.plausible import plausible
from checks.dates.tokens import Token, segments
from checks.tuples import NamedTuple


class Expression(NamedTuple):
    """Words of time at prose offsets `[start, end)`, read but not yet resolved.

    `shift` is -1 for last, 0 for this, 1 for next; `number` counts `unit`s, X where nobody counted; `half` adds
    half a unit; `edge` is START, MID or END of the period; `until_day` closes a range of days of one month;
    `name` is a holiday's, or the reference that a vague word makes; `same` is set for that day, the same year.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until_day: int | None = None
    weekday: int | None = None
    number: int | str | None = None
    unit: str | None = None
    shift: int | None = None
    part: str | None = None
    edge: str | None = None
    season: str | None = None
    clock: str | None = None
    name: str | None = None
    half: bool = False
    same: bool = False


def expressions(text: str, vague: bool = False) -> list[Expression]:
    """The expressions of time in a text, in order, none within another.

    `vague` reads words too that name no day: now, recently, the future, noon.
    """
    found: list[Expression] = []
    for tokens, letters in segments(text, vague):
        for kind, first, last in phrases(letters):
            parts = tokens[first:last]
            if (vague or kind not in VAGUE) and plausible(text, kind, parts):
                found.extend(_read(text, kind, parts))
    return found


_SHORT = frozenset(("quarter_name", "named_day", "year_range", "season_years"))
"""Kinds that are written in figures and are other kinds in short."""
_STRIPPED = frozenset(("full_date", "month_day", "day_range", "month", "weekday", "pair_list", "season", "decade"))
"""Kinds that begin with their first word of a day or month, whatever article or preposition stands before."""


def _read(text: str, kind: Kind, parts: list[Token]) -> Iterator[Expression]:
    """The expression of one match; a list of pairs is one expression each."""
    while kind in _STRIPPED and parts[0].word.kind in "ti" and len(parts) > 1:
        parts = parts[1:]
    start, end = parts[0].start, parts[-1].end
    if kind == "pair_list":
        yield from _pairs(parts, start, end)
    elif kind == "day_list":
        yield from _days(parts)
    elif kind in ("iso_date", "numeric_date"):
        yield from _numeric(kind, [int(part.word.value) for part in parts], start, end)
    elif kind in _SHORT:
        yield from _short(kind, parts)
    else:
        yield _plain(text, kind, parts, start, end)


_FIELD_CLASS = {"m": "M", "w": "W", "6": "W", "d": "D", "u": "U", "5": "P", "q": "c", "h": "H", "R": "r", "j": "U"}
_COUNTED = frozenset(("offset", "away", "duration", "relative_units", "unit_set", "compared"))


def _plain(text: str, kind: Kind, parts: list[Token], start: int, end: int) -> Expression:
    by_class: dict[str, list[int | str]] = {}
    for part in parts:
        by_class.setdefault(_FIELD_CLASS.get(part.word.kind, part.word.kind), []).append(part.word.value)

    def first(name: str) -> int | None:
        return int(by_class[name][0]) if name in by_class else None

    def word(name: str) -> str | None:
        return str(by_class[name][0]) if name in by_class else None

    counted = kind in _COUNTED
    days = [] if counted else by_class.get("D", [])
    year = numbers.spelled_year(parts) if kind in ("spelled_year", "season", "month_year") else None
    tonight = "NI" if kind == "day_word" and text[start:end].lower().endswith("tonight") else None
    if kind != "clock":
        year = year or first("Y") or first("C")
    return Expression(
        start, end, kind, year, first("M"),
        int(days[0]) if days else None,
        int(days[1]) if kind == "day_range" and len(days) > 1 else None,
        first("W"), _number(text, kind, parts), word("U") or word("I") or ("decade" if "C" in by_class else None),
        _shift(kind, by_class), word("P") or tonight, word("E"), word("S"), numbers.clock(parts), _name(by_class),
        "x" in by_class or "J" in by_class, _same(text, kind, parts),
    )  # fmt: skip


def _number(text: str, kind: Kind, parts: Sequence[Token]) -> int | str | None:
    """How many units are counted, or which one in a row it is."""
    if kind in ("anniversary", "ordinal_unit", "quarter", "half"):
        found = [part.word.value for part in parts if part.word.kind in "OdD"]
        several = kind == "quarter" and text[parts[-1].end - 1] in "sS"
        return int(found[0]) if found else "X" if several else None
    plural = any(part.word.kind in "UIu" and text[part.end - 1] in "sSa" for part in parts)
    if kind == "unit_set" and any(part.word.kind == "b" for part in parts):
        return 1
    if kind in _COUNTED:
        number = numbers.count(parts)
        if number is not None:
            return "X" if plural and "".join(part.word.kind for part in parts).startswith(("aU", "au")) else number
    if plural:
        return "X"
    return 1 if kind == "duration" and parts[-1].word.kind == "v" else None


def _name(by_class: dict[str, list[int | str]]) -> str | None:
    """The name of a holiday in one word each, or the reference of a vague word."""
    if "H" in by_class:
        names = [str(value) for value in by_class["H"]]
        return " ".join([*names, *("eve" for _ in by_class.get("e", ()))])
    return str(by_class["r"][0]) if "r" in by_class else None


def _same(text: str, kind: Kind, parts: Sequence[Token]) -> bool:
    """Whether the words count from a day or period named before: that day, the previous Friday, the next morning."""
    first = text[parts[0].start : parts[0].end].lower()
    if first == "the" and parts[1].word.kind == "X" and (kind == "day_part" or parts[-1].word.value == "day"):
        return True
    return any(
        part.word.kind == "A"
        or (part.word.kind in "LX" and text[part.start : part.end].lower() in ("following", "previous", "preceding"))
        for part in parts
    )


_AWAY = frozenset(("offset", "away", "compared", "quarter", "day_beyond"))
"""Kinds in which earlier and later tell the way; elsewhere, as in `later this week`, they tell the part."""


def _shift(kind: Kind, by_class: dict[str, list[int | str]]) -> int | None:
    """Which way from the anchor: last, this, next, ago, yesterday."""
    for name in "LXTKGFB" if kind in _AWAY else "LXTK":
        if name in by_class:
            return int(by_class[name][0])
    return None


def _pairs(parts: list[Token], start: int, end: int) -> Iterator[Expression]:
    """`Saturday and Sunday, Oct. 19 and 20` is a pair of pairs."""
    values = {kind: [int(p.word.value) for p in parts if p.word.kind in kind] for kind in ("Ww", "Mm", "Dd", "Y")}
    year = values["Y"][0] if values["Y"] else None
    kind = "full_date" if year else "month_day"
    for weekday, day in zip(values["Ww"], values["Dd"], strict=True):
        yield Expression(start, end, kind, year, values["Mm"][0], day, weekday=weekday)


def _days(parts: list[Token]) -> Iterator[Expression]:
    """`Oct. 19 and 20` are two days of one month, the first with its name."""
    month, *rest = (part for part in parts if part.word.kind in "MmDY")
    years = [int(part.word.value) for part in rest if part.word.kind == "Y"]
    for at, part in enumerate(rest):
        if part.word.kind == "D":
            kind, year = ("full_date", years[0]) if years else ("month_day", None)
            start = part.start if at else month.start
            yield Expression(start, part.end, kind, year, int(month.word.value), int(part.word.value))


def _short(kind: Kind, parts: list[Token]) -> Iterator[Expression]:
    """`Q3 2012` is a quarter, `9/11` a day, `2007-08` and `1990-98` what begins in a year, `2009-2012` two years."""
    start, end = parts[0].start, parts[-1].end
    years = [int(part.word.value) for part in parts if part.word.kind == "Y"]
    if kind == "named_day":
        year, month, day = (int(number) for number in str(parts[0].word.value).split("-"))
        yield Expression(start, end, "full_date", year, month, day)
    elif kind == "quarter_name":
        (quarter,) = (int(part.word.value) for part in parts if part.word.kind == "k")
        yield Expression(start, end, "quarter", next(iter(years), None), number=quarter)
    elif kind == "season_years":
        yield Expression(start, end, "year", years[0])
    else:
        yield from (Expression(*part[:2], "year", year) for part, year in zip(parts, years, strict=True))


def _numeric(kind: Kind, written: list[int], start: int, end: int) -> Iterator[Expression]:
    """Dates in figures. Day-first and month-first that cannot be told apart are left unread."""
    if kind == "iso_date":
        year, month, day = written
    else:
        first, second, year = written
        if first <= 12 and second <= 12 and first != second:
            return
        month, day = (second, first) if first > 12 else (first, second)
        year += 2000 if year < 100 else 0
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield Expression(start, end, "full_date", year, month, day)
