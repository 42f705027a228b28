"""A header that credits others than the text does: its byline, its tagline, the lines under the story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.credits import bylines, footers, people
from checks.gather import Dossier
from checks.kinds import NoOptions
from checks.model import Evidence, Finding, Span, Spelling
from checks.regexes import regex
from checks.tuples import NamedTuple

VALUES = ("stated", "where", "names")

_DESK = regex(
    r"(?:[\w’'.-]+ ){0,3}staff(?: (?:reports?|writers?|reporters?))?|contribut(?:ed|ors?)|submitted|editors?|newsroom"
    r"|guest (?:writer|author|columnist|contributor)",
    re.I,
)
"""What stands where nobody was named. An agency is an author, and its copy names its own reporters."""
_OTHERS = regex(
    r"\b(?:as told to|edited|compiled|translated|adapted|photos?|photographs|illustrat\w+|interview\w*)\b", re.I
)
"""Words with which a byline in the text names people who are no authors."""
_LINE = 80
"""Characters of a byline on a line of its own."""


class _Claim(NamedTuple):
    """Whom a place in the text credits.

    It is `whole` where it tells who wrote the story and not of one helper, and `full` where it is a name and no more.
    """

    names: tuple[str, ...]
    where: str
    span: Span
    whole: bool = True
    weak: bool = False
    full: bool = False


def check(dossier: Dossier, options: NoOptions) -> Iterator[Finding]:
    header = dossier.header
    desk = _DESK.fullmatch(header.text("byline")) is not None
    if not header.readable or not (header.authors or desk):
        return
    known = tuple(dict.fromkeys((*header.authors, *header.named)))
    for claim in _claims(dossier, desk):
        rest = [author for author in known if not any(people.alike(name, author) == "same" for name in claim.names)]
        strange = [name for name in claim.names if not any(people.alike(name, author) == "same" for author in known)]
        near = {name: author for name in strange for author in rest if people.alike(name, author) == "near"}
        for name, author in near.items():
            yield _finding(dossier, claim, author, [name], (Spelling(author, 1), Spelling(name, 1)))
        missing = [name for name in strange if name not in near]
        if missing and claim.whole:
            yield _finding(dossier, claim, ", ".join(header.authors) or header.text("byline"), missing)


def _claims(dossier: Dossier, desk: bool) -> Iterator[_Claim]:
    byline, tagline = dossier.body_byline, dossier.tagline
    if byline and not _OTHERS.search(byline.written) and not (desk and _is_collection(dossier)):
        yield _Claim(byline.names, "the byline in the text", byline.span, full=byline.written[3:] == byline.names[0])
    if tagline and not _shared(dossier):
        yield _Claim(tagline.names, "the tagline", tagline.span)
    found = tuple(footers.footers(dossier.article))
    told = {each.name for each in found if each.kind != "contributor"}
    ours = any(people.alike(name, author) for name in told for author in dossier.header.authors)
    for footer in () if desk else found:
        helper, whole = footer.kind == "contributor", footer.kind == "reporter" and not ours
        where = "the line on contributors" if helper else "the biography under the story"
        yield _Claim((footer.name,), where, footer.span, whole, weak=whole or helper)


def _is_collection(dossier: Dossier) -> bool:
    """Whether several pieces stand in one article, as on a page of letters, which a desk has put together."""
    prose, blocks = dossier.prose.text, dossier.article.blocks
    texts = (prose[block.start : block.end].strip(" *_—–-~") for block in blocks if block.end - block.start <= _LINE)
    return sum(text[:3].lower() == "by " and text[-1] not in ".?!,:" for text in texts) > 1


def _shared(dossier: Dossier) -> bool:
    """Whether an agency is credited beside the people: its copy names reporters of its own."""
    field = dossier.header.roles.get("byline")
    return field is not None and bool(dossier.header.authors) and not all(bylines.names(v.value) for v in field.values)


def _finding(
    dossier: Dossier, claim: _Claim, stated: str, names: list[str], near: tuple[Spelling, ...] = ()
) -> Finding:
    return Finding(
        dossier.header.place("byline"),
        "byline",
        {"stated": stated, "where": claim.where, "names": _listed(names)},
        (Evidence(claim.span, f"{claim.where} names {_listed(names)}"),),
        suggestion=names[0] if claim.full and len(dossier.header.authors) < 2 and not near else None,
        spellings=near,
        names=tuple(names),
        weak=claim.weak,
    )


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
