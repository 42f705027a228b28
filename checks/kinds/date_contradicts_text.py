"""A header date on which the text cannot have been published."""

from __future__ import annotations

from collections.abc import Iterator

from checks.dates import days
from checks.dates.proof import Proof
from checks.gather import Dossier
from checks.header import Stamp
from checks.kinds import NoOptions
from checks.model import Edit, Evidence, Finding, Fix, Span
from checks.regexes import regex

VALUES = ("stated", "reason")

_DAY = regex(r"\s*(\d{4}-\d\d?-\d\d?)")
_ORIGIN = {"header": "", "path": " by its file name", "url": " by its address"}


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    stamp, proof = dossier.header.date, dossier.proof
    if stamp is None or proof.verdict != "contradicted":
        return
    stated = stamp.day
    evidence = tuple(
        Evidence(
            dossier.place(each),
            each.means if each.weekday is None or stated is None else _weekday(each.means, stated),
        )
        for each in (*proof.against, *proof.fixing)
    )
    proposed = None if proof.proposed is None else days.iso(proof.proposed)
    yield Finding(
        stamp.span,
        "date",
        {"stated": (stamp.iso or "") + _ORIGIN[stamp.origin], "reason": _reason(stamp, proof)},
        evidence,
        proposed,
        _fix(stamp, proposed),
        None if proof.confidence is None else round(proof.confidence, 3),
        _allowed(proof),
        timeline=dossier.timeline,
    )


def _weekday(means: str, stated: int) -> str:
    return f"{means}; {days.iso(stated)} was a {days.WEEKDAYS[days.weekday(stated)]}"


def _reason(stamp: Stamp, proof: Proof) -> str:
    allowed, stated = proof.allowed, stamp.window
    if proof.clash:
        return "the text contradicts that day, and itself"
    if stated and stated.end is not None and allowed.start is not None and allowed.start >= stated.end:
        return f"the text can't be older than {days.iso(allowed.start)}"
    if stated and stated.start is not None and allowed.end is not None and allowed.end <= stated.start:
        return f"the text can't be newer than {days.iso(allowed.end - 1)}"
    if any(each.kind == "pair" for each in proof.against):
        return "its weekdays and dates fit each other only in another year"
    return "the text contradicts that day"


def _allowed(proof: Proof) -> str | None:
    allowed = proof.allowed
    if proof.clash or (allowed.start is None and allowed.end is None):
        return None
    first = days.iso(allowed.start) if allowed.start is not None else ""
    last = days.iso(allowed.end - 1) if allowed.end is not None else ""
    return f"{first} … {last}".strip()


def _fix(stamp: Stamp, proposed: str | None) -> Fix | None:
    """Puts the proposed day in the place of an ISO day in the header and leaves the time behind it alone."""
    day = _DAY.match(stamp.text.value)
    if proposed is None or day is None or stamp.origin != "header":
        return None
    return Fix((Edit(Span(*stamp.text.span(*day.span(1))), proposed),), safe=False)
