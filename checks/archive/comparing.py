"""What articles say of each other: sorted words are judged in their groups, and what is odd is weighed by article."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Literal

import pyarrow as pa

from checks import groups
from checks.archive import rows, said, schemas
from checks.archive.gathering import LARGEST, Gathered
from checks.archive.rows import Row
from checks.kinds import Odd
from checks.model import Flag
from checks.rule import Rule
from checks.tuples import NamedTuple

SAME_ID = "id"
"""Stands for a rule where articles are compared by their ids."""
_Table = Literal["odds", "failures"]
_TOGETHER = 1000
"""Rows of a batch that is handed on."""


class StreamError(Exception):
    """What an engine could not hand over: no check's fault, and nothing to go on from."""


class Compared(NamedTuple):
    """What came of some groups."""

    odds: pa.RecordBatch
    failures: pa.RecordBatch


class Weighed(NamedTuple):
    """What came of some articles."""

    findings: pa.RecordBatch
    failures: pa.RecordBatch


def bucket(key: Sequence[str | int], buckets: int) -> int:
    """Which of so many buckets a key belongs to, the same in every process."""
    return zlib.crc32("\0".join(map(str, key)).encode("utf-8", "surrogatepass")) % buckets


def compare(words: Iterable[pa.RecordBatch], rules: Mapping[str, Rule], buckets: int) -> Iterator[Compared]:
    """What is odd in each group of words that come in the order of groups, and what could not be judged."""
    tables: dict[_Table, list[Row]] = {"odds": [], "failures": []}
    for at, (table, row) in enumerate(_compared(words, rules), 1):
        if table == "odds":
            row["bucket"] = bucket((row["path"], row["article"]), buckets)
        tables[table].append(row)
        if at % _TOGETHER == 0:
            yield _batches(tables)
            tables = {"odds": [], "failures": []}
    yield _batches(tables)


def _batches(tables: Mapping[_Table, list[Row]]) -> Compared:
    return Compared(schemas.batch(tables["odds"], schemas.ODDS), schemas.batch(tables["failures"], schemas.FAILURES))


def _compared(words: Iterable[pa.RecordBatch], rules: Mapping[str, Rule]) -> Iterator[tuple[_Table, Row]]:
    for (name, key), group in groupby(_rows(words), itemgetter("rule", "key")):
        if name == SAME_ID:
            yield from _doubles(group)
        elif rules[name].kind.weigh:  # which may have something to say to itself
            yield from _judged(rules[name], name, key, group)
        else:
            yield from _judged(rules[name], name, key, _several(group))


def _rows(batches: Iterable[pa.RecordBatch]) -> Iterator[Row]:
    """The rows of a stream. Raises StreamError where it breaks."""
    stream = iter(batches)
    while True:
        try:
            batch = next(stream)
        except StopIteration:
            return
        except Exception as error:
            raise StreamError(str(error)) from error
        for at in range(0, batch.num_rows, _TOGETHER):
            yield from batch.slice(at, _TOGETHER).to_pylist()


def _several(group: Iterator[Row]) -> Iterator[Row]:
    """The members of a group; none of one that has but one, since nothing is odd alone."""
    first = list(islice(group, 2))
    return chain(first, group) if len(first) > 1 else iter(())


def _doubles(group: Iterator[Row]) -> Iterator[tuple[_Table, Row]]:
    """All but the first article with one id."""
    first: Row = {}
    for row in group:
        if first:
            message = f"has the id of {first['path']}:{first['said']}; both were checked"
            yield "failures", rows.failure({**row, "line": int(row["said"])}, "duplicate-id", message, row["id"])
        first = first or row


def _judged(rule: Rule, name: str, key: str, group: Iterator[Row]) -> Iterator[tuple[_Table, Row]]:
    """What is odd in a group, and what could not be done."""
    try:
        gathered = Gathered(group, rule.kind.counts)
        if gathered.left:
            yield "failures", _too_many(rule, key, len(gathered.members) + gathered.left)
        elif gathered.members and rule.kind.judge:
            for at, odd in enumerate(rule.kind.judge(key, gathered.members, rule.options)):
                yield "odds", {**_odd(odd, gathered.ids), "rule": name, "key": key, "place": at}
    except StreamError:
        raise
    except Exception as error:  # one broken check must not hide the others
        yield "failures", rows.failure({}, "crash", groups.crash("", rule.id, error).message, rule=rule.id)


def _odd(odd: Odd, ids: Mapping[tuple[str, int], str]) -> Row:
    path, article = odd.member.at.path, odd.member.at.article
    return {"path": path, "article": article, "id": ids.get((path, article), ""), "said": said.kept(odd)}


def _too_many(rule: Rule, key: str, count: int) -> Row:
    message = f"{count:,} words stand under the key {key[:80]!r}, more than {LARGEST:,}: they were not compared"
    return rows.failure({}, "large-group", message, rule=rule.id)


def weigh(odds: Iterable[pa.RecordBatch], rules: Mapping[str, Rule]) -> Iterator[Weighed]:
    """The findings in odds that come in the order of articles, and what could not be weighed."""
    findings: list[Row] = []
    failures: list[Row] = []
    for _, of_article in groupby(_rows(odds), itemgetter("path", "article")):
        found, failed = _weighed(list(of_article), rules)
        findings += found
        failures += failed
        if len(findings) + len(failures) >= _TOGETHER:
            yield Weighed(schemas.batch(findings, schemas.FINDINGS), schemas.batch(failures, schemas.FAILURES))
            findings, failures = [], []
    yield Weighed(schemas.batch(findings, schemas.FINDINGS), schemas.batch(failures, schemas.FAILURES))


def _weighed(odds: list[Row], rules: Mapping[str, Rule]) -> tuple[list[Row], list[Row]]:
    """The findings of one article, by place. What is said twice in the same words is counted by its fingerprints."""
    seen: Counter[str] = Counter()
    flags: list[Flag] = []
    failures: list[Row] = []
    for name, of_rule in groupby(odds, itemgetter("rule")):
        rule = rules[name]
        try:
            read = [said.odd(row["said"], row["path"]) for row in of_rule]
            flags += [groups.flag(rule, odd, seen) for odd in groups.weighed(rule, read)]
        except Exception as error:  # as above
            failures.append(rows.failure(odds[0], "crash", groups.crash("", rule.id, error).message, rule=rule.id))
    flags.sort(key=lambda each: (each.at.start, each.rule, each.message, each.fingerprint))
    return [rows.finding(flag, odds[0]["id"]) for flag in flags], failures
