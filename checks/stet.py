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
    r"(?:<!--|\{/\*)[ \t]*(?P<a>stet(?:-next|-file)?):[ \t]*(?P<arule>[\w/*-]+)[^\n>]*?(?:-->|\*/\})"
    r"|(?m:(?:^|[ \t])#[ \t]*(?P<b>stet(?:-next|-file)?):[ \t]*(?P<brule>[\w/*-]+)[^\r\n]*)"
)


class Stet(NamedTuple):
    """One mark: the rule that it lets stand and the lines on which it does; no lines for the whole file."""

    rule: str
    lines: frozenset[int]
    line: int


def subtract(outcome: Outcome, article: Article, ids: Collection[str]) -> Outcome:
    """The outcome without what the article lets stand. Marks that are unknown or do nothing are noted."""
    if "stet" not in article.source:
        return outcome
    marks = list(_marks(article.source, Lines(article.source), article.body))
    used: set[Stet] = set()
    kept = []
    for flag in outcome.flags:
        answers = [m for m in marks if m.rule == flag.rule and (not m.lines or flag.start.line in m.lines)]
        used.update(answers)
        if not answers:
            kept.append(flag)
    idle = tuple(Note(f"{article.path}:{mark.line}", _idle(mark, ids)) for mark in marks if mark not in used)
    suppressed = len(outcome.flags) - len(kept)
    return replace(outcome, flags=tuple(kept), suppressed=suppressed, notes=(*outcome.notes, *idle))


def _marks(source: str, lines: Lines, body: int) -> Iterator[Stet]:
    for match in _STET.finditer(source):
        form, rule = (match["a"], match["arule"]) if match["a"] else (match["b"], match["brule"])
        if match["b"] and match.start() >= body:
            continue
        line = lines.place(match.start(match.lastgroup or 0)).line
        alone = lines.text(line).strip() == match[0].strip()
        if form == "stet-file":
            held: frozenset[int] = frozenset()
        elif form == "stet-next":
            held = frozenset({line + 1})
        else:
            held = frozenset({line, line + 1} if alone else {line})
        yield Stet(rule, held, line)


def _idle(mark: Stet, ids: Collection[str]) -> str:
    if mark.rule not in ids:
        return f"stet names `{mark.rule}`, which is no rule"
    return f"stet for {mark.rule} answers no finding; it can go"
