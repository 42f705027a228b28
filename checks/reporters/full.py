"""For people at a terminal: the line with the spot marked, the evidence, what to do, how to let it stand."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from checks.model import Evidence, Finding, Lines, Outcome, Place, Report
from checks.reporters import View
from checks.reporters.shown import safe, summary

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
    for outcome in report.outcomes:
        if outcome.findings:
            console.print(Text(safe(outcome.article.path), "underline"))
            lines = Lines(outcome.article.source)
            for finding in outcome.findings:
                for row in _finding(outcome, finding, lines, view):
                    console.print(row)
                console.print()
    for failure in report.failures:
        console.print(Text(f"{safe(failure.path)}: {failure.rule or 'copydesk'}: {safe(failure.message)}", "red"))
    style = "red" if report.count("error") or report.failures else "yellow" if report.outcomes else "green"
    console.print(Text(summary(report), f"bold {style}"))
    return out.getvalue()


def _finding(outcome: Outcome, finding: Finding, lines: Lines, view: View) -> Iterator[Text]:
    place = lines.place(finding.span.start)
    yield Text.assemble(
        f"  {place.line}:{place.column}  ",
        (finding.severity, _COLORS[finding.severity]),
        "  ",
        (finding.rule, "bold"),
        "  ",
        safe(finding.message),
    )
    yield Text()
    yield from _frame(finding, lines, view)
    yield Text()
    yield from _because(outcome, finding, lines)
    rows = [("allowed", finding.allowed), ("propose", finding.suggestion), ("do", finding.advice)]
    rows += [("ask", finding.owner), ("see", finding.url), ("stet", _stet(outcome, finding, place, view))]
    for label, value in rows:
        if value:
            yield Text.assemble(_INDENT, (f"{label:<9} ", "cyan"), safe(value))


def _frame(finding: Finding, lines: Lines, view: View) -> Iterator[Text]:
    """The line, cut to the width around the spot, and carets under the spot."""
    start, end = lines.place(finding.span.start), lines.place(finding.span.end)
    text = lines.text(start.line)
    first = start.column - 1
    last = max(end.column - 1 if end.line == start.line else len(text), first + 1)
    room = max(view.width - 12, 30)
    low = max(0, min(first - room // 4, len(text) - room)) if len(text) > room else 0
    shown = text[low : low + room]
    lead = ("…" if low else "") + safe(text[low:first])
    marked = safe(text[first : min(last, low + room)]) or " "
    number = str(start.line)
    cut = "…" if low + room < len(text) else ""
    yield Text.assemble((f"{number:>5} │ ", "dim"), ("…" if low else "") + safe(shown) + cut)
    caret = "^" * max(cell_len(marked), 1)
    yield Text.assemble((f"{'':>5} │ ", "dim"), " " * cell_len(lead), (caret, _COLORS[finding.severity]))


def _because(outcome: Outcome, finding: Finding, lines: Lines) -> Iterator[Text]:
    told = [each for each in finding.evidence if each.means] or list(finding.evidence)
    rows = [(*_where(each, lines), _quoted(outcome, each), each.means) for each in told[:_EVIDENCE]]
    width = max((cell_len(quote) for _, _, quote, _ in rows), default=0)
    for index, (line, column, quote, means) in enumerate(rows):
        label = "because" if index == 0 else ""
        pad = " " * (width - cell_len(quote) + 2)
        yield Text.assemble(
            _INDENT, (f"{label:<8}", "cyan"), (f"{line:>4}:{column:<5}", "dim"), quote, pad, safe(means)
        )  # fmt: skip
    if len(told) > _EVIDENCE:
        yield Text(f"{_INDENT}{'':<8}… and {len(told) - _EVIDENCE} more (--output-format json)", "dim")


def _where(each: Evidence, lines: Lines) -> Place:
    return lines.place(each.span.start)


def _quoted(outcome: Outcome, each: Evidence) -> str:
    quote = safe(outcome.article.source[each.span.start : each.span.end])
    return f'"{quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"}"'


def _stet(outcome: Outcome, finding: Finding, place: Place, view: View) -> str:
    """What to write, and where, to let the finding stand."""
    article = outcome.article
    if article.format != "markdown" or article.source.lstrip()[:1] in "{;":
        entry = f"{{files: {article.path}, rules: {{{finding.rule}: off}}}}"
        return f"in {view.config}: overrides: [{entry}]"
    if finding.span.start >= article.body:
        return f"at the end of line {place.line}: <!-- stet: {finding.rule} reason -->"
    if finding.span.start == finding.span.end:
        return f"in the front matter: # stet-file: {finding.rule} reason"
    return f"at the end of line {place.line}: # stet: {finding.rule} reason"
