"""What an editor can do about a finding: apply its fix, let it stand, make the other spelling the house's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from checks import house
from checks.model import Flag, Place, Span
from checks.tuples import NamedTuple


class Change(NamedTuple):
    """A stretch of a document, as code-point offsets, and what comes in its place."""

    span: Span
    text: str


class Action(NamedTuple):
    """Something that can be done: its title, the changes to the document, and whether it is the one to prefer.

    `house` is the whole text that the house's list of names will have, where that is what changes.
    """

    title: str
    changes: tuple[Change, ...]
    preferred: bool = False
    house: str | None = None


def actions(flag: Flag, text: str, offset: Callable[[Place], int], listed: str | None) -> Iterator[Action]:
    """What can be done about a finding in a text. `listed` is the house's list, None where there is none."""
    finding = flag.finding
    if finding.fix:
        changes = tuple(Change(edit.span, edit.text) for edit in finding.fix.edits)
        shown = finding.suggestion or "take it out"
        yield Action(f"Fix: {shown}", changes, finding.fix.safe)
    other = finding.values.get("other", "")
    if finding.spellings and other:
        span = Span(offset(flag.at.start), offset(flag.at.end))
        yield Action(f"Write “{other}” here", (Change(span, other),))
        grown = _grown(listed, other, flag.at.text)
        if grown:
            yield Action(f"Add “{other}” to the house spellings ({house.NAME})", (), house=grown)
    stet = _stet(flag, text, offset)
    if stet:
        yield Action(f"Let it stand (stet: {flag.rule})", (stet,))


def _stet(flag: Flag, text: str, offset: Callable[[Place], int]) -> Change | None:
    """The mark that lets a finding stand, in the format's own comments; None where it has none."""
    where = flag.at.comment or ""
    mark = where.partition(": ")[2].replace("{mark}", f"stet: {flag.rule} ")
    if where.startswith("at the end of line"):
        at = text.find("\n", offset(flag.at.start))
        at = len(text) if at < 0 else at - (text[at - 1 : at] == "\r")
        return Change(Span(at, at), f" {mark}")
    if where.startswith("in the front matter"):
        at = text.find("\n") + 1
        return Change(Span(at, at), mark.replace("{filemark}", f"stet-file: {flag.rule} ") + "\n")
    return None


def _grown(listed: str | None, usual: str, rare: str) -> str | None:
    """The house's list with one name more; None where there is a list that this can't be added to."""
    if listed is None:
        return house.draft({usual: [rare]}, {})
    at = house.place(listed)
    if at is None:
        return None
    lines = listed.splitlines()
    return "\n".join([*lines[:at], house.row(usual, [rare]), *lines[at:]]) + "\n"


def read_list(root: Path) -> str | None:
    """The house's list of a repository, if it has one."""
    try:
        return (root / house.NAME).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
