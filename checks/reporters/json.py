"""The report for programs, version 1: a contract that only ever grows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from checks import __version__
from checks.fingerprint import fingerprints
from checks.header import understand
from checks.model import Finding, Lines, Outcome, Report
from checks.reporters import View


class EvidenceJson(BaseModel):
    text: str
    line: int
    column: int
    means: str


class EditJson(BaseModel):
    start: int
    end: int
    text: str


class FixJson(BaseModel):
    safe: bool
    edits: list[EditJson]


class SpellingJson(BaseModel):
    text: str
    count: int


class FindingJson(BaseModel):
    rule: str
    severity: str
    path: str
    article: int
    field: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    confidence: float | None
    owner: str | None
    url: str | None
    evidence: list[EvidenceJson]
    suggestion: str | None
    fix: FixJson | None
    fingerprint: str
    spellings: list[SpellingJson] | None = None
    names: list[str] | None = None


class HeaderJson(BaseModel):
    path: str
    article: int
    format: str
    date: str | None
    modified: str | None
    authors: list[str]
    title: str | None
    url: str | None
    section: str | None
    language: str | None


class FailureJson(BaseModel):
    path: str
    rule: str | None
    message: str


class NoteJson(BaseModel):
    path: str
    message: str


class ToolJson(BaseModel):
    name: str = "copydesk"
    version: str = __version__


class SummaryJson(BaseModel):
    files: int
    articles: int
    errors: int
    warnings: int
    suppressed: int
    seconds: float


class ReportJson(BaseModel):
    version: int = 1
    tool: ToolJson
    summary: SummaryJson
    findings: list[FindingJson]
    failures: list[FailureJson]
    notes: list[NoteJson]
    headers: list[HeaderJson] | None = None


def render(report: Report, view: View) -> str:
    counts = SummaryJson(
        files=report.files,
        articles=report.articles,
        errors=report.count("error"),
        warnings=report.count("warning"),
        suppressed=report.suppressed,
        seconds=round(report.seconds, 3),
    )
    whole = ReportJson(
        tool=ToolJson(),
        summary=counts,
        findings=[finding for outcome in report.outcomes for finding in _findings(outcome)],
        failures=[FailureJson(path=f.path, rule=f.rule, message=f.message) for f in report.failures],
        notes=[NoteJson(path=note.path, message=note.message) for note in report.notes],
        headers=[_header(outcome) for outcome in report.outcomes] if view.show_header else None,
    )
    return whole.model_dump_json(indent=2, exclude=_absent(whole)) + "\n"


def _absent(whole: ReportJson) -> Any:
    """What stands only in findings of some rules, or only where it was asked for."""
    findings = {
        index: {name for name in ("spellings", "names") if getattr(finding, name) is None}
        for index, finding in enumerate(whole.findings)
    }
    return {"findings": findings} | ({"headers": True} if whole.headers is None else {})


def _findings(outcome: Outcome) -> Iterator[FindingJson]:
    lines = Lines(outcome.article.source)
    for finding, fingerprint in zip(outcome.findings, fingerprints(outcome), strict=True):
        start, end = lines.place(finding.span.start), lines.place(finding.span.end)
        yield FindingJson(
            rule=finding.rule,
            severity=finding.severity,
            path=outcome.article.path,
            article=outcome.article.index,
            field=finding.field,
            line=start.line,
            column=start.column,
            end_line=end.line,
            end_column=end.column,
            message=finding.message,
            confidence=finding.confidence,
            owner=finding.owner,
            url=finding.url,
            evidence=list(_evidence(outcome, finding, lines)),
            suggestion=finding.suggestion,
            fix=_fix(finding),
            fingerprint=fingerprint,
            spellings=[SpellingJson(text=s.text, count=s.count) for s in finding.spellings] or None,
            names=list(finding.names) or None,
        )


def _evidence(outcome: Outcome, finding: Finding, lines: Lines) -> Iterator[EvidenceJson]:
    for each in finding.evidence:
        place = lines.place(each.span.start)
        quote = outcome.article.source[each.span.start : each.span.end]
        yield EvidenceJson(text=quote, line=place.line, column=place.column, means=each.means)


def _fix(finding: Finding) -> FixJson | None:
    if finding.fix is None:
        return None
    edits = [EditJson(start=edit.span.start, end=edit.span.end, text=edit.text) for edit in finding.fix.edits]
    return FixJson(safe=finding.fix.safe, edits=edits)


def _header(outcome: Outcome) -> HeaderJson:
    header = understand(outcome.article)
    return HeaderJson(
        path=outcome.article.path,
        article=outcome.article.index,
        format=outcome.article.format,
        date=header.date.iso if header.date else None,
        modified=header.modified.iso if header.modified else None,
        authors=list(header.authors),
        title=header.text("title") or None,
        url=header.text("url") or None,
        section=header.text("section") or None,
        language=header.text("language") or None,
    )
