"""Bylines: the names in an author field or a `By …` line, without roles, outlets and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from checks import letters
from checks.credits import outlets
from checks.credits.outlets import is_person
from checks.model import Article, Span, Text
from checks.readers import fragments
from checks.regexes import regex
from checks.tuples import NamedTuple

__all__ = ["BodyByline", "in_body", "is_person", "lines", "names"]

_ADDRESS = regex(
    r"<?(?<![\w.+-])[\w.+-]{1,64}(?:@|\[at\])[\w-]{1,64}\.[\w.]{1,64}>?|(?:https?://|www\.)\S+|(?<!\w)@\w+|[\r\n]", re.I
)
"""Addresses and handles, and the line breaks between lines: where they stand, a name ends."""
_LABEL = regex(
    r"(?:(?:story|words|text|photos?|photography|written|reporting|reported|compiled|edited|posted)(?: and \w+)? by"
    r"|geschrieben von|by|par|por|von|av|af|door|di)\b:? +(?=\S+ +\S)|by "
    r"|(?:by|text|words|authors?|author\(s\)|autor(?:en|in)?)(?: of the article)?\s*:\s*",
    re.I,
)
_BETWEEN = regex(
    r"\s*(?P<mark>[;,/|•·]|\s(?:and|with|und|et|og|och|y|e|—|–|-)(?=\s)|&)\s*(?:(?:and|&|und|et|y|with)\s+)?", re.I
)
_STRANGE = ("/", "|", "—", "–", "-")
"""Marks between a name and an outlet, seldom between two names."""
_AFFILIATING = (",", *_STRANGE)
_TAIL = regex(r"\s(?:of|for|at|from|in|via|special to|exclusive to|pour|para|für|för)\s.*", re.I)
_PARTICLE = regex(r"\s(?:de|del|da|do|du|di|des|von|vom|van|der|del?la)(?=\s)")
_REMARK = regex(r" ?\([^()\s]+\s[^()]*\)")
"""Several words in brackets; one is a nickname, and at the end of a name an outlet."""
_ASIDE = regex(r"\s*\([^()]*\)$")
_SUFFIX = regex(
    r"(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d|ed\.?d|d\.?d\.?s|d\.?v\.?m|j\.?d|r\.?n|m\.?p\.?h|mba|cpa|esq)\.?", re.I
)
_WORD = regex(r"[(\"'‘“]?[^\W\d_][\w.'’‘ʼ-]*[)\"”]?")
_LONGEST = 1000
"""Characters of an author field that are read, up to the last comma. What is longer is a biography."""
_OPENING_BLOCKS = 4
"""A byline in the body stands among its first blocks, under a headline, a dek and an image."""
_CLOSING_BLOCKS = 2
_MARKS = " *_—–-~"
"""What stands around a byline in the body."""


def names(written: str) -> tuple[str, ...]:
    """The people in an author field, in order: `A of Spotlight PA and B, Staff Writer` has two."""
    read = written if len(written) <= _LONGEST else written[:_LONGEST].rpartition(",")[0]
    text = _REMARK.sub("", letters.said(_ADDRESS.sub(" ; ", read)))
    label = _LABEL.match(text)
    parts = list(_parts(text[label.end() :] if label else text))
    reversed_name = _in_order(parts)
    if reversed_name:
        return (reversed_name,)
    found: list[str] = []
    for mark, part in parts:
        first = part.split(" ", 1)[0]
        if found and mark == "," and _SUFFIX.fullmatch(first):
            found[-1] += ", " + first
        elif found and mark in ("y", "e") and " " not in part and part[:1].isupper():
            found[-1] += f" {mark} {part}"
        elif name := _name(part, mark if found else ""):
            found.append(name)
    return tuple(dict.fromkeys(found))


class BodyByline(NamedTuple):
    """The people whom a `By …` line in the body names, the line as it is written, and where it stands."""

    names: tuple[str, ...]
    written: str
    span: Span


def in_body(article: Article) -> BodyByline | None:
    """The `By …` line that names people among the first or last blocks of the body."""
    for line in lines(article):
        found = fragments.byline("By" + line.value[2:], 0)
        people = names(line.value[found.value.start : found.value.end]) if found else ()
        if found and people:
            return BodyByline(people, line.value, line.span(0, found.value.end))
    return None


def lines(article: Article) -> Iterator[Text]:
    """The blocks among the body's first or last that begin with `By `, without the marks around them."""
    count = len(article.blocks)
    chosen = [*range(min(_OPENING_BLOCKS, count)), *range(max(_OPENING_BLOCKS, count - _CLOSING_BLOCKS), count)]
    for index in chosen:
        block = article.blocks[index]
        text = article.prose.value[block.start : block.end]
        start = len(text) - len(text.lstrip(_MARKS))
        if text[start : start + 3].lower() == "by ":
            yield article.prose.part(block.start + start, block.start + len(text.rstrip(_MARKS)))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The stretches between commas, `and` and the like, each with the mark before it."""
    at, mark = 0, ""
    for between in _BETWEEN.finditer(text):
        yield mark, text[at : between.start()].strip(" :*_~{}")
        at, mark = between.end(), between["mark"].strip().lower()
    yield mark, text[at:].strip(" :*_~{}")


def _in_order(parts: list[tuple[str, str]]) -> str | None:
    """The one name of a catalogue's `Berg, Ada`."""
    stated = [part for _, part in parts if part]
    if len(stated) != 2 or parts[-1][0] != "," or " " in stated[0] or not outlets.is_first_name(stated[1].split()[0]):
        return None
    name = f"{stated[1]} {stated[0]}"
    return name if len(name.split()) <= 3 and _name(name) == name else None


def _name(part: str, mark: str = "") -> str | None:
    """The person in a stretch, without the outlet that is said to be theirs.

    Behind another name and a `mark` an outlet stands more often than one more person.
    """
    words = _TAIL.sub("", _ASIDE.sub("", outlets.untitled(_without_outlet(part)))).split()
    if words and not _SUFFIX.fullmatch(words[-1]):
        words[-1] = words[-1].rstrip(".")
    kept = outlets.named([*takewhile(_WORD.fullmatch, words)], behind=mark in _AFFILIATING)
    if mark in _STRANGE and not outlets.is_given(kept[0] if kept else ""):
        return None
    return " ".join(kept) if outlets.is_full_name(kept) else None


def _without_outlet(part: str) -> str:
    """A stretch up to the particle behind which no surname stands: `Ada Berg de Radio Oslo`, not `Ana de Armas`."""
    for particle in _PARTICLE.finditer(part):
        before, behind = part[: particle.start()].split(), part[particle.end() :].split()
        if len(before) > 1 and outlets.is_outlet(behind, before):
            return part[: particle.start()]
    return part
