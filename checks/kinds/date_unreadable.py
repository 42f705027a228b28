"""A header date that cannot be read as one day, month or year."""

from __future__ import annotations

from collections.abc import Iterator

from checks.dates import days
from checks.gather import Dossier
from checks.kinds import NoOptions
from checks.model import Finding

VALUES = ("problem",)


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    for role, stamp in (("date", dossier.header.date), ("modified", dossier.header.modified)):
        if stamp is None or not stamp.problem:
            continue
        suggestion = " or ".join(days.iso(day) for day in stamp.readings) or None
        yield Finding(stamp.span, role, {"problem": stamp.problem}, suggestion=suggestion)
