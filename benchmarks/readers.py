"""How well headers are understood, and how fast, with two peers in the same run.

    python benchmarks/readers.py DATA [--misses]

DATA holds `<source>.jsonl`, one article a row: `file` below DATA, and the gold's `date`, `authors` and `title`.
The peers are htmldate (dates) and trafilatura (all three); what is not installed is left out:
`pip install htmldate trafilatura lxml_html_clean`.

A page *states a date* if the gold's day stands anywhere in its source, in a form of its language. Authors are
compared as sets of people: what the gold has of outlets, desks and roles is left out, and so are articles whose
gold names stand nowhere in the header or page, since they came from elsewhere. A title is right if it is the
gold's, or the gold's without what a page puts behind it (`gold | Name of the site`). Speed is of one core: all that
it takes to know date, authors and title, and reading alone.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from babel.dates import format_date

from checks.dates import days
from checks.header import understand
from checks.readers import read
from checks.readers.decoding import decode

PAGES = ("fundus", "htmldate")
FRONT_MATTER = ("spotlightpa", "reedquest", "digitalgov")
NOT_PEOPLE = re.compile(
    r"\b(?:staff|press|associated|reuters|afp|ap|dpa|redaktion|agentur|nachrichten|zeitung|editorial|board|team|faculty"
    r"|committee|members|office|government|contributed|news|quest|admin|deutschland|anhalt)\b|\.\w{2,3}$|admin$",
    re.I,
)
FENCE = re.compile(r"^(?:---|\+\+\+)\s*$", re.M)
CLOCKS = ("yyyy-MM-dd", "yyyyMMdd", "yyyy/MM/dd", "dd.MM.yyyy", "d.M.yyyy", "dd.MM.yy", "dd/MM/yyyy", "MM/dd/yyyy")
WORDS = ("d. MMMM yyyy", "d MMMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "d MMM yyyy", "MMMM d yyyy")


class Row(NamedTuple):
    """An article's text and what is known of it; no authors where they can't be judged."""

    name: str
    text: str
    day: str
    authors: frozenset[str] | None
    title: str
    stated: bool


class Found(NamedTuple):
    day: str | None
    authors: frozenset[str] | None
    title: str | None


Finder = Callable[[Row], Found]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("--misses", action="store_true", help="print what copydesk reads otherwise than the gold")
    given = options.parse_args()
    finders: dict[str, Finder] = {"copydesk": _copydesk} | {n: f for n, f in PEERS.items() if _installed(n)}
    print(f"{'source':<12} {'reader':<12} {'date':>14} {'authors':>14} {'title':>14} {'MB/s':>7} {'read':>7}")
    for source in (*FRONT_MATTER, *PAGES):
        rows = list(_rows(given.folder, source))
        for name, finder in finders.items():
            if rows and (name == "copydesk" or source in PAGES):
                _measure(source, name, finder, rows, given.misses and name == "copydesk")


def _rows(folder: Path, source: str) -> Iterator[Row]:
    listing = folder / f"{source}.jsonl"
    for line in listing.open(encoding="utf-8") if listing.is_file() else ():
        row = json.loads(line)
        text = decode((folder / row["file"]).read_bytes()).text or ""
        day = (row["date"] or "")[:10]
        named = frozenset(name for name in map(_folded, row["authors"]) if not NOT_PEOPLE.search(name) and " " in name)
        head = FENCE.split(text, 2)[1] if source in FRONT_MATTER else text
        known = all(name in _folded(head) for name in row["authors"]) and bool(row["authors"])
        stated = source in FRONT_MATTER or any(form in text for form in _forms(day, row["lang"]))
        yield Row(row["file"], text, day, named if known else None, _folded(row["title"] or ""), stated)


def _forms(day: str, language: str) -> set[str]:
    number = days.ordinal(*(int(part) for part in day.split("-")))
    if number is None:
        return set()
    date = datetime.date.fromordinal(number)
    languages = {"en", "de", "fr", "it", *({language} - {"und", ""})}
    return {format_date(date, form) for form in CLOCKS} | {
        format_date(date, form, locale=each) for form in WORDS for each in languages
    }


def _measure(source: str, name: str, finder: Finder, rows: list[Row], misses: bool) -> None:
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    began = time.process_time()
    found = [finder(row) for row in rows]
    seconds = time.process_time() - began
    for row, each in zip(rows, found, strict=True):
        for what, judged, ok in _judged(row, each):
            of[what] += judged
            right[what] += judged and ok
            if misses and judged and not ok:
                gold, ours = getattr(row, what), getattr(each, what)
                print(f"  {what:<8} {str(gold)[:60]!r:<64} {str(ours)[:60]!r:<64} {row.name.rsplit('/', 1)[-1]}")
    size = sum(len(row.text.encode("utf-8", "replace")) for row in rows) / 1e6
    shares = " ".join(f"{_share(right[what], of[what]):>14}" for what in ("day", "authors", "title"))
    alone = f"{size / _reading(rows):>7.1f}" if name == "copydesk" else f"{'—':>7}"
    print(f"{source:<12} {name:<12} {shares} {size / seconds:>7.1f} {alone}")


def _reading(rows: list[Row]) -> float:
    """The seconds that reading takes without understanding: the fields, the prose, and where they stand. Best of 3."""
    timed = []
    for _ in range(3):
        began = time.process_time()
        for row in rows:
            for _article in read(row.name, row.text):
                pass
        timed.append(time.process_time() - began)
    return min(timed)


def _judged(row: Row, found: Found) -> Iterator[tuple[str, bool, bool]]:
    """What is judged of a row, whether it can be, and whether it is right."""
    yield "day", row.stated and found.day != "", found.day == row.day
    yield "authors", row.authors is not None and found.authors is not None, row.authors == found.authors
    title = _folded(found.title or "")
    behind = row.title.removeprefix(title)
    right = bool(title) and (title == row.title or (behind != row.title and not behind.strip()[:1].isalnum()))
    yield "title", bool(row.title) and found.title is not None, right


def _share(right: int, of: int) -> str:
    return f"{100 * right / of:.1f}% of {of}" if of else "—"


def _folded(text: str) -> str:
    return " ".join(re.sub("[\xad\u200b]", "", unescape(text)).split())


def _copydesk(row: Row) -> Found:
    article = next(iter(read(row.name, row.text)))
    header = understand(article)
    people = frozenset(map(_folded, header.authors))
    return Found(header.date.iso if header.date else None, people, header.text("title"))


def _htmldate(row: Row) -> Found:
    from htmldate import find_date

    return Found(find_date(row.text, original_date=True), None, None)


def _trafilatura(row: Row) -> Found:
    from trafilatura import extract_metadata

    found: Any = extract_metadata(row.text)
    names = (found.author or "").split("; ") if found else []
    people = frozenset(name for name in map(_folded, names) if name and not NOT_PEOPLE.search(name) and " " in name)
    return Found(found.date if found else None, people, (found.title or "") if found else "")


def _installed(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


PEERS: dict[str, Finder] = {"htmldate": _htmldate, "trafilatura": _trafilatura}


if __name__ == "__main__":
    main()
