"""Show each expression of time in an article, what it proves, and the days that the text allows."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from checks.cli import reading, setup
from checks.dates import days
from checks.dates.evidence import Statement
from checks.dates.timex import timexes
from checks.gather import Dossier
from checks.model import Lines, Place, Report, Span
from checks.reporters import timeline
from checks.reporters.shown import as_json, safe, whole
from checks.tuples import NamedTuple

FORMATS = ("full", "json")
_QUOTE = 30
_VALUE = 16


class Row(NamedTuple):
    """One expression of time or piece of evidence: its source offsets, its words, and what they prove.

    `value` is TIMEX3's; what is no expression of time, such as an office, has none.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    tier: str
    means: str


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="FILE", help="articles; - for standard input")
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name that chooses the format of standard input")
    parser.add_argument("--output-format", choices=FORMATS, default="full")


def run(options: argparse.Namespace) -> int:
    """Prints the proof of each article."""
    report = Report()
    dossiers = list(reading.dossiers(options, report))
    if options.output_format == "json":
        told = {"version": 1, "articles": [_json(dossier) for dossier in dossiers]}
        setup.write(as_json(told, 2) + "\n", options)
    else:
        setup.write("\n".join(line for dossier in dossiers for line in (*_text(dossier), "")), options)
    return reading.finish(report)


def _rows(dossier: Dossier) -> list[Row]:
    """The expressions of time, and the statements that none of them carries, in the order of the text."""
    carried: dict[tuple[int, int], list[Statement]] = defaultdict(list)
    for statement in dossier.proof.statements:
        carried[statement.start, statement.end].append(statement)
    rows = []
    for each in timexes(dossier.prose.text, dossier.anchor):
        own = [key for key in carried if key[0] < each.end and each.start < key[1]]
        told = [statement for key in own for statement in carried.pop(key)]
        span = dossier.article.prose.span(each.start, each.end)
        rows.append(_row(span, dossier.prose.text[each.start : each.end], each.type, each.value, told))
    rows += [_row(dossier.place(told[0]), dossier.words(told[0]), "DATE", "", told) for told in carried.values()]
    return sorted(rows)


def _row(span: Span, text: str, type_: str, value: str, proves: Sequence[Statement]) -> Row:
    """A row with all that the words prove, the surest first, which gives its tier."""
    told = sorted(proves, key=lambda each: each.weight.rank)
    means = "; ".join(dict.fromkeys(each.means for each in told))
    return Row(*span, text, type_, value, told[0].tier if told else "none", means)


def _places(dossier: Dossier) -> tuple[Lines, int]:
    return Lines(dossier.article.source), dossier.article.origin.offset


def _json(dossier: Dossier) -> dict[str, Any]:
    article, proof, stamp = dossier.article, dossier.proof, dossier.header.date
    lines, offset = _places(dossier)
    first, after = proof.allowed
    expressions = [
        {
            "text": row.text, "start": row.start + offset, "end": row.end + offset,
            **_at(article.origin.place(lines.place(row.start))),
            "type": row.type, "value": row.value, "tier": row.tier, "means": row.means,
        }
        for row in _rows(dossier)
    ]  # fmt: skip
    return {
        "path": whole(article.path),
        "article": article.index,
        "stated": stamp.iso if stamp else None,
        "verdict": proof.verdict,
        "allowed": {
            "first": None if first is None else days.iso(first),
            "last": None if after is None else days.iso(after - 1),
        },
        "proposed": None if proof.proposed is None else days.iso(proof.proposed),
        "expressions": expressions,
    }


def _at(place: Place) -> dict[str, int]:
    return {"line": place.line, "column": place.column}


def _text(dossier: Dossier) -> Iterator[str]:
    article = dossier.article
    lines, _ = _places(dossier)
    yield f"{safe(article.path)}  {_verdict(dossier)}"
    yield ""
    for row in _rows(dossier):
        place = article.origin.place(lines.place(row.start))
        at = f"{place.line}:{place.column}"
        yield f"  {at:<9}{_cut(row.text, _QUOTE):<{_QUOTE}}  {_cut(row.value, _VALUE):<{_VALUE}}  {row.tier}"
        if row.means:
            yield f"  {'':<9}  {safe(row.means)}"
    yield ""
    yield from timeline.draw(dossier.timeline)


def _verdict(dossier: Dossier) -> str:
    proof, stamp = dossier.proof, dossier.header.date
    stated = f"stated {stamp.iso}" if stamp and stamp.iso else "states no date"
    proposed = f"; the text dates itself to {days.spoken(proof.proposed)}" if proof.proposed is not None else ""
    verdict = "" if stamp is None else f": {proof.verdict}"
    return f"{stated}{verdict}{proposed}"


def _cut(text: str, width: int) -> str:
    plain = safe(" ".join(text.split()))
    return plain if len(plain) <= width else plain[: width - 1] + "…"
