"""`stet`, the copy editor's “let it stand”: findings that an article itself answers.

`<!-- stet: date/contradicts-text reason -->` in the body, or `# stet: …` in front matter, holds for its own
line, and for the next one too where nothing else stands on its line. `stet-next` holds for the next line,
`stet-file` for the whole file. Every one names a rule; there is no blanket form.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from checks.model import Article, Lines, Note, Outcome

_IDS = r"[\w-]{1,60}/[\w*-]{1,60}(?:, ?[\w-]{1,60}/[\w*-]{1,60}){0,20}"
_STET = re.compile(
    rf"(?:<!--|\{{/\*)[ \t]{{0,8}}(?P<html>stet(?:-next|-file)?):[ \t]{{0,8}}(?P<html_rules>{_IDS})(?![\w/*-])"
    rf"(?:(?!-->|\*/\}})[^\n]){{0,300}}(?:-->|\*/\}})"
    rf"|(?m:(?:^|[ \t])#[ \t]{{0,8}}(?P<hash>stet(?:-next|-file)?):[ \t]{{0,8}}(?P<hash_rules>{_IDS})[^\r\n]*)"
)
_LONGEST = 2000
"""Characters of a line that is looked at for standing alone."""
_BARE = re.compile(r"[\s>*-]*")
"""What may stand on a line beside marks that stand alone: the signs of a quotation or a list."""


class Stet(NamedTuple):
    """One mark: the rule that it lets stand and the lines on which it does; no lines for the whole file."""

    rule: str
    lines: frozenset[int]
    line: int


def subtract(outcome: Outcome, article: Article, ran: Collection[str], known: Collection[str]) -> Outcome:
    """The outcome without what the article lets stand.

    `ran` are the ids of the rules that ran on it, `known` all there are: marks for unknown rules are noted,
    and marks that answer nothing where their rule did run.
    """
    if "stet" not in article.source:
        return outcome
    marks = list(_marks(article.source, Lines(article.source), article.body))
    used: set[Stet] = set()
    kept = []
    for flag in outcome.flags:
        answers = [m for m in marks if m.rule == flag.rule and (not m.lines or flag.at.start.line in m.lines)]
        used.update(answers)
        if not answers:
            kept.append(flag)
    idle = tuple(
        Note(f"{article.path}:{mark.line}", _idle(mark, known))
        for mark in marks
        if mark not in used and (mark.rule in ran or mark.rule not in known)
    )
    suppressed = len(outcome.flags) - len(kept)
    return replace(outcome, flags=tuple(kept), suppressed=suppressed, notes=(*outcome.notes, *idle))


def _marks(source: str, lines: Lines, body: int) -> Iterator[Stet]:
    for match in _STET.finditer(source):
        comment = "html" if match["html"] else "hash"
        if comment == "hash" and match.start() >= body:
            continue
        line = lines.place(match.start(comment)).line
        for rule in re.split(", ?", match[f"{comment}_rules"]):
            yield Stet(rule, _lines(match[comment], line, lines), line)


def _lines(form: str, line: int, lines: Lines) -> frozenset[int]:
    """The lines for which a mark of a form holds; none for all of them."""
    if form == "stet-file":
        return frozenset()
    if form == "stet-next":
        return frozenset({line + 1})
    text = lines.text(line)
    alone = len(text) < _LONGEST and _BARE.fullmatch(_STET.sub("", text))
    return frozenset({line, line + 1} if alone else {line})


def _idle(mark: Stet, known: Collection[str]) -> str:
    if mark.rule not in known:
        return f"stet names `{mark.rule}`, which is no rule"
    return f"stet for {mark.rule} answers no finding; it can go"
