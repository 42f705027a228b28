"""A header date in figures that can be two days; the text may fit only one of them."""

from __future__ import annotations

from collections.abc import Iterator

from checks.dates import days
from checks.dates.days import Window
from checks.dates.proof import prove
from checks.gather import Dossier
from checks.header import Stamp
from checks.kinds import NoOptions
from checks.model import Evidence, Finding

VALUES = ("written", "first", "second", "hint")


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    for role, stamp in (("date", dossier.header.date), ("modified", dossier.header.modified)):
        if stamp is not None and len(stamp.readings) == 2:
            yield _finding(dossier, role, stamp)


def _finding(dossier: Dossier, role: str, stamp: Stamp) -> Finding:
    first, second = (days.iso(day) for day in stamp.readings)
    proofs = [prove(dossier.statements, Window(day, day + 1), None) for day in stamp.readings]
    excluded = [proof for proof in proofs if proof.verdict == "contradicted"]
    fits = [day for day, proof in zip((first, second), proofs, strict=True) if proof not in excluded]
    told = role == "date" and len(fits) == 1
    spans = ((dossier.place(each), each.means) for proof in excluded for each in proof.against)
    return Finding(
        stamp.span,
        role,
        {
            "written": stamp.text.value.strip(),
            "first": first,
            "second": second,
            "hint": f"; the text fits only {fits[0]}" if told else "",
        },
        tuple(Evidence(span, means) for span, means in spans) if told else (),
        suggestion=fits[0] if told else f"{first} or {second}",
    )
