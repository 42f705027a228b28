"""What reports share: text made safe to show, JSON in which nothing hides, and counts in words."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from checks.model import Finding, Flag, Report
from checks.reporters import View


def safe(text: str) -> str:
    """Text without characters that steer a terminal or turn its direction, on one line, that no CI log obeys."""
    shown = text if text.isascii() and text.isprintable() else "".join(_safe(char) for char in text)
    return "\\" + shown if shown.lstrip().startswith(("::", "##[")) else shown


def as_json(value: Any, indent: int | None = None) -> str:
    """JSON with each character as it is, but for those that would steer a terminal."""
    lines = json.dumps(value, indent=indent, ensure_ascii=False).split("\n")
    return "\n".join(line if line.isprintable() else "".join(map(_visible, line)) for line in lines)


def whole(text: str) -> str:
    """Text that UTF-8 can hold: a byte of a file name that is none becomes a replacement character."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _safe(char: str) -> str:
    if char in "\n\r\t\u2028\u2029":
        return " "
    return "\ufffd" if _steers(char) and char != "\u200d" else char


def _visible(char: str) -> str:
    return json.dumps(char)[1:-1] if _steers(char) or char in "\u2028\u2029" else char


def _steers(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")


def proposal(finding: Finding) -> tuple[str, str | None]:
    """What a finding proposes, and how to have it applied where that can be done."""
    if finding.fix is None:
        return "propose", finding.suggestion
    shown = finding.suggestion or " … ".join(edit.text for edit in finding.fix.edits).strip() or "take it out"
    return "fix", f"{shown}   ({'--fix' if finding.fix.safe else '--fix --unsafe-fixes'})"


def stet(flag: Flag, view: View) -> str:
    """What to write, and where, to let the finding stand."""
    if flag.at.comment is None:
        entry = f"{{files: {flag.at.path}, rules: {{{flag.rule}: off}}}}"
        return f"in {view.config}: overrides: [{entry}]"
    mark, filemark = f"stet: {flag.rule} reason", f"stet-file: {flag.rule} reason"
    return flag.at.comment.replace("{mark}", mark).replace("{filemark}", filemark)


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def summary(report: Report) -> str:
    """`2 articles, 3 errors, 1 warning in 0.05 s`."""
    counts = [(report.count("error"), "error"), (report.count("warning"), "warning")]
    found = [plural(count, noun) for count, noun in counts if count] or ["nothing found"]
    parts = [plural(report.articles, "article"), *found]
    if report.suppressed:
        parts.append(f"{report.suppressed:,} let stand")
    if report.failures:
        parts.append(plural(len(report.failures), "failure"))
    return f"{', '.join(parts)} in {report.seconds:.2f} s"
