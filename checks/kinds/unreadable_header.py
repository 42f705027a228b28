"""Front matter that is broken, so that nothing in it can be checked."""

from __future__ import annotations

from collections.abc import Iterator

from checks.gather import Dossier
from checks.kinds import NoOptions
from checks.model import Finding

VALUES = ("problem",)


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    for problem in dossier.article.problems:
        yield Finding(problem.span, "header", {"problem": problem.message})
