"""Findings and failures as the rows that are written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from checks.model import Flag
from checks.reporters.shown import whole

Row = dict[str, Any]


def finding(flag: Flag, id_: str) -> Row:
    """A finding, with the id of its article."""
    evidence = [
        {"text": each.text, "line": each.place.line, "column": each.place.column, "means": each.means}
        | ({"path": each.path} if each.path and each.path != flag.at.path else {})
        for each in flag.evidence
    ]
    return {
        "id": id_,
        "article": flag.at.article,
        "rule": flag.rule,
        "severity": flag.severity,
        "field": flag.at.field,
        "line": flag.at.start.line,
        "column": flag.at.start.column,
        "message": whole(flag.message),
        "suggestion": flag.finding.suggestion,
        "evidence": json.dumps(evidence, ensure_ascii=False),
        "path": flag.at.path,
        "fingerprint": flag.fingerprint,
    }


def failure(place: Mapping[str, Any], kind: str, message: str, id_: str = "", rule: str | None = None) -> Row:
    """What could not be done, at the place of a record."""
    at = {name: place.get(name) for name in ("path", "article", "line", "offset")}
    return {**at, "id": id_, "kind": kind, "rule": rule, "message": whole(message)}
