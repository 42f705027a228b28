"""The spine: a file is read into articles, evidence is gathered from each, rules judge it into flags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from checks.flags import flags
from checks.gather import Desk, Dossier, roles
from checks.groups import Groups, crash
from checks.model import Failure, Finding, Note, Outcome, Part
from checks.readers import nothing, stream
from checks.rule import Rule
from checks.tuples import NamedTuple

MOST = 100
"""Findings of one rule in one article that are listed: who has more has one mistake, not a hundred."""


class File(NamedTuple):
    """A file to check: its path as it is shown, its text in parts, and the rules and the desk that hold for it.

    The parts may come from a stream, and then only once. A file that was not `named` was found in a folder.
    """

    path: str
    parts: Iterable[Part]
    rules: Sequence[Rule]
    desk: Desk
    named: bool = True

    @property
    def text(self) -> str:
        """All parts in one."""
        return "".join(part.text for part in self.parts)


class Checked(NamedTuple):
    """An article and what came of it. There is no dossier where a file could not be read, or holds none."""

    file: File
    dossier: Dossier | None
    outcome: Outcome


def check(files: Iterable[File], groups: Groups) -> Iterator[Checked]:
    """What comes of every article of the files, in their order. Nothing holds more than one.

    What archive rules will want to know is added to `groups`, to be judged when all files are read.
    """
    for file in files:
        held = False
        try:
            for article in stream(file.path, file.parts, roles(file.desk)):
                held = True
                dossier = Dossier(article, file.desk)
                found, failures = judge(dossier, file.rules)
                failures += groups.add(dossier, file.rules)
                yield Checked(file, dossier, Outcome(tuple(flags(article, found)), failures=failures))
        except Exception as error:  # a file that breaks its reader must not hide the files behind it
            yield Checked(file, None, Outcome(failures=(crash(file.path, None, error),)))
        else:
            if not held:
                yield Checked(file, None, Outcome(notes=_nothing(file)))


def _nothing(file: File) -> tuple[Note, ...]:
    """What is said of a file without articles: nothing to who did not ask for it."""
    return (Note(file.path, nothing(file.path, file.text)),) if file.named else ()


Found = tuple[tuple[Rule, Finding], ...]


def judge(dossier: Dossier, rules: Sequence[Rule]) -> tuple[Found, tuple[Failure, ...]]:
    """What the article rules find. A check that crashes is a failure of its own, never silence."""
    found: list[tuple[Rule, Finding]] = []
    failures: list[Failure] = []
    for rule in rules:
        try:
            if rule.kind.check and rule.when.holds(dossier):
                found += [(rule, finding) for finding in islice(rule.kind.check(dossier, rule.options), MOST)]
        except Exception as error:  # a check that breaks must not hide what the others find
            failures.append(crash(dossier.article.path, rule.id, error))
    return tuple(found), tuple(failures)
