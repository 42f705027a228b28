"""`stet`, the copy editor's “let it stand”: findings that an article itself answers.

`<!-- stet: date/contradicts-text reason -->` in the body, or `# stet: …` in front matter, holds for its own
line, and for the next one too where nothing else stands on its line. `stet-next` holds for the next line,
`stet-file` for the whole file. Every one names a rule; there is no blanket form.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from checks.model import Article, Flag, Lines, Note, Outcome
from checks.records import replace
from checks.regexes import regex
from checks.tuples import NamedTuple

_ID = r"[\w-]{1,60}/[\w*-]{1,60}"
_IDS = rf"{_ID}(?:, ?{_ID}){{0,20}}"
_STET = regex(
    rf"(?:<!--|\{{/\*)[ \t]{{0,8}}(?P<html>stet(?:-next|-file)?):[ \t]{{0,8}}(?P<html_rules>{_IDS})(?![\w/*-])"
    rf"(?:(?!-->|\*/\}})[^\n]){{0,300}}(?:-->|\*/\}})"
    rf"|(?m:(?:^|[ \t])#[ \t]{{0,8}}(?P<hash>stet(?:-next|-file)?):[ \t]{{0,8}}(?P<hash_rules>{_IDS})[^\r\n]*)"
)
_SLIP = regex(
    rf"(?m:(?P<html><!--|\{{/\*)|(?:^|[ \t])#)[ \t]{{0,8}}"
    rf"(?P<said>(?i:stet)(?:[-_][\w-]{{0,20}}|next|file)?(?=[ \t]{{0,8}}(?::|{_ID}|-->|\*/\}}|(?m:$)))"
    r"(?:(?!-->|\*/\})[^\r\n]){0,60})"
)
"""What was meant for a mark: `stet date/missing`, `stet-fille: …`, and `stet` alone, but no remark that begins so."""
_LONGEST = 2000
"""Characters of a line that is looked at for standing alone."""
_BARE = regex(r"[\s>*-]*")
"""What may stand on a line beside marks that stand alone: the signs of a quotation or a list."""


class Stet(NamedTuple):
    """One mark: the rule that it lets stand and the lines on which it does; no lines for the whole file.

    The rule of one that can't be used is what it says.
    """

    rule: str
    lines: frozenset[int]
    line: int


def written(article: Article) -> Iterator[str]:
    """The marks of an article as they stand there, without the signs of their comments."""
    if is_marked(article):
        for match, comment in _found(article.source, article.body):
            text = article.source[match.start(comment) : match.end()]
            yield text.removesuffix("-->").removesuffix("*/}").rstrip()


def is_marked(article: Article) -> bool:
    """Whether there may be marks in an article; JSON has no comments."""
    return article.format != "json" and any(word in article.source for word in ("stet", "Stet", "STET"))


class Marks:
    """The marks of a run's articles, and which of them have answered a finding."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._of: dict[tuple[str, int], list[Stet]] = {}
        self._used: set[tuple[str, int, Stet]] = set()

    def read(self, article: Article) -> None:
        """Notes what an article lets stand."""
        if is_marked(article):
            found = list(_marks(article.source, Lines(article.source), article.body))
            if found:
                self._of[article.path, article.index] = found

    def of(self, path: str) -> dict[int, tuple[Stet, ...]]:
        """The marks of a file's articles, by their index."""
        return {index: tuple(found) for (of, index), found in self._of.items() if of == path}

    def take(self, path: str, marks: Mapping[int, Sequence[Stet]]) -> None:
        """Notes marks that were read in an earlier run."""
        for index, found in marks.items():
            self._of[path, index] = list(found)

    def subtract(self, outcome: Outcome) -> Outcome:
        """The outcome without what its articles let stand."""
        kept = tuple(flag for flag in outcome.flags if not self._answers(flag))
        return replace(outcome, flags=kept, suppressed=outcome.suppressed + len(outcome.flags) - len(kept))

    def idle(self, ran: Mapping[str, Collection[str]]) -> Iterator[Note]:
        """What is to be said of marks for rules that are unknown, or that `ran` on the path and found nothing."""
        for (path, index), marks in self._of.items():
            for mark in marks:
                unknown = mark.rule not in self._known
                if unknown or ((path, index, mark) not in self._used and mark.rule in ran.get(path, ())):
                    yield Note(f"{path}:{mark.line}", _idle(mark, unknown))

    def _answers(self, flag: Flag) -> bool:
        place = flag.at.path, flag.at.article
        answers = [
            mark
            for mark in self._of.get(place, ())
            if mark.rule == flag.rule and (not mark.lines or flag.at.start.line in mark.lines)
        ]
        self._used.update((*place, mark) for mark in answers)
        return bool(answers)


def _marks(source: str, lines: Lines, body: int) -> Iterator[Stet]:
    usable = set()
    for match, comment in _found(source, body):
        usable.add(match.start(comment))
        line = lines.place(match.start(comment)).line
        for rule in re.split(", ?", match[f"{comment}_rules"]):
            yield Stet(rule, _lines(match[comment], line, lines), line)
    for slip in _SLIP.finditer(source):
        at = slip.start("said")
        if at not in usable and (slip["html"] or at < body):
            yield Stet(slip["said"].rstrip(), frozenset(), lines.place(at).line)


def _found(source: str, body: int) -> Iterator[tuple[re.Match[str], str]]:
    """Where marks stand, and in which comment; `#` opens one in front matter alone."""
    for match in _STET.finditer(source):
        comment = "html" if match["html"] else "hash"
        if comment == "html" or match.start() < body:
            yield match, comment


def _lines(form: str, line: int, lines: Lines) -> frozenset[int]:
    """The lines for which a mark of a form holds; none for all of them."""
    if form == "stet-file":
        return frozenset()
    if form == "stet-next":
        return frozenset({line + 1})
    text = lines.text(line)
    alone = len(text) < _LONGEST and _BARE.fullmatch(_STET.sub("", text))
    return frozenset({line, line + 1} if alone else {line})


def _idle(mark: Stet, unknown: bool) -> str:
    if unknown and not re.fullmatch(_ID, mark.rule):
        return f"`{mark.rule}` lets nothing stand; write stet, stet-next or stet-file, a colon, a rule and the reason"
    if unknown:
        return f"stet names `{mark.rule}`, which is no rule"
    return f"stet for {mark.rule} answers no finding; it can go"
