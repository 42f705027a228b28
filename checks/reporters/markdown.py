"""Markdown for a job's summary or a comment on a pull request: counts, then a table a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checks.model import Flag, Report
from checks.regexes import regex
from checks.reporters import View
from checks.reporters.shown import plural, safe, summary

_MOST = 500
"""Findings that are listed, errors first: GitHub shows a summary of a megabyte at most."""
_MEANT = regex(r"([\\`*_{}\[\]#|<>~@&])")
"""What Markdown, HTML or GitHub could take for markup, a mention or a reference."""


def render(report: Report, view: View) -> str:
    shown = sorted(report.flags, key=lambda flag: flag.severity != "error")[:_MOST]
    lines = [f"## copydesk: {summary(report)}", ""]
    for path, flags in groupby(sorted(shown, key=lambda flag: flag.at.path), key=lambda flag: flag.at.path):
        lines += [f"### {_plain(path)}", "", *_table(list(flags)), ""]
    if len(report.flags) > _MOST:
        lines += [f"… and {plural(len(report.flags) - _MOST, 'finding')} more", ""]
    lines += [f"- **note:** {_plain(each.path)}: {_plain(each.message)}" for each in report.notes[:_MOST]]
    if len(report.notes) > _MOST:
        lines += [f"- … and {plural(len(report.notes) - _MOST, 'note')} more"]
    lines += [f"- **not done:** {_plain(each.path)}: {_plain(each.message)}" for each in report.failures]
    return "\n".join(lines).rstrip() + "\n"


def _table(flags: Sequence[Flag]) -> Iterator[str]:
    yield "| line | | rule | finding |"
    yield "|---:|---|---|---|"
    for flag in sorted(flags, key=lambda flag: flag.at.start):
        proposed = f" Proposed: {_plain(flag.finding.suggestion)}." if flag.finding.suggestion else ""
        because = "".join(
            f"<br>because “{_plain(each.text[:80])}”: {_plain(each.means)}" for each in flag.evidence[:4] if each.means
        )
        told = _plain(flag.message) + proposed + because
        yield f"| {flag.at.start.line} | {flag.severity} | `{flag.rule}` | {told} |"


def _plain(text: str) -> str:
    """Text that is shown as it is, whatever it holds."""
    return _MEANT.sub(r"\\\1", safe(text)).replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\&", "&amp;")
