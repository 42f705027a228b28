"""What must not change a verdict: tried on every example of every rule that has front matter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.guises import GUISES, Guise, paragraphs
from benchmarks.metamorphic import differing, found, mended, without
from checks import compiled
from checks.examples import TODAY
from checks.records import replace
from checks.settings import EVERYTHING
from tests.test_cli import copydesk

ROOT = Path(__file__).parent.parent

SETTINGS = compiled.load(None, "", EVERYTHING, None)
RULES = SETTINGS.rules_for(Path("article.md"))
DESK = replace(SETTINGS.desk, today=TODAY)
WRAPPINGS = [each for each in GUISES if each.path != "article.md" or each.base is not str]


def _texts() -> Iterator[tuple[str, str]]:
    for rule in SETTINGS.rules:
        for copy in (*rule.good, *(example.copy for example in rule.bad)):
            for path, text in copy.files:
                yield ("article.md" if text.startswith(("---", "+++")) else path), text


FILES = list(dict.fromkeys(_texts()))
TEXTS = [text for path, text in FILES if path == "article.md"]


@pytest.mark.parametrize("guise", [each for each in GUISES if each not in WRAPPINGS], ids=lambda each: each.name)
def test_another_guise_is_the_same_article(guise: Guise) -> None:
    lines = {text: differing(text, RULES, DESK, guise) for text in TEXTS}
    tried = [text for text in TEXTS if lines[text] is not None]
    assert len(tried) > 50, len(tried)
    assert {text: lines[text] for text in tried if lines[text]} == {}


@pytest.mark.parametrize("guise", WRAPPINGS, ids=lambda each: each.name)
def test_another_wrapping_is_the_same_article(guise: Guise) -> None:
    """What is found stands at the same words, with the same evidence."""
    lines = {text: differing(text, RULES, DESK, guise) for text in _compositions()}
    tried = [text for text in lines if lines[text] is not None]
    assert len(tried) > 50, len(tried)
    assert sum(bool(found(text.encode(), "article.md", RULES, DESK)) for text in tried) > 40
    assert {text: lines[text] for text in tried if lines[text]} == {}


def _compositions() -> Iterator[str]:
    """Articles that are put together from what the examples say in plain paragraphs."""
    lines = (line for _, text in FILES for line in text.splitlines() if line.endswith(".") and line[:1].isupper())
    told = [line for line in dict.fromkeys(lines) if paragraphs(HEADER + "\n\n".join([line] * 5) + "\n")]
    for at in range(0, len(told), 2):
        yield HEADER + "\n\n".join(told[at : at + 8]) + "\n"


HEADER = '---\ntitle: "Council votes on the harbour"\ndate: 2024-02-06\nauthor: ["Ada Berg"]\n---\n'


def test_a_fix_removes_its_finding_and_adds_none() -> None:
    wrong = {text: mended(text, RULES, DESK) for text in TEXTS}
    assert sum(lines is not None for lines in wrong.values()) > 15
    assert {text: lines for text, lines in wrong.items() if lines} == {}


def test_without_its_evidence_a_date_is_not_doubted() -> None:
    tried = 0
    for path, text in FILES:
        for flag in found(text.encode(), path, RULES, DESK):
            if flag.rule != "date/contradicts-text":
                continue
            tried += 1
            left = without(text, [each.span for each in flag.finding.evidence])
            assert flag.message not in {each.message for each in found(left.encode(), path, RULES, DESK)}, text
    assert tried >= 5


def _told(paths: list[str], **environment: str) -> list[str]:
    done = copydesk("check", "--isolated", "--output-format", "concise", *paths, cwd=ROOT, stdin=b"", **environment)
    assert done.returncode == 1, done.stderr
    return sorted(done.stdout.splitlines()[:-1])


def test_the_order_of_files_changes_no_finding() -> None:
    seeds = [f"seeds/{file.name}" for file in sorted((ROOT / "seeds").glob("*.[mt][dx]*"))]
    assert len(seeds) > 3
    assert _told(seeds) == _told(seeds[::-1]) == _told(["seeds"])


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_clock_and_the_place_of_the_machine_change_no_finding(zone: str) -> None:
    assert _told(["seeds"], TZ=zone, LC_ALL="tr_TR.UTF-8") == _told(["seeds"], TZ="UTC", LC_ALL="C")
