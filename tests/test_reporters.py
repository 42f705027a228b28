"""Each format as its consumer reads it: by the format's own models, a reader library, or a parser, on hostile copy."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import junitparser
import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from checks.dates.days import EVER, LAST
from checks.model import Bar, Finding, Flag, Frame, Location, Place, Quotation, Span, Timeline
from checks.reporters import FORMATS
from checks.reporters.html import excerpts
from checks.reporters.html.picture import picture
from tests.test_cli import copydesk

HOSTILE = (
    '---\ntitle: "::error file=x::<script>alert(1)</script> | [a](b) \\x1b[31m @all %0A"\ndate: 2024-02-06\n---\n'
    "Mayor Anna Lindqvist <b>spoke</b> | `x`. Lindkvist\u202e said \x07 the school ]]> would close.\n\n"
    "It closed on May 7, 2025.\n"
)
NAMES = ("plain.md", "with space, 100%.md", "new\nline.md", "a:b.md", "ünïcode.md", "b\udcff.md")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name in NAMES:
        (folder / name).write_text(HOSTILE, "utf-8")
    (folder / "broken.md").write_text('---\ntitle: "x\n---\nAll went home.\n', "utf-8")
    (folder / "none.jsonl").write_text('{"title": "x", "date": "2024-02-06", "text": "It rained."\n', "utf-8")
    return folder


def _said(folder: Path, name: str, *arguments: str) -> str:
    done = copydesk("check", "--isolated", "--output-format", name, *arguments, cwd=folder)
    assert done.returncode in (1, 2), done.stderr
    return done.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_control_characters_through(folder: Path, name: str) -> None:
    said = _said(folder, name)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said if "json" not in name else "")
    assert all(char.isprintable() or char in "\n" for char in said if ord(char) < 0xA0)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_a_clean_run(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Rain\ndate: 2024-02-06\nauthor: Ada Berg\n---\nIt rained.\n", "utf-8")
    done = copydesk("check", "--isolated", "--output-format", name, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\n")


def _paths(said: list[str]) -> set[bytes]:
    return {unquote_to_bytes(uri) for uri in said}


def test_sarif_is_what_its_schema_says(folder: Path) -> None:
    told = json.loads(_said(folder, "sarif"))
    Sarif.model_validate(told)
    (run,) = told["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    assert all(rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"])
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert {os.fsencode(name) for name in NAMES} <= _paths([place["artifactLocation"]["uri"] for place in places])
    assert len({json.dumps(result["partialFingerprints"]) for result in run["results"]}) == len(run["results"])


def test_the_fixes_of_sarif_fit_the_file() -> None:
    seeds = Path(__file__).parent.parent / "seeds"
    text = (seeds / "defence-talks.txt").read_text("utf-8")
    told = json.loads(_said(seeds, "sarif", "defence-talks.txt", "--select", "date/contradicts-text"))
    (result,) = told["runs"][0]["results"]
    (edit,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    start, length = edit["deletedRegion"]["charOffset"], edit["deletedRegion"]["charLength"]
    assert text[start : start + length] == "2024-02-20"
    assert edit["insertedContent"]["text"] == "2025-02-20"


def test_a_failed_run_is_told_in_sarif(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    (tmp_path / "b.md").symlink_to("nowhere.md")
    done = copydesk("check", "--isolated", "--output-format", "sarif", "b.md", cwd=tmp_path)
    assert done.returncode == 2
    if done.stdout:
        told = json.loads(done.stdout)
        Sarif.model_validate(told)
        assert told["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_junit_is_read_by_a_reader_of_it(folder: Path) -> None:
    suites = junitparser.JUnitXml.fromstring(_said(folder, "junit").encode())
    cases = [case for suite in suites for case in suite]
    assert suites.failures == len(cases) == suites.tests
    assert all(case.result[0].type in ("error", "warning") for case in cases)
    assert any("Lindkvist" in case.result[0].message for case in cases)


def test_a_clean_run_is_a_test_that_passed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Rain\ndate: 2024-02-06\nauthor: Ada Berg\n---\nIt rained.\n", "utf-8")
    done = copydesk("check", "--isolated", "--output-format", "junit", cwd=tmp_path)
    suites = junitparser.JUnitXml.fromstring(done.stdout.encode())
    assert (suites.tests, suites.failures, suites.errors) == (1, 0, 0)


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {"path": {"type": "string"}, "lines": {"required": ["begin"]}},
            },
        },
    },
}
"""What GitLab asks of a code-quality report, as its documentation lists it."""


def test_gitlab_gets_what_it_asks_for(folder: Path) -> None:
    told = json.loads(_said(folder, "gitlab"))
    jsonschema.validate(told, GITLAB)
    assert len({issue["fingerprint"] for issue in told}) == len(told) > len(NAMES)


def test_json_lines_are_the_report_line_by_line(folder: Path) -> None:
    lines = [json.loads(line) for line in _said(folder, "json-lines").splitlines()]
    whole = json.loads(_said(folder, "json"))
    findings = [{k: v for k, v in line.items() if k != "kind"} for line in lines if line["kind"] == "finding"]
    assert findings == whole["findings"]
    summary: Mapping[str, Any] = lines[-1]
    assert summary["kind"] == "summary"
    assert summary["errors"] == whole["summary"]["errors"]


def test_github_shows_errors_first_and_nothing_else_is_a_command(folder: Path) -> None:
    lines = _said(folder, "github").splitlines()
    levels = [line.split(" ")[0] for line in lines[:-1]]
    assert set(levels) <= {"::error", "::warning"}
    assert levels == sorted(levels)


def test_markdown_shows_text_as_text(folder: Path) -> None:
    said = _said(folder, "markdown")
    rows = [line for line in said.splitlines() if line.startswith("| ") and "finding |" not in line]
    assert rows
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)
    assert "<script>" not in said
    assert "<b>" not in said
    assert "Lindkvist" in html.unescape(said)


class _Page(HTMLParser):
    """What a page consists of: its tags with their attributes, its text, and that behind each kind of opening tag."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.texts: dict[str, list[str]] = {}
        self.feed(said)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data
        self.texts.setdefault(self.tags[-1][0] if self.tags else "", []).append(data)


def test_the_page_runs_only_its_own_script_and_asks_for_nothing(folder: Path) -> None:
    page = _Page(_said(folder, "html"))
    names = {name for _, attributes in page.tags for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("style", "src", "srcset", "action")}
    links = {attributes["href"] for _, attributes in page.tags if "href" in attributes}
    assert all((link or "").startswith("#") for link in links)
    (policy,) = [each["content"] for _, each in page.tags if each.get("http-equiv") == "Content-Security-Policy"]
    for tag in ("style", "script"):
        ((text, *none),) = [page.texts[tag]]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in (policy or "")
        assert not any(each.strip() for each in none)
    assert (policy or "").startswith("default-src 'none'")


def test_the_page_shows_text_as_text(folder: Path) -> None:
    page = _Page(_said(folder, "html"))
    headings = [attributes["data-path"] for tag, attributes in page.tags if attributes.get("data-path")]
    assert {"with space, 100%.md", "new line.md", "b\ufffd.md"} <= set(headings)
    assert " <b>spoke</b> | `x`. " in page.text
    assert "⟨U+202E⟩ said ⟨U+0007⟩ the school ]]> would close" in page.text


def test_an_excerpt_has_each_line_once_with_all_that_is_marked() -> None:
    line = "date 2024-02-06 … " + "x" * 300 + " on Thursday Ada Berg"
    spot = Frame(line[:170], 5, 15, False, True)
    day, name = line.index("Thursday"), line.index("Ada")
    late = Frame(line[day - 160 :], 160, 168, True, False)
    later = Frame(line[name - 160 :], 160, 168, True, False)
    at = Location("a.txt", 0, "date", "2024-02-06", Place(1, 6), Place(1, 16), spot, None)
    quoted = (
        Quotation("Thursday", Place(1, day + 1), "", frame=late),
        Quotation("Ada Berg", Place(1, name + 1), "", frame=later),
        Quotation("elsewhere", Place(1, 1), "", "b.txt", Frame("elsewhere", 0, 9, False, False)),
        Quotation("no frame", Place(3, 1), ""),
    )
    flag = Flag(Finding(Span(5, 15), "date"), "r", "error", "", "", None, None, at, quoted, "")
    own, others = excerpts.lines(flag, quoted)
    assert "".join(piece.text for piece in own.pieces) == line
    assert [piece.text for piece in own.pieces if piece.spot] == ["2024-02-06"]
    assert [(piece.text, piece.notes) for piece in own.pieces if piece.quoted] == [
        ("Thursday", (1,)),
        ("Ada Berg", (2,)),
    ]
    assert [(other.path, other.number) for other in others] == [("b.txt", 1)]


def test_a_timeline_is_drawn_of_any_days() -> None:
    windows = (None, (None, None), (None, 5), (1, 2), (739_000, 739_001), (738_000, None), (LAST, LAST + 1))
    bars = (Bar("all", ((5, 9), (738_500, None)), True),)
    for stated, allowed, proposed in product(windows, windows[1:], (None, 1, LAST)):
        drawn = picture(Timeline(stated, bars, allowed or EVER, proposed))
        assert drawn
        assert all(0 <= float(each.width[:-1]) <= 100 for row in drawn.rows for each in row.stretches)
        assert drawn.title.startswith("Timeline")
    assert picture(Timeline(None, (), EVER, None)) is None


def test_grouped_names_a_file_once(folder: Path) -> None:
    lines = _said(folder, "grouped").splitlines()
    headings = [line for line in lines[:-1] if line and not line.startswith(" ")]
    assert len(headings) == len(set(headings))
    assert "a:b.md" in headings


def test_statistics_count_by_rule(folder: Path) -> None:
    said = _said(folder, "full", "--statistics")
    whole = json.loads(_said(folder, "json"))
    counted = {line.split()[2]: int(line.split()[0].replace(",", "")) for line in said.splitlines()[:-1]}
    assert sum(counted.values()) == len(whole["findings"])
    assert counted["date/contradicts-text"] == len(NAMES)


def test_what_programs_read_is_not_cut_to_its_counts(folder: Path) -> None:
    assert json.loads(_said(folder, "json", "--statistics"))["findings"]
