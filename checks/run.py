"""The spine: a file is read into articles, evidence is gathered from each, rules judge it into flags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checks.dates.facts import Facts
from checks.flags import flags
from checks.gather import Dossier
from checks.model import Article, Failure, Finding, Outcome
from checks.readers import read
from checks.rule import Rule


class File(NamedTuple):
    """A file to check: its path as it is shown, its text, and the rules that hold for it."""

    path: str
    text: str
    rules: Sequence[Rule]


class Checked(NamedTuple):
    """An article and what came of it."""

    dossier: Dossier
    outcome: Outcome


def check(files: Iterable[File], facts: Facts) -> Iterator[Checked]:
    """What comes of every article of the files, in their order. Nothing holds more than one."""
    for path, text, rules in files:
        for article in read(path, text):
            dossier = Dossier(article, facts)
            found, failures = judge(dossier, rules)
            yield Checked(dossier, Outcome(tuple(flags(article, found)), failures=failures))


Found = tuple[tuple[Rule, Finding], ...]


def judge(dossier: Dossier, rules: Sequence[Rule]) -> tuple[Found, tuple[Failure, ...]]:
    """What the rules find. A check that crashes is a failure of its own, never silence."""
    found: list[tuple[Rule, Finding]] = []
    failures: list[Failure] = []
    for rule in rules:
        try:
            found += [(rule, finding) for finding in rule.kind.check(dossier, rule.options)]
        except Exception as error:  # the one place where anything may go wrong and the run goes on
            failures.append(_crash(dossier.article, rule, error))
    return tuple(found), tuple(failures)


def _crash(article: Article, rule: Rule, error: Exception) -> Failure:
    return Failure(article.path, rule.id, f"the check crashed: {type(error).__name__}: {error}")
