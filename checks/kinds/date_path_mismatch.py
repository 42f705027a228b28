"""A header date that the file's name or the article's address contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checks.dates import days
from checks.gather import Dossier
from checks.header import Stamp
from checks.model import Evidence, Finding
from checks.records import Record

VALUES = ("stated", "named", "where")

_LATE = 2
"""Days that a file may be older than its article's date beside a slip: made on the eve, in another zone."""


class Options(Record):
    """`days` is how far apart the two may be without one being wrong: drafts wait, and old pages are renewed."""

    days: int = 400


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    header = dossier.header
    stamp = header.date
    if stamp is None or stamp.day is None or stamp in (header.path_date, header.url_date):
        return
    modified = header.modified.day if header.modified else None
    for where, named in (("file name", header.path_date), ("address", header.url_date)):
        if named is None or named.day is None or named.day == modified:
            continue
        if _is_slip(stamp.day, named.day) or abs(stamp.day - named.day) > options.days:
            values = {"stated": days.iso(stamp.day), "named": days.iso(named.day), "where": where}
            yield Finding(stamp.span, "date", values, _evidence(named, where), days.iso(named.day))
            return


def _is_slip(stated: int, named: int) -> bool:
    """Whether one slip of the pen makes the one of the other: the year, the month, or day and month swapped."""
    one, two = date.fromordinal(stated), date.fromordinal(named)
    if one == two:
        return False
    other_year = days.ordinal(one.year, two.month, two.day)
    swapped = one.year == two.year and (one.month, one.day) == (two.day, two.month)
    return (
        one.day == two.day
        or swapped
        or (other_year is not None and 0 <= stated - other_year <= _LATE < abs(stated - named))
    )


def _evidence(named: Stamp, where: str) -> tuple[Evidence, ...]:
    """The address stands in the text; a file's name stands nowhere in it."""
    return (Evidence(named.span, "the article's address"),) if where == "address" else ()
