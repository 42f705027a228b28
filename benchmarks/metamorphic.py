"""What must not change a verdict, tried on real copy: line endings, marks, blanks, the order of keys, another wrapping.

    python -m benchmarks.metamorphic DATA [FILES]

Every article is checked as it stands and in each other guise. What is found must be the same: for a guise that moves
nothing, to the line and column; for one that does, the same words with the same messages. The counts that are printed
are of articles whose findings came or went; `--show` prints them.
"""

from __future__ import annotations

import codecs
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checks import compiled, discover
from checks.gather import Desk
from checks.groups import Groups
from checks.model import Flag, Part
from checks.readers import read
from checks.readers.decoding import decode
from checks.records import replace
from checks.rule import Rule
from checks.run import File, check
from checks.settings import EVERYTHING

_FENCED = re.compile(r"\A(?P<fence>---|\+\+\+)\n(?P<header>.*?\n)(?P=fence)\n(?P<body>.*)\Z", re.S)
_TABLE = re.compile(r"^\[", re.M)
_ENTRY = re.compile(r"^\S.*\n(?:^(?:[ \t-].*)?\n)*", re.M)
_WHOLE_FILE = ("header/", "slug/", "text/empty")
"""Rules that speak of the file or of its header as it is laid out, which another wrapping is not."""


class Guise(NamedTuple):
    """Another form of a file: its bytes, or None where it can't take it; `moves` where places may change."""

    name: str
    dress: Callable[[str], bytes | None]
    moves: bool = False
    path: str = "article.md"


def crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def marked(text: str) -> bytes:
    return codecs.BOM_UTF8 + text.encode()


def blank(text: str) -> bytes | None:
    """A blank behind each line of the body: two would be a line break."""
    parts = _FENCED.match(text)
    if parts is None:
        return None
    body = "".join(line if not line.strip() else line.rstrip() + " \n" for line in parts["body"].splitlines(True))
    return (text[: parts.start("body")] + body).encode()


def turned(text: str) -> bytes | None:
    """The keys of the header in the other order, where each is known to be one."""
    parts = _FENCED.match(text)
    if parts is None or "#" in parts["header"] or _TABLE.search(parts["header"]) or _is_broken(text):
        return None
    entries = _ENTRY.findall(parts["header"])
    keys = [re.split("[ =:]", entry, maxsplit=1)[0] for entry in entries]
    if "".join(entries) != parts["header"] or len(set(keys)) < len(keys):
        return None
    turned = "".join(reversed(entries))
    return (text[: parts.start("header")] + turned + text[parts.end("header") :]).encode()


def _is_broken(text: str) -> bool:
    return any(article.problems for article in read("article.md", text))


def recorded(text: str) -> bytes | None:
    """The article as a record of JSON, its body in Markdown."""
    parts = _FENCED.match(text)
    article = next(iter(read("article.md", text)), None)
    if parts is None or article is None or article.problems or any("." in field.key for field in article.fields):
        return None
    header = {field.key: [value.value for value in field.values] for field in article.fields if field.said}
    flat = {key: values[0] if len(values) == 1 else values for key, values in header.items()}
    return json.dumps({**flat, "body": parts["body"]}, ensure_ascii=False).encode()


GUISES = (
    Guise("CRLF", crlf),
    Guise("byte order mark", marked),
    Guise("a blank behind each line", blank),
    Guise("keys in the other order", turned, moves=True),
    Guise("a record of JSON", recorded, moves=True, path="article.json"),
)


def found(data: bytes, path: str, rules: Sequence[Rule], desk: Desk) -> list[Flag]:
    """All flags of an article alone."""
    text = decode(data).text or ""
    return [flag for each in check([File(path, (Part(text),), rules, desk)], Groups()) for flag in each.outcome.flags]


def told(flags: Sequence[Flag], guise: Guise) -> Counter[tuple[object, ...]]:
    """What flags say, without what the guise changes by its nature."""
    kept = [flag for flag in flags if not (guise.moves and flag.rule.startswith(_WHOLE_FILE))]
    return Counter(_told(flag, guise.moves) for flag in kept)


def _told(flag: Flag, moved: bool) -> tuple[object, ...]:
    words = " ".join(flag.at.text.split())
    if moved:
        return flag.rule, flag.severity, flag.message
    return flag.rule, flag.severity, flag.message, words, flag.at.start, flag.finding.suggestion


def differing(text: str, guise: Guise, rules: Sequence[Rule], desk: Desk) -> Iterator[str]:
    """What is found in one form only; nothing for a text that can't take the guise."""
    dressed = guise.dress(text)
    if dressed is None:
        return
    plain = told(found(text.encode(), "article.md", rules, desk), guise)
    other = told(found(dressed, guise.path, rules, desk), guise)
    yield from (f"gone: {what}" for what in plain - other)
    yield from (f"come: {what}" for what in other - plain)


def main(folder: Path, most: int, show: bool) -> None:
    settings = compiled.load(None, "", EVERYTHING, None)
    rules, desk = settings.rules_for(Path("article.md")), replace(settings.desk, today=739_403)
    files = [file for file in sorted(discover.files([str(folder)], settings, (), False)) if file.suffix == ".md"]
    texts = [(file, text.replace("\r\n", "\n")) for file in files[:most] if (text := decode(file.read_bytes()).text)]
    print(f"{len(texts):,} articles\n\n| guise                    | tried | differ |\n|{'-' * 26}|------:|-------:|")
    for guise in GUISES:
        tried = differ = 0
        for file, text in texts:
            tried += guise.dress(text) is not None
            lines = list(differing(text, guise, rules, desk))
            differ += bool(lines)
            if show:
                print(*(f"{file.name}: {line}" for line in lines), sep="\n", end="\n" if lines else "")
        print(f"| {guise.name:24} | {tried:5,} | {differ:6,} |", flush=True)


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[2:] if each.isdecimal()]
    main(Path(sys.argv[1]), numbers[0] if numbers else 500, "--show" in sys.argv)
