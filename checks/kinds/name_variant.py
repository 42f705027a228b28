"""Two spellings in one article that seem to be the name of one person, one place or one body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from checks.gather import Dossier
from checks.model import Evidence, Finding, Spelling
from checks.names.agreed import agreed
from checks.names.mentions import Mention
from checks.names.spellings import ERROR, WARNING, Pair
from checks.passages import BODY
from checks.records import Record, field

VALUES = ("seen", "other", "what")

Field = Literal["headline", "summary", "body", "caption", "alt", "credit", "tags"]

_SHOWN = 20
"""Mentions of each spelling that a finding lists; the counts tell of all."""


class Options(Record):
    """`warn_from` and `fail_from` are the scores from which a pair is a warning and an error.

    `fields` are where the suspected spelling is looked for: headline, summary, body, caption, alt, credit, tags.
    `aliases` are the names that one person goes by, `distinct` those of people who look like one, `ignore` what is
    never suspected. Without `quotes`, names in quotation marks are let stand.
    """

    warn_from: float = WARNING
    fail_from: float = ERROR
    fields: tuple[Field, ...] = ("body",)
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    distinct: tuple[tuple[str, ...], ...] = ()
    ignore: tuple[str, ...] = ()
    quotes: bool = True

    def __post_init__(self) -> None:
        if any(len(names) < 2 for names in self.distinct):
            raise ValueError("`distinct` needs two names or more in each of its lists")


_GERMAN, _ENGLISH = (" der ", " die ", " und "), (" the ", " of ", " and ")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    if _capitalises_nouns(dossier):
        return
    known = agreed(options.aliases, options.distinct, options.ignore)
    for pair in dossier.variants(options.warn_from):
        told = _field(pair) in options.fields and not known.holds(pair) and not _is_a_form(pair, dossier)
        if told and (options.quotes or not _is_quoted(pair, dossier)):
            yield _finding(pair, options)


def _field(pair: Pair) -> str:
    """Where the suspected spelling stands: in the body, or nowhere but beside it."""
    fields = [mention.passage.field for mention in pair.seen_mentions]
    return BODY if BODY in fields else fields[0]


def _is_quoted(pair: Pair, dossier: Dossier) -> bool:
    """Whether the suspected spelling stands in quotation marks alone."""
    return all(m.passage.field == BODY and dossier.prose.quoted(m.start) for m in pair.seen_mentions)


def _is_a_form(pair: Pair, dossier: Dossier) -> bool:
    """Whether two names of no person may be one in two cases, as they are in languages that inflect names."""
    return pair.what == "name" and dossier.header.language[:2].lower() not in ("", "en")


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
        {"seen": pair.seen, "other": pair.other, "what": pair.what},
        tuple(evidence for mentions, reason in sides for evidence in _evidence(mentions, reason)),
        spellings=(Spelling(pair.seen, len(pair.seen_mentions)), Spelling(pair.other, len(pair.other_mentions))),
        weak=pair.score < options.fail_from,
    )


def _evidence(mentions: Sequence[Mention], reason: str) -> Iterator[Evidence]:
    """The mentions of one spelling; the reason stands with the first."""
    for index, mention in enumerate(mentions[:_SHOWN]):
        yield Evidence(mention.passage.text.span(mention.start, mention.end), reason if index == 0 else "")
