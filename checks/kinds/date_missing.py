"""An article without a date; the text may prove on which day it was published."""

from __future__ import annotations

from collections.abc import Iterator

from checks.dates import days
from checks.gather import Dossier
from checks.kinds import NoOptions
from checks.model import Evidence, Finding

VALUES = ("hint",)


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    header = dossier.header
    if not header.readable or header.date is not None:
        return
    proof = dossier.proof
    span = header.place("date")
    if proof.proposed is None:
        yield Finding(span, "date", {"hint": ""})
        return
    evidence = tuple(Evidence(dossier.place(each), each.means) for each in proof.fixing)
    hint = f"; the text dates itself to {days.spoken(proof.proposed)}"
    yield Finding(span, "date", {"hint": hint}, evidence, days.iso(proof.proposed), timeline=dossier.timeline)
