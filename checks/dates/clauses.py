"""The tense of the verb that governs words of time: words are put into classes, and grammar is a pattern over them.

| letter | words |
|---|---|
| D C S | verbs in the past: of what was done; of what was chosen, whose object may lie ahead; of saying |
| P h A B H | was, were, did; had; is, are, be; been; has, have |
| M T | will, may, should …; to before a verb |
| K | what makes a plan of its verb: planned, scheduled, due, expected |
| F | verbs that leave no plan in an infinitive: forced to, began to |
| I R | verbs in -ing; before, after, while, which put those into the past of their clause |
| Q | if, until, whether |
| U | verbs that look the same in the past: put, cut |
| L & , w | light adverbs; and, or; a stop within the sentence; any other word |
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from checks.regexes import regex
from checks.tuples import NamedTuple

Tense = Literal["done", "chosen", "perfect", "open"]
"""Done; done, but its object may lie ahead; has been; present, future, wished or planned."""


class Verb(NamedTuple):
    """A group of verbs: its tense, and the offsets of its first and last word."""

    tense: Tense
    start: int
    end: int


_CLASSES = {
    "M": "do does don't don’t doesn't doesn’t will won't won’t would wouldn't wouldn’t shall should may might must can "
    "cannot can't can’t could couldn't couldn’t 'll ’ll lets",
    "P": "was were did wasn't wasn’t weren't weren’t didn't didn’t",
    "h": "had",
    "A": "is are am be being isn't isn’t aren't aren’t",
    "B": "been",
    "H": "has have having hasn't hasn’t haven't haven’t",
    "K": "planned planning plan plans scheduled slated expected expect expects proposed proposes proposing projected "
    "projects anticipated hoped hope hopes hoping aimed aim aims intended intend intends postponed rescheduled "
    "delayed extended pushed budgeted earmarked pledged promised due required estimated forecast predicted "
    "targeted allocated booked mandated reserved tentatively likely supposed bound poised ready going starting "
    "beginning effective expiring expire expires eligible designated appropriated programmed envisioned eyed "
    "eyeing wanted needed want wants vote seek seeks begin begins start starts open opens end ends return returns "
    "remain remains upcoming prepared anticipates committed run runs become becomes comes opening ending closing "
    "running",
    "F": "forced able began started managed failed continued came used refused declined happened went proved",
    "R": "before after upon while despite without since",
    "Q": "if unless until till once whether",
    "L": "not also now still then later first finally officially never already only just again last ever all both even",
    "&": "and or but",
    "C": "approved voted announced adopted passed awarded authorized authorised agreed requested asked recommended "
    "endorsed supported discussed presented unveiled included called considered sought signed offered granted "
    "provided designed introduced described outlined warned cited filed picked chose selected confirmed allowed "
    "funded secured negotiated declared ordered advanced created made nominated featured backed pitched detailed "
    "approached eliminated raised renewed",
    "S": "said told stated noted explained testified argued suggested wrote believed thought knew learned revealed "
    "showed reported claimed insisted acknowledged heard",
    "D": "went came began took got left held met lost became saw ran spoke fell led sent rose shot struck broke "
    "brought built caught died drew drove fought flew grew kept laid paid sat spent stood taught threw withdrew "
    "swore freed found felt stole fled lent rode sang sank shook slept swept swam wore woke dealt dug fed hung "
    "hid overtook oversaw underwent undertook born begun taken seen known written shown driven fallen broken "
    "chosen stolen sworn torn worn drawn grown thrown frozen won bought sold gave arose awoke bore bled clung "
    "crept dove forbade forgot forgave lit meant mistook rang slid sprang stuck stung strode swung tore wept "
    "wound withheld upheld overcame rewrote beaten bitten blown forgotten hidden proven ridden risen shaken "
    "shrunk sunk sung swollen woven withdrawn overthrown overran rebuilt repaid foresaw befell sued tied dyed "
    "lied owed cued",
    "U": "put set cut hit quit read shut split spread hurt lay beat cast let",
    "w": "badly hundred sacred naked wicked kindred indeed speed breed embed limited related interested based dated "
    "entitled dedicated concerned worried excited accelerated advanced combined unprecedented need seed feed weed "
    "during following according including regarding spring morning evening king ring thing something nothing "
    "anything everything building meeting funding hearing housing shooting killing wedding clothing ceiling "
    "feeling wing string parking training spending bring sing beijing offering filing ruling warning listing "
    "rating opening crossing shed sled shred",
}  # fmt: skip
_NOUNS = frozenset(
    "the a an his her its their our my your this that these those all any some each every no one two three four five"
    " court jail prison office school schools work town college congress state federal local county city police more"
    " less nearly about over roughly date death life people residents voters students officials reporters members"
    " lawmakers records record data public census documents campaign election which whom what him them us me".split()
)
"""Words before which `to` begins no infinitive."""
_WORD = regex(r"[A-Za-z]+(?:['’]t)?|[,;:—–()\"“”]|['’]ll\b")
_GROUP = regex(
    r"(?P<done>(?:[PA][LAB]*)?[Fh]L*T[LAB]*.|RI|RA[DC])"
    r"|(?P<open>M[LHAB]*[^,]?(?:&[DCSU])?|[APHBh][LAB]*K|K|T[LHAB]*[^,]?(?:&[DCSU])?|A[LB]*[DCSFUI]?|Q)"
    r"|(?P<perfect>H[LBA]*[CSFU]?(?!D))"
    r"|(?P<chosen>[Ph][LAB]*C|C)"
    r"|(?P<past>[Ph][LAB]*[DSIFU]?|H[LBA]*D|D|F|S)"
)
"""Groups of verbs over the classes of words. The last one before words of time governs them."""


@lru_cache(64)
def verbs(text: str, start: int, end: int) -> tuple[Verb, ...]:
    """The groups of verbs in a stretch of text, in order."""
    words = list(_WORD.finditer(text, start, end))
    return tuple(
        Verb(_TENSES[match.lastgroup or ""], words[match.start()].start(), words[match.end() - 1].end())
        for match in _GROUP.finditer("".join(_letters(words)))
    )


_TENSES: dict[str, Tense] = {
    "done": "done", "past": "done", "chosen": "chosen", "perfect": "perfect", "open": "open",
}  # fmt: skip


def _letters(words: list[re.Match[str]]) -> list[str]:
    known = _known()
    letters = []
    for at, word in enumerate(words):
        written = word[0]
        if written == "to":
            after = words[at + 1][0] if at + 1 < len(words) else "the"
            letters.append("w" if after in _NOUNS or not after.islower() else "T")
        elif written[0] in ',;:—–()"“”':
            letters.append(",")
        elif at and written.endswith("s") and words[at - 1][0] in ("that", "which", "who") and written not in known:
            letters.append("A")
        else:
            letters.append(_letter(written))
    return letters


@lru_cache(8192)
def _letter(word: str) -> str:
    """The class of a word: the one it is listed in, else the one of its ending."""
    if word in _known():
        return _known()[word]
    if not word[0].islower():
        return "w" if word in ("May", "Will") else _known().get(word.lower(), "w")
    if word.endswith("ed") and len(word) > 4 and word[-3] != "e":
        return "D"
    if word.endswith("ing") and len(word) > 5:
        return "I"
    return "L" if word.endswith("ly") else "w"


@cache
def _known() -> dict[str, str]:
    return {word: letter for letter, listed in _CLASSES.items() for word in listed.split()}
