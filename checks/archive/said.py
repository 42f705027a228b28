"""Members of groups, and what is odd of them, as JSON: what travels from one kernel to the next."""

from __future__ import annotations

import json

from checks import index
from checks.kinds import Member, Odd


def member(said: str, path: str) -> Member:
    """A member that `index.kept` wrote."""
    found = index.member(json.loads(said), path)
    if found is None:
        raise ValueError(f"what {path} says can't be read again")
    return found


def kept(odd: Odd) -> str:
    """What is odd, as text."""
    evidence = [(each.at.path, index.kept(each), means) for each, means in odd.evidence]
    return json.dumps((index.kept(odd.member), dict(odd.values), evidence, odd.suggestion, odd.weak))


def odd(said: str, path: str) -> Odd:
    """What is odd, as it was."""
    own, values, evidence, suggestion, weak = json.loads(said)
    spoken = tuple((member(text, where), means) for where, text, means in evidence)
    return Odd(member(own, path), values, spoken, suggestion, weak)
