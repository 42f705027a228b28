"""A finding's identity: the same when its line moves, another when what it says changes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from checks.model import Finding, Outcome


def fingerprints(outcome: Outcome) -> Iterator[str]:
    """One for each finding of an article, in order: of its path, rule, field, marked words and message."""
    seen: Counter[str] = Counter()
    for finding in outcome.findings:
        said = _said(outcome, finding)
        seen[said] += 1
        yield hashlib.sha256(f"{said}\0{seen[said]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _said(outcome: Outcome, finding: Finding) -> str:
    article = outcome.article
    marked = article.source[finding.span.start : finding.span.end]
    return "\0".join((article.path, str(article.index), finding.rule, finding.field, marked, finding.message))
