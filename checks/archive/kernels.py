"""What judges, whoever moves the batches: records to findings, sorted words to what is odd, sorted odds to findings.

None of them knows of files or engines. An engine may cut a stream into batches where it likes, but not a group: all
words under one key of a rule, and all odds of one article, come to one kernel, in the order that `schemas` names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from checks import compiled
from checks.archive import comparing, schemas
from checks.archive.columns import Columns
from checks.archive.comparing import Compared, Weighed
from checks.archive.jobs import Job
from checks.archive.judging import Judged, Record, Rules
from checks.records import replace
from checks.rule import Rule


class Kernels:
    """What judges in one run. Each process makes its own from nothing but the run."""

    def __init__(self, job: Job) -> None:
        settings = compiled.unpack(job.settings)
        self.columns = Columns(job.columns, replace(settings.desk, today=job.today))
        self._buckets = job.buckets
        variants = [settings.rules_under(tuple(each)) for each in job.overriding]
        names = _named(variants)
        self._rules = [Rules(rules, named) for rules, named in zip(variants, names, strict=True)]
        self._by_name = {name: rule for named in names for name, rule in named}

    @property
    def alone(self) -> list[str]:
        """The names of rules that judge groups of one too."""
        return ["", *(name for name, rule in self._by_name.items() if rule.kind.weigh)]

    def judge(self, records: pa.RecordBatch) -> Judged:
        """Judges each record by itself, and notes what it says to the rules that compare."""
        taken = [Record(row, self.columns, self._rules[row["rules"]]) for row in records.to_pylist()]
        words = [row for each in taken for row in each.said]
        for row in words:
            row["bucket"] = comparing.bucket((row["rule"], row["key"]), self._buckets)
        return Judged(
            records.num_rows - records["article"].null_count,
            sum(each.is_article for each in taken),
            schemas.batch([row for each in taken for row in each.findings], schemas.FINDINGS),
            schemas.batch(words, schemas.SAID),
            schemas.batch([row for each in taken for row in each.failures], schemas.FAILURES),
        )

    def compare(self, words: Iterable[pa.RecordBatch]) -> Iterator[Compared]:
        """Judges each group of words that come in the order of groups."""
        return comparing.compare(words, self._by_name, self._buckets)

    def weigh(self, odds: Iterable[pa.RecordBatch]) -> Iterator[Weighed]:
        """The findings in odds that come in the order of articles, and what could not be weighed."""
        return comparing.weigh(odds, self._by_name)


def _named(variants: Sequence[Sequence[Rule]]) -> list[list[tuple[str, Rule]]]:
    """The rules that compare, by name: those that files have with other options are not compared with each other."""
    known: dict[str, list[Rule]] = {}
    return [
        [(_name(rule, known.setdefault(rule.id, [])), rule) for rule in rules if rule.kind.keys] for rules in variants
    ]


def _name(rule: Rule, known: list[Rule]) -> str:
    at = next((at for at, each in enumerate(known) if (each.options, each.when) == (rule.options, rule.when)), None)
    if at is None:
        at = len(known)
        known.append(rule)
    return f"{rule.id}@{at}" if at else rule.id
