"""Steps of a run in several processes. A process that is lost loses nothing: what it had is done again."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any, Generic, NamedTuple, Self, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_TRIES = 2
"""Times that a task is tried alone before it is given up."""


class Done(NamedTuple, Generic[Task, Result]):
    """A task and what came of it: None where every process that tried it was lost."""

    task: Task
    result: Result | None


class Pool:
    """Processes that begin with `begin(*given)`; one alone is this one. `lost` is called each time when some are lost.

    They are spawned: a fork would copy the locks of threads that Arrow has started.
    """

    def __init__(self, jobs: int, begin: Callable[..., None], given: tuple[Any, ...], lost: Callable[[], None]) -> None:
        self._jobs = jobs
        self._begin = begin
        self._given = given
        self._lost = lost
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self._jobs == 1:
            self._begin(*self._given)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop()

    def each(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Done[Task, Result]]:
        """What comes of tasks, in any order."""
        if self._jobs == 1:
            yield from (Done(task, work(task)) for task in tasks)
            return
        waiting = dict.fromkeys(tasks)
        while waiting:
            for done in self._until_lost(work, list(waiting)):
                del waiting[done.task]
                yield done
            if waiting:  # one of the first that were not done has taken its process with it, or somebody killed it
                self._lost()
                for task in list(waiting)[: self._jobs]:
                    del waiting[task]
                    yield self._alone(work, task)

    def _alone(self, work: Callable[[Task], Result], task: Task) -> Done[Task, Result]:
        for _ in range(_TRIES):
            for done in self._until_lost(work, [task]):
                return done
        return Done(task, None)

    def _until_lost(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Done[Task, Result]]:
        """What comes of tasks until a process is lost."""
        try:
            executor = self._started()
            running = {executor.submit(work, task): task for task in tasks}
            for future in as_completed(running):
                yield Done(running[future], future.result())
        except BrokenProcessPool:
            for left in multiprocessing.active_children():  # one started as another died would be waited for for ever
                left.kill()
            self._stop()

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self._jobs, context, self._begin, self._given)
        return self._executor

    def _stop(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None
