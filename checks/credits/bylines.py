"""Bylines: the names in an author field or a `By …` line, without roles, outlets and addresses."""

from __future__ import annotations

import re

from checks.model import Article
from checks.readers import fragments

_SPLIT = re.compile(r" ?(?:;|, ?and | and | AND |&|,| und | et | y ) ?")
_EMAIL = re.compile(r"<?(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+>?")
_OUTLET = re.compile(r" (?:of|for|with|at|from|/|\||—|–|-) .*| ?\([^()]*\)$| ?[/|].*", re.I)
_ROLE = re.compile(
    r"\b(?:staff|writers?|reporters?|editors?|correspondents?|columnists?|contributors?|photographers?|desk|bureau"
    r"|news|service|press|reuters|agency|team|report|media|times|post|journal|inc|llc|special|to|the|guest|admin"
    r"|director|manager|analyst|professor|intern|fellow|producer|chief|senior|associate|executive)\b",
    re.I,
)
_ORGANISATION = re.compile(
    r"\b(?:without|association|council|committee|department|ministry|university|foundation|fund|group|network|watch"
    r"|international|institute|office|bank|bbc|cnn|npr|afp|upi|nbc|abc|cbs|fox|bloomberg|guardian)\b",
    re.I,
)
_PREFIX = re.compile(r"^(?:by|par|von|de)\s+", re.I)
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|md|phd|ph\.d|esq)\.?$", re.I)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,5}")
_LONGEST = 500
"""Characters of an author field that are read. Longer ones are biographies."""
_OPENING_BLOCKS = 4
"""A byline in the body stands among its first blocks, under a headline, a dek and an image."""
_CLOSING_BLOCKS = 2


def names(written: str) -> tuple[str, ...]:
    """The people in an author field, in order: `A of Spotlight PA and B, Staff Writer` has two."""
    found: list[str] = []
    spaced = " ".join(written[:_LONGEST].split())
    text = _PREFIX.sub("", _EMAIL.sub(" ", spaced)).strip()
    for part in _SPLIT.split(text):
        if found and _SUFFIX.match(part):
            found[-1] += ", " + part
            continue
        name = _OUTLET.sub("", part).strip(" .,;:*_")
        if name and _NAME.fullmatch(name) and is_person(name):
            found.append(name)
    return tuple(found)


def is_person(name: str) -> bool:
    """Whether a name is a person's, as far as its words tell: no desk, no outlet, no organisation."""
    return not _ROLE.search(name) and not _ORGANISATION.search(name)


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
