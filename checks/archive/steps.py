"""What a process of a pool does: judges a chunk, compares a bucket, weighs a bucket, and writes what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checks.archive import jobs, reading, rows, schemas, sorting
from checks.archive.jobs import Job
from checks.archive.kernels import Kernels
from checks.archive.tally import Tally
from checks.archive.work import Work
from checks.archive.writing import Writing
from checks.tuples import NamedTuple


class Desk(NamedTuple):
    """What a process works with. `memory` are the bytes that sorting may take in it."""

    job: Job
    kernels: Kernels
    work: Work
    memory: int


class Kind(NamedTuple):
    """A kind of step: what it is called, the tables that it writes, and what does it."""

    name: str
    tables: tuple[str, ...]
    run: Callable[[Desk, int, Writing], None]

    def step(self, number: int) -> str:
        """What the step with a number is called."""
        return f"{self.name}-{number:06}"


_desk: list[Desk] = []
"""What the process was started with: a pool has no other place for it."""


def begin(job: str, folder: str, memory: int) -> None:
    """What each process does first."""
    read = jobs.unpacked(job)
    _desk.append(Desk(read, Kernels(read), Work(Path(folder)), memory))


def do(task: tuple[str, int]) -> Tally:
    """Does the step of a kind that has a number."""
    kind, number = KINDS[task[0]], task[1]
    with Writing(_desk[-1].work, kind.step(number), kind.tables) as writing:
        kind.run(_desk[-1], number, writing)
    return writing.tally


def give_up(work: Work, kind: Kind, number: int, path: str | None) -> Tally:
    """Lists a step that takes every process with it that tries it, and leaves it."""
    message = f"{kind.step(number)} took every process with it that tried it, and was left"
    with Writing(work, kind.step(number), kind.tables) as writing:
        writing.add(failures=schemas.batch([rows.failure({"path": path}, "lost", message)], schemas.FAILURES))
    return writing.tally


def _judge(desk: Desk, number: int, writing: Writing) -> None:
    """Judges a chunk."""
    for records in reading.batches(desk.job.chunks[number], desk.kernels.columns):
        judged = desk.kernels.judge(records)
        writing.add(findings=judged.findings, failures=judged.failures, said=judged.said)
        writing.count(judged.records, judged.articles)


def _compare(desk: Desk, bucket: int, writing: Writing) -> None:
    """Compares the articles in the groups of a bucket."""
    files = [desk.work.between("said", JUDGE.step(chunk.number)) for chunk in desk.job.chunks]
    alone = desk.kernels.alone
    with sorting.stream(sorting.GROUPS, files, bucket, desk.work.spill, desk.memory, alone=alone) as words:
        for compared in desk.kernels.compare(words):
            writing.add(failures=compared.failures, odds=compared.odds)


def _weigh(desk: Desk, bucket: int, writing: Writing) -> None:
    """Weighs what is odd of the articles in a bucket."""
    files = [desk.work.between("odds", COMPARE.step(each)) for each in range(desk.job.buckets)]
    with sorting.stream(sorting.ARTICLES, files, bucket, desk.work.spill, desk.memory) as odds:
        for weighed in desk.kernels.weigh(odds):
            writing.add(findings=weighed.findings, failures=weighed.failures)


JUDGE = Kind("articles", ("findings", "failures", "said"), _judge)
COMPARE = Kind("groups", ("failures", "odds"), _compare)
WEIGH = Kind("archive", ("findings", "failures"), _weigh)
KINDS = {kind.name: kind for kind in (JUDGE, COMPARE, WEIGH)}
