"""What text is made of: the capitals of the alphabets of headers and bylines, and what a reader sees of a value."""

from __future__ import annotations

from html import unescape

from checks.regexes import regex

_ALTERNATING = "".join(chr(point) for point in range(0x100, 0x180) if chr(point).isupper())
UPPER = f"A-ZÀ-ÖØ-Þ{_ALTERNATING}Ά-ΏΑ-ΡΣ-ΫЀ-Я"
"""The capitals of Latin, Greek and Cyrillic, as the inside of a character class: `re` has no `\\p{Lu}`.

Written in ranges, since a class of single letters takes milliseconds to compile, each time it stands in a pattern.
"""

_TAG = regex(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")


def said(value: str) -> str:
    """What a reader sees of a header's value: no tags, no entities, one blank where there is white space of any kind.

    A reader of files keeps a value as it was written; who shows it or compares it asks here.
    """
    return " ".join(unescape(_TAG.sub("", value)).split())
