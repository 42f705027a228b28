"""A page to read a report in: one file that asks nothing of the network, with filters, evidence and timelines."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from checks.model import Flag, Quotation, Report
from checks.reporters import View
from checks.reporters.html.excerpts import Line, lines
from checks.reporters.html.picture import Picture, picture
from checks.reporters.shown import plural, proposal, stet, summary
from checks.tuples import NamedTuple

_OPEN = 100
"""Findings up to which each is shown with all that speaks for it; in more, the reader opens what matters."""
_LISTED = 500
"""Findings that the page begins with, and about how many each `Show more` adds. The others are stored in it as text: a
browser that had to lay out ten thousand would stand still."""
_QUOTED = 20
"""Quotations that are shown of a finding; JSON has them all."""


class Told(NamedTuple):
    """A finding as the page shows it. `number` tells its parts from those of others."""

    number: int
    flag: Flag
    line: Line
    others: list[Line]
    notes: list[Quotation]
    more: int
    picture: Picture | None
    facts: list[tuple[str, str]]


class Section(NamedTuple):
    """The findings of one article; `record` is its number in a file that has many."""

    path: str
    record: int | None
    findings: list[Told]


class Counted(NamedTuple):
    """How often a rule found something, and which share that is of the most frequent one's."""

    rule: str
    why: str
    errors: int
    warnings: int
    share: str


def render(report: Report, view: View) -> str:
    loader = FileSystemLoader(Path(__file__).parent)
    page = Environment(loader=loader, autoescape=True, finalize=_shown, trim_blocks=True, lstrip_blocks=True)
    style, script = (loader.get_source(page, name)[0] for name in ("report.css", "report.js"))
    return (
        page.get_template("report.html").render(
            style=Markup(style), script=Markup(script), style_hash=_hash(style), script_hash=_hash(script),  # noqa: S704
            report=report, summary=summary(report), plural=plural, rules=_rules(report, view),
            sections=list(_sections(report, view)), open=len(report.flags) <= _OPEN, listed=_LISTED,
        )
        + "\n"
    )  # fmt: skip


def _shown(value: Any) -> Any:
    """What can't be seen, or would turn the text around it, is shown as its code point."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return "".join(map(_visible, value))


def _visible(char: str) -> str:
    if char in "\n\r\t\u2028\u2029":
        return " "
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"
    return f"⟨U+{ord(char):04X}⟩" if category in ("Cc", "Cf", "Co", "Cn") and char != "\u200d" else char


def _hash(text: str) -> str:
    """What the page's policy lets through: this very text and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _rules(report: Report, view: View) -> list[Counted]:
    """The most frequent first."""
    errors = Counter(flag.rule for flag in report.flags if flag.severity == "error")
    all_ = Counter(flag.rule for flag in report.flags)
    most = max(all_.values(), default=1)
    return [
        Counted(rule, view.whys.get(rule, ""), errors[rule], count - errors[rule], f"{count / most:.1%}")
        for rule, count in sorted(all_.items(), key=lambda row: (-row[1], row[0]))
    ]


def _sections(report: Report, view: View) -> Iterator[Section]:
    articles: dict[tuple[str, int], list[Flag]] = {}
    for flag in report.flags:
        articles.setdefault((flag.at.path, flag.at.article), []).append(flag)
    many = {path for path, article in articles if article > 0}
    number = 0
    for (path, article), flags in articles.items():
        told = []
        for flag in sorted(flags, key=lambda flag: flag.at.start):
            number += 1
            told.append(_told(number, flag, view))
        yield Section(path, article + 1 if path in many else None, told)


def _told(number: int, flag: Flag, view: View) -> Told:
    finding = flag.finding
    notes = list(flag.evidence[:_QUOTED])
    facts = [("allowed", finding.allowed), proposal(finding), ("sure", _sure(finding.confidence))]
    facts += [("missing", ", ".join(finding.names))]
    facts += [("do", flag.advice), ("ask", flag.owner), ("see", flag.url), ("stet", stet(flag, view))]
    return Told(
        number,
        flag,
        *lines(flag, notes),
        notes,
        len(flag.evidence) - len(notes),
        picture(finding.timeline) if finding.timeline else None,
        [(label, value) for label, value in facts if value],
    )


def _sure(confidence: float | None) -> str:
    """In whole percent: nothing that is read from a text is certain."""
    return "" if confidence is None else f"{confidence:.0%}" if confidence < 0.99 else "more than 99%"
