"""What programs are told, version 1: a contract that only ever grows."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from checks import __version__
from checks.model import Finding, Flag, Report
from checks.reporters import HeaderRead, View
from checks.reporters.shown import whole


class EvidenceJson(BaseModel):
    text: str
    line: int
    column: int
    means: str
    path: str | None = None


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


def told(report: Report, view: View) -> dict[str, Any]:
    """The report as plain values."""
    counts = SummaryJson(
        files=report.files,
        articles=report.articles,
        errors=report.count("error"),
        warnings=report.count("warning"),
        suppressed=report.suppressed,
        seconds=round(report.seconds, 3),
    )
    full = ReportJson(
        tool=ToolJson(),
        summary=counts,
        findings=[_finding(flag) for flag in report.flags],
        failures=[FailureJson(path=whole(f.path), rule=f.rule, message=f.message) for f in report.failures],
        notes=[NoteJson(path=whole(note.path), message=note.message) for note in report.notes],
        headers=[_header(read) for read in view.headers] if view.headers is not None else None,
    )
    plain: dict[str, Any] = full.model_dump(exclude=_absent(full))
    return plain


def _absent(told: ReportJson) -> Any:
    """What stands only in findings of some rules, or only where it was asked for."""
    findings = {
        index: {name: True for name in ("spellings", "names") if getattr(finding, name) is None}
        | {"evidence": {at: {"path"} for at, each in enumerate(finding.evidence) if each.path is None}}
        for index, finding in enumerate(told.findings)
    }
    return {"findings": findings} | ({"headers": True} if told.headers is None else {})


def _finding(flag: Flag) -> FindingJson:
    finding = flag.finding
    return FindingJson(
        rule=flag.rule,
        severity=flag.severity,
        path=whole(flag.at.path),
        article=flag.at.article,
        field=finding.field,
        line=flag.at.start.line,
        column=flag.at.start.column,
        end_line=flag.at.end.line,
        end_column=flag.at.end.column,
        message=flag.message,
        confidence=finding.confidence,
        owner=flag.owner,
        url=flag.url,
        evidence=[
            EvidenceJson(
                text=each.text,
                line=each.place.line,
                column=each.place.column,
                means=each.means,
                path=whole(each.path) if each.path and each.path != flag.at.path else None,
            )
            for each in flag.evidence
        ],
        suggestion=finding.suggestion,
        fix=_fix(finding),
        fingerprint=flag.fingerprint,
        spellings=[SpellingJson(text=s.text, count=s.count) for s in finding.spellings] or None,
        names=list(finding.names) or None,
    )


def _fix(finding: Finding) -> FixJson | None:
    if finding.fix is None:
        return None
    edits = [EditJson(start=edit.span.start, end=edit.span.end, text=edit.text) for edit in finding.fix.edits]
    return FixJson(safe=finding.fix.safe, edits=edits)


def _header(read: HeaderRead) -> HeaderJson:
    header = read.header
    return HeaderJson(
        path=whole(read.path),
        article=read.article,
        format=read.format,
        date=header.date.iso if header.date else None,
        modified=header.modified.iso if header.modified else None,
        authors=list(header.authors),
        title=header.text("title") or None,
        url=header.text("url") or None,
        section=header.text("section") or None,
        language=header.text("language") or None,
    )
