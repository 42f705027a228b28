"""What it costs to load all shipped rules and facts, and a config with 200 rules of a desk's own.

    python benchmarks/loading.py

The first row reads YAML, the second what was compiled from it; both in a process that has imported what it needs.
PyYAML's own C loader on the same files is the peer.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from checks import compiled, loading, packs
from checks.settings import EVERYTHING

RULE = """\
- id: house/rule-{n}
  check: pattern
  severity: warning
  message: "“{{seen}}” is not our style."
  why: House style.
  options: {{must_not: '\\bword{n}\\b'}}
  where: [headline, body]
  good: [Nothing here.]
  bad: [{{text: A word{n} here., finds: word{n}, says: “word{n}” is not our style.}}]
"""
RUNS = 15


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as scratch:
        repo, cache = Path(scratch), Path(scratch) / "cache"
        (repo / "house.yaml").write_text("".join(RULE.format(n=n) for n in range(200)))
        config = repo / "copydesk.yaml"
        config.write_text("extends: [recommended, house.yaml]\n")
        files = [*packs.folder().glob("*.yaml"), *packs.folder().glob("facts/*.yaml"), repo / "house.yaml"]
        print(f"{'what':<34} {'median ms':>10} {'min':>7} {'max':>7}")
        _row("read from YAML", lambda: loading.load(config, "copydesk.yaml"))
        compiled.load(config, "copydesk.yaml", EVERYTHING, cache)
        _row("compiled before", lambda: compiled.load(config, "copydesk.yaml", EVERYTHING, cache))
        _row("peer: CSafeLoader, trees only", lambda: [yaml.load(f.read_text(), yaml.CSafeLoader) for f in files])


def _row(name: str, load: Callable[[], object]) -> None:
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        load()
        times.append((time.perf_counter() - started) * 1000)
    print(f"{name:<34} {statistics.median(times):>10.1f} {min(times):>7.1f} {max(times):>7.1f}")


if __name__ == "__main__":
    main()
