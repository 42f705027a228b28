"""The tense of the verb that governs words of time: `met Tuesday` looks back, `will meet Tuesday` ahead."""

from __future__ import annotations

from collections.abc import Sequence

from checks.regexes import regex

PAST, PRESENT, FUTURE = -1, 0, 1

_REACH = 120
"""Characters to each side in which the verb is looked for, within the sentence."""
_STOP = regex(r"[.!?][\"”’')]*[ \n]+(?=[\"“‘(`]?[A-Z])|\n\n")
_ABBREVIATED = regex(
    r"(?:\b(?:[A-Z]|Mr|Ms|Mrs|Dr|Gov|Sens?|Reps?|Gen|Lt|Col|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|Inc|Co|Corp"
    r"|Ltd|a\.m|p\.m|U\.S))$"
)
_WORD = regex(r"\b[a-z]+|['’]ll\b")
_POSSESSED = regex(r"['’]s\b")
"""`Friday's ruling` has been made, whatever is told of it."""
_AHEAD = regex(r"\b(?:until|till|by|through|no later than|(?:is|are)(?: on)?)[ \n]$")
"""A deadline, and the present tense of what is to come: `the vote is Tuesday`."""
_FUTURE = (
    "will shall may might can could should must would ll plan plans expect expects hope hopes intend intends aim "
    "aims planning upcoming begins starts opens ends expires runs"
)
_PAST = (
    "was were had did said told went came began took made gave got left held met lost found became saw knew ran spoke "
    "wrote fell led sent rose shot struck broke brought bought built caught chose died drew drove fought flew grew "
    "heard hit kept laid paid put read sat sold sought spent stood taught thought threw withdrew swore agreed freed "
    "since won wasn weren didn hadn couldn"
)
_VERBS = {
    **dict.fromkeys(_FUTURE.split(), FUTURE),
    **dict.fromkeys(_PAST.split(), PAST),
    **dict.fromkeys(("is", "are", "has", "have", "says", "remain", "remains"), PRESENT),
}
_NEGATED = {("won", "t"): FUTURE, ("could", "not"): PAST}
"""Where the next word turns a verb about: `could not be reached`."""
_PLANNED = frozenset("scheduled slated due expected planned".split())
"""Participles that look ahead, but not in `had been scheduled`."""
_BEFORE_PLANNED = frozenset(("been", "previously", "originally"))


def tense(text: str, start: int, end: int) -> int:
    """PAST, FUTURE or, where no verb tells, PRESENT: of the last verb before, else of the first one after."""
    if _POSSESSED.match(text, end):
        return PAST
    if _AHEAD.search(text, max(0, start - 14), start):
        return FUTURE
    low, high = _sentence(text, start, end)
    before = _WORD.findall(text, low, start)
    for at in range(len(before) - 1, -1, -1):
        found = _told(before, at)
        if found is not None:
            return found
    after = _WORD.findall(text, end, high)
    told = (_told(after, at) for at in range(len(after)))
    return next((found for found in told if found is not None), PRESENT)


def _told(words: Sequence[str], at: int) -> int | None:
    """What one word of a row tells, or None where it is no verb that tells a time."""
    word = words[at].lstrip("'’")
    previous = words[at - 1] if at else ""
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in _PLANNED:
        return PAST if previous in _BEFORE_PLANNED else FUTURE
    if word == "set":
        return FUTURE if following in ("to", "for") else None
    if word in ("is", "are") and (following == "to" or following.endswith("ing")):
        return FUTURE
    found = _NEGATED.get((word, following), _VERBS.get(word, _ending(word)))
    another = (found == FUTURE and following == "have") or (found == PAST and previous == "be")
    return None if another else found


def _ending(word: str) -> int | None:
    return PAST if len(word) > 4 and word.endswith("ed") and word[-3] != "e" else None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around a stretch, as far as the verb is looked for."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    for stop in _STOP.finditer(text, low, start):
        if not _ABBREVIATED.search(text, max(low, stop.start() - 5), stop.start()):
            low = stop.end()
    after = _STOP.search(text, end, high)
    return low, after.start() if after else high
