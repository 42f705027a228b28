"""A bar for runs that take longer than a second, on standard error and only where that is a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_PATIENCE = 1.0
"""Seconds in which nobody asks how far it is."""

Each = TypeVar("Each")


def shown(each: Iterable[Each], total: int) -> Iterator[Each]:
    """The same things one after the other, with a bar beside them that goes when they are done."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from each
        return
    started = time.monotonic()
    bar = None
    try:
        for done, one in enumerate(each):
            yield one
            if bar is None and time.monotonic() - started > _PATIENCE:
                from rich.console import Console  # what takes no second needs no bar
                from rich.progress import Progress

                bar = Progress(console=Console(stderr=True), transient=True)
                task = bar.add_task("checking", total=total)
                bar.start()
            if bar is not None:
                bar.update(task, completed=done + 1)
    finally:
        if bar is not None:
            bar.stop()
