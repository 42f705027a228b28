"""Front matter that is broken, so that nothing in it can be checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checks.gather import Dossier
from checks.model import Finding

VALUES = ("problem",)


@dataclass(frozen=True, slots=True)
class Options:
    """This kind has no options."""


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    for problem in dossier.article.problems:
        yield Finding(problem.span, "header", {"problem": problem.message})
