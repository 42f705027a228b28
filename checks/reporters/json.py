"""The report for programs, in one piece."""

from __future__ import annotations

from checks.model import Report
from checks.reporters import View
from checks.reporters.contract import told
from checks.reporters.shown import as_json


def render(report: Report, view: View) -> str:
    return as_json(told(report, view), 2) + "\n"
