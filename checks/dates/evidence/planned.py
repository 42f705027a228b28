"""What a verb in the past leaves open: `the next opening was in May`, `she said that she was leaving in May`.

English shifts the tense of a plan that is told of later, and what stands on a calendar has a time of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checks.dates.clauses import Verb
from checks.regexes import regex

_SUPPOSED = regex(
    r"\b(?:(?:if|unless)\b[^;:“”\"]{0,80}"
    r"|(?:whether|in case|wonder(?:s|ed|ing)?|hop(?:ed|ing)|feared|mean[st])\b[^;:,]{0,60}"
    r"|brac(?:es?|ed|ing) for\b[^;:,]*"
    r"|under (?:the|an?|this|its|their|his|her)(?: [\w’'-]+){0,2} (?:bill|plan|deal|agreement|contract|proposal|measure"
    r"|legislation|pact|schedule)s?\b[^;:]*)$",
    re.I,
)
"""What makes a thought of the verb behind it."""
_TO_COME = regex(
    r"\b(?:will|would|shall|should|may|might|could|going to|expect\w*|project(?:s|ed)|plan(?:s|ned)|propos\w+"
    r"|anticipat\w+|likely|hopes?|aims?|seeks?|forecast\w*)\b|['’]ll\b"
)
_FORESEEN = regex(
    r"\b(?:(?:schedule|timeline|calendar|forecast|projection|model|invitation|itinerary|agenda|notice|flyer)s?\b"
    r"[^.;:,]{0,30} (?:showed|listed|called|had|said|gave|put|set)"
    r"|(?:economist|analyst|trader|investor|forecaster)s?\b[^.;:,]{0,30} (?:saw|put|kept|lifted|cut|priced|bet)"
    r"|(?:goal|target|aim|idea|plan|hope)s?\b[^.;:,]{0,30} (?:was|were) (?:an?|the|to|for|not)"
    r"|seen (?:at|falling|rising|growing)|(?:put|priced|pegged) at)\b",
    re.I,
)
"""What lists and reckons what is to come."""
_CAUSED = regex(r"\bto (?:make|have|get|see|keep)\b[^.;:,]{0,30} \w+$")
"""What is to be done to something: `voters ought to make themselves heard`."""
_LAID_DOWN = regex(
    r"\b(?:bill|budget|plan|proposal|measure|legislation|contract|agreement|deal|pact|ordinance|resolution|referendum"
    r"|amendment|treaty|ruling|order|decision|policy)s?(?: that| which)?(?: \w+ly| also| then)? "
    r"(?:raised|cut|gave|let|left|kept|put|set|delayed|extended|brought|moved|pushed|required|allowed|banned|lifted|froze"
    r"|doubled|capped|restored|included|called|had|ended)$"
)
"""A rule and its verb: what it did, it did for days to come."""
_BE = regex(r"(?:was|were|wasn['’]t|weren['’]t)(?: (?:not|still|also|only|just|even|never|all|both|\w+ly))*")
_OVER = regex(
    r"\b(?:it|that|this|they|those|he|she|I|we|you|which|who)(?: all| both)? $"
    r"|\b(?:last|latest|previous|most \w+|first)\b"
    r"(?! (?:available|possible|open|chance|date|slot|day (?:to|for)))[^.;]*$",
    re.I,
)
"""What `was in May` is told of when May is over."""
_ON = regex(r"(?:in|on)\b|[A-Z]")
_SUBJECT = 120
_MAKING = regex(r"(?:was|were|wasn['’]t|weren['’]t)\b.*ing|(?:(?<=was getting )|(?<=were getting ))\w+")
_OPEN = regex(
    r"(?:was|were)(?: \w+){0,3}? (?:sold out|full|booked|available|open|free|left|up|away|off"
    r"|on (?:track|schedule|course|the (?:calendar|agenda|docket|schedule|ballot|books))),? "
    r"|(?:(?<=dates )|(?<=days )|(?<=rooms )|(?<=seats )|(?<=slots )|(?<=spots )|(?<=tickets )|(?<=openings ))left "
)
"""What is said of days that can still be had."""
_OCCASION = regex(
    r"\b(?:(?:appointment|date|deadline|slot|opening|opener|show|concert|game|match|hearing|trial|trip|tour|ticket|wedding"
    r"|parade|execution|event|meeting|reservation|conference|festival|performance|room|flight|cruise|vacation|surgery|exam"
    r"|eclipse|deficit|shortfall|recession|cut|loss)(?:e?s)?"
    r"|(?:an?|the|its|their|his|her) (?:\w+ )?(?:vote|race|release|bid|run|visit|merger|strike|chance|campaign)) $"
)
"""What stands on a calendar or in a forecast, with its own time behind it."""
_WITHIN = regex(r"\b(?:at|during|in|after|following|since|from|with)(?: [\w’'.-]+){1,7} $")
"""Before an occasion that the verb took place at."""
_TAKEN_PART = frozenset(
    "held hosted attended played missed ran lost won worked performed made took completed concluded finished ended"
    " saw met began started opened closed entered joined led".split()
)
_TELLING = frozenset(
    "said told stated noted explained testified learned revealed reported claimed insisted acknowledged heard knew"
    " thought believed announced added wrote suggested".split()
)
_HELD = regex(r"(?:was|were|had|wasn['’]t|weren['’]t)(?: not| still| also)?(?: to [a-z]+)?")
"""Verbs of being and having, which shift their tense behind a verb of telling."""
_BROKEN = regex(r"[,;:—“”\"]")


def planned(text: str, low: int, head: int, earlier: Sequence[Verb]) -> bool:
    """Whether the last verb before words of time, told as past, may tell of what was still to come.

    `low` is where its sentence begins, `head` where the words of time begin, with their preposition.
    """
    verb = earlier[-1]
    return bool(
        _SUPPOSED.search(text, low, head)
        or _FORESEEN.search(text, low, head)
        or _CAUSED.search(text, low, verb.end)
        or _LAID_DOWN.search(text, low, verb.end)
        or _in_being(text, low, head, verb)
        or _on_calendar(text, head, verb)
        or _shifted(text, earlier)
    )


def to_come(clause: str) -> bool:
    """Whether the words before a time, which would make it a past one, stand in a plan or a thought."""
    return _TO_COME.search(clause) is not None or _SUPPOSED.search(clause) is not None


def _in_being(text: str, low: int, head: int, verb: Verb) -> bool:
    """`was in May` of what is not said to be over; `was leaving in May`; `was full in May`."""
    if _MAKING.fullmatch(text, verb.start, verb.end):
        return not text.startswith("as of", head)
    if _OPEN.fullmatch(text, verb.start, head):
        return True
    alone = _BE.fullmatch(text, verb.start, verb.end) and not text[verb.end : head].strip() and _ON.match(text, head)
    return bool(alone) and not _OVER.search(text, max(low, verb.start - _SUBJECT), verb.start)


def _on_calendar(text: str, head: int, verb: Verb) -> bool:
    """Whether the time is that of an occasion which the verb did not take part in: `sold tickets to a show in May`."""
    last = text[verb.start : verb.end].rsplit(maxsplit=1)[-1]
    return (
        last not in _TAKEN_PART
        and _OCCASION.search(text, verb.end, head) is not None
        and _WITHIN.search(text, verb.end, head) is None
    )


def _shifted(text: str, earlier: Sequence[Verb]) -> bool:
    """Whether a state is told of by somebody: `said that she had an exam in May`."""
    if len(earlier) < 2 or not _HELD.fullmatch(text, earlier[-1].start, earlier[-1].end):
        return False
    telling = text[earlier[-2].start : earlier[-2].end].rsplit(maxsplit=1)[-1]
    return telling in _TELLING and not _BROKEN.search(text, earlier[-2].end, earlier[-1].start)
