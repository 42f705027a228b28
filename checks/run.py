"""The spine: a file is read into articles, evidence is gathered from each, rules judge it into findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from checks.dates.facts import Facts
from checks.gather import Dossier
from checks.model import Failure, Finding, Outcome
from checks.readers import read
from checks.rule import Rule


class File(NamedTuple):
    """A file to check: its path as it is shown, its text, and the rules that hold for it."""

    path: str
    text: str
    rules: Sequence[Rule]


def check(files: Iterable[File], facts: Facts) -> Iterator[Outcome]:
    """What comes of every article of the files, in their order. Nothing holds more than one."""
    for path, text, rules in files:
        for article in read(path, text):
            dossier = Dossier(article, facts)
            findings, failures = judge(dossier, rules)
            yield Outcome(article, findings, 0, failures, ())


def judge(dossier: Dossier, rules: Sequence[Rule]) -> tuple[tuple[Finding, ...], tuple[Failure, ...]]:
    """The findings of the rules, by place. A check that crashes is a failure of its own, never silence."""
    findings: list[Finding] = []
    failures: list[Failure] = []
    for rule in rules:
        try:
            findings += (_stamped(finding, rule) for finding in rule.kind.check(dossier, rule.options))
        except Exception as error:  # the one place where anything may go wrong and the run goes on
            message = f"the check crashed: {type(error).__name__}: {error}"
            failures.append(Failure(dossier.article.path, rule.id, message))
    findings.sort(key=lambda finding: (finding.span, finding.rule))
    return tuple(findings), tuple(failures)


def _stamped(finding: Finding, rule: Rule) -> Finding:
    return replace(
        finding,
        rule=rule.id,
        severity=rule.level(finding.weak),
        message=rule.say(finding.values),
        advice=rule.instead,
        owner=rule.owner,
        url=rule.url,
    )
