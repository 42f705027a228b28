"""Show the people of an article or a repository, in which forms they are named, and how often."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checks import house
from checks.cli import reading, setup
from checks.cli.main import Stop
from checks.model import Report
from checks.reporters.shown import as_json, plural, safe, whole
from checks.roster import Entry, Roster

FORMATS = ("full", "json")
_NAME = 28
_NARROWEST = 60


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files and folders; - for standard input")
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name that chooses the format of standard input")
    parser.add_argument("--output-format", choices=FORMATS, default="full")
    parser.add_argument("--write", metavar="FILE", help="draft a rules file with the house's spellings of names")


def run(options: argparse.Namespace) -> int:
    """Prints the people, or drafts the house list."""
    report, roster = Report(), Roster()
    for dossier in reading.dossiers(options, report):
        roster.add(dossier)
    if options.write:
        _draft(Path(options.write), roster)
    elif options.output_format == "json":
        told = {"version": 1, "people": [_json(entry) for entry in roster.entries()]}
        setup.write(as_json(told, 2) + "\n", options)
    else:
        setup.write("".join(f"{line}\n" for line in _table(roster.entries())), options)
    return reading.finish(report)


def _json(entry: Entry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "forms": [{"text": form, "count": count} for form, count in entry.forms.most_common()],
        "mentions": [
            {
                "path": whole(each.path), "field": each.field, "start": each.span.start, "end": each.span.end,
                "line": each.place.line, "column": each.place.column, "text": each.text,
            }
            for each in entry.mentions
        ],
    }  # fmt: skip


def _table(entries: Sequence[Entry]) -> Iterator[str]:
    """A row a person, as wide as the terminal."""
    width = max(shutil.get_terminal_size((100, 24)).columns, _NARROWEST)
    for entry in entries:
        name, *others = (form for form, _ in sorted(entry.forms.items(), key=lambda each: each[0] != entry.name))
        forms = ", ".join(f"{form} ×{entry.forms[form]}" for form in (name, *others))
        counts = f"{len(entry.mentions):>6} in {plural(entry.articles, 'article'):<15}"
        row = safe(f"{_cut(name, _NAME):<{_NAME}} {counts} {forms}")
        yield _cut(row, width).rstrip()
    yield f"{plural(len(entries), 'name')} of people" if entries else "nobody is named"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _draft(path: Path, roster: Roster) -> None:
    """Writes the house list. What somebody wrote is never overwritten."""
    spellings = roster.spellings()
    for one, other in roster.undecided():
        setup.say(f"left out: {one} and {other} are named equally often; look up which is right")
    if not spellings:
        raise Stop(f"nobody is named in two spellings, so there is nothing to write to {path}")
    try:
        with path.open("x", encoding="utf-8") as file:
            notes = {entry.name: plural(len(entry.mentions), "mention") for entry in roster.entries()}
            file.write(house.draft(spellings, notes))
    except FileExistsError:
        raise Stop(f"{path} exists; choose another name, or remove it first") from None
    except OSError as error:
        raise Stop(f"can't write {path}: {error.strerror}") from None
    setup.say(f"wrote {plural(len(spellings), 'name')} to {path}; look each up, then list the file under `extends:`")
