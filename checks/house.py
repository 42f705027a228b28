"""The house's list of names as a rules file: drafted whole, or grown by one row."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

NAME = "house.yaml"
_HEAD = """\
# The house's spellings of names, drafted from the usual ones of the archive: look each up before you keep it.
- id: house/names
  check: house_spelling
  severity: error
  message: "{wanted} is the house spelling, not {seen}."
  why: One spelling a name, so that search, tags and corrections find it.
  options:
    spellings:
"""


def draft(spellings: Mapping[str, Sequence[str]], notes: Mapping[str, str]) -> str:
    """A rules file with one rule, and with an example of each row, as a rules file must have.

    `spellings` are the rarer spellings by the usual one, `notes` what is remarked beside a row.
    """
    lines = [_HEAD]
    for usual, rare in spellings.items():
        lines.append(row(usual, rare) + (f"  # {notes[usual]}\n" if usual in notes else "\n"))
    lines.append("  good:\n")
    lines += [f"    - {_quoted(f'{usual} spoke.')}\n" for usual in spellings]
    lines.append("  bad:\n")
    for usual, rare in spellings.items():
        for form in rare:
            lines += [
                f"    - text: {_quoted(f'{form} spoke.')}\n",
                f"      finds: {_quoted(form)}\n",
                f"      says: {_quoted(f'{usual} is the house spelling, not {form}.')}\n",
                f"      suggests: {_quoted(usual)}\n",
                f"      fixed: {_quoted(f'{usual} spoke.')}\n",
            ]
    return "".join(lines)


def row(usual: str, rare: Sequence[str]) -> str:
    """The row of one name."""
    return f"      {_quoted(usual)}: [{', '.join(map(_quoted, rare))}]"


def place(text: str) -> int | None:
    """The line of a drafted file, counted from 0, before which a row can be put; None where it is no such file."""
    lines = text.splitlines()
    return next((at + 1 for at, line in enumerate(lines) if line.rstrip() == "    spellings:"), None)


def _quoted(text: str) -> str:
    """A string of YAML: what JSON quotes is one."""
    return json.dumps(text, ensure_ascii=False)
