"""An article that names nobody as its author, though its tagline may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checks.gather import Dossier
from checks.model import Evidence, Finding

VALUES = ("hint",)


@dataclass(frozen=True, slots=True)
class Options:
    """`exempt_sections` are the sections whose articles go without a byline, in any capitalisation."""

    exempt_sections: tuple[str, ...] = ()


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    header = dossier.header
    if not header.readable or header.credited or dossier.body_byline or not dossier.article.prose.value.strip():
        return
    field = header.roles.get("section")
    sections = {value.value.strip().lower() for value in field.values} if field else set()
    if any(exempt.lower() in sections for exempt in options.exempt_sections):
        return
    span = header.place("byline")
    tagline = dossier.tagline
    if tagline is None:
        yield Finding(span, "byline", {"hint": ""})
        return
    means = f"names who reported it, from {tagline.place}"
    hint = f"; the tagline implies {_listed(tagline.names)}"
    evidence = (Evidence(tagline.span, means),)
    yield Finding(span, "byline", {"hint": hint}, evidence, names=tagline.names)


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
