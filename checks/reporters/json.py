"""The report for programs, in one piece."""

from __future__ import annotations

import json

from checks.model import Report
from checks.reporters import View
from checks.reporters.contract import told


def render(report: Report, view: View) -> str:
    return json.dumps(told(report, view), indent=2, ensure_ascii=False) + "\n"
