"""One line a finding, as compilers print them: `path:line:column: severity rule message`."""

from __future__ import annotations

from checks.model import Flag, Report
from checks.reporters import View
from checks.reporters.shown import safe, summary


def render(report: Report, view: View) -> str:
    failures = [
        f"{safe(each.path)}: failure {each.rule or 'copydesk'} {safe(each.message)}" for each in report.failures
    ]
    return "\n".join([*map(_row, report.flags), *failures, summary(report)]) + "\n"


def _row(flag: Flag) -> str:
    where = f"{safe(flag.at.path)}:{flag.at.start.line}:{flag.at.start.column}"
    hint = f" [{safe(flag.finding.suggestion)}]" if flag.finding.suggestion else ""
    return f"{where}: {flag.severity} {flag.rule} {safe(flag.message)}{hint}"
