"""Finds the words of time in a text and reads them into expressions; what they mean is for values.py.

Words are looked up by class (lexicon.py), and the grammar is one pattern over the string of class
letters. What stands between two words of time becomes a letter too: nothing for a space, `,`, `-`, `/`,
`:`, `'` for themselves, and `|` for anything else, which no expression crosses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from checks.dates.lexicon import Word, words

Kind = str
"""The name of the grammar rule that an expression was read by: a key of `_GRAMMAR`."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of time at prose offsets `[start, end)`, read but not yet resolved.

    `shift` is -1 for last, 0 for this, 1 for next; `number` counts `unit`s; `edge` is START, MID or END
    of the period; `until_day` closes a range of days of one month.
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


_COUNT = r"(?:[nND]-?[nND]?|an?)"
_GRAMMAR: dict[Kind, str] = {
    "pair_list": r"[Ww]&[Ww],?[Mm][Dd]&[Dd](?:,?Y)?",
    "iso_date": r"Y-[DN]-[DN]",
    "numeric_date": r"D/D/[YND]",
    "day_range": r"(?:[Ww],?)?[Mm]D(?:-|>)D(?![U/:])(?:,?Y)?|(?:[Ww],?)?[Dd](?:-|>)[Dd]o?[Mm](?:,?Y)?",
    "full_date": r"(?:[Ww],?)?(?:[Mm]t?[Dd],?Y|t?[Dd]o?[Mm],?Y)(?![Dd:])",
    "month_day": r"(?:[Ww],?t?)?(?:[Mm]t?[Dd](?![U:/-])|t?[Dd]o?[Mm](?![Dd]))|W,?tD?d",
    "month_year": r"E?-?[Mm],?o?Y",
    "relative_month": r"[LTX]E?[Mm](?!D)",
    "anniversary": r"[Od]-?(?:U-?)?V",
    "ordinal_unit": r"[Od]U",
    "season": r"E?-?(?:[LTX]S|So?Y|(?<=[to])S(?!['|]))",
    "weekday_set": r"QW",
    "unit_set": r"QU",
    "offset": rf"{_COUNT}-?[Uu](?:G|F(?=[|,'i]|$))",
    "relative_units": r"t?[LX](?:[nND])[Uu]",
    "relative_unit": r"(?:[lFE])?-?t?[LTX]-?U(?![0-9])",
    "edge_unit": r"E-?o?t?T?U",
    "duration": rf"{_COUNT}-?[Uu]",
    "weekday": r"[LTX]?W(?:P|K)?",
    "day_word": r"K",
    "day_part": r"[LT]P",
    "month": r"E?-?M(?![a-z])|(?<=i)(?:E-?)?m(?!D)|E-?m",
    "decade": r"E?-?t?C",
    "year": r"E?-?Y(?![Y/-])",
}
_PATTERN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _GRAMMAR.items()))
_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:st|nd|rd|th)\b|\d+s\b|\d+")


class _Token(NamedTuple):
    start: int
    end: int
    word: Word


def expressions(text: str) -> list[Expression]:
    """The expressions of time in a text, in order, none within another."""
    tokens, letters, owners = _tokens(text)
    found: list[Expression] = []
    for match in _PATTERN.finditer(letters):
        kind = match.lastgroup or ""
        parts = [tokens[owners[at]] for at in range(*match.span()) if owners[at] >= 0]
        if _plausible(text, kind, parts):
            found.extend(_read(kind, parts))
    return found


def _tokens(text: str) -> tuple[list[_Token], str, list[int]]:
    """The words of time, the string of class letters, and for each letter its word (-1 for a gap)."""
    tokens: list[_Token] = []
    letters: list[str] = []
    owners: list[int] = []
    table = words()
    last = -1
    for match in _TOKEN.finditer(text):
        word = _word(match[0], table)
        if word is None:
            continue
        start, end = match.span()
        if word.kind in "&>" and last < 0:
            continue
        near = last >= 0 and start - last <= _GAP
        gap = _gap(text[last:start], tokens[-1].word.kind) if near else "|"
        if gap:
            letters.append(gap)
            owners.append(-1)
        letters.append(word.kind)
        owners.append(len(tokens))
        tokens.append(_Token(start, end, word))
        last = end
    return tokens, "".join(letters), owners


def _word(written: str, table: dict[str, Word]) -> Word | None:
    if written[0].isdigit():
        return _number(written)
    word = table.get(written.lower())
    if word is None or (word.capital and not written[0].isupper()):
        return None
    return word


def _number(written: str) -> Word:
    digits = written.rstrip("stndrh")
    value = int(digits[:9])
    if written.endswith("0s") and len(digits) == 4:
        return Word("C", value)
    if digits != written:
        return Word("d" if 1 <= value <= 31 else "O", value)
    if len(digits) == 4 and 1000 <= value <= 2199:
        return Word("Y", value)
    return Word("D" if 1 <= value <= 31 and len(digits) <= 2 else "N", value)


_GAP = 6
"""Characters between two words of one expression: a comma, a dash, a line end and its indent."""


@lru_cache(4096)
def _gap(between: str, before: str) -> str:
    """The letter for what stands between two words of time."""
    if before in ("M", "m", "W", "w") and between.startswith("."):
        between = between[1:]
    bare = between.strip(" \t\n\r\u00a0\u202f")
    if not bare:
        return "" if "\n\n" not in between else "|"
    if bare in ("'s", "’s", "’", "'"):
        return "'"
    return {"–": "-", "—": "-"}.get(bare, bare) if bare in (",", "-", "/", ":", "–") else "|"


def _plausible(text: str, kind: Kind, parts: list[_Token]) -> bool:
    """Whether what stands around the words leaves them words of time."""
    start, end = parts[0].start, parts[-1].end
    before = text[start - 1] if start else " "
    after = text[end : end + 2]
    if before in "$€£#/=_@." and kind in ("year", "iso_date", "numeric_date", "month_day"):
        return False
    if kind == "year":
        return _plausible_year(text, start, end)
    if after[:1] == "%" or (after[:1] in "/:" and after[1:].isdigit()):
        return False
    return not (before.isalnum() or (before == "-" and kind in ("numeric_date", "iso_date", "duration")))


_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|during|of|by|from|until|through|before|after|for|and|to|or|between|the|early|late|mid|late-|mid-"
    r"|around|circa|fiscal|year|election|season|session|summer|fall|spring|winter|to)[ \n-]|\(|, )$",
    re.I,
)
_AFTER_YEAR = re.compile(r"(?:['’]s)?[ \n](?:[a-z]{3,}[ \n]?){0,2}|[.,;:)?!]|$")


def _plausible_year(text: str, start: int, end: int) -> bool:
    """A bare number is a year after a preposition, or before a noun as in `the 2024 election`."""
    if not 1700 <= int(text[end - 4 : end]) <= 2100 or text[end : end + 1] in "-/%" or text[end : end + 2] == ",0":
        return False
    return bool(_BEFORE_YEAR.search(text, max(0, start - 12), start)) and bool(_AFTER_YEAR.match(text, end))


def _read(kind: Kind, parts: list[_Token]) -> Iterator[Expression]:
    """The expression of one match; a list of pairs is one expression each."""
    start, end = parts[0].start, parts[-1].end
    while parts[0].word.kind in "ti" and len(parts) > 1 and kind not in ("relative_units", "relative_unit"):
        parts = parts[1:]
        start = parts[0].start
    if kind == "pair_list":
        yield from _pairs(parts, start, end)
    elif kind in ("iso_date", "numeric_date"):
        yield from _numeric(kind, [int(part.word.value) for part in parts], start, end)
    else:
        yield _plain(kind, parts, start, end)


def _plain(kind: Kind, parts: list[_Token], start: int, end: int) -> Expression:
    by_class: dict[str, list[int | str]] = {}
    for part in parts:
        by_class.setdefault(_FIELD_CLASS.get(part.word.kind, part.word.kind), []).append(part.word.value)

    def first(name: str) -> int | None:
        return int(by_class[name][0]) if name in by_class else None

    def word(name: str) -> str | None:
        return str(by_class[name][0]) if name in by_class else None

    days = by_class.get("D", [])
    counted = kind in ("offset", "duration", "relative_units")
    numbers = by_class.get("n", []) + (days if counted else []) + by_class.get("N", [])
    number = numbers[0] if numbers else (1 if "a" in by_class else first("O"))
    if kind in ("anniversary", "ordinal_unit"):
        number = first("O") or first("D")
    return Expression(
        start, end, kind, first("Y") or first("C"), first("M"),
        None if counted or not days else int(days[0]),
        int(days[1]) if kind == "day_range" and len(days) > 1 else None,
        first("W"), number, word("U") or ("decade" if "C" in by_class else None), _shift(by_class),
        word("P"), word("E"), word("S"),
    )  # fmt: skip


_FIELD_CLASS = {"m": "M", "w": "W", "d": "D", "u": "U"}


def _shift(by_class: dict[str, list[int | str]]) -> int | None:
    """Which way from the anchor: last, this, next, ago, yesterday."""
    for name in "LTXKGF":
        if name in by_class:
            return int(by_class[name][0])
    return None


def _pairs(parts: list[_Token], start: int, end: int) -> Iterator[Expression]:
    """`Saturday and Sunday, Oct. 19 and 20` is a pair of pairs."""
    values = {kind: [int(p.word.value) for p in parts if p.word.kind in kind] for kind in ("Ww", "Mm", "Dd", "Y")}
    year = values["Y"][0] if values["Y"] else None
    kind = "full_date" if year else "month_day"
    for weekday, day in zip(values["Ww"], values["Dd"], strict=True):
        yield Expression(start, end, kind, year, values["Mm"][0], day, weekday=weekday)


def _numeric(kind: Kind, numbers: list[int], start: int, end: int) -> Iterator[Expression]:
    """Dates in figures. Day-first and month-first that cannot be told apart are left unread."""
    if kind == "iso_date":
        year, month, day = numbers
    else:
        first, second, year = numbers
        if first <= 12 and second <= 12 and first != second:
            return
        month, day = (second, first) if first > 12 else (first, second)
        year += 2000 if year < 100 else 0
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield Expression(start, end, "full_date", year, month, day)
