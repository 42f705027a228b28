"""SARIF 2.1.0, for code scanning: results with their evidence as related places, fixes and fingerprints."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from checks import __version__
from checks.model import Failure, Finding, Flag, Place, Quotation, Report
from checks.reporters import View
from checks.reporters.shown import as_json, whole

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report, view: View) -> str:
    rules = list(dict.fromkeys(flag.rule for flag in report.flags))
    driver = {
        "name": "copydesk",
        "semanticVersion": __version__,
        "rules": [_rule(id_, report.flags, view) for id_ in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(flag, rules.index(flag.rule)) for flag in report.flags],
        "invocations": [
            {
                "executionSuccessful": not report.failures,
                "toolExecutionNotifications": [_notification(each) for each in report.failures],
            }
        ],
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, 2) + "\n"


def _rule(id_: str, flags: Sequence[Flag], view: View) -> dict[str, Any]:
    first = next(flag for flag in flags if flag.rule == id_)
    rule: dict[str, Any] = {"id": id_, "help": {"text": first.advice or id_}}
    if view.whys.get(id_):
        rule["shortDescription"] = {"text": view.whys[id_]}
    if first.url:
        rule["helpUri"] = first.url
    return rule


def _result(flag: Flag, index: int) -> dict[str, Any]:
    hint = f" Proposed: {flag.finding.suggestion}." if flag.finding.suggestion else ""
    region = _region(flag.at.start, flag.at.end)
    if flag.at.text:
        region["snippet"] = {"text": whole(flag.at.text)}
    result: dict[str, Any] = {
        "ruleId": flag.rule,
        "ruleIndex": index,
        "level": flag.severity,
        "message": {"text": whole(flag.message + hint)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(flag.at.path), "region": region}}],
        "partialFingerprints": {"copydesk/v1": flag.fingerprint},
    }
    if flag.evidence:
        result["relatedLocations"] = [_related(at, each, flag.at.path) for at, each in enumerate(flag.evidence)]
    if flag.finding.fix:
        result["fixes"] = [_fix(flag.finding, flag.at.path)]
    return result


def _related(at: int, each: Quotation, path: str) -> dict[str, Any]:
    return {
        "id": at,
        "message": {"text": whole(f"“{each.text}”: {each.means}" if each.means else each.text)},
        "physicalLocation": {
            "artifactLocation": _artifact(each.path or path),
            "region": {"startLine": each.place.line, "startColumn": each.place.column},
        },
    }


def _fix(finding: Finding, path: str) -> dict[str, Any]:
    edits = finding.fix.edits if finding.fix else ()
    replacements = [
        {
            "deletedRegion": {"charOffset": start, "charLength": end - start},
            "insertedContent": {"text": whole(text)},
        }
        for (start, end), text in edits
    ]
    return {
        "description": {"text": whole(finding.suggestion or "the fix that copydesk proposes")},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }


def _notification(failure: Failure) -> dict[str, Any]:
    said: dict[str, Any] = {"level": "error", "message": {"text": whole(failure.message)}}
    if failure.path:
        said["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(failure.path)}}]
    return said


def _region(start: Place, end: Place) -> dict[str, Any]:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _artifact(path: str) -> dict[str, str]:
    """A relative address, whatever bytes the path is made of."""
    return {"uri": quote(os.fsencode(path.replace(os.sep, "/")))}
