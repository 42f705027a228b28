"""Dates, months and years that are told as past: the article is not older than they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checks.dates import days, values
from checks.dates.clauses import Verb, verbs
from checks.dates.days import Window
from checks.dates.evidence.planned import planned, to_come
from checks.dates.evidence.statement import Statement
from checks.dates.expressions import Expression
from checks.dates.frames import Prose
from checks.regexes import regex

_PART = r"(?: the)?(?: (?:early|late|mid|spring|summer|fall|winter|start|end|beginning|morning|night|week)(?: of)?)?"
_CLOCK = r"(?:(?:at|around|about|just before|just after) )?\d{1,2}(?::\d\d)? ?[ap]\.?m\.?,?"
_DAYTIME = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:morning|afternoon|evening|night),"
_AT = regex(
    rf"\b(?:(?:on|in|since|during|as of|from|between|(?P<of>of)){_PART}|{_CLOCK}(?: on)?|(?:on )?{_DAYTIME})[ -]$", re.I
)
_SINCE = regex(
    r"\b(?:since|dating (?:back )?to|as recently as)(?: (?:at least|the (?:start|beginning|end|\w+) of|about|around"
    r"|roughly|approximately|early|late|mid|its \w+ in|\w+ing in))? ?-?$",
    re.I,
)
_BECAUSE = regex(r" (?:is|will|would|marks)\b")
"""After `since` and a year: what makes a reason of it, no time."""
_BY_DATA = regex(r"\baccording to (?:an?|the|its|their|[^.;:,]{0,30}(?:from|in)) $", re.I)
_ACT = regex(r"\bAct(?: \d+)? of $")
_SERVED = regex(
    r"\b(?:served|worked|remained|lived|taught|stayed|coached|led)\b(?:(?! (?:that|which|who|whose)\b)[^.;:,]){0,80}"
    r" (?:until|through)(?: early| late)? $"
)
_DIED = regex(r"\b(?:passed away|(?:passing|death) of|died)\b[^;:]{0,120} $")
_COUNTED = regex(r"\b\d[\d,.]*(?: percent|%)?\b[^.;:]{0,60} as of $")
_CITED = regex(r"(?<!next )(?<!coming )\b(?:report|study|survey|poll|data|article|film|album|book|interview)s? ?\($")
"""Before a date in brackets: what came out on it."""
_COMPARED = regex(
    r"\b(?:compared (?:to|with)|(?:up|down|rise|rose|increase[sd]?|decreased?|drop(?:ped)?|declined?|fell|more|fewer"
    r"|less|higher|lower)\b[^.;,:]{0,30} (?:from|than(?: in)?))(?: early| late)? $"
)
"""Before the year that a figure is compared with."""
_PRICE = regex(r": \$\d")
"""After a day: what something cost on it."""
_HELD = regex(r"\b(?:at|after|during|following|since|in) (?:the|its|his|her|their|our) $", re.I)
_OCCASION = regex(
    r" (?:[\w’'&-]+ ){0,5}?(?:elections?|primary|festival|fair|parade|race|run|games?|series|olympics|world cup"
    r"|show|contest|tournament|championships?|convention|conference|ceremony|event|campaign|pandemic|eclipse)\b",
    re.I,
)
_RANGE = regex(r"\b(?:between|from)\s[^.;:]{3,24}\s(?:and|to|through|until)\s$", re.I)
_LISTED = regex(r"\b(?:in|on|during)\s[^.;:()]{3,16}\s(?:and|or)\s$", re.I)
_NAMED = regex(
    r"[-–—/]|\s+(?:\w+ )?(?:season|election|budget|fiscal|class|cycle|term|primary|midterm|session|school|legislative)",
    re.I,
)
"""After a year: it opens a range, or names something that is called after a year still to come."""
_COUPLED = regex(r"(?:,| and| or| to| through)\s+(?:in )?\d")
_EVENT = regex(
    r"\s(?:[\w.’'&-]+ ){0,3}?(?:report|survey|poll|study|analysis|audit|review|data|memo|letter|email|filing|lawsuit"
    r"|complaint|petition|indictment|opinion|ruling|decision|interview|article|investigation|attack|shooting|killing|murder|death"
    r"|crash|fire|storm|storming|riot|insurrection|invasion|raid|arrest|incident|flood|hurricane|tornado|earthquake"
    r"|explosion|collapse|derailment|protests?|conviction|statement|order|findings|census|press release|news release"
    r"|stabbing|assault|robbery|homicide|beating|overdose|blaze|accident|collision|burglary|theft|outbreak|inspection"
    r"|verdict|resignation|purchase|issue|submission)\b"
)
_UNPLANNED = regex(
    r"\s(?:[\w.’'&-]+ ){0,3}?(?:attack|shooting|killing|murder|death|crash|wildfire|blaze|storming|riot|insurrection"
    r"|invasion|raid|arrest|incident|hurricane|tornado|earthquake|explosion|collapse|derailment|stabbing|assault"
    r"|robbery|homicide|beating|overdose|accident|collision|burglary|theft|outbreak)s?\b(?! (?:season|drill|report))"
)
"""What nobody plans has happened, whatever is told of it."""
_AWAITED = regex(r"\b(?:wait\w*(?: for)?|await\w*|pending|ahead of|prepar\w+ for) (?:an?|the|its|his|her) $", re.I)
_AHEAD = regex(r"\b(?:projections?|forecast|budget|plan|draft|proposal|schedule|calendar)\b", re.I)
_ARTICLE = regex(r"(?:\b(?:an?|the|its|his|her|their|this)|['’]s|s['’]) $", re.I)
_ONE = regex(r"\ban? $", re.I)
_CLAUSE = 170
"""Characters from words of time in which the verb of their clause is looked for."""
_OPENER = regex(
    r"(?:^|[;:—–(\"“”]\s?|(?P<comma>,\s)"
    r"|\b(?:and|but|or|because|while|as|if|so|when|where|which|who|(?:said|says|found|shows?|\w+ed) that)\s)"
    r"(?:(?:and|but|or|that|because|while|then|so|as|later|earlier|back|even|also|just|only|again|[\"“])\s?)*$",
    re.I,
)
"""What stands before words of time that open a clause."""
_SAID = regex(r"(?:said|told|added|noted|wrote)$")
_NEAR = regex(
    r"\s*(?:(?:\w+ly|it|him|her|them|again|back|out|off|up|down|over|away|to office|in court|by (?:[^\s,;]+ ?){1,4})"
    r"\s*)?$"
)
"""What may stand between a choice and its own time; behind any other words the time may be that of what was chosen."""
_PLAN = regex(
    r"(?<!\d):|“|\b(?:until|till|effective|starting|beginning|through|due|deadlines?|expir\w+|plans?|proposals?|contract"
    r"|term|(?<!just )(?<!shortly )before(?! the (?:\w+ )?(?:commission|co?u\w+|board|committee|judge|house|senate)\b)"
    r"|by (?:noon|midnight|\d+|close|the close)|ahead of|no later than|as early as"
    r"|as soon as|next|upcoming|future|re-?election|release|eligible|ballot|candidates?|retire\w*|openings?)\b"
    r"|\b(?:elections?|season|session|cycle|race|primary|campaign|budgets?|forecast|prediction|rates?|increases?|projects?"
    r"|construction)\s*$",
    re.I,
)
"""Between a verb and words of time: the time may be that of a plan."""
_BARE = regex(r"\w(?<!\bto)(?<!\bby)(?<!\bfor)(?<!\bof)(?<!\bfrom)(?<!\band)(?<!\bor)(?<!\bthan) $")
"""Before a full date that stands without a preposition: `was found guilty March 4, 2025`."""
_WITH = regex(r", with [^.;,]{0,40}$")
"""Before a participle that tells what goes along with a plan: `, with most measures implemented in 2026`."""
_TURN = regex(r",|\b(?:and|but|that|which|who|when)\b")


def statements(prose: Prose, expressions: Sequence[Expression]) -> Iterator[Statement]:
    for each in expressions:
        if each.kind not in ("full_date", "month_year", "year"):
            continue
        window = values.window(each, None)
        if window is None or window.start is None or not told(prose, each) or _shouted(prose, each):
            continue
        day = days.iso(window.start)[: 10 if each.day else 7 if each.month else 4]
        means = f"{day} is told as past"
        yield Statement(each.start, each.end, "date", "hard", (Window(window.start, None),), means)


def _shouted(prose: Prose, each: Expression) -> bool:
    """Whether a date stands in capitals: a notice, where names and verbs can't be told apart."""
    return prose.shouted(each.start, each.end) or prose.shouted(*prose.sentence(each.start, each.end))


def told(prose: Prose, each: Expression) -> bool:
    """Whether the clause in which a date stands tells it as past."""
    text, (low, high) = prose.text, prose.sentence(each.start, each.end)
    low = max(low, each.start - _CLAUSE)
    before = text[low : each.start]
    sure = _surely(text, each, before, high)
    if sure is not None:
        return sure
    if _ARTICLE.search(before):
        return _happened(text, each, low, high)
    head = _head(text, each, before)
    return head is not None and _governed(text, each, low, low + head, high)


def _surely(text: str, each: Expression, before: str, high: int) -> bool | None:
    """What the words right before a date tell, whatever the verb; None where they leave it to the verb."""
    if _SINCE.search(before):
        return _BECAUSE.match(text, each.end) is None
    if _BY_DATA.search(before):
        return _AHEAD.search(text, each.end, each.end + 40) is None
    if _COMPARED.search(before) and not to_come(before):
        return not text.startswith((" to ", "-", "–"), each.end)
    if _CITED.search(before):
        return text.startswith(")", each.end)
    if _COUNTED.search(before) and not any(verb.tense == "open" for verb in verbs(before, 0, len(before))):
        later = _after(text, each.end, high)
        return later is None or later.tense != "open"
    lasted = _SERVED.search(before) and not to_come(before)
    day = each.day and ((_DIED.search(before) and not to_come(before)) or _PRICE.match(text, each.end))
    return True if day or lasted or _ACT.search(before) else None


def _head(text: str, each: Expression, before: str) -> int | None:
    """Where the words end that come before a date and its preposition; None where nothing makes it a time."""
    several = _RANGE.search(before) or _LISTED.search(before)
    if each.kind == "year" and (_NAMED.match(text, each.end) or (not several and _COUPLED.match(text, each.end))):
        return None
    if several:
        return several.start()
    at = _AT.search(before)
    if at and not (at["of"] and each.kind == "year" and " of" not in at[0]):
        return at.start()
    return len(before) if each.day or (each.month and not each.edge and _BARE.search(before)) else None


def _governed(text: str, each: Expression, low: int, head: int, high: int) -> bool:
    """Whether the verb that governs a date is past: the first one after where the date opens a clause, else the last
    one before.
    """
    earlier, later = verbs(text, low, head), _after(text, each.end, high)
    opener = _OPENER.search(text[low:head])
    if opener and later and not (opener["comma"] and earlier and earlier[-1].tense == "open"):
        return later.tense in ("done", "chosen") or (later.tense == "perfect" and text[head : head + 5] == "As of")
    if not earlier:
        named = each.month is not None and text.startswith("of ", head) and not _PLAN.search(text, low, head)
        return later is not None and later.tense == "done" and (named or later.start - each.end <= 1)
    return _done(text, earlier[-1], head, each, later) and not planned(text, low, head, earlier)


def _done(text: str, verb: Verb, head: int, each: Expression, later: Verb | None) -> bool:
    """Whether a verb tells of a date behind it as past, and nothing between them makes a plan of it."""
    if head == each.start and (verb.tense != "done" or not _BARE.search(text, verb.start, head)):
        return False
    if _PLAN.search(text, verb.end, head) or (verb.tense == "chosen" and not _NEAR.fullmatch(text, verb.end, head)):
        return False
    if _WITH.search(text, max(head - _CLAUSE, 0), verb.start):
        return False
    purpose = text.startswith(" to ", each.end) and not text[verb.end : head].strip()
    if later and later.tense == "open" and not purpose and not _TURN.search(text, each.end, later.start):
        return False
    ranged = verb.tense == "perfect" and _RANGE.search(text, head, each.start) is not None
    return verb.tense in ("done", "chosen") or ranged


def _after(text: str, end: int, high: int) -> Verb | None:
    """The first verb after words of time, but for a speaker's: `In 2026, he said, the school will close`."""
    found = verbs(text, end, min(high, end + _CLAUSE))
    spoken = len(found) > 1 and _SAID.match(text, found[0].start, found[0].end) and "," in text[end : found[0].start]
    return found[1 if spoken else 0] if found else None


def _happened(text: str, each: Expression, low: int, high: int) -> bool:
    """Whether a date names what has happened: `a May 2025 survey found`, `the Jan. 6, 2021 riot`."""
    event = _EVENT.match(text, each.end, each.end + 60)
    if _UNPLANNED.match(text, each.end, each.end + 60):
        return True
    if event is None:
        return _held(text, each, low, high)
    if _AWAITED.search(text, low, each.start):
        return False
    earlier, later = verbs(text, low, each.start), _after(text, event.end(), high)
    told = [verb.tense for verb in (*earlier[-1:], later) if verb]
    if any(tense in ("done", "chosen") for tense in told):
        return True
    one = each.kind != "year" or _ONE.search(text, low, each.start) is not None
    return one and "open" not in told


def _held(text: str, each: Expression, low: int, high: int) -> bool:
    """Whether an occasion is told as past: `lost at the 2024 fair`."""
    at, occasion = _HELD.search(text[low : each.start]), _OCCASION.match(text, each.end, each.end + 60)
    if at is None or occasion is None:
        return False
    return _governed(text, each, low, low + at.start(), high)
