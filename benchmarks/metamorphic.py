"""What must not change a verdict, tried on real copy: line endings, marks, blanks, the order of keys, another wrapping.

    python -m benchmarks.metamorphic DATA [FILES]

Every article is checked as it stands and in each other guise. What is found must be the same: for a guise that moves
nothing, to the line and column; for one that does, the same words with the same messages. The counts that are printed
are of articles whose findings came or went; `--show` prints them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.guises import GUISES, Guise
from checks import compiled, discover
from checks.gather import Desk
from checks.groups import Groups
from checks.model import Flag, Part
from checks.readers.decoding import decode
from checks.records import replace
from checks.rule import Rule
from checks.run import File, check
from checks.settings import EVERYTHING

_WHOLE_FILE = ("header/", "slug/", "text/empty")
"""Rules that speak of the file or of its header as it is laid out, which another wrapping is not."""
_ALIKE = re.compile("[A-Za-z0-9 ,.]{0,40}")


def found(data: bytes, path: str, rules: Sequence[Rule], desk: Desk) -> list[Flag]:
    """All flags of an article alone."""
    text = decode(data).text or ""
    return [flag for each in check([File(path, (Part(text),), rules, desk)], Groups()) for flag in each.outcome.flags]


def differing(text: str, guise: Guise, rules: Sequence[Rule], desk: Desk) -> list[str] | None:
    """What is found in one form only, or None for a text that can't take the guise."""
    base = guise.base(text)
    dressed = guise.dress(base) if base else None
    if base is None or dressed is None:
        return None
    plain = _told(base.encode(), "article.md", guise, rules, desk)
    other = _told(dressed, guise.path, guise, rules, desk)
    return [f"gone: {what}" for what in plain - other] + [f"come: {what}" for what in other - plain]


def _told(data: bytes, path: str, guise: Guise, rules: Sequence[Rule], desk: Desk) -> Counter[tuple[object, ...]]:
    """What is found, without what the guise changes by its nature."""
    flags = found(data, path, rules, desk)
    if not guise.moves:
        return Counter((*_said(flag), " ".join(flag.at.text.split()), flag.at.start) for flag in flags)
    lines = (decode(data).text or "").split("\n")
    kept = (flag for flag in flags if not flag.rule.startswith(_WHOLE_FILE))
    return Counter((*_said(flag), *_places(lines, flag)) for flag in kept)


def _said(flag: Flag) -> tuple[object, ...]:
    return flag.rule, flag.severity, flag.message, flag.finding.suggestion


def _places(lines: Sequence[str], flag: Flag) -> tuple[str, ...]:
    """What stands where a finding in the body begins, where it ends, and where its evidence begins.

    Only as far as every wrapping writes it alike: without quotes, marks and letters that may be escaped.
    """
    within = (flag.at.start, flag.at.end) if flag.at.field == "body" else ()
    places = (*within, *(each.place for each in flag.evidence))
    return tuple(_ALIKE.match(lines[line - 1], column - 1)[0] for line, column in places)  # type: ignore[index]


def main(folder: Path, most: int, show: bool) -> None:
    settings = compiled.load(None, "", EVERYTHING, None)
    rules, desk = settings.rules_for(Path("article.md")), replace(settings.desk, today=739_403)
    files = [file for file in sorted(discover.files([str(folder)], settings, (), False)) if file.suffix == ".md"]
    texts = [(file, text.replace("\r\n", "\n")) for file in files[:most] if (text := decode(file.read_bytes()).text)]
    print(f"{len(texts):,} articles\n\n| guise                    | tried | differ |\n|{'-' * 26}|------:|-------:|")
    for guise in GUISES:
        tried = differ = 0
        for file, text in texts:
            lines = differing(text, guise, rules, desk)
            tried += lines is not None
            differ += bool(lines)
            if show and lines:
                print(*(f"{file.name}: {line}" for line in lines), sep="\n")
        print(f"| {guise.name:24} | {tried:5,} | {differ:6,} |", flush=True)


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[2:] if each.isdecimal()]
    main(Path(sys.argv[1]), numbers[0] if numbers else 500, "--show" in sys.argv)
