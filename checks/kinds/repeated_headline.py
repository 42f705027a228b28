"""A body that opens with the headline, which the page shows above it already."""

from __future__ import annotations

from collections.abc import Iterator

from checks import letters
from checks.gather import Dossier
from checks.kinds import NoOptions
from checks.model import Evidence, Finding
from checks.regexes import regex

VALUES = ("what", "title")

_WORD = regex(r"\w+")


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    article, field = dossier.article, dossier.header.roles.get("title")
    if field is None or not field.said or not article.blocks:
        return
    kind, start, end = article.blocks[0]
    title = dossier.header.text("title")
    span = article.prose.span(start, end)
    if span.start >= field.span.end and _words(article.prose.value[start:end]) == _words(title):
        what = "heading" if kind == "heading" else "paragraph"
        yield Finding(
            span,
            "body",
            {"what": what, "title": title},
            (Evidence(field.values[0].span(0, len(field.values[0].value)), "the headline"),),
        )


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(letters.said(text))]
