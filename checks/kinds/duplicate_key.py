"""A key that stands twice in one part of a header, so that one of its values is lost."""

from __future__ import annotations

from collections.abc import Iterator

from checks.gather import Dossier
from checks.kinds import NoOptions
from checks.model import Evidence, Finding

VALUES = ("problem",)


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    for key, first, span, first_span in dossier.article.doubles:
        same = key == first
        problem = f"`{key}` stands twice" if same else f"`{first}` and `{key}` differ only in capitals"
        evidence = (Evidence(first_span, "stands here first"),)
        yield Finding(span, "header", {"problem": problem}, evidence, weak=not same)
