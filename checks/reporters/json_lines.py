"""A JSON object a line: first the findings as in `json`, then the failures, then what all sums up to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checks.model import Report
from checks.reporters import View
from checks.reporters.contract import told
from checks.reporters.shown import as_json


def render(report: Report, view: View) -> str:
    return "".join(as_json(line) + "\n" for line in _lines(told(report, view)))


def _lines(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for kind, name in (("finding", "findings"), ("failure", "failures"), ("note", "notes"), ("header", "headers")):
        yield from ({"kind": kind, **each} for each in report.get(name, ()))
    yield {"kind": "summary", "version": report["version"], "tool": report["tool"], **report["summary"]}
