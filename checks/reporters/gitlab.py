"""GitLab's code-quality report: a list of issues, shown in the merge request."""

from __future__ import annotations

import hashlib
from typing import Any

from checks.model import Failure, Flag, Report
from checks.reporters import View
from checks.reporters.shown import as_json, safe, whole

_SEVERITIES = {"error": "major", "warning": "minor"}


def render(report: Report, view: View) -> str:
    issues = [*map(_issue, report.flags), *map(_failed, report.failures)]
    return as_json(issues, 2) + "\n"


def _issue(flag: Flag) -> dict[str, Any]:
    hint = f" Proposed: {flag.finding.suggestion}." if flag.finding.suggestion else ""
    return {
        "description": safe(flag.message + hint),
        "check_name": flag.rule,
        "fingerprint": flag.fingerprint,
        "severity": _SEVERITIES[flag.severity],
        "location": {
            "path": whole(flag.at.path),
            "lines": {"begin": flag.at.start.line, "end": flag.at.end.line},
        },
    }


def _failed(failure: Failure) -> dict[str, Any]:
    said = f"{failure.path}\0{failure.rule}\0{failure.message}"
    return {
        "description": safe(failure.message),
        "check_name": failure.rule or "copydesk",
        "fingerprint": hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "severity": "blocker",
        "location": {"path": whole(failure.path) or ".", "lines": {"begin": 1}},
    }
