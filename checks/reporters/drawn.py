"""Draws findings for a terminal, by rich, which is imported only where there is something to draw."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from checks.model import Flag, Quotation, Report
from checks.reporters import View
from checks.reporters.shown import proposal, safe, stet, summary

_INDENT = "      "
_EVIDENCE = 8
"""Pieces of evidence that are shown; JSON has them all."""
_QUOTE = 48
_COLORS = {"error": "bold red", "warning": "bold yellow"}


def render(report: Report, view: View) -> str:
    out = StringIO()
    console = Console(
        file=out, width=view.width, highlight=False, markup=False, emoji=False, soft_wrap=True,
        force_terminal=view.color, no_color=not view.color, color_system="standard" if view.color else None,
    )  # fmt: skip
    for path, flags in groupby(report.flags, key=lambda flag: flag.at.path):
        console.print(Text(safe(path), Style(underline=True, link=_link(path) if view.links else None)))
        for flag in flags:
            for row in _flag(flag, view):
                console.print(row)
            console.print()
    for failure in report.failures:
        console.print(Text(f"{safe(failure.path)}: {failure.rule or 'copydesk'}: {safe(failure.message)}", "red"))
    style = "red" if report.count("error") or report.failures else "yellow" if report.flags else "green"
    console.print(Text(summary(report), f"bold {style}"))
    return out.getvalue()


def _link(path: str) -> str:
    """The address of a file, for terminals that open what is clicked."""
    return Path(os.path.abspath(path)).as_uri()


def _flag(flag: Flag, view: View) -> Iterator[Text]:
    yield Text.assemble(
        f"  {flag.at.start.line}:{flag.at.start.column}  ",
        (flag.severity, _COLORS[flag.severity]),
        "  ",
        (flag.rule, "bold"),
        "  ",
        safe(flag.message),
    )
    yield Text()
    yield from _frame(flag, view)
    yield Text()
    yield from _because(flag)
    rows = [("allowed", flag.finding.allowed), proposal(flag.finding), ("do", flag.advice)]
    rows += [("ask", flag.owner), ("see", flag.url), ("stet", stet(flag, view))]
    for label, value in rows:
        if value:
            yield Text.assemble(_INDENT, (f"{label:<9} ", "cyan"), safe(value))


def _frame(flag: Flag, view: View) -> Iterator[Text]:
    """The line, cut to the width around the spot, and carets under the spot."""
    text, first, last, before, after = flag.at.frame
    room = max(view.width - 12, 30)
    low = max(0, min(first - room // 4, len(text) - room)) if len(text) > room else 0
    high = min(len(text), low + room)
    lead = ("…" if low or before else "") + safe(text[low:first])
    spot = safe(text[first : min(max(last, first + 1), high)])
    rest = safe(text[first + len(spot) : high]) + ("…" if high < len(text) or after else "")
    yield Text.assemble((f"{flag.at.start.line:>5} │ ", "dim"), lead + spot + rest)
    caret = "^" * max(cell_len(spot), 1)
    yield Text.assemble((f"{'':>5} │ ", "dim"), " " * cell_len(lead), (caret, _COLORS[flag.severity]))


def _because(flag: Flag) -> Iterator[Text]:
    told = [each for each in flag.evidence if each.means] or list(flag.evidence)
    rows = [(each, _quoted(each)) for each in told[:_EVIDENCE]]
    width = max((cell_len(quote) for _, quote in rows), default=0)
    for index, (each, quote) in enumerate(rows):
        label = "because" if index == 0 else ""
        other = f"{safe(each.path)}:" if each.path and each.path != flag.at.path else ""
        where = f"{other}{each.place.line:>4}:{each.place.column:<5}"
        pad = " " * (width - cell_len(quote) + 2)
        yield Text.assemble(_INDENT, (f"{label:<8}", "cyan"), (where, "dim"), quote, pad, safe(each.means))
    if len(told) > _EVIDENCE:
        yield Text(f"{_INDENT}{'':<8}… and {len(told) - _EVIDENCE} more (--output-format json)", "dim")


def _quoted(each: Quotation) -> str:
    quote = safe(each.text)
    return f'"{quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"}"'
