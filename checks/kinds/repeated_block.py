"""A paragraph that stands twice in one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checks import places
from checks.gather import Dossier
from checks.kinds import refuse_bounds
from checks.model import Article, Evidence, Finding
from checks.records import Record
from checks.regexes import regex

VALUES = ("seen",)

_ENTRY = regex(r"\W*[^\W\d_a-z](?:[^\W\d_a-z]|['’&.-])+[ ,:]")
"""How an entry of a calendar or a legal notice opens: with a word in capitals."""
_CONTACT = regex(r"\d{3}[-.]\d{4}|\w@\w|\w\.(?:org|com|net|gov|edu|info)\b|https?:")
_FULL_STOP = regex(r"[.!…][\"”’»)]*$")


class Options(Record):
    """`min` is how many characters a paragraph has that stands twice only by mistake.

    What stands more often is a refrain or a formula. So is what asks, opens with a word in capitals, holds an address
    or ends without a full stop. Headings, lists, tables and captions are not looked at.
    """

    min: int = 100

    def __post_init__(self) -> None:
        refuse_bounds(self.min, None)


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    """One finding for a passage of several paragraphs that was put in twice."""
    article = dossier.article
    firsts = _repeated(article, options.min)
    for again, first in firsts.items():
        if firsts.get(again - 1) != first - 1:
            seen, original = (article.blocks[at] for at in (again, first))
            evidence = Evidence(article.prose.span(original.start, original.end), "stands here first")
            values = {"seen": places.shown(article.prose.value[seen.start : seen.end])}
            yield Finding(article.prose.span(seen.start, seen.end), "body", values, (evidence,))


def _repeated(article: Article, least: int) -> dict[int, int]:
    """The numbers of blocks that say again what another said, each with the other's, in the order of the text."""
    stands: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(article.blocks):
        if block.kind == "paragraph" and block.end - block.start >= least:
            stands[" ".join(article.prose.value[block.start : block.end].split())].append(at)
    pairs = (at for text, at in stands.items() if len(at) == 2 and len(text) >= least and _is_prose(text))
    return dict(sorted((again, first) for first, again in pairs))


def _is_prose(text: str) -> bool:
    return bool(_FULL_STOP.search(text[-6:])) and not _ENTRY.match(text) and not _CONTACT.search(text)
