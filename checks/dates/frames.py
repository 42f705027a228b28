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
    r"|[a-z]{2,}(?:[^aeiou\W]|[aeiou])ed)\b"
)
FUTURE = re.compile(
    r"\b(?:will|won['’]t|would|shall|should|may|might|must|can|could|going to|plan(?:s|ned|ning)? |schedul\w+|slated|set (?:for|to)"
    r"|due|expect\w*|upcoming|deadline|expir\w+|postpone\w*|delay\w*|extend\w*|propos\w+|project\w*|anticipat\w+|tentativ\w+|next"
    r"|forthcoming|starting|beginning|effective|until|through|by|if|unless|whether|hope\w*|aims?|goal|target|intend\w*"
    r"|eligible|register|tickets?|RSVP|sign up|is|are|has been set|reschedul\w+|moved to|pushed)\b|['’]ll\b",
)
_NOTE = re.compile(
    r"editor['’]s note|correction|clarification|\bupdate[ds]?\b|this (?:story|article|post|page) (?:was|has been|is|originally|first)"
    r"|originally published|republished|an earlier version|\bcorrected\b|archived?\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Prose:
    """An article's text and blocks, with what the evidence asks of them."""

    text: str
    blocks: tuple[Block, ...]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence around a stretch, within its block."""
        block = self.block(start)
        low, high = max(block.start, start - _REACH), min(block.end, end + _REACH)
        for stop in _SENTENCE_END.finditer(self.text, low, start):
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
        return _NOTE.search(self.text, block.start, min(block.end, block.start + _REACH)) is not None

    def told_as_past(self, start: int, end: int) -> bool:
        """Whether the sentence tells what stands at a stretch as done: a verb in the past, and no plan."""
        low, high = self.sentence(start, end)
        sentence = self.text[low:high]
        return bool(PAST.search(sentence)) and not FUTURE.search(sentence)

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
