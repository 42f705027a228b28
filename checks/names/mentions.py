"""Finds where an article names people: full names, bare surnames, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.model import Block, Passage
from checks.names.lexicons import (
    CAPITALS,
    COMMON,
    DEMONYM,
    FIRST,
    INITIAL,
    INSTITUTION,
    LAST,
    ODD,
    PLACE,
    SUFFIX,
    TITLE,
    Lexicon,
    fold,
)
from checks.names.tokens import Token, opens_sentence
from checks.names.tokens import runs as cut
from checks.names.vocabulary import ACRONYMS, SAYING, SURNAMES_TOO
from checks.regexes import regex
from checks.tuples import NamedTuple

Kind = Literal["full", "multi", "single"]


class Mention(NamedTuple):
    """A name where it stands: `start` and `end` are prose offsets of the name without title and possessive.

    `kind` is full for a name with a first name, a title or initials, multi for several capitalised words
    that look like a name, single for a word alone. `words` are the tokens folded; `before` and `after` are
    the words next to the name.
    """

    passage: Passage
    start: int
    end: int
    tokens: tuple[str, ...]
    words: tuple[str, ...]
    kind: Kind
    title: str | None
    possessive: bool
    before: str
    after: str

    def __eq__(self, other: object) -> bool:
        return self is other  # the same words at another place are another mention

    def __hash__(self) -> int:
        return id(self)

    @property
    def said(self) -> bool:
        """Whether words are attributed to the name: "Vogel said", "said Vogel"."""
        return self.after in SAYING or self.before in SAYING

    @property
    def text(self) -> str:
        """The name as it is written."""
        return self.passage.text.value[self.start : self.end]


class Run(NamedTuple):
    """Capitalised words that follow each other, in a block that begins at `block`; `titled` where every word may be."""

    passage: Passage
    block: int
    titled: bool
    tokens: list[Token]


def runs(passage: Passage) -> Iterator[Run]:
    """The runs of a passage in the order in which they stand, those of its tables left out."""
    text = passage.text.value
    for block in passage.blocks or (Block("paragraph", 0, len(text)),):
        if block.kind != "table":
            titled = block.kind == "heading" or passage.field == "headline"
            for found in cut(text, block.start, block.end):
                yield Run(passage, block.start, titled, found)


def mentions(run: Run, lexicon: Lexicon) -> Iterator[Mention]:
    """The names in a run in the order in which they stand."""
    passage, block, titled, found = run
    scene = _Scene(passage.text.value, block, titled, lexicon)
    for name in _names(found, scene) if len(found) > 1 else _alone(found, scene):
        yield _mention(passage, name, block)


class _Scene(NamedTuple):
    """Where a run stands; `titled` where every word may be capitalised."""

    text: str
    start: int
    titled: bool
    lexicon: Lexicon


class _Name(NamedTuple):
    tokens: list[Token]
    kind: Kind
    title: str | None


_NEVER_ALONE = CAPITALS | ODD | INITIAL | INSTITUTION
_NO_NAME = COMMON | PLACE | INSTITUTION | TITLE | CAPITALS | ODD
_AFTER = regex(r",?[\"”]?\s{1,2}([a-z]{2,14})\b")


def _alone(run: list[Token], scene: _Scene) -> list[_Name]:
    """The name that a capitalised word by itself is, if it is one."""
    token = run[0]
    kinds = scene.lexicon.kinds(token.text)
    if kinds & _NEVER_ALONE or token.text[0] in '"“(':
        return []
    if kinds & COMMON and not _is_said(token, kinds, scene):
        ordinary = not kinds & (FIRST | LAST) or not (token.possessive or _is_inside(token, scene))
        if ordinary:
            return []
    return [_Name(run, "single", None)]


def _names(run: list[Token], scene: _Scene) -> Iterator[_Name]:
    """Cuts a run of capitalised words into names and leaves out the words that belong to no name."""
    name: list[Token] = []
    title: list[Token] = []
    blocked = False
    for at, token in enumerate(run):
        role = _role(run, at, bool(name), scene)
        if role == "name":
            if blocked and _begins_person(run, at, scene.lexicon):
                blocked = False
            if not blocked:
                name.append(token)
            continue
        if name and role != "institution" and (scene.titled or role != "word"):
            yield from _finished(name, title, scene)
        if name or role != "title":
            title = []
        if role == "title":
            title.append(token)
        name = []
        blocked = role in ("institution", "suffix") or (role == "word" and _is_inside(token, scene))
    if name:
        yield from _finished(name, title, scene)


def _role(run: list[Token], at: int, inside: bool, scene: _Scene) -> str:
    """What a word does in its run: name, title, suffix, institution or another word."""
    token, more = run[at], at + 1 < len(run)
    kinds = scene.lexicon.kinds(token.text)
    if token.text[0] in '"“(':
        return "name" if inside else "word"
    if kinds & SUFFIX and inside:
        return "suffix"
    if kinds & TITLE and more and not token.possessive:
        following = scene.lexicon.kinds(run[at + 1].text)
        return "name" if inside and kinds & LAST and not following & (FIRST | INITIAL | _NO_NAME) else "title"
    if kinds & INITIAL or (kinds & CAPITALS and len(token.text) == 2 and more and not inside):
        return "word" if token.text in ACRONYMS else "name"
    if kinds & (CAPITALS | ODD):
        return "word"
    if kinds & INSTITUTION:
        return "name" if inside and not more and token.text.lower() in SURNAMES_TOO else "institution"
    if kinds & DEMONYM and more and not kinds & FIRST:
        return "word"
    return "name" if _can_name(kinds, inside, more, token, scene) else "word"


def _can_name(kinds: int, inside: bool, more: bool, token: Token, scene: _Scene) -> bool:
    if not kinds & COMMON or kinds & FIRST:
        return True
    if kinds & LAST and (inside or not more):
        return True
    return not more and not inside and _is_said(token, kinds, scene)


def _is_said(token: Token, kinds: int, scene: _Scene) -> bool:
    """Whether a common word is a name because words are attributed to it."""
    after = _AFTER.match(scene.text, token.end)
    said = after is not None and after[1] in SAYING
    return said and (kinds & LAST > 0 or not opens_sentence(scene.text, scene.start, token.start))


def _is_inside(token: Token, scene: _Scene) -> bool:
    """Whether a word that names nobody is capitalised although it opens no sentence and no headline."""
    return not scene.titled and not opens_sentence(scene.text, scene.start, token.start)


def _begins_person(run: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a person's full name begins here, even after words such as `State` or `Services`."""
    if at + 1 == len(run):
        return False
    kinds, following = lexicon.kinds(run[at].text), lexicon.kinds(run[at + 1].text)
    if kinds & FIRST and (not following & _NO_NAME or (not kinds & (COMMON | PLACE) and following & LAST)):
        return True
    return not (kinds | following) & (_NO_NAME | INITIAL)


def _finished(name: list[Token], title: list[Token], scene: _Scene) -> Iterator[_Name]:
    kinds = [scene.lexicon.kinds(token.text) for token in name]
    while kinds and (kinds[-1] & INITIAL or name[len(kinds) - 1].text[0] in '"“('):
        kinds.pop()
    if not kinds:
        return
    name = name[: len(kinds)]
    role = scene.text[title[0].start : title[-1].end] if title else None
    if len(name) == 1:
        if role or not kinds[0] & COMMON or name[0].possessive or _is_inside(name[0], scene):
            yield _Name(name, "single", role)
        return
    known = role or kinds[0] & (FIRST | INITIAL) or name[0].text.isupper()
    if known or (kinds[-1] & LAST and not kinds[0] & (COMMON | PLACE)):
        yield _Name(name, "full", role)
    elif not any(kind & (COMMON | PLACE) for kind in kinds):
        yield _Name(name, "multi", role)


def _mention(passage: Passage, name: _Name, block: int) -> Mention:
    text, start, end = passage.text.value, name.tokens[0].start, name.tokens[-1].end
    tokens = tuple(token.text for token in name.tokens if token.text[0] not in '"“(')
    before = text[max(start - 16, block) : start].split()
    after = _AFTER.match(text, end)
    return Mention(
        passage,
        start,
        end,
        tokens,
        tuple(map(fold, tokens)),
        name.kind,
        name.title,
        name.tokens[-1].possessive or (text[end - 1] == "s" and text[end : end + 1] in ("'", "’")),
        before[-1].lower() if before else "",
        after[1] if after else "",
    )
