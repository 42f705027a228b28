"""Bylines: the names in an author field or a `By …` line, without roles, outlets and addresses."""

from __future__ import annotations

import re

from checks.credits import outlets
from checks.model import Article
from checks.readers import fragments

_SPLIT = re.compile(r" ?(?:;|, ?and | and | AND |, ?y | y |, ?& ?| & ?|,| und | et | e | och | og |\||\n) ?")
_ADDRESS = re.compile(r"<?(?<![\w.+-])[\w.+-]{1,64}(?:@|\[at\])[\w-]{1,64}\.[\w.]+>?|https?://\S+|(?<!\w)@\w+")
_FROM = re.compile(r" (?:of|for|with|at|from|via|/|—|–|-) .*| ?\([^()]*\)$| ?[/{].*", re.I)
_PREFIX = re.compile(
    r"^(?:(?:story|text|words|written|reported|photos?|photographs|compiled|edited|geschrieben|autor(?:en|in)?"
    r"|author(?:s|\(s\))?(?: of the article)?)\b:? ?)*(?:(?:by|par|von|por|di|door|av|af|de)\b:?\s+)?",
    re.I,
)
_TITLED = re.compile(r"^(?:the )?(?:rev(?:erend)?|dr|prof(?:essor)?|sir|dame|hon|mr|mrs|ms|fr|rabbi)\.? ", re.I)
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|md|m\.d|phd|ph\.d|esq)\.?$", re.I)
_NAME = re.compile(r"[^\W\d_][\w.'’‘ʼ-]*(?: [^\W\d_][\w.'’‘ʼ-]*){1,5}")
_JOINING = re.compile(r"^(?:and|y|und|et|&) ", re.I)
_LONGEST = 500
"""Characters of an author field that are read. Longer ones are biographies."""
_OPENING_BLOCKS = 4
"""A byline in the body stands among its first blocks, under a headline, a dek and an image."""
_CLOSING_BLOCKS = 2


def names(written: str) -> tuple[str, ...]:
    """The people in an author field, in order: `A of Spotlight PA and B, Staff Writer` has two."""
    found: list[str] = []
    lines = "\n".join(" ".join(line.split()) for line in written[:_LONGEST].splitlines())
    text = _ADDRESS.sub("\n", lines).strip()
    for part in _SPLIT.split(_PREFIX.sub("", text)):
        if found and _SUFFIX.match(part):
            found[-1] += ", " + part
            continue
        name = _person(_JOINING.sub("", part.strip()))
        if name and name not in found:
            found.append(name)
    return tuple(found)


def is_person(name: str) -> bool:
    """Whether a name is a person's, as far as its words tell: no desk, no outlet, no organisation."""
    return not outlets.named(name)


def _person(part: str) -> str:
    """The name in one part of a byline; empty where there is none."""
    part = _TITLED.sub("", _PREFIX.sub("", part))
    cut = _FROM.sub("", part)
    name = outlets.person_before(outlets.without_outlet(cut, cut != part)).strip(' .,;:*_"“”')
    return name if _NAME.fullmatch(name) else ""


def in_body(article: Article) -> tuple[str, ...]:
    """The people in the `By …` line among the first or last blocks of the body."""
    count = len(article.blocks)
    chosen = [*range(min(_OPENING_BLOCKS, count)), *range(max(_OPENING_BLOCKS, count - _CLOSING_BLOCKS), count)]
    for index in chosen:
        block = article.blocks[index]
        found = _line(article.prose.value[block.start : block.end].strip(" *_—–-~"))
        if found:
            return found
    return ()


def _line(text: str) -> tuple[str, ...]:
    if text[:3].lower() != "by ":
        return ()
    line = "By" + text[2:]
    found = fragments.byline(line, 0)
    return names(line[found.value.start : found.value.end]) if found else ()
