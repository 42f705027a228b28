"""Whether two names that credits give are one person's, as far as their letters tell."""

from __future__ import annotations

from typing import Literal

from checks.names.lexicons import fold
from checks.names.near import near
from checks.names.vocabulary import NICKNAMES, PARTICLES, SUFFIXES
from checks.regexes import regex

Likeness = Literal["same", "near"]

_ASIDE = regex(r"\([^()]*\)|[\"“][^\"“”]*[\"”]")
_BETWEEN = regex(r"[\s,‐‑-]+")
_SHORT_FORM = 3
"""Letters with which a first name is cut short: Jen for Jennifer."""


def alike(one: str, other: str) -> Likeness | None:
    """`same` for one person's name, `near` for one that is spelled otherwise, None for two people.

    Who shares a surname counts as one person: short names, maiden names and second names are more than any list has.
    Names in two scripts can't be compared and count as one.
    """
    left, right = _words(one), _words(other)
    if not left or not right or left[0].isascii() != right[0].isascii():
        return "same"
    if "".join(left) == "".join(right) or set(left) == set(right):
        return "same"
    if 1 in (len(left), len(right)):
        return _by_surname(*sorted((left, right), key=len))
    if _shares_surname(left, right):
        return "same" if _same_given(left[:-1], right[:-1]) or not near(left[0], right[0]) else "near"
    return "near" if near(left[-1], right[-1]) and _same_given(left[:-1], right[:-1]) else None


def _words(name: str) -> list[str]:
    """A name's words, folded, without suffixes and particles, where others are left."""
    folded = [word for each in _BETWEEN.split(_ASIDE.sub(" ", name)) if (word := fold(each))]
    return [word for word in folded if word not in SUFFIXES | PARTICLES] or folded


def _by_surname(short: list[str], long: list[str]) -> Likeness | None:
    """How a word alone is like a name, of which it may be any part."""
    if short[0] in long:
        return "same"
    return "near" if near(short[0], long[-1]) else None


def _shares_surname(left: list[str], right: list[str]) -> bool:
    return left[-1] in right[1:] or right[-1] in left[1:]


def _same_given(left: list[str], right: list[str]) -> bool:
    """Whether first names can be one person's: equal, one an initial or short for the other, or its nickname."""
    if set(left) & set(right):
        return True
    one, other = sorted((left[0], right[0]), key=len)
    short = len(one) == 1 or len(one) >= _SHORT_FORM
    return (short and other.startswith(one)) or any(one in family and other in family for family in NICKNAMES)
