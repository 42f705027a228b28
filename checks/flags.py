"""A rule's findings, stamped and located: after this, nothing needs the article any more."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from checks.model import Article, Finding, Flag, Frame, Lines, Place, Quotation
from checks.rule import Rule

_AROUND = 160
"""Characters of a line that are kept on each side of the spot."""


def flags(article: Article, found: Iterable[tuple[Rule, Finding]]) -> Iterator[Flag]:
    """The flags of one article, by place."""
    lines = Lines(article.source)
    seen: Counter[str] = Counter()
    for rule, finding in sorted(found, key=lambda each: (each[1].span, each[0].id)):
        message = rule.say(finding.values)
        start, end = lines.place(finding.span.start), lines.place(finding.span.end)
        yield Flag(
            finding=finding,
            rule=rule.id,
            severity=rule.level(finding.weak),
            message=message,
            advice=rule.instead,
            owner=rule.owner,
            url=rule.url,
            path=article.path,
            article=article.index,
            start=start,
            end=end,
            frame=_frame(lines.text(start.line), start, end),
            evidence=tuple(_quotations(article, finding, lines)),
            comment=_comment(article, finding, start),
            fingerprint=_fingerprint(article, rule, finding, message, seen),
        )


def _frame(line: str, start: Place, end: Place) -> Frame:
    first = start.column - 1
    last = max(end.column - 1 if end.line == start.line else len(line), first)
    low, high = max(0, first - _AROUND), min(len(line), first + _AROUND)
    return Frame(line[low:high], first - low, min(last, high) - low, low > 0, high < len(line))


def _quotations(article: Article, finding: Finding, lines: Lines) -> Iterator[Quotation]:
    for each in finding.evidence:
        yield Quotation(article.source[each.span.start : each.span.end], lines.place(each.span.start), each.means)


def _comment(article: Article, finding: Finding, place: Place) -> str | None:
    """Where to write the mark that lets the finding stand, in the article's own comments."""
    if article.format != "markdown" or article.source.lstrip()[:1] in ("{", ";"):
        return None
    if finding.span.start >= article.body:
        return f"at the end of line {place.line}: <!-- {{mark}} -->"
    if finding.span.start == finding.span.end:
        return "in the front matter: # {filemark}"
    return f"at the end of line {place.line}: # {{mark}}"


def _fingerprint(article: Article, rule: Rule, finding: Finding, message: str, seen: Counter[str]) -> str:
    """The same when its line moves, another when what it says changes; equal ones are counted."""
    marked = article.source[finding.span.start : finding.span.end]
    said = "\0".join((article.path, str(article.index), rule.id, finding.field, marked, message))
    seen[said] += 1
    return hashlib.sha256(f"{said}\0{seen[said]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
