"""GitHub's workflow commands, errors first, since it shows ten annotations a step."""

from __future__ import annotations

from checks.model import Finding, Lines, Outcome, Report
from checks.reporters import View
from checks.reporters.shown import safe, summary


def render(report: Report, view: View) -> str:
    rows = [
        (finding.severity != "error", _command(outcome, finding, lines))
        for outcome in report.outcomes
        for lines in [Lines(outcome.article.source)]
        for finding in outcome.findings
    ]
    failures = [f"::error file={_property(f.path)},title=copydesk::{_data(f.message)}" for f in report.failures]
    shown = [command for _, command in sorted(rows, key=lambda row: row[0])]
    return "\n".join([*failures, *shown, summary(report)]) + "\n"


def _command(outcome: Outcome, finding: Finding, lines: Lines) -> str:
    start, end = lines.place(finding.span.start), lines.place(finding.span.end)
    properties = {
        "file": outcome.article.path,
        "line": str(start.line),
        "endLine": str(end.line),
        "col": str(start.column),
        "endColumn": str(end.column),
        "title": finding.rule,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    hint = f" Proposed: {finding.suggestion}." if finding.suggestion else ""
    because = "".join(f"\n{each.means}" for each in finding.evidence if each.means)
    return f"::{finding.severity} {listed}::{_data(finding.message + hint, because)}"


def _data(text: str, more: str = "") -> str:
    """A command's message: what would end it or open another is escaped."""
    lines = "\n".join(safe(line) for line in (text + more).split("\n"))
    return lines.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")
