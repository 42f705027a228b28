"""What articles say to archive rules, and the names that rules go by where it is kept."""

from __future__ import annotations

import hashlib

from checks import __version__
from checks.gather import Desk
from checks.kinds import Member
from checks.rule import Rule
from checks.tuples import NamedTuple


class Said(NamedTuple):
    """What a file says to a rule: one of its members, and the keys under which that stands."""

    member: Member
    keys: tuple[str, ...]


def name(rule: Rule, desk: Desk) -> str:
    """A rule's name where its words are kept: its id, with a digest of all that its keys depend on but the file."""
    own = (rule.kind.name, rule.options, rule.when)
    shared = (desk.fields, desk.words, desk.names, desk.language, desk.timezone, desk.authors.named)
    return f"{rule.id}@{hashlib.sha256(repr((__version__, own, shared)).encode()).hexdigest()[:16]}"
