"""What archive rules compare: each article's words under their keys, judged when all articles are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from checks import said as words
from checks.flags import locate, stamp
from checks.gather import Desk, Dossier
from checks.kinds import Keyed, Member, Odd
from checks.model import Failure, Finding, Flag, Outcome, Place, Quotation, Span
from checks.rule import Rule
from checks.said import Said

if TYPE_CHECKING:
    from checks.index import Index  # a database, which takes long to import


class Groups:
    """Members by rule and key. A dict does here what a shuffle does on a cluster.

    `index` knows what the files of earlier runs say; a `whole` run reads them all itself.
    """

    def __init__(self, index: Index | None = None, whole: bool = True) -> None:
        self._index = index
        self._whole = whole
        self._names: dict[tuple[int, int], str] = {}
        self._rules: dict[str, Rule] = {}
        self._said: dict[str, dict[str, list[Said]]] = {}

    def add(self, dossier: Dossier, rules: Sequence[Rule]) -> tuple[Failure, ...]:
        """What an article says to the archive rules; a rule that crashes is a failure."""
        failures = []
        for rule in rules:
            try:
                if rule.kind.keys:
                    self._add(rule, dossier)
            except Exception as error:  # as for article rules: one broken check must not hide the others
                failures.append(crash(dossier.article.path, rule.id, error))
        return tuple(failures)

    def _add(self, rule: Rule, dossier: Dossier) -> None:
        name = self._name(rule, dossier.desk)
        self._rules[name] = rule
        said = self._said.setdefault(name, {}).setdefault(dossier.article.path, [])
        if rule.kind.keys and rule.when.holds(dossier):
            said += members(dossier, rule.kind.keys(dossier, rule.options))

    def _name(self, rule: Rule, desk: Desk) -> str:
        """What a rule goes by: files whose settings give it other options are not compared with each other."""
        pair = id(rule), id(desk)
        if pair not in self._names:
            self._names[pair] = words.name(rule, desk)
        return self._names[pair]

    def said(self, path: str) -> dict[str, tuple[Said, ...]]:
        """What a file of this run has said to the archive rules, by their names."""
        return {name: tuple(files[path]) for name, files in self._said.items() if path in files}

    def take(self, path: str, rules: Sequence[Rule], desk: Desk, said: Mapping[str, Sequence[Said]]) -> None:
        """What a file said in an earlier run, as if it had been read now."""
        for rule in rules:
            if rule.kind.keys:
                name = self._name(rule, desk)
                self._rules[name] = rule
                self._said.setdefault(name, {})[path] = list(said.get(name, ()))

    def judged(self) -> Outcome:
        """The flags of all rules and keys in the files of this run; a rule that crashes is a failure."""
        seen: Counter[str] = Counter()
        flags: list[Flag] = []
        failures: list[Failure] = []
        for name, files in self._said.items():
            rule = self._rules[name]
            try:
                odds = (odd for odd in self._odds(rule, name) if odd.member.at.path in files)
                flags += [flag(rule, odd, seen) for odd in weighed(rule, odds)]
            except Exception as error:  # as above
                failures.append(crash("", rule.id, error))
            if self._index:
                self._index.write(name, files, self._whole)
        return Outcome(tuple(flags), failures=tuple(failures))

    def _odds(self, rule: Rule, name: str) -> Iterator[Odd]:
        groups: dict[str, list[Member]] = {}
        files = self._said[name]
        for said in (each for file in files.values() for each in file):
            for key in said.keys:
                groups.setdefault(key, []).append(said.member)
        if self._index and not self._whole:
            for key, members in self._index.others(name, groups, files).items():
                groups[key] = [*members, *groups[key]]
        for key, members in groups.items():
            if rule.kind.judge and (len(members) > 1 or rule.kind.weigh):
                yield from rule.kind.judge(key, members, rule.options)


def weighed(rule: Rule, odds: Iterable[Odd]) -> Iterator[Odd]:
    """What is found of each article: all that is odd of it, or what the rule's kind makes of that."""
    if rule.kind.weigh is None:
        yield from odds
        return
    votes: dict[tuple[str, int], list[Odd]] = {}
    for odd in odds:
        votes.setdefault((odd.member.at.path, odd.member.at.article), []).append(odd)
    for cast in votes.values():
        yield from rule.kind.weigh(sorted(cast, key=_order), rule.options)


def _order(odd: Odd) -> tuple[Place, Place, str, str, list[tuple[str, str]]]:
    """Sorts votes on one article by where and what they are: a cluster hands them over in any order."""
    at = odd.member.at
    return at.start, at.end, at.field, odd.member.value, sorted(odd.values.items())


def members(dossier: Dossier, found: Iterable[Keyed]) -> Iterator[Said]:
    """An article's members, each located once, with all of its keys."""
    keys: dict[tuple[Span, str, str], list[str]] = {}
    for keyed in found:
        keys.setdefault((keyed.span, keyed.field, keyed.value), []).append(keyed.key)
    for (span, field, value), listed in keys.items():
        yield Said(Member(value, locate(dossier.article, dossier.lines, span, field)), tuple(listed))


def crash(path: str, rule: str | None, error: Exception) -> Failure:
    """What is reported of a reader or a check that broke."""
    what = "check" if rule else "reader"
    return Failure(path, rule, f"the {what} crashed: {type(error).__name__}: {error}")


def flag(rule: Rule, odd: Odd, seen: Counter[str]) -> Flag:
    """The flag of what is odd; `seen` is that of `flags.stamp`."""
    finding = Finding(Span(0, 0), odd.member.at.field, odd.values, suggestion=odd.suggestion, weak=odd.weak)
    evidence = tuple(
        Quotation(each.at.text, each.at.start, means, each.at.path, each.at.frame if each.at.frame.text else None)
        for each, means in odd.evidence
    )
    return stamp(rule, finding, odd.member.at, evidence, seen)
