"""A weekday and a date in the text that do not fit each other."""

from __future__ import annotations

from collections.abc import Iterator

from checks.dates import days
from checks.dates.evidence.pairs import Mismatch, mismatches
from checks.gather import Dossier
from checks.kinds import NoOptions
from checks.model import Finding

VALUES = ("seen", "day", "weekday", "said")


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    proof = dossier.proof
    blamed = {each.start for each in proof.against if each.kind == "pair" and proof.verdict == "contradicted"}
    for mismatch in mismatches(dossier.prose, dossier.expressions, dossier.anchor):
        if mismatch.expression.start not in blamed:
            yield _finding(dossier, mismatch)


def _finding(dossier: Dossier, mismatch: Mismatch) -> Finding:
    """Which half is wrong is not known, so both are proposed."""
    pair = mismatch.expression
    said = days.WEEKDAYS[pair.weekday or 0]
    values = {
        "seen": dossier.prose.text[pair.start : pair.end],
        "day": days.iso(mismatch.day),
        "weekday": mismatch.weekday,
        "said": said,
    }
    suggestion = f"{mismatch.weekday}, {days.iso(mismatch.day)} or {said}, {days.iso(mismatch.nearest)}"
    return Finding(dossier.article.prose.span(pair.start, pair.end), "body", values, suggestion=suggestion)
