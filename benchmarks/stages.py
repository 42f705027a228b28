"""What each stage of a check costs: CPU milliseconds a megabyte, stage by stage and rule by rule.

    python -m benchmarks.stages DATA [FILES]

DATA is a folder of articles. Every part of a dossier is made when it is timed, so that a rule's row has only what the
rule does itself. The first row is a peer on the same text in the same run: lower-casing it and finding its words.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

from checks import compiled, discover
from checks.flags import flags
from checks.gather import Dossier, roles
from checks.groups import Groups
from checks.model import Part
from checks.readers import stream
from checks.readers.decoding import decode
from checks.rule import Rule
from checks.run import judge
from checks.settings import EVERYTHING, Settings

_PARTS = ("header", "prose", "expressions", "anchor", "statements", "proof", "lexicon", "people", "tagline")
_WORD = re.compile(r"\w+")
_LEAST = 1.0
"""Milliseconds a megabyte from which a rule has a row of its own."""


def main(folder: Path, most: int) -> None:
    settings = compiled.load(None, "", EVERYTHING, None)
    files = sorted(discover.files([str(folder)], settings, (), False))[:most]
    texts = [(str(file), text) for file in files if (text := decode(file.read_bytes()).text)]
    spent: dict[str, float] = defaultdict(float)
    for path, text in texts[:20]:
        _timed(settings, path, text, defaultdict(float))
    for path, text in texts:
        _timed(settings, path, text, spent)
    size = sum(len(text.encode()) for _, text in texts) / 1e6
    print(f"{len(texts):,} files, {size:.1f} MB\n\n| {'stage':34} | ms a MB |  MB/s |\n|{'-' * 36}|--------:|------:|")
    peer = spent.pop("peer: words in lower case")
    total = sum(spent.values())
    small = sum(value for value in spent.values() if 1000 * value / size < _LEAST)
    rows = [("peer: words in lower case", peer)]
    rows += sorted((row for row in spent.items() if 1000 * row[1] / size >= _LEAST), key=lambda row: -row[1])
    for name, value in [*rows, ("all else", small), ("in all", total)]:
        print(f"| {name:34} | {1000 * value / size:7.1f} | {size / value if value else 0:5.1f} |")


def _timed(settings: Settings, path: str, text: str, spent: dict[str, float]) -> None:
    rules, desk = settings.rules_for(Path(path)), settings.desk
    _time(spent, "peer: words in lower case", lambda: _WORD.findall(text.lower()))
    articles = _time(spent, "read", lambda: list(stream(path, [Part(text)], roles(desk))))
    for article in articles:
        _judged(Dossier(article, desk), rules, spent)


def _judged(dossier: Dossier, rules: Sequence[Rule], spent: dict[str, float]) -> None:
    for part in _PARTS:
        _time(spent, f"evidence: {part}", partial(getattr, dossier, part))
    found = []
    for rule in rules:
        found += _time(spent, rule.id, partial(judge, dossier, [rule]))[0]
    groups = Groups()
    for rule in rules:
        if rule.kind.keys:
            _time(spent, f"keys: {rule.id}", partial(groups.add, dossier, [rule]))
    _time(spent, "flags", lambda: list(flags(dossier.article, found)))


def _time(spent: dict[str, float], name: str, what: Callable[[], Any]) -> Any:
    started = process_time()
    made = what()
    spent[name] += process_time() - started
    return made


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000)
