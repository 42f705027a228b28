"""What a run leaves behind that is killed, has no room, or is read while others write.

    python -m benchmarks.faults [RUNS]

Each fault is done to a fresh repository so many times, at a random moment. Nothing may be altered but by a whole fix,
no finding may be lost, and nothing may be called clean that is not; what is wrong is printed, and counted in the table.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_FILES = 40
_DROP, _WRITES_ANYWHERE = 24, 1
"""What Linux calls PR_CAPBSET_DROP and CAP_DAC_OVERRIDE."""
_BODY = "Mayor Ada Berg said on Monday that the ferry number {n} stays. It rained on May 7, 2025."
_COPY = "---\ntitle: Rain {n}\ndate: 2024-02-06\n---\nIt rained on May 7, 2025.\n\nThe the sun shone shone on {n}.\n"
_CONFIG = "paths: [content]\nrules: {text/doubled-word: {severity: error}}\n"


def main(runs: int) -> int:
    wrong = 0
    print(f"| {'fault':32} | runs | wrong |\n|{'-' * 34}|-----:|------:|")
    for name, fault in FAULTS.items():
        found = list(told(fault, runs))
        print(*found, sep="\n", end="\n" if found else "")
        print(f"| {name:32} | {runs:4} | {len(found):5} |", flush=True)
        wrong += len(found)
    return 1 if wrong else 0


def told(fault: Callable[[Path, random.Random], Iterator[str]], runs: int) -> Iterator[str]:
    """What is wrong after so many runs of a fault."""
    chance = random.Random(11)
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "repo")
            (root / "content").mkdir(parents=True)
            (root / "copydesk.yaml").write_text(_CONFIG, "utf-8")
            for n in range(_FILES):
                (root / "content" / f"{n}.md").write_text(_copy(n), "utf-8")
            yield from fault(root, chance)


def killed_while_fixing(root: Path, chance: random.Random) -> Iterator[str]:
    before = _articles(root)
    whole = root.with_name("whole")
    shutil.copytree(root, whole)
    _run(whole, "check", "--fix", "--unsafe-fixes")
    after = _articles(whole)
    if after == before:
        yield "nothing was fixed, so nothing was tried"
    _kill(root, chance, "check", "--fix", "--unsafe-fixes")
    for name, text in _articles(root).items():
        if text not in (before[name], after[name]):
            yield f"{name} is neither as it was nor as it should be: {text!r}"


def killed_while_keeping_results(root: Path, chance: random.Random) -> Iterator[str]:
    wanted = _run(root, "check", "--no-cache")
    for _ in range(2):
        _kill(root, chance, "check", "--cache-dir", "../kept")
    if _run(root, "check", "--cache-dir", "../kept") != wanted:
        yield "another report with what a killed run had kept"


def killed_while_recording(root: Path, chance: random.Random) -> Iterator[str]:
    _kill(root, chance, "baseline")
    file = root / "copydesk-baseline.json"
    if file.exists():
        try:
            count = len(json.loads(file.read_text("utf-8"))["findings"])
        except (ValueError, KeyError) as error:
            yield f"half a baseline: {error}"
        else:
            code, _ = _run(root, "check")
            if code:
                yield f"a baseline of {count} entries that lets not all stand"


def no_room(root: Path, chance: random.Random) -> Iterator[str]:
    """No file can grow beyond some bytes, as on a full disk."""
    before, room = _articles(root), chance.choice((0, 60, 4_096, 40_000))
    wanted = _run(root, "check", "--no-cache")
    if _run(root, "check", "--cache-dir", "../kept", room=room) != wanted:
        yield f"another report with {room} bytes of room"
    code, _ = _run(root, "check", "--fix", "--unsafe-fixes", room=room)
    for name, text in _articles(root).items():
        if text != before[name] and room < len(_copy(0)):
            yield f"{name} was altered where there was no room: {text!r}"
    if code == 0:
        yield "clean, where nothing could be written"


def changed_while_read(root: Path, chance: random.Random) -> Iterator[str]:
    """Files grow, shrink, vanish and come back while they are checked."""

    def disturb(file: Path) -> None:
        if chance.random() < 0.3:
            file.unlink(missing_ok=True)
        else:
            file.write_text(_copy(1) * chance.randrange(1, 40), "utf-8")

    with _disturbed(root, chance, disturb):
        code, output = _run(root, "check", "--cache-dir", "../kept")
    if code not in (1, 2):
        yield f"exit {code}: {output[-300:]}"


def changed_while_fixed(root: Path, chance: random.Random) -> Iterator[str]:
    """Others write to files that are being fixed: each is as somebody wrote it, or that with its fixes."""
    written = [_copy(1) * times for times in range(1, 4)]
    for n, text in enumerate(written):
        (root / "content" / f"written-{n}.md").write_text(text, "utf-8")
    whole = root.with_name("whole")
    shutil.copytree(root, whole)
    before = _articles(root)
    _run(whole, "check", "--fix", "--unsafe-fixes")
    after = _articles(whole)
    anybody = {*written, *(after[f"written-{n}.md"] for n in range(len(written)))}

    def disturb(file: Path) -> None:
        file.write_text(chance.choice(written), "utf-8")

    with _disturbed(root, chance, disturb):
        _run(root, "check", "--fix", "--unsafe-fixes")
    for name, text in _articles(root).items():
        if text not in {*anybody, before[name], after[name]}:
            yield f"{name} is nobody's: {text!r}"


def read_only(root: Path, chance: random.Random) -> Iterator[str]:
    """Somebody who may not write to the folder, to its articles or to the cache."""
    before, wanted = _articles(root), _run(root, "check", "--no-cache")
    for each in (root.parent, root, root / "content", *chance.sample([*(root / "content").iterdir()], _FILES // 2)):
        each.chmod(0o555 if each.is_dir() else 0o444)
    if _run(root, "check", guest=True) != wanted:
        yield "another report where nothing may be written"
    for arguments in (("check", "--fix", "--unsafe-fixes"), ("baseline",), ("check", "-o", "report.txt")):
        code, output = _run(root, *arguments, guest=True)
        if code == 0 or _articles(root) != before:
            yield f"{arguments} says all is well: {output[-300:]}"
    root.parent.chmod(0o755)


def killed_in_an_archive(root: Path, chance: random.Random) -> Iterator[str]:
    """A run over an archive that is killed and started again."""
    lines = [
        json.dumps({"id": n, "title": "Rain", "date": "2024-02-06", "text": _BODY.format(n=n)}) for n in range(160)
    ]
    (root / "all.jsonl").write_text("\n".join(lines), "utf-8")
    arguments = ("archive", "all.jsonl", "--chunk", "4KB", "--to")
    _run(root, *arguments, "whole")
    _kill(root, chance, *arguments, "out", within=3)
    _run(root, *arguments, "out")
    wanted, told = (_told(root / name) for name in ("whole", "out"))
    if not wanted or told != wanted:
        yield f"{len(told)} findings, not {len(wanted)}"


@contextmanager
def _disturbed(root: Path, chance: random.Random, disturb: Callable[[Path], object]) -> Iterator[None]:
    """While something is done to one article after the other."""
    stop = threading.Event()

    def keep_on() -> None:
        while not stop.is_set():
            disturb(root / "content" / f"{chance.randrange(_FILES)}.md")
            time.sleep(0.001)

    thread = threading.Thread(target=keep_on)
    thread.start()
    yield
    stop.set()
    thread.join()


def _told(folder: Path) -> list[tuple[Any, ...]]:
    """What a run over an archive found, in one order."""
    import duckdb

    with duckdb.connect() as engine:
        return engine.execute(f"SELECT * FROM '{folder}/findings/*.parquet' ORDER BY ALL").fetchall()


def _copy(n: int) -> str:
    return _COPY.format(n=n)


def _articles(root: Path) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in (root / "content").glob("*.md")}


def _command(arguments: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "checks", *arguments]


def _run(root: Path, *arguments: str, room: int | None = None, guest: bool = False) -> tuple[int, str]:
    """The exit code of a run and what it said, but for the time it took. Raises where it says that it broke.

    A `guest` may write only where the mode of a file says so, even if it is root.
    """

    def limited() -> None:
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        if guest and not os.geteuid():
            ctypes.CDLL(None).prctl(_DROP, _WRITES_ANYWHERE, 0, 0, 0)

    done = subprocess.run(
        _command(arguments), cwd=root, capture_output=True, encoding="utf-8", check=False, preexec_fn=limited,
        env={**os.environ, "COPYDESK_CACHE_DIR": str(root.with_name("cache"))},
    )  # fmt: skip
    if "internal error" in (said := done.stdout + done.stderr) or "Traceback" in said:
        raise AssertionError(said)
    return done.returncode, done.stdout.rpartition(" in ")[0] + done.stderr


def _kill(root: Path, chance: random.Random, *arguments: str, within: float = 1.2) -> None:
    """Starts a run and kills it after some part of the seconds that it may take."""
    environment = {**os.environ, "COPYDESK_CACHE_DIR": str(root.with_name("cache"))}
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(_command(arguments), cwd=root, stdout=nowhere, stderr=nowhere, env=environment)
        time.sleep(chance.uniform(0.1, within))
        process.send_signal(signal.SIGKILL)
        process.wait()


FAULTS: dict[str, Callable[[Path, random.Random], Iterator[str]]] = {
    fault.__name__.replace("_", " "): fault
    for fault in (
        killed_while_fixing,
        killed_while_keeping_results,
        killed_while_recording,
        no_room,
        changed_while_read,
        changed_while_fixed,
        read_only,
        killed_in_an_archive,
    )
}
"""What is done to a run, by name."""


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
