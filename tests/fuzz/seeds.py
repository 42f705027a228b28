"""What fuzzing begins with: the copy of all examples, the rules that hold it, and what once broke something."""

from __future__ import annotations

from pathlib import Path

from checks import compiled, packs
from checks.rule import Rule
from checks.settings import EVERYTHING

_HOSTILE = (
    "---\n" + "[" * 60 + "\n---\n", "<a $" * 20, "((((" * 20, '"' * 50, "Friday " * 30, "12/12/2024 " * 20,
    "A.B.C.D. " * 20, "- " * 40, "{{< x " * 20, "&#x0;&amp;&#99999999;", "Jan. Feb. March 1, 2, 3, 2024-2025",
    "a: &a [*a, *a]\nb: *a\n", "\ufeff---\r\ntitle: x\r---\r\n", '{"text": "\\ud800", "title": null}\n{"',
    "(a|b)*c\naaaaaaaaaaaa", "**/[!a]*/b?\na/b/c", "Mr. Smith-Jones's O’Brien McDonald de la Cruz Jr. said",
)  # fmt: skip


def seeds(target: str) -> list[bytes]:
    """The inputs that a target begins with."""
    copy = [text for rule in compiled.load(None, "", EVERYTHING, None).rules for text in _texts(rule)]
    written = [file.read_text("utf-8")[:2_000] for file in sorted(packs.folder().glob("*.yaml"))]
    chosen = written if target in ("settings", "trees") else copy
    return [text.encode("utf-8", "surrogatepass") for text in (*dict.fromkeys(chosen), *_HOSTILE)]


def _texts(rule: Rule) -> list[str]:
    examples = (*rule.good, *(each.copy for each in rule.bad))
    return [text for copy in examples for _, text in copy.files]


def write(folder: Path, target: str) -> None:
    """Writes the seeds as a fuzzer's corpus, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for at, data in enumerate(seeds(target)):
        (folder / f"seed-{at}").write_bytes(data)
