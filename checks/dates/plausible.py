"""Whether what stands around words of time leaves them words of time: names, ages, rates and prices are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from checks.dates import numbers
from checks.dates.grammar import Kind
from checks.dates.tokens import Token
from checks.regexes import regex


def plausible(text: str, kind: Kind, parts: Sequence[Token]) -> bool:
    start, end = parts[0].start, parts[-1].end
    before = text[start - 1] if start else " "
    after = text[end : end + 2]
    if before in "$€£#/=_@." and kind in ("year", "iso_date", "numeric_date", "month_day"):
        return False
    if kind in _IN_FIGURES and any(part.word.kind == "N" and "." in str(part.word.value) for part in parts):
        return False
    if kind == "year":
        return _year(text, parts[-1].start, end)
    if after[:1] == "%" or (after[:1] in "/:" and after[1:].isdigit()):
        return False
    if before.isalnum() or (before in "-$£€" and kind in ("numeric_date", "iso_date", "duration")):
        return False
    judge = _JUDGES.get(kind)
    return judge is None or judge(text, parts)


_IN_FIGURES = frozenset(("iso_date", "numeric_date", "season_years"))
"""Kinds that are figures alone, none of which has a point within."""
_NEAR = 20
"""Characters before words of time that hold the word before them."""


def _follows(text: str, start: int, before: re.Pattern[str]) -> bool:
    return before.search(text, max(0, start - _NEAR), start) is not None


_BEFORE_YEAR = regex(
    r"(?:\b(?:in|since|during|of|by|from|until|through|before|after|for|and|to|or|between|the|early|late|mid|late-|mid-"
    r"|around|circa|post|pre|fiscal|year|election|season|session|summer|fall|spring|winter|into|its|his|her|their|a|an|our|both"
    r"|that|due|on|as|than|is|was|end|start|beginning)"
    r"[ \n-]|\(|, |['’]s?[ \n])$",
    re.I,
)
_AFTER_YEAR = regex(r"(?:['’]s)?[ \n](?:[a-zA-Z]{2,}[ \n]?){0,2}|[.,;:)?!\"”'’]|-|$")
_COUNTED = regex(r"[ \n](?:[a-z]+[ \n])?(?:people|men|women|[a-z]+[^s\W]s)\b")
_LABEL = regex(r"\b(?:pages?|rooms?|flight|route|chapter|section|number|channel|highway|model|suite)[ \n]$", re.I)
_QUANTITY = regex(r"\b(?:about|some|than|nearly|almost|only|another|least|over|of|all)[ \n]$", re.I)
_WORD = regex(r"\b[a-z]+[ \n]$")


def _year(text: str, start: int, end: int) -> bool:
    """A bare number is a year after a preposition, or before a noun as in `the 2024 election`."""
    if not 1700 <= int(text[end - 4 : end]) <= 2100 or text.startswith(("/", "%", ",0"), end):
        return False
    counted = _COUNTED.match(text, end) is not None
    if not _AFTER_YEAR.match(text, end) or (counted and _follows(text, start, _QUANTITY)):
        return False
    if _follows(text, start, _LABEL):
        return False
    return _follows(text, start, _BEFORE_YEAR) or (not counted and _follows(text, start, _WORD))


_SPAN = regex(
    r"(?:\b(?:for|in|within|than|about|nearly|almost|least|of|after|only|just|over|half|to|and|under|spen[dt]|takes?"
    r"|took|taken|last\w*|wait\w*|before|up|around|roughly|barely|not|with|every|as)|^|[.!?“\"`\n—–,;:])[ \n]*$",
    re.I,
)
"""What stands before `a week` that is a stretch of time; after `flights` it is a rate."""
_RATED = regex(r"[ \n]an?[ \n](?:day|week|month|year)\b", re.I)
"""What makes hours a rate: `24 hours a day`."""


def _duration(text: str, parts: Sequence[Token]) -> bool:
    kinds = "".join(part.word.kind for part in parts)
    start, end = parts[0].start, parts[-1].end
    if "I" in kinds and (kinds == "aI" or text[parts[0].end : parts[0].end + 1] == "-"):
        return False
    if kinds[0] == "a" and kinds[1:] in ("U", "u") and text[start : start + 3].lower() != "one":
        return _follows(text, start, _SPAN)
    if text[end - 1] == "s" and text[parts[-1].start].isupper() and not text[parts[-1].start :][:2].isupper():
        return False
    return _RATED.match(text, end) is None


def _title(text: str, parts: Sequence[Token]) -> bool:
    """`This Week` in capitals is a programme, unless all the letters around are capitals."""
    words = [text[part.start : part.end] for part in parts if part.word.kind in "LTXU"]
    return len(words) < 2 or not all(word[0].isupper() and word[1:].islower() for word in words)


_NOT_NAMED = regex(
    r"\b(?:in|since|by|until|till|from|through|to|for|of|and|or|late|early|during|before|after)[ \n]$", re.I
)
_NAME = regex(r"[ \n][A-Z][a-z]+")


def _month(text: str, parts: Sequence[Token]) -> bool:
    """`Jan Kavan` and `April Smith` are names; `Jan.` and `in April Smith` are months."""
    last = parts[-1]
    written = text[last.start : last.end]
    if len(written) <= 4 and written not in ("May", "June", "July") and text[last.end : last.end + 1] != ".":
        return False
    return _NAME.match(text, last.end) is None or _follows(text, last.start, _NOT_NAMED)


_CALLED = regex(r"\b(?:Black|Bloody|Super|Fat|Good|Ash|Palm|Cyber|Giving|Ruby|Holy|Maundy|Easter|Taco)[ \n]$")
_PAPER = regex(
    r"['’]?[ \n](?:Times|Telegraph|Mail|Post|Herald|Mirror|Express|Review|School|Night (?:Lights|Live|Football))\b"
)


def _weekday(text: str, parts: Sequence[Token]) -> bool:
    at = next(part for part in parts if part.word.kind == "W")
    return not _follows(text, at.start, _CALLED) and not _PAPER.match(text, at.end)


_PROGRAMME = regex(r"\b[A-Z]{2,}[ \n]$")


def _day_word(text: str, parts: Sequence[Token]) -> bool:
    """`USA Today` is a paper."""
    start = parts[0].start
    return not (text[start].isupper() and _follows(text, start, _PROGRAMME))


def _holiday(text: str, parts: Sequence[Token]) -> bool:
    """A word such as Labor makes a holiday with Day, New with Year's Day."""
    kinds = "".join(part.word.kind for part in parts)
    if "h" not in kinds:
        return True
    at = kinds.index("h")
    name, rest = parts[at].word.value, parts[at + 1 :]
    following = [part.word.value for part in rest if part.word.kind in "Ue"]
    if name == "new":
        return following[:1] == ["year"] and len(following) == 2
    if name in ("good", "ash", "palm"):
        return any(part.word.kind == "W" for part in rest)
    return following[:1] == ["day"] and text[rest[0].start].isupper()


_IN_FALL = regex(r"\b(?:in|this)[ \n]$")


def _season(text: str, parts: Sequence[Token]) -> bool:
    """`the fall of a house` and `may fall` are no season; `in the fall` is."""
    last = parts[-1]
    if last.word.kind != "S" or text[last.start : last.end].lower() != "fall" or len(parts) > 2:
        return True
    return parts[0].word.kind in "LTX" or _follows(text, parts[0].start, _IN_FALL)


_AT = regex(r"\b(?:at|by|around|until|before|after)[ \n]$")
_HIGH = regex(r"\bhigh[ \n]$", re.I)


def _clock(text: str, parts: Sequence[Token]) -> bool:
    """Figures with a colon are a time of day with a zone or after `at`; high noon is none."""
    told = numbers.clock(parts)
    if told is None or not told <= "24:00" or told[3] > "5":
        return False
    start = parts[0].start
    if len(parts) == 1 and parts[0].word.kind == "q":
        return _follows(text, start, _AT)
    return not _follows(text, start, _HIGH)


def _season_years(text: str, parts: Sequence[Token]) -> bool:
    """`2007-08` runs from one year into the next, `1990-98` on to a later one; `2013-03` is a month."""
    first, second = (int(part.word.value) for part in parts if part.word.kind in "YDN")
    runs = second == (first + 1) % 100 or second > max(first % 100, 12)
    return runs and parts[-1].end - parts[-1].start == 2 and _standing(text, parts)


def _year_range(text: str, parts: Sequence[Token]) -> bool:
    first, second = (int(part.word.value) for part in parts)
    return _standing(text, parts) and first < second <= first + 100


def _standing(text: str, parts: Sequence[Token]) -> bool:
    """Whether years stand by themselves, and are no part of a number or an address."""
    start, end = parts[0].start, parts[-1].end
    before, after = text[max(start - 1, 0) : start], text[end : end + 2]
    recent = all(1700 <= int(part.word.value) <= 2100 for part in parts if part.word.kind == "Y")
    return recent and before not in {*"$€£#/=_@.-–"} and not (after[:1] in {*"-–/%_@"} or after[1:].isdigit())


def _spelled(_: str, parts: Sequence[Token]) -> bool:
    year = numbers.spelled_year(parts)
    return year is not None and 1500 <= year <= 2100


_LASTS = regex(r"\b(?:for|in|within|over|of|after|follow(?:s|ed|ing)|despite|spen[dt])[ \n]$", re.I)


def _bare(text: str, parts: Sequence[Token]) -> bool:
    """`for weeks` and `a matter of months` are stretches; `on days when` is none."""
    return _plural(text, parts) and _follows(text, parts[0].start, _LASTS)


def _plural(text: str, parts: Sequence[Token]) -> bool:
    return text[parts[-1].end - 1] in "sSa"


def _the_unit(text: str, parts: Sequence[Token]) -> bool:
    """`the day` names no day; `the year` is this one, `the years` a stretch."""
    return _plural(text, parts) or parts[-1].word.value not in ("day", "decade", "century", "millennium", "fortnight")


_STILL = regex(r"\bas[ \n]$", re.I)
_OF = regex(r"[ \n]of\b")
_SOON = regex(r"[ \n](?:as|after|enough)\b")


def _vague(text: str, parts: Sequence[Token]) -> bool:
    """`as soon as`, `soon after` and `the future of` are no reference of their own."""
    start, end = parts[0].start, parts[-1].end
    if text[start:end].lower() == "soon":
        return not _follows(text, start, _STILL) and not _SOON.match(text, end)
    if parts[-1].word.kind in "LTr":
        written = text[start:end].lower()
        return written in ("the past", "current") or (
            written.startswith("the ") and written.endswith(" future") and not _OF.match(text, end)
        )
    return text[end : end + 1] != "-"


def _adverb(text: str, parts: Sequence[Token]) -> bool:
    """`Daily` with a capital is a newspaper."""
    return text[parts[0].start].islower()


def _edge(_: str, parts: Sequence[Token]) -> bool:
    """`late in the day` names no day."""
    return parts[-1].word.value != "day" or parts[0].word.kind in "UI"


_JUDGES: dict[Kind, Callable[[str, Sequence[Token]], bool]] = {
    "duration": _duration, "relative_unit": _title, "relative_units": _title, "month": _month, "weekday": _weekday,
    "day_word": _day_word, "holiday": _holiday, "season": _season, "clock": _clock, "spelled_year": _spelled,
    "bare_units": _bare, "the_unit": _the_unit, "vague": _vague, "adverb_set": _adverb,
    "edge_unit": _edge, "season_years": _season_years, "year_range": _year_range,
}  # fmt: skip
