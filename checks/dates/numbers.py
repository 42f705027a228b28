"""Counts, years and times of day that are told in words: `two dozen`, `nineteen ninety-six`, `4 in the morning`."""

from __future__ import annotations

from collections.abc import Sequence

from checks.dates.tokens import Token
from checks.regexes import regex


def count(parts: Sequence[Token]) -> int | str | None:
    """The number before the unit; the first of a range, X where nobody counted, 0 for half a unit."""
    if parts[0].word.kind == "J":
        return 0
    total: int | str | None = None
    for part in parts:
        kind, value = part.word.kind, part.word.value
        if kind in "UIu>" or (kind == "&" and total is not None):
            break
        if kind in "nagDN":
            added = _added(total, kind, value)
            if added is None:
                break
            total = added
    return total


def _added(total: int | str | None, kind: str, value: int | str) -> int | str | None:
    """The count with one more word of it, or None where the word begins another."""
    if total is None or (total == 1 and kind in "nDN"):
        return value
    if isinstance(total, str) or isinstance(value, str):
        return total
    if kind == "g" or value == 12:
        return total * value
    return total + value if total >= 20 and total % 10 == 0 and value < 10 and kind == "n" else None


_HOUR = regex(r"([0-9]{1,2})\.?([0-9]{2})")


def spelled_year(parts: Sequence[Token]) -> int | None:
    """`nineteen ninety-six` or `two thousand and one`; None for other numbers."""
    spelled = [(part.word.kind, part.word.value) for part in parts if part.word.kind in "nga"]
    values = [value for _, value in spelled if isinstance(value, int)]
    if len(values) < 2 or len(values) != len(spelled):
        return None
    if spelled[1] == ("g", 1000):
        return values[0] * 1000 + sum(values[2:]) if values[0] == 2 else None
    if 10 <= values[0] <= 20 and values[1] >= 10:
        return values[0] * 100 + sum(values[1:])
    return None


def clock(parts: Sequence[Token]) -> str | None:
    """The time of day as HH:MM, from a clock's figures, `0900` or `9.15` with a zone, or a part of the day."""
    kinds = "".join(part.word.kind for part in parts)
    for part in parts:
        if part.word.kind in "cq":
            return str(part.word.value)
    if kinds.endswith("z") and parts[0].word.kind in "YN":
        told = _HOUR.fullmatch(str(parts[0].word.value).zfill(4))
        return f"{told[1]:>02}:{told[2]}" if told else None
    if kinds[0] in "Dd" and "i" in kinds and parts[-1].word.kind == "P":
        hour = int(parts[0].word.value) % 12
        return f"{hour + (0 if parts[-1].word.value == 'MO' else 12):02}:00"
    return None
