"""Outlets, desks and roles, told apart from the people that they stand beside."""

from __future__ import annotations

import re

from checks.names import lexicons
from checks.names.lexicons import COMMON, FIRST, INITIAL, LAST

_WORDS = re.compile(
    r"\b(?:staff|writers?|reporters?|editors?|correspondents?|columnists?|contributors?|contributed|photographers?"
    r"|desk|bureau|news|newsroom|service|press|reuters|agency|team|reports?|media|times|post|journal|inc|llc|special|to"
    r"|the|guest|admin|webmaster|director|manager|analyst|professor|intern|fellow|producer|chief|senior|associate"
    r"|executive|editorial|submitted|wire|blog|magazine|radio|tv|online|digital|stories|authors?"
    r"|without|association|council|committee|commission|department|ministry|university|college|church|school|foundation"
    r"|fund|group|network|watch|international|institute|office|bank|board|members|faculty|club|society|public|center|centre"
    r"|bbc|cnn|npr|afp|upi|nbc|abc|cbs|fox|bloomberg|guardian|conversation|enterprise|corporation|company|gov"
    r"|redaktion|redakteur(?:in)?|nachrichten|zeitung|agentur|verlag|korrespondent(?:in)?|rédaction|redacción|redazione"
    r"|redactie|redaktionen|redakce|agence|agencia|agenzia|www|com|org)\b",
    re.I,
)
"""Words that stand in the names of outlets and desks, and in what people are called there."""
_STATE = re.compile(r"[^\W\d_][\w.'’-]+ (?:[\w.'’-]+ )*(?!II|III|IV|JR|SR|MD)[A-Z]{2}")
_DE = re.compile(r" (?:de|del) (?P<rest>.+)")
_WORD = re.compile(r"\S+")


def named(name: str) -> bool:
    """Whether a name has a word of an outlet, a desk or a role: `Capital News Service`, `Spotlight PA`."""
    return bool(_WORDS.search(name)) or (_STATE.fullmatch(name) is not None and not name.isupper())


def without_outlet(name: str, cut: bool) -> str:
    """A name without the outlet behind `de`, as Spanish bylines have it, and without what is left of one `cut` off.

    `Ana de Armas` keeps her particle: what follows it is a surname.
    """
    behind = _DE.search(name)
    if behind and len(name[: behind.start()].split()) > 1 and not _is_surname(behind["rest"].split()[-1]):
        return name[: behind.start()]
    words = name.split()
    if cut and len(words) > 2 and not _is_surname(words[-1]) and _is_surname(words[-2]):
        return " ".join(words[:-1])
    return name


def person_before(name: str) -> str:
    """The person at the head of a name that goes on with an outlet or a role: `ADA BERG Capital News Service`."""
    if not named(name):
        return name
    words = name.split()
    if len(words) < 4:
        return name if _looks_like_a_person(words) else ""
    capitals = next((at for at, word in enumerate(words) if not word.isupper()), len(words))
    if 2 <= capitals < len(words):
        return " ".join(words[:capitals])
    lead = next(
        (at for at in (3, 2) if _looks_like_a_person(words[:at]) and not _WORDS.search(" ".join(words[:at]))), 0
    )
    return " ".join(words[:lead])


def _looks_like_a_person(words: list[str]) -> bool:
    """A first name that is no common word, then surnames and initials: `Caley Fox Shannon`, `Kathryn Post`."""
    kinds = [lexicons.load().kinds(word.title() if word.isupper() else word) for word in words]
    inner = all(kind & (FIRST | LAST | INITIAL) for kind in kinds[1:])
    return len(words) in (2, 3) and kinds[0] & (FIRST | COMMON) in (FIRST,) and inner and bool(kinds[-1] & LAST)


def _is_surname(word: str) -> bool:
    kinds = lexicons.load().kinds(word.title() if word.isupper() else word)
    return bool(kinds & LAST) and not (word.isupper() and len(word) < 4)
