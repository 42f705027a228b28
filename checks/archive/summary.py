"""What a run came to: counts for programs and for people, and a table of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from checks import __version__
from checks.archive.jobs import Job
from checks.archive.tally import Tally
from checks.reporters.shown import plural

NAME = "summary.json"
COUNTS = pa.schema([("rule", pa.string()), ("severity", pa.string()), ("findings", pa.int64())])
"""One rule and severity a row."""
WORDS = {
    "unreadable-record": "no JSON", "unreadable-file": "file that can't be read", "corrupt": "damaged",
    "too-large": "too large", "missing-column": "missing column", "no-article": "no article", "no-text": "no text",
    "bad-date": "bad date", "not-utf8": "not UTF-8", "duplicate-id": "id stands twice", "crash": "check crashed",
    "large-group": "too many to compare", "lost": "process lost",
}  # fmt: skip
"""Kinds of failures, as they are shown."""


def told(tally: Tally, engine: str, job: Job, seconds: float) -> dict[str, Any]:
    """The summary, version 1: a contract that only ever grows."""
    rules: dict[str, dict[str, int]] = {}
    for name, count in sorted(tally.findings.items()):
        rule, severity = name.split(" ")
        rules.setdefault(rule, {})[severity] = count
    return {
        "version": 1,
        "tool": {"name": "copydesk", "version": __version__},
        "engine": engine,
        "digest": job.digest,
        "settings": job.rules_digest,
        "today": job.day,
        "records": tally.records,
        "articles": tally.articles,
        "errors": _of(rules, "error"),
        "warnings": _of(rules, "warning"),
        "findings": rules,
        "failures": dict(sorted(tally.failures.items())),
        "chunks": len(job.chunks),
        "seconds": round(seconds, 3),
    }


def _of(rules: Mapping[str, Mapping[str, int]], severity: str) -> int:
    return sum(counts.get(severity, 0) for counts in rules.values())


def counts(summary: Mapping[str, Any]) -> pa.Table:
    """The findings by rule and severity, as a table."""
    rows = [
        {"rule": rule, "severity": severity, "findings": count}
        for rule, counted in summary["findings"].items()
        for severity, count in counted.items()
    ]
    return pa.Table.from_pylist(rows, schema=COUNTS)


def lines(summary: Mapping[str, Any]) -> Iterator[str]:
    """The summary for people: a row a rule, the most frequent first, then what could not be done."""
    rows = [
        (count, severity, rule) for rule, of_rule in summary["findings"].items() for severity, count in of_rule.items()
    ]
    for count, severity, rule in sorted(rows, key=lambda row: (-row[0], row[2], row[1])):
        yield f"{count:>11,}  {severity:<7}  {rule}"
    for kind, count in summary["failures"].items():
        yield f"{count:>11,}  failure  {WORDS.get(kind, kind)}"
    seconds = f"{summary['seconds']:,.1f} s"
    found = [plural(summary["errors"], "error"), plural(summary["warnings"], "warning")]
    failed = sum(summary["failures"].values())
    yield ", ".join([plural(summary["articles"], "article"), *found, plural(failed, "failure")]) + f" in {seconds}"
