"""A heading a file and a line a finding, in columns that are aligned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checks.model import Flag, Report
from checks.reporters import View
from checks.reporters.shown import safe, summary


def render(report: Report, view: View) -> str:
    lines: list[str] = []
    for path, flags in groupby(report.flags, key=lambda flag: flag.at.path):
        lines += [safe(path), *_rows(list(flags)), ""]
    lines += [f"{safe(each.path)}: {each.rule or 'copydesk'}: {safe(each.message)}" for each in report.failures]
    return "\n".join([*lines, summary(report)]) + "\n"


def _rows(flags: Sequence[Flag]) -> Iterator[str]:
    places = [f"{flag.at.start.line}:{flag.at.start.column}" for flag in flags]
    widest = max(map(len, places))
    longest = max(len(flag.rule) for flag in flags)
    for place, flag in zip(places, flags, strict=True):
        yield f"  {place:>{widest}}  {flag.severity:<7}  {flag.rule:<{longest}}  {safe(flag.message)}"
