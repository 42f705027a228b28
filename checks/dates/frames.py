"""How a sentence frames a date: told as past, as plan, as somebody's words, as a note about the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from checks.model import Block
from checks.regexes import regex

_STOP = regex(
    r"[.!?…](?:[\"”’)]*\s+(?=[\"“‘(]?[^\Wa-z_])|(?<=[a-z0-9].)[\"”“](?=[A-Z])|(?<=[a-z]{3}.)(?=[A-Z][A-Za-z]* ))"
)
"""Where a sentence ends, between paragraphs that were run together too."""
_ABBREVIATION = regex(
    r"(?:\b(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Ms|Mrs|Dr|Prof|Gov|Sen|Sens|Rep|Reps|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Rev|Hon|Jr|Sr|St"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|Inc|Co|Corp|Ltd|a\.m|p\.m|Pa|Md|Va|Calif|Mass|Conn|Fla)\.)$"
)
_OPENS = regex(r"(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|This|That|Those|These|When|After|Before)\b")
"""Words that begin a sentence even behind an abbreviation: `at 5 p.m. The council …`."""
_REACH = 400
"""Characters that a sentence is followed to each side; longer ones are lists, not sentences."""

PAST = regex(
    r"\b(?:was|were|had|did|said|told|went|came|began|took|made|gave|got|left|held|met|won|lost|found|became|saw|knew"
    r"|ran|spoke|wrote|fell|led|sent|rose|shot|struck|broke|brought|bought|built|caught|chose|died|drew|drove|fought"
    r"|flew|grew|heard|hit|kept|laid|paid|put|read|sat|sold|sought|spent|stood|taught|thought|threw|withdrew|swore"
    r"|agreed|freed|[a-z]{2,}[a-df-z]ed)\b"
)
_MODALS = r"will|won['’]t|would|shall|should|may|might|must|can|could|going to"
_PLANS = (
    r"plan(?:s|ned|ning)? (?:to|for|on)|schedul\w+|slated|set (?:for|to)|expect\w*|propos\w+|project(?:s|ed|ion\w*)"
    r"|anticipat\w+|tentativ\w+|hope\w*|aims?|intend\w*|postpone\w*|reschedul\w+|delay\w*|extend\w*|pushed"
    r"|budgeted|earmarked|pledged|promised"
)
_TERMS = r"due|upcoming|forthcoming|deadline|expir\w+|starting|beginning|effective|until|unless|whether|runs?|term"
_CALLS = r"eligible|register|tickets?|RSVP|reelection|reelected|re-elected"
FUTURE = regex(rf"\b(?:{_MODALS}|{_PLANS}|{_TERMS}|{_CALLS})\b|['’]ll\b")
"""Words that make a date in their sentence a plan, a wish or a deadline."""
_NOTE = regex(
    r"\W*(?:editor['’]s note|corrections?|clarification|(?:last |final )?updated?)\b"
    r"(?=[^!?\n]{0,30}:|,? [A-Z][a-z]+\.? \d|\s*[—–(]|\s+on\b|\W*$)"
    r"|.{0,200}?\b(?:this (?:story|article|post|page|column|report|version) (?:was|has been|originally|first)"
    r"|originally published|republished|earlier version|has been (?:updated|corrected))",
    re.I,
)
"""How a block begins that tells of the article itself, and so of days after its publication."""


class Prose:
    """An article's text and blocks, with what the evidence asks of them."""

    def __init__(self, text: str, blocks: tuple[Block, ...]) -> None:
        self.text = text
        self.blocks = blocks
        self._sentences: dict[tuple[int, int], tuple[int, int]] = {}
        self._notes: dict[int, bool] = {}

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, for words whose capitals don't matter."""
        return self.text.lower()

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the sentence around a stretch, within its block."""
        if (start, end) not in self._sentences:
            self._sentences[start, end] = self._bounds(start, end)
        return self._sentences[start, end]

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        block = self.block(start)
        low, high = max(block.start, start - _REACH), min(block.end, end + _REACH)
        for stop in _STOP.finditer(self.text, low, start + 1):
            if self._ends(stop, low):
                low = stop.end()
        for stop in _STOP.finditer(self.text, end, high):
            if self._ends(stop, low):
                return low, stop.start() + 1
        return low, high

    def _ends(self, stop: re.Match[str], low: int) -> bool:
        """Whether a full stop ends a sentence, and no abbreviation alone."""
        abbreviated = _ABBREVIATION.search(self.text, max(low, stop.start() - 8), stop.start() + 1)
        return not abbreviated or _OPENS.match(self.text, stop.end()) is not None

    def block(self, at: int) -> Block:
        """The block that holds an offset."""
        found = bisect_right(self.blocks, at, key=lambda block: block.end)
        return self.blocks[min(found, len(self.blocks) - 1)]

    def is_note(self, at: int) -> bool:
        """Whether the block is about the article: a correction, an update, an editor's note."""
        block = self.block(at)
        if block.start not in self._notes:
            end = min(block.end, block.start + _REACH)
            self._notes[block.start] = _NOTE.match(self.text, block.start, end) is not None
        return self._notes[block.start]

    def shouted(self, start: int, end: int) -> bool:
        """Whether a stretch is set in capitals: a notice, where tense can't be told from the words."""
        stretch = self.text[start:end]
        return sum(map(str.isupper, stretch)) * 2 > sum(map(str.isalpha, stretch))

    def quoted(self, at: int) -> bool:
        """Whether an offset stands within quotation marks that its block opened."""
        block = self.block(at)
        before = self.text[block.start : at]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1
