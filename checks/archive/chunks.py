"""Cuts the files of an archive into chunks: the same ones in every run, whoever judges them and however many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from checks.archive import storage
from checks.archive.jobs import Chunk
from checks.archive.reading import told
from checks.archive.storage import Found

SIZE = 16_000_000
"""Bytes of a chunk: what is done again when a process is lost, and what the smallest share of a process is."""
_BLOCK = 4_000_000
"""Bytes that are looked at in one go when lines are counted."""

Rules = Callable[[str], int]
"""The number of the rules that hold for a file."""


def cut(files: Iterable[Found], rules: Rules, size: int = SIZE) -> list[Chunk]:
    """The chunks of all files, numbered from 0. A file that can't be opened is a chunk with a problem."""
    found: list[Chunk] = []
    for file in files:
        of_file = rules(file.path)
        for form, start, stop, line, problem in _stretches(file, size):
            state = f"{file.size} {file.changed}"
            found.append(Chunk(len(found), file.path, file.shown, form, start, stop, line, of_file, state, problem))
    return found


_Stretch = tuple[str, int, int, int, str]
"""Form, start, stop, lines before, problem: as in a chunk."""


def _stretches(file: Found, size: int) -> Iterator[_Stretch]:
    name = file.shown.lower()
    form = "packed" if name.endswith(storage.PACKED) else "table" if name.endswith(storage.TABLES) else "lines"
    try:
        if form == "packed":  # which can't be begun in its middle
            yield form, 0, file.size, 0, ""
        elif form == "table":
            yield from _groups(file, size)
        else:
            yield from _ranges(file, size)
    except (OSError, pa.ArrowException) as error:
        yield form, 0, 0, 0, f"can't be read: {told(error)}"


def _groups(file: Found, size: int) -> Iterator[_Stretch]:
    """Row groups in a row, as many as are not larger than a chunk, and one at least."""
    with storage.opened(file.path) as opened:
        metadata = pq.ParquetFile(opened).metadata
        sizes = [metadata.row_group(at).total_byte_size for at in range(metadata.num_row_groups)]
        rows = [metadata.row_group(at).num_rows for at in range(metadata.num_row_groups)]
    yield from (("table", start, stop, sum(rows[:start]), "") for start, stop in _together(sizes, size))


def _together(sizes: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """Neighbours of which each lot is no larger than `most`, if it is not one alone."""
    start = total = 0
    for at, size in enumerate(sizes):
        if total and total + size > most:
            yield start, at
            start, total = at, 0
        total += size
    if start < len(sizes):
        yield start, len(sizes)


def _ranges(file: Found, size: int) -> Iterator[_Stretch]:
    """Whole lines of about `size` bytes in all. They are counted, so that each chunk knows the number of its first."""
    start = at = line = lines = 0
    cut = False
    with storage.opened(file.path) as opened:
        while block := opened.read(min(_BLOCK, size)):
            lines -= cut and block.startswith(b"\n")  # one line end that was counted as two
            cut = block.endswith(b"\r")
            last = block.rfind(b"\n") + 1
            if last and at + last - start >= size:
                lines += _count(block[:last])
                yield "lines", start, at + last, line, ""
                start, line = at + last, lines
                lines += _count(block[last:])
            else:
                lines += _count(block)
            at += len(block)
    if start < at:
        yield "lines", start, at, line, ""


def _count(block: bytes) -> int:
    r"""Line ends, as readers count them: `\n`, `\r\n` and a lone `\r`."""
    return block.count(b"\n") + block.count(b"\r") - block.count(b"\r\n")
