"""A rule's findings, stamped and located: after this, nothing needs the article any more."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from checks.model import Article, Edit, Finding, Fix, Flag, Frame, Lines, Location, Place, Quotation, Span
from checks.records import replace
from checks.rule import Rule

_AROUND = 160
"""Characters of a line that are kept on each side of the spot."""


def flags(article: Article, found: Iterable[tuple[Rule, Finding]]) -> Iterator[Flag]:
    """The flags of one article, by place."""
    lines = Lines(article.source)
    seen: Counter[str] = Counter()
    for rule, finding in sorted(found, key=lambda each: (each[1].span, each[0].id)):
        at = locate(article, lines, finding.span, finding.field)
        yield stamp(rule, _in_file(finding, article), at, tuple(_quotations(article, finding, lines)), seen)


def stamp(
    rule: Rule, finding: Finding, at: Location, evidence: tuple[Quotation, ...], seen: Counter[str]
) -> Flag:  # fmt: skip
    """A flag of what a rule says of a place. `seen` counts what is said in the same words, to tell them apart."""
    message = rule.say(finding.values)
    return Flag(
        finding=finding,
        rule=rule.id,
        severity=rule.level(finding.weak),
        message=message,
        advice=rule.instead,
        owner=rule.owner,
        url=rule.url,
        at=at,
        evidence=evidence,
        fingerprint=_fingerprint(rule, at, message, seen),
    )


def locate(article: Article, lines: Lines, span: Span, field: str) -> Location:
    """A stretch of an article, with all that it takes to show it; its places are those of the file."""
    start, end = lines.place(span.start), lines.place(span.end)
    text = article.source[span.start : span.end]
    frame = _frame(lines.text(start.line), start, end)
    first, last = article.origin.place(start), article.origin.place(end)
    return Location(article.path, article.index, field, text, first, last, frame, _comment(article, span, first))


def _in_file(finding: Finding, article: Article) -> Finding:
    """A finding whose fix counts from the start of the file, where it will be applied."""
    offset = article.origin.offset
    if finding.fix is None or not offset:
        return finding
    edits = (Edit(Span(start + offset, end + offset), text) for (start, end), text in finding.fix.edits)
    return replace(finding, fix=Fix(tuple(edits), finding.fix.safe))


def _frame(line: str, start: Place, end: Place) -> Frame:
    first = start.column - 1
    last = max(end.column - 1 if end.line == start.line else len(line), first)
    low, high = max(0, first - _AROUND), min(len(line), first + _AROUND)
    return Frame(line[low:high], first - low, min(last, high) - low, low > 0, high < len(line))


def _quotations(article: Article, finding: Finding, lines: Lines) -> Iterator[Quotation]:
    for each in finding.evidence:
        start, end = lines.place(each.span.start), lines.place(each.span.end)
        text, place = article.source[each.span.start : each.span.end], article.origin.place(start)
        yield Quotation(text, place, each.means, frame=_frame(lines.text(start.line), start, end))


def _comment(article: Article, span: Span, place: Place) -> str | None:
    """Where to write the mark that lets a finding stand, in the article's own comments."""
    if article.format == "html":
        return "between two elements of the page: <!-- {filemark} -->"
    if article.format != "markdown" or article.source.lstrip()[:1] in ("{", ";"):
        return None
    if span.start >= article.body:
        return f"at the end of line {place.line}: <!-- {{mark}} -->"
    if span.start == span.end:
        return "in the front matter: # {filemark}"
    return f"at the end of line {place.line}: # {{mark}}"


def _fingerprint(rule: Rule, at: Location, message: str, seen: Counter[str]) -> str:
    """The same when its line moves, another when what it says changes; equal ones are counted."""
    said = "\0".join((at.path, str(at.article), rule.id, at.field, at.text, message))
    seen[said] += 1
    return hashlib.sha256(f"{said}\0{seen[said]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
