"""Steps of a run in several processes. A process that is lost loses nothing: what it had is done again."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Generic, NamedTuple, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

TRIES = 2
"""Times that a task is tried alone before it is given up."""


class Done(NamedTuple, Generic[Task, Result]):
    """A task and what came of it: None where every process that tried it was lost."""

    task: Task
    result: Result | None


class Pool:
    """Processes that begin with `begin(*given)`. `lost` is called each time when some are lost."""

    def __init__(self, jobs: int, begin: Callable[..., None], given: tuple[Any, ...], lost: Callable[[], None]) -> None:
        self._jobs = jobs
        self._begin = begin
        self._given = given
        self._lost = lost

    def each(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Done[Task, Result]]:
        """What comes of tasks, in any order."""
        waiting = list(tasks)
        while waiting:
            for done in self._until_lost(work, waiting, self._jobs):
                waiting.remove(done.task)
                yield done
            if waiting:  # one of the first that were not done has taken its process with it, or somebody killed it
                self._lost()
                for task in waiting[: self._jobs]:
                    waiting.remove(task)
                    yield self._alone(work, task)

    def _alone(self, work: Callable[[Task], Result], task: Task) -> Done[Task, Result]:
        for _ in range(TRIES):
            for done in self._until_lost(work, [task], 1):
                return done
        return Done(task, None)

    def _until_lost(
        self, work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int
    ) -> Iterator[Done[Task, Result]]:
        """What comes of tasks until a process is lost. Processes are spawned: a fork would copy locks of threads."""
        context = multiprocessing.get_context("spawn")
        executor = ProcessPoolExecutor(min(jobs, len(tasks)), context, self._begin, self._given)
        try:
            running = {executor.submit(work, task): task for task in tasks}
            for future in as_completed(running):
                yield Done(running[future], future.result())
        except BrokenProcessPool:
            return
        finally:
            executor.shutdown(cancel_futures=True)
