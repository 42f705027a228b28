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

_STET = re.compile(
    r"(?:<!--|\{/\*)[ \t]*(?P<html>stet(?:-next|-file)?):[ \t]*(?P<html_rule>[\w/*-]+)[^\n]*?(?:-->|\*/\})"
    r"|(?m:(?:^|[ \t])#[ \t]*(?P<hash>stet(?:-next|-file)?):[ \t]*(?P<hash_rule>[\w/*-]+)[^\r\n]*)"
)


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
        form, rule = match[comment], match[f"{comment}_rule"]
        if comment == "hash" and match.start() >= body:
            continue
        line = lines.place(match.start(comment)).line
        alone = lines.text(line).strip() == match[0].strip()
        if form == "stet-file":
            held: frozenset[int] = frozenset()
        elif form == "stet-next":
            held = frozenset({line + 1})
        else:
            held = frozenset({line, line + 1} if alone else {line})
        yield Stet(rule, held, line)


def _idle(mark: Stet, known: Collection[str]) -> str:
    if mark.rule not in known:
        return f"stet names `{mark.rule}`, which is no rule"
    return f"stet for {mark.rule} answers no finding; it can go"
