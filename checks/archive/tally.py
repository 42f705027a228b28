"""What is counted in a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from checks.tuples import NamedTuple


class Tally(NamedTuple):
    """What came of a step: records and articles, findings by rule and severity, failures by kind."""

    records: int = 0
    articles: int = 0
    findings: Mapping[str, int] = {}
    failures: Mapping[str, int] = {}

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        findings, failures = Counter(self.findings), Counter(self.failures)
        findings.update(other.findings)
        failures.update(other.failures)
        return Tally(self.records + other.records, self.articles + other.articles, findings, failures)
