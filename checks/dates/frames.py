"""How a sentence frames a date: told as past, as plan, as somebody's words, as a note about the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.model import Block

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[^\W\da-z_])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Ms|Mrs|Dr|Prof|Gov|Sen|Sens|Rep|Reps|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Rev|Hon|Jr|Sr|St"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|Inc|Co|Corp|Ltd|a\.m|p\.m|Pa|Md|Va|Calif|Mass|Conn|Fla)\.)$"
)
_REACH = 400
"""Characters that a sentence is followed to each side; longer ones are lists, not sentences."""

PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|went|came|began|took|made|gave|got|left|held|met|won|lost|found|became|saw|knew"
    r"|ran|spoke|wrote|fell|led|sent|rose|shot|struck|broke|brought|bought|built|caught|chose|died|drew|drove|fought"
    r"|flew|grew|heard|hit|kept|laid|paid|put|read|sat|sold|sought|spent|stood|taught|thought|threw|withdrew|swore"
    r"|agreed|freed|[a-z]{2,}[a-df-z]ed)\b"
)
FUTURE = re.compile(
    r"\b(?:will|won['’]t|would|shall|should|may|might|must|can|could|going to"
    r"|plan(?:s|ned|ning)? (?:to|for|on)|schedul\w+|slated|set (?:for|to)|due|expect\w*|upcoming|deadline|expir\w+"
    r"|postpone\w*|delay\w*|extend\w*|propos\w+|project\w*|anticipat\w+|tentativ\w+|forthcoming|starting|beginning|effective|until|unless|whether|hope\w*|aims?|intend\w*"
    r"|eligible|register|tickets?|RSVP|reschedul\w+|pushed|runs?|budgeted|earmarked|pledged|promised|reelection|reelected|re-elected|term)\b|['’]ll\b",
)
"""Words that make a date in their sentence a plan, a wish or a deadline."""
_VERB = re.compile(
    r"(?P<open>\bto (?:be )?[a-z]+|\b(?:is|are|be|being|am|has been|have been|remains?|stands?|wants?|says)\b"
    r"(?: (?:not |also |now |still |\w+ly )?[a-z]+ed\b)?"
    r"|\b(?:session|season|election|budget|cycle|prediction|forecast|race)s? (?:in|for|on) ?$)|(?P<done>"
    + PAST.pattern
    + ")"
)
"""Verbs in the order of the text: those that leave open when, and those that tell of something done."""
_DEADLINE = re.compile(r"\b(?:by|till|before|no later than|through)\b[^.!?]{0,24}$")
_CLAUSE = 90
_OPENING = 16
"""Characters that may stand before the words of time that open a sentence: a quotation mark, `In early`."""
_NOTE = re.compile(
    r"\W*(?:editor['’]s note|corrections?\b|clarification|updated?\b)"
    r"|.{0,200}?\b(?:this (?:story|article|post|page|column|report|version) (?:was|has been|originally|first)"
    r"|originally published|republished|earlier version|has been (?:updated|corrected))",
    re.I,
)
"""How a block begins that tells of the article itself, and so of days after its publication."""


@dataclass(frozen=True, slots=True)
class Prose:
    """An article's text and blocks, with what the evidence asks of them."""

    text: str
    blocks: tuple[Block, ...]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence around a stretch, within its block."""
        block = self.block(start)
        low, high = max(block.start, start - _REACH), min(block.end, end + _REACH)
        for stop in _SENTENCE_END.finditer(self.text, low, start + 1):
            if not _ABBREVIATION.search(self.text, max(low, stop.start() - 8), stop.start() + 1):
                low = stop.end()
        for stop in _SENTENCE_END.finditer(self.text, end, high):
            if not _ABBREVIATION.search(self.text, max(low, stop.start() - 8), stop.start() + 1):
                return low, stop.start() + 1
        return low, high

    def block(self, at: int) -> Block:
        """The block that holds an offset."""
        return _block(self.blocks, at)

    def is_note(self, at: int) -> bool:
        """Whether the block is about the article: a correction, an update, an editor's note."""
        block = self.block(at)
        return _NOTE.match(self.text, block.start, min(block.end, block.start + _REACH)) is not None

    def told_as_past(self, start: int, end: int) -> bool:
        """Whether the verb that governs a stretch tells it as done, and its sentence holds no plan.

        The governing verb is the last one before, or, where the sentence begins with the stretch, the
        first one after.
        """
        low, high = self.sentence(start, end)
        if FUTURE.search(self.text, low, high) or _DEADLINE.search(self.text, low, start) or self._shouted(low, high):
            return False
        before = list(_VERB.finditer(self.text, max(low, start - _CLAUSE), start))
        if before:
            return before[-1].lastgroup == "done"
        opens = start - low <= _OPENING
        after = _VERB.search(self.text, end, min(high, end + _CLAUSE)) if opens else None
        return after is not None and after.lastgroup == "done"

    def _shouted(self, start: int, end: int) -> bool:
        """Whether a stretch is set in capitals: a notice, where tense can't be told from the words."""
        letters = [char for char in self.text[start:end] if char.isalpha()]
        return sum(char.isupper() for char in letters) * 5 > len(letters) * 2

    def quoted(self, at: int) -> bool:
        """Whether an offset stands within quotation marks that its block opened."""
        block = self.block(at)
        before = self.text[block.start : at]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _block(blocks: Sequence[Block], at: int) -> Block:
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if blocks[middle].end <= at:
            low = middle + 1
        else:
            high = middle
    return blocks[min(low, len(blocks) - 1)]
