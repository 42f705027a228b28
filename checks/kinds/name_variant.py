"""Two spellings in one article that seem to be one person's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.gather import Dossier
from checks.model import Evidence, Finding, Spelling
from checks.names.mentions import Mention
from checks.names.spellings import Pair, variants

VALUES = ("seen", "other")

_SHOWN = 20
"""Mentions of each spelling that a finding lists; the counts tell of all."""


@dataclass(frozen=True, slots=True)
class Options:
    """`warn_from` and `fail_from` are the scores from which a pair is a warning and an error."""

    warn_from: float = 2.0
    fail_from: float = 2.5


_GERMAN, _ENGLISH = (" der ", " die ", " und "), (" the ", " of ", " and ")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    if _capitalises_nouns(dossier):
        return
    for pair in variants(dossier.people, dossier.lexicon, options.warn_from):
        yield _finding(pair, options)


def _capitalises_nouns(dossier: Dossier) -> bool:
    """Whether the article is in German, whose every noun looks like a name."""
    stated = dossier.header.language[:2].lower()
    if stated:
        return stated in ("de", "lb")
    german, english = (sum(map(dossier.prose.lowered.count, words)) for words in (_GERMAN, _ENGLISH))
    return german > english


def _finding(pair: Pair, options: Options) -> Finding:
    first = pair.seen_mentions[0]
    sides = ((pair.seen_mentions, pair.reasons[0]), (pair.other_mentions, pair.reasons[1]))
    return Finding(
        first.passage.text.span(first.start, first.end),
        first.passage.field,
        {"seen": pair.seen, "other": pair.other},
        tuple(evidence for mentions, reason in sides for evidence in _evidence(mentions, reason)),
        spellings=(Spelling(pair.seen, len(pair.seen_mentions)), Spelling(pair.other, len(pair.other_mentions))),
        weak=pair.score < options.fail_from,
    )


def _evidence(mentions: Sequence[Mention], reason: str) -> Iterator[Evidence]:
    """The mentions of one spelling; the reason stands with the first."""
    for index, mention in enumerate(mentions[:_SHOWN]):
        yield Evidence(mention.passage.text.span(mention.start, mention.end), reason if index == 0 else "")
