"""What came of a file, in a form that another process or a later run can take up."""

from __future__ import annotations

from typing import NamedTuple

from checks import run
from checks.groups import Groups
from checks.model import Outcome
from checks.run import File
from checks.said import Said
from checks.stet import Marks, Stet


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
