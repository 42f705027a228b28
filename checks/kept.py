"""What came of a file, in a form that another process or a later run can take up."""

from __future__ import annotations

from collections.abc import Set

from checks import run
from checks.groups import Groups
from checks.model import Flag, Outcome, Span
from checks.records import replace
from checks.rule import Rule
from checks.run import File
from checks.said import Said
from checks.stet import Marks, Stet
from checks.tuples import NamedTuple


class Kept(NamedTuple):
    """What came of each article by its index, -1 where there is none; its marks; what it says to archive rules, by
    their names.
    """

    outcomes: tuple[tuple[int, Outcome], ...]
    marks: dict[int, tuple[Stet, ...]]
    said: dict[str, tuple[Said, ...]]


def check(file: File) -> Kept:
    """Checks a file by itself."""
    groups, marks = Groups(), Marks(frozenset())
    outcomes = []
    for _, dossier, outcome in run.check([file], groups):
        if dossier is not None:
            marks.read(dossier.article)
        outcomes.append((-1 if dossier is None else dossier.article.index, outcome))
    return Kept(tuple(outcomes), marks.of(file.path), groups.said(file.path))


class Found(NamedTuple):
    """What is still true of what came of a file, and the rules that have yet to be asked."""

    kept: Kept
    missing: tuple[Rule, ...] = ()


def completed(file: File, found: Found) -> Kept:
    """What is known of a file, with what the rules say that have yet to be asked."""
    return merged(found.kept, check(file._replace(rules=found.missing)))


def without(kept: Kept, rules: Set[str]) -> Kept:
    """The same without what some rules, by their ids, have said."""
    outcomes = (
        (at, replace(outcome, flags=tuple(flag for flag in outcome.flags if flag.rule not in rules)))
        for at, outcome in kept.outcomes
    )
    said = {name: words for name, words in kept.said.items() if name.partition("@")[0] not in rules}
    return Kept(tuple(outcomes), kept.marks, said)


def merged(one: Kept, other: Kept) -> Kept:
    """What some rules and what others have said of the same file, as if all had been asked at once."""
    theirs = dict(other.outcomes)
    outcomes = (
        (at, replace(outcome, flags=tuple(sorted([*outcome.flags, *theirs[at].flags], key=_place))))
        for at, outcome in one.outcomes
    )
    return Kept(tuple(outcomes), one.marks, one.said | other.said)


def _place(flag: Flag) -> tuple[Span, str]:
    return flag.finding.span, flag.rule
