"""How often each rule found something: what `--statistics` shows in the place of the findings."""

from __future__ import annotations

from collections import Counter

from checks.model import Report
from checks.reporters.shown import summary


def render(report: Report) -> str:
    """A row a rule, the most frequent first; what could not be done is counted too."""
    counts = Counter((flag.rule, flag.severity) for flag in report.flags)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    lines = [f"{count:>7,}  {severity:<7}  {rule}" for (rule, severity), count in rows]
    return "\n".join([*lines, summary(report)]) + "\n"
