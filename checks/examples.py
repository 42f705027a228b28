"""Runs the examples that stand beside a rule, with nothing but this rule: they are its tests and its guide."""

from __future__ import annotations

from collections.abc import Iterator

from checks import fixes
from checks.gather import Desk
from checks.groups import Groups
from checks.model import Flag, Part
from checks.readers import read
from checks.records import replace
from checks.rule import BadExample, Copy, Rule
from checks.run import File, check
from checks.tuples import NamedTuple

TODAY = 739403
"""The day on which examples are read: 2025-06-01."""


class Wrong(NamedTuple):
    """An example that does not do what it says: the rule, which example, and what came instead."""

    rule: Rule
    example: str
    message: str

    def __str__(self) -> str:
        return f"{self.rule.path}:{self.rule.line}: {self.rule.id}, {self.example}: {self.message}"


def run(rule: Rule, desk: Desk) -> Iterator[Wrong]:
    """What is wrong with a rule's examples: a good one that is flagged, a bad one that is not, or not so."""
    for at, copy in enumerate(rule.good, 1):
        for flag in found(rule, copy, desk):
            yield Wrong(rule, f"good example {at}", f"is flagged: {flag.message}")
    for at, example in enumerate(rule.bad, 1):
        for message in _bad(rule, example, desk):
            yield Wrong(rule, f"bad example {at}", message)


def found(rule: Rule, copy: Copy, desk: Desk) -> list[Flag]:
    """All that a rule finds in the files of an example."""
    desk = replace(desk, today=TODAY, root="")
    groups = Groups()
    flags: list[Flag] = []
    for checked in check([File(path, (Part(text),), [rule], desk) for path, text in copy.files], groups):
        for failure in checked.outcome.failures:
            raise RuntimeError(failure.message)
        flags += checked.outcome.flags
    return [*flags, *groups.judged().flags]


def _bad(rule: Rule, example: BadExample, desk: Desk) -> Iterator[str]:
    flags = found(rule, example.copy, desk)
    if len(flags) != 1:
        found_what = "finds nothing" if not flags else f"finds {len(flags)} things, not one:"
        yield found_what + "".join(f"\n    {flag.message}" for flag in flags)
        return
    flag = flags[0]
    if flag.message != example.says:
        yield f"says {flag.message!r}, not {example.says!r}"
    if flag.at.text != example.finds:
        yield f"marks {flag.at.text!r}, not {example.finds!r}"
    if flag.finding.suggestion != example.suggests:
        line = f"`suggests: {flag.finding.suggestion}`" if flag.finding.suggestion else "no `suggests`"
        yield f"suggests {flag.finding.suggestion!r}; the example must have {line}"
    yield from _fixed(rule, example, flag, desk)


def _fixed(rule: Rule, example: BadExample, flag: Flag, desk: Desk) -> Iterator[str]:
    """A fix exists exactly if `fixed` is given, matches it to the letter, and leaves the text clean."""
    if flag.finding.fix is None:
        if example.fixed is not None:
            yield "has no fix, but the example says `fixed`"
        return
    before = dict(example.copy.files)[flag.at.path]
    after = fixes.apply(before, [flag.finding.fix]).text
    header = before.removesuffix(_body(flag.at.path, before))
    if example.fixed is None or after not in (example.fixed, header + example.fixed):
        yield f"is fixed to {after!r}; the example has `fixed: {example.fixed}`"
    elif found(rule, Copy(((flag.at.path, after),)), desk):
        yield "is still flagged after the fix"


def _body(path: str, text: str) -> str:
    return next(text[article.body :] for article in read(path, text))
