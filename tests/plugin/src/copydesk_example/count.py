"""A report of one number."""

from __future__ import annotations

from checks.model import Report
from checks.reporters import View


def render(report: Report, view: View) -> str:
    return f"{len(report.flags)}\n"
