"""One line a finding, as compilers print them: `path:line:column: severity rule message`."""

from __future__ import annotations

from checks.model import Lines, Report
from checks.reporters import View
from checks.reporters.shown import safe, summary


def render(report: Report, view: View) -> str:
    rows = []
    for outcome in report.outcomes:
        lines = Lines(outcome.article.source)
        for finding in outcome.findings:
            place = lines.place(finding.span.start)
            where = f"{safe(outcome.article.path)}:{place.line}:{place.column}"
            hint = f" [{safe(finding.suggestion)}]" if finding.suggestion else ""
            rows.append(f"{where}: {finding.severity} {finding.rule} {safe(finding.message)}{hint}")
    return "\n".join([*rows, summary(report)]) + "\n"
