"""A header date that cannot be read as one day, month or year."""

from __future__ import annotations

from collections.abc import Iterator

from checks.gather import Dossier
from checks.kinds import NoOptions
from checks.model import Finding

VALUES = ("problem",)


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    for role, stamp in (("date", dossier.header.date), ("modified", dossier.header.modified)):
        if stamp is not None and stamp.problem and not stamp.readings:
            yield Finding(stamp.span, role, {"problem": stamp.problem})
