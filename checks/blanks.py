"""What stands where something is still to be written, and says nothing: TK, TBD, N/A, lorem ipsum, marks alone."""

from __future__ import annotations

import re
import string

from checks import letters
from checks.regexes import regex

_MARKS = string.punctuation + string.whitespace + "—–…“”‘’«»¿¡\xa0"
_BLANK = regex(r"(?-i:TK)|(?:tk){2,}|tbd|n/a|null|none|untitled|lorem ipsum(?s:.*)", re.I)


def bare(value: str) -> str:
    """The words of a value without tags, and without the marks around them."""
    return letters.said(value).strip(_MARKS)


def says(value: str) -> bool:
    """Whether a value says anything."""
    words = bare(value)
    return bool(words) and not _BLANK.fullmatch(words)
