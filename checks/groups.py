"""What archive rules compare: each article's words under their keys, judged when all articles are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checks.flags import locate, stamp
from checks.gather import Dossier
from checks.kinds import Keyed, Member, Odd
from checks.model import Failure, Finding, Flag, Lines, Outcome, Quotation, Span
from checks.rule import Rule


class Groups:
    """Members by rule and key. A dict does here what a shuffle does on a cluster."""

    def __init__(self) -> None:
        self._rules: dict[str, Rule] = {}
        self._members: dict[str, dict[str, list[Member]]] = {}

    def add(self, dossier: Dossier, rules: Sequence[Rule]) -> tuple[Failure, ...]:
        """What an article says to the archive rules; a rule that crashes is a failure."""
        failures = []
        for rule in rules:
            try:
                if rule.kind.keys and rule.when.holds(dossier):
                    self._add(rule, rule.kind.keys(dossier, rule.options), dossier)
            except Exception as error:  # as for article rules: one broken check must not hide the others
                failures.append(crash(dossier.article.path, rule.id, error))
        return tuple(failures)

    def _add(self, rule: Rule, found: Iterable[Keyed], dossier: Dossier) -> None:
        self._rules[rule.id] = rule
        groups = self._members.setdefault(rule.id, {})
        lines = Lines(dossier.article.source)
        members: dict[tuple[Span, str], Member] = {}
        for keyed in found:
            said = keyed.span, keyed.value
            if said not in members:
                members[said] = _member(dossier, lines, keyed)
            groups.setdefault(keyed.key, []).append(members[said])

    def judged(self) -> Outcome:
        """The flags of all rules and keys; a rule that crashes is a failure."""
        seen: Counter[str] = Counter()
        flags: list[Flag] = []
        failures: list[Failure] = []
        for id_, groups in self._members.items():
            try:
                flags += self._judged(self._rules[id_], groups, seen)
            except Exception as error:  # as above
                failures.append(crash("", id_, error))
        return Outcome(tuple(flags), failures=tuple(failures))

    def _judged(self, rule: Rule, groups: Mapping[str, list[Member]], seen: Counter[str]) -> Iterator[Flag]:
        for key, members in groups.items():
            if rule.kind.judge:
                yield from (_flag(rule, odd, seen) for odd in rule.kind.judge(key, members, rule.options))


def crash(path: str, rule: str | None, error: Exception) -> Failure:
    """What is reported of a reader or a check that broke."""
    what = "check" if rule else "reader"
    return Failure(path, rule, f"the {what} crashed: {type(error).__name__}: {error}")


def _member(dossier: Dossier, lines: Lines, keyed: Keyed) -> Member:
    return Member(keyed.value, locate(dossier.article, lines, keyed.span, keyed.field))


def _flag(rule: Rule, odd: Odd, seen: Counter[str]) -> Flag:
    finding = Finding(Span(0, 0), odd.member.at.field, odd.values, suggestion=odd.suggestion, weak=odd.weak)
    evidence = tuple(
        Quotation(each.at.text, each.at.start, means, each.at.path) for each, means in odd.evidence
    )  # fmt: skip
    return stamp(rule, finding, odd.member.at, evidence, seen)
