"""For people at a terminal: the line with the spot marked, the evidence, what to do, how to let it stand."""

from __future__ import annotations

from checks.model import Report
from checks.reporters import View
from checks.reporters.shown import summary


def render(report: Report, view: View) -> str:
    if not report.flags and not report.failures and not view.color:
        return summary(report) + "\n"
    from checks.reporters import drawn

    return drawn.render(report, view)
