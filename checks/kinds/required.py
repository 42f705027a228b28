"""A field of the header that must be there and say something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checks.gather import Dossier
from checks.model import Finding

VALUES = ("field",)


@dataclass(frozen=True, slots=True)
class Options:
    """`field` is the role that must be filled. A heading in the body is a headline too."""

    field: Literal["title", "summary", "section", "slug", "url", "language"]


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    header = dossier.header
    if not header.readable or header.text(options.field):
        return
    if options.field == "title" and any(block.kind == "heading" for block in dossier.article.blocks[:1]):
        return
    yield Finding(header.place(options.field), options.field, {"field": options.field})
