"""GitHub's workflow commands, errors first, since it shows ten annotations a step."""

from __future__ import annotations

from checks.model import Flag, Quotation, Report
from checks.reporters import View
from checks.reporters.shown import safe, summary

_QUOTE = 60


def render(report: Report, view: View) -> str:
    failures = [
        f"::error file={_property(f.path)},title={_property(f.rule or 'copydesk')}::{_data(f.message)}"
        for f in report.failures
    ]
    ordered = sorted(report.flags, key=lambda flag: flag.severity != "error")
    return "\n".join([*failures, *map(_command, ordered), summary(report)]) + "\n"


def _command(flag: Flag) -> str:
    properties = {
        "file": flag.at.path,
        "line": str(flag.at.start.line),
        "endLine": str(flag.at.end.line),
        "col": str(flag.at.start.column),
        "endColumn": str(flag.at.end.column),
        "title": flag.rule,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    hint = f" Proposed: {flag.finding.suggestion}." if flag.finding.suggestion else ""
    because = [_because(each) for each in flag.evidence if each.means]
    lines = [flag.message + hint, *because, *filter(None, [flag.advice])]
    return f"::{flag.severity} {listed}::{'%0A'.join(map(_data, lines))}"


def _because(each: Quotation) -> str:
    return f'{each.place.line}:{each.place.column} "{each.text[:_QUOTE]}": {each.means}'


def _data(text: str) -> str:
    """A command's message on one line: what would end it or open another is escaped."""
    return safe(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
