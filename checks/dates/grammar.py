"""The grammar of time: one pattern over class letters (lexicon.py) for each kind of expression."""

from __future__ import annotations

from functools import lru_cache

from checks.regexes import regex
from checks.tuples import NamedTuple

Kind = str
"""The name of the grammar rule that an expression was read by: a key of `GRAMMAR`."""

_UNIT = "[UI]"
_ANY = "[UIu]"
_COUNT = r"(?:(?:an|[nDN])(?:-?[ng]){0,3}o?|ag|a)(?:-?x|-?&-?a-?J)?"
_RANGE = rf"{_COUNT}(?:[>&-]{_COUNT})?"
_YEAR = "(?:t?[LTX]-?U|t?A?Y|tAU)"
_MONTH_DAY = r"[Mm]t?[Dd](?!:[DN]|-?[Uu]|[-/][DY])"
_POSSESSIVE = "(?:t?[LTX]U'|t?Y'?|t?A?U-?[GF]-?)"

GRAMMAR: dict[Kind, str] = {
    "pair_list": r"[Ww]&[Ww],?[Mm][Dd]&[Dd](?:,?Y)?",
    "iso_date": r"Y-[DN]-[DN]",
    "numeric_date": r"D/D/[YND]",
    "week_of": rf"t?Uot?(?:{_MONTH_DAY}|[Dd]o?[Mm])(?:,?Y)?",
    "part_of": rf"t?Po(?:W,?)?(?:{_MONTH_DAY}|[Dd]o?[Mm])(?:,?Y)?",
    "day_range": r"(?:[Ww],?)?[Mm]D(?:-|>)D(?![Uu/:])(?:,?Y)?|(?:[Ww],?)?[Dd](?:-|>)[Dd]o?[Mm](?:,?Y)?",
    "full_date": r"(?:[Ww],?)?(?:[Mm]t?[Dd],?Y|t?[Dd]o?[Mm],?Y)(?![Dd]|:[DdN])",
    "day_list": r"[Mm]D(?:,D){0,9},?&D(?![Uu/:])(?:,?Y)?",
    "month_of": r"(?:t?E-?o?)?[Mm]D?,?o?t?[LTX]-?U",
    "month_day": rf"(?:[Ww],?t?)?(?:{_MONTH_DAY}|t?[Dd]o?[Mm](?![Dd]))|W,?tD?d",
    "month_year": r"(?:t?E-?o?)?[Mm](?:,?o?Y|nn-?[na]?)",
    "age": rf"[tA]?{_COUNT}-?[UuI]-?Z",
    "quarter": (
        rf"(?:(?:{_POSSESSIVE}|t)?(?:f-?)?[OE]f?-?I|{_POSSESSIVE}f?(?<=[Yf'GF-])[Ip]|t?[LTXA]f?[Ip]|tI(?![GF]))"
        rf"(?:,?o?t?f?{_YEAR}|aU[GF])?"
    ),
    "half": rf"t?(?:O|L|E)J,?o?(?:{_YEAR}|tU)",
    "ended": "tf?U(?=y|>[MmD])",
    "quarter_name": "k(?:,?o?Y)?|Yk",
    "named_day": "s",
    "year_range": "Y-Y(?!-)",
    "season_years": "t?Y[-/][DN](?![-/DNU])",
    "fiscal_year": r"t?[LTX]?f-?(?:UY|Y|U)",
    "relative_month": r"t?(?:[LTXA]|TL)(?:E-?)?[Mm](?!D)",
    "anniversary": r"[Od]-?(?:U-?)?V",
    "relative_units": rf"(?:t?(?:[LX]|[LX]?O(?!a)|TL)|[tA])(?:{_RANGE})v{{0,3}}-?{_ANY}",
    "ordinal_unit": r"(?:E-?)?[Od]-?U(?!-v)",
    "holiday": r"[LTX]?(?:H(?:U|e|W)?|h'?(?:U(?:'?[eU])?|e|W))(?:,?o?(?:Y|t?[LTX]U))?",
    "season": r"t?(?:E-?)?(?:(?:[LTXA]|TL)S|S(?:o?Y|ot?[LTX]U|onn-?[na]?)|(?<=[tiE-])S)",
    "weekday_set": r"QO?W[P5]?",
    "unit_set": rf"Q(?:{_COUNT})?[UuIPMmS5]|[nD]?b-?[atQ]{_ANY}",
    "compared": rf"t?{_UNIT}-?[GF](?:{_COUNT}{_ANY})?",
    "offset": rf"{_RANGE}v{{0,3}}-?{_ANY}(?:&v)?-?G",
    "away": rf"{_RANGE}v{{0,3}}-?{_ANY}-?F",
    "same_unit": rf"(?:[EF][io]?)?t?A{{1,2}}{_UNIT}",
    "relative_unit": rf"(?:[EF][io]?)?-?t?(?:[LTX]|TL)-?{_UNIT}(?![0-9])",
    "edge_unit": rf"E-?[io]?t?T?{_UNIT}|F[io]t?[UI]|{_UNIT}'?-?E",
    "duration": rf"{_RANGE}v{{0,3}}-?{_ANY}(?:&aJ)?|Jaf?{_ANY}|J-{_ANY}|{_ANY}-v",
    "day_beyond": "tU[BF][K]",
    "plural_set": r"[LTX]?W5|6",
    "weekday": r"(?:[EF][-i]?)?t?(?:[LTXA]|TX|TL)?W(?:P|K)?",
    "day_word": r"(?:[EF]-?)?K(?:-?P)?",
    "day_part": r"(?:[EF]-?)?(?:t?[LTXA]|t)P|E-?PK?|PK",
    "clock": r"[Dd]it?P|c(?:z|it?P)?|qz?|[YN]z",
    "month": r"(?:t?E-?o?)?M|(?<=[io>&])m(?!D)|t?E-?o?m",
    "decade": r"t?(?:E-?)?o?t?C",
    "named_year": r"t?UY",
    "spelled_year": r"(?:t?U)?n(?:n-?[na]?|g(?:&?[na])?)",
    "year": r"(?:t?E-?o?)?Y(?![Y/-])",
    "the_unit": rf"tv?{_UNIT}(?!-v)",
    "vague_units": rf"t?r{_ANY}",
    "vague": r"R|tl?r|tL(?![UIuMmSWnNDPaO])|T$",
    "adverb_set": "j",
    "bare_units": rf"(?<=[io]){_ANY}|{_ANY}(?=o)",
}
VAGUE = frozenset((
    "vague", "vague_units", "adverb_set", "bare_units", "the_unit", "clock", "quarter_name", "named_day", "year_range",
    "season_years",
))  # fmt: skip
"""Kinds that name no day, or may be a label or a number, and are read only where they are asked for."""
_PATTERN = regex("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in GRAMMAR.items()))
_GAPS = regex(r"[,\-/:']")


class Phrase(NamedTuple):
    """An expression of a kind that words `[first, last)` of a segment make."""

    kind: Kind
    first: int
    last: int


_LONG = 64
"""Class letters of a segment that are no longer worth remembering."""


def phrases(letters: str) -> tuple[Phrase, ...]:
    """The expressions in a string of class letters. Few strings make up most of any text."""
    return _known(letters) if len(letters) <= _LONG else _parsed(letters)


def _parsed(letters: str) -> tuple[Phrase, ...]:
    found: list[Phrase] = []
    at = words = 0
    for match in _PATTERN.finditer(letters):
        first = words + _words(letters, at, match.start())
        at, words = match.end(), first + _words(letters, match.start(), match.end())
        found.append(Phrase(match.lastgroup or "", first, words))
    return tuple(found)


def _words(letters: str, start: int, end: int) -> int:
    return end - start - len(_GAPS.findall(letters, start, end))


_known = lru_cache(16_384)(_parsed)
