"""A dateline whose day is far from the header's."""

from __future__ import annotations

from collections.abc import Iterator

from checks.dates import days, values
from checks.gather import Dossier
from checks.model import Evidence, Finding
from checks.readers import fragments
from checks.records import Record

VALUES = ("dateline", "stated", "apart")


class Options(Record):
    """`days` is how far the two may be apart: copy is filed some days before it is printed."""

    days: int = 7


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    stamp = dossier.header.date
    found = fragments.dateline(dossier.prose.text, 0)
    if stamp is None or stamp.day is None or found is None or found.date is None:
        return
    said = next((each for each in dossier.expressions if each.start in range(*found.date) and each.day), None)
    window = values.window(said, dossier.anchor) if said else None
    if said is None or window is None or window.start is None:
        return
    apart = abs(window.start - stamp.day)
    if apart > options.days:
        span = dossier.article.prose.span(*found.date)
        told = {"dateline": days.iso(window.start), "stated": days.iso(stamp.day), "apart": f"{apart:,}"}
        yield Finding(span, "dateline", told, (Evidence(stamp.span, "the header's date"),), told["stated"])
