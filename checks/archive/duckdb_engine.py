"""The engine of one machine: a pool of processes judges, DuckDB sorts, and a run that was killed goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checks.archive import steps
from checks.archive.jobs import Job
from checks.archive.pool import Pool
from checks.archive.tally import Tally
from checks.archive.work import Work

Shown = Callable[[Iterator[Tally], int], Iterator[Tally]]
"""Shows how far a run is: the same tallies, and how many there will be."""


def run(job: Job, work: Work, jobs: int, memory: int, lost: Callable[[], None], shown: Shown) -> Tally:
    """Runs all steps that are not done yet; `memory` are the bytes that sorting may take in each process.

    `lost` is told each time that processes were killed.
    """
    total = Tally()
    with Pool(jobs, steps.begin, (job.packed(), str(work.folder), memory), lost) as pool:
        for tally in shown(_tallies(job, work, pool), len(job.chunks) + 2 * job.buckets):
            total = total.plus(tally)
    return total


def _tallies(job: Job, work: Work, pool: Pool) -> Iterator[Tally]:
    """What comes of each step. Each kind of step begins when the one before is done."""
    paths = [chunk.shown for chunk in job.chunks]
    nowhere = [None] * job.buckets
    for kind, places in ((steps.JUDGE, paths), (steps.COMPARE, nowhere), (steps.WEIGH, nowhere)):
        todo = []
        for number in range(len(places)):
            done = work.done(kind.step(number))
            if done is None:
                todo.append((kind.name, number))
            else:
                yield done
        for (_, number), tally in pool.each(steps.do, todo):
            yield tally or steps.give_up(work, kind, number, places[number])
