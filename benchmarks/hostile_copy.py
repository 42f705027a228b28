"""Measures how the time of all rules grows with the length of articles that no one writes, in every format.

    python -m benchmarks.hostile_copy [WORD …]

With words, only inputs whose names have one of them. An exponent of 1 is a straight line. Python's search for garbage
is put off while an article is checked, as the command puts it off: its own time grows with all objects that are alive.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.hostile_dates import exponent, seconds
from checks import compiled
from checks.groups import Groups
from checks.model import Part
from checks.run import File, check
from checks.settings import EVERYTHING

_SIZES = (16_000, 32_000, 64_000, 128_000)
_PATIENCE = 20.0
_RUNS = 2


def _body(piece: str) -> Callable[[int], str]:
    return lambda size: "---\ntitle: Rain\ndate: 2025-02-12\n---\n" + (piece * (size // len(piece) + 1))[:size]


def _header(piece: str) -> Callable[[int], str]:
    return lambda size: "---\n" + piece * (size // len(piece)) + "\n---\nIt rained.\n"


def _page(piece: str) -> Callable[[int], str]:
    return lambda size: "<!doctype html><html><body>" + (piece * (size // len(piece) + 1))[:size]


def _record(piece: str) -> Callable[[int], str]:
    return lambda size: json.dumps({"title": "Rain", "text": piece * (size // len(piece))})


INPUTS: dict[str, tuple[str, Callable[[int], str]]] = {
    "weekdays": ("a.md", _body("Monday Tuesday Friday ")),
    "digits": ("a.md", _body("7")),
    "brackets": ("a.md", _body("[")),
    "brackets closed": ("a.md", _body("[]()")),
    "images in images": ("a.md", _body("![")),
    "parentheses": ("a.md", _body("((")),
    "names": ("a.md", _body("Ada Berg said. Per Dahl-Lund, Mayor, sang. ")),
    "names nearly alike": ("a.md", _body("Vogel Fogel Bogel Vogl Vogell Fogl ")),
    "capitals": ("a.md", _body("A. B. C. ")),
    "quotes": ("a.md", _body("“‘")),
    "straight quotes": ("a.md", _body("\"'")),
    "<a $": ("a.md", _body("<a $")),
    "tags opened": ("a.md", _body("<div class='a'>")),
    "comments opened": ("a.md", _body("<!-- ")),
    "stet marks": ("a.md", _body("<!-- stet: date/missing x -->\n")),
    "shortcodes opened": ("a.md", _body("{{< x ")),
    "entities": ("a.md", _body("&amp;&#0;&x")),
    "nested lists": ("a.md", _body("".join(" " * (2 * at) + "- a\n" for at in range(40)))),
    "nested quotes": ("a.md", _body("> > > a\n")),
    "tables": ("a.md", _body("| a | b |\n|---|---|\n")),
    "emphasis": ("a.md", _body("*a **b ")),
    "blanks": ("a.md", _body(" \n\t")),
    "one long word": ("a.md", _body("a")),
    "doubled words": ("a.md", _body("the the ")),
    "links": ("a.md", _body("[a](https://a.org/2025/02/12/b.html) ")),
    "combining marks": ("a.md", _body("e\u0301\u0300")),
    "right to left": ("a.md", _body("\u202eabc\u202c ")),
    "mojibake": ("a.md", _body("Ã©â€™ ")),
    "keys": ("a.md", _header("a: b\n")),
    "flow lists": ("a.md", _header("a: [b, c]\n")),
    "a list of authors": ("a.md", _header("- Ada Berg, Per Dahl and Ida Lund\n")),
    "carriage returns": ("a.md", _body("a\r")),
    "page: <a $": ("a.html", _page("<a $")),
    "page: nested": ("a.html", _page("<div><p>")),
    "page: bold opened": ("a.html", _page("<b>a")),
    "page: tables": ("a.html", _page("<table><tr><td>a")),
    "page: linked data": ("a.html", _page('<script type="application/ld+json">{"a":[')),
    "page: metas": ("a.html", _page('<meta name="author" content="Ada Berg">')),
    "record: tags": ("a.json", _record("<p>Ada said <a href='")),
    "record: escapes": ("a.json", _record('\\"\n\t')),
    "record: nested": ("a.json", lambda size: '{"text": ' + "[" * size),
    "record: a header": ("a.json", lambda size: json.dumps({"text": "date 2025-02-12\n" * (size // 16)})),
    "bare: bylines": ("a.md", lambda size: "*By Ada Berg*\n" * (size // 14)),
    "bare: emphasis": ("a.md", lambda size: "*By " * (size // 4)),
    "bare: comments": ("a.md", lambda size: "<!-- - " * (size // 7)),
    "bare: headings": ("a.md", lambda size: "# # #\n" * (size // 6)),
    "bare: capitals": ("a.md", lambda size: "BY ADA, " * (size // 8)),
    "wire: lines": ("a.txt", lambda size: "date 2025-02-12\n" * (size // 16)),
    "wire: words": ("a.txt", lambda size: "OSLO (AP) — " * (size // 12)),
}


def main(words: list[str]) -> None:
    print("seconds at " + ", ".join(f"{size // 1000} KB" for size in _SIZES) + ", and the exponent fitted to them\n")
    worst = 0.0
    for name, (path, make) in INPUTS.items():
        if words and not any(word in name for word in words):
            continue
        times = list(_timed(path, make))
        slope = exponent(times, _SIZES)
        worst = max(worst, slope)
        shown = "".join(f"{spent:>9.3f}" for spent in times) + " " * 9 * (len(_SIZES) - len(times))
        print(f"{name:>22}{shown}{slope:>8.2f}", flush=True)
    print(f"\nthe largest exponent is {worst:.2f}")


def _timed(path: str, make: Callable[[int], str]) -> Iterator[float]:
    settings = compiled.load(None, "", EVERYTHING, None)
    rules, desk = settings.rules_for(Path(path)), settings.desk

    def checked(text: str) -> None:
        for each in check([File(path, (Part(text),), rules, desk)], Groups()):
            assert not each.outcome.failures, each.outcome.failures

    checked(make(1_000))
    for size in _SIZES:
        text = make(size)
        gc.collect()
        gc.disable()
        spent = min(seconds(checked, text) for _ in range(_RUNS))
        gc.enable()
        yield spent
        if spent > _PATIENCE:
            return


if __name__ == "__main__":
    main(sys.argv[1:])
