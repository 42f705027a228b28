"""A weekday and a date in the text that do not fit each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checks.dates import days, translated
from checks.dates.evidence.pairs import Mismatch, mismatches
from checks.gather import Dossier
from checks.kinds import NoOptions
from checks.model import Evidence, Finding

VALUES = ("seen", "day", "weekday", "said")


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    proof = dossier.proof
    blamed = {each.start for each in proof.against if each.kind == "pair" and proof.verdict == "contradicted"}
    for mismatch in mismatches(dossier.prose, dossier.expressions, dossier.anchor):
        if mismatch.expression.start not in blamed:
            yield _finding(dossier, mismatch)
    yield from _relative(dossier)
    language = translated.language_of(dossier.header.language)
    if language is not None:
        yield from _translated(dossier, language)


def _relative(dossier: Dossier) -> Iterator[Finding]:
    """`yesterday (Monday)` said on a Wednesday. A stamp in another zone may be a day off, which is no error yet."""
    stamp = dossier.header.date
    if stamp is None or stamp.day is None:
        return
    for word, weekday in pairwise(dossier.expressions):
        between = dossier.prose.text[word.end : weekday.start]
        if word.kind != "day_word" or weekday.kind != "weekday" or between.strip() not in (",", "("):
            continue
        day = stamp.day + (word.shift or 0)
        off = (days.weekday(day) - (weekday.weekday or 0)) % 7
        if off and not dossier.prose.quoted(word.start):
            end = weekday.end + ("(" in between and dossier.prose.text[weekday.end : weekday.end + 1] == ")")
            values = _values(dossier, word.start, end, day, weekday.weekday or 0)
            span = dossier.article.prose.span(word.start, end)
            yield Finding(span, "body", values, (Evidence(stamp.span, "the header's date"),), weak=off in (1, 6))


def _translated(dossier: Dossier, language: str) -> Iterator[Finding]:
    """Pairs in the article's own language. One without a year may be of a year that is named elsewhere."""
    for pair in translated.pairs(dossier.prose.text, language):
        day = translated.day_of(pair, dossier.anchor)
        if day is not None and days.weekday(day) != pair.weekday:
            values = _values(dossier, pair.start, pair.end, day, pair.weekday)
            yield Finding(dossier.article.prose.span(pair.start, pair.end), "body", values, weak=pair.year is None)


def _finding(dossier: Dossier, mismatch: Mismatch) -> Finding:
    """Which half is wrong is not known, so both are proposed."""
    pair = mismatch.expression
    said = days.WEEKDAYS[pair.weekday or 0]
    values = _values(dossier, pair.start, pair.end, mismatch.day, pair.weekday or 0)
    suggestion = f"{mismatch.weekday}, {days.iso(mismatch.day)} or {said}, {days.iso(mismatch.nearest)}"
    return Finding(dossier.article.prose.span(pair.start, pair.end), "body", values, suggestion=suggestion)


def _values(dossier: Dossier, start: int, end: int, day: int, said: int) -> dict[str, str]:
    return {
        "seen": dossier.prose.text[start:end],
        "day": days.iso(day),
        "weekday": days.WEEKDAYS[days.weekday(day)],
        "said": days.WEEKDAYS[said],
    }
