"""Input that once broke something, and what must come of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checks.globs import matches
from checks.patterns import Pattern, PatternError
from checks.readers import read
from checks.trees import Mapping, Scalar, TreeError, toml, yaml
from tests.test_cli import BAD, GOOD, copydesk


@pytest.mark.parametrize(
    "line",
    [
        "{{< x >}} It rained on Friday.",
        "<!-- x --> It rained on Friday.",
        "{% x %} It rained on Friday.",
        "- {{< x >}} It rained on Friday.",
        '<p>{{< x title="Not Prose" >}}It rained on Friday.</p>',
    ],
)
def test_template_tags_hide_themselves_and_nothing_else(line: str) -> None:
    (article,) = read("a.md", f"---\ntitle: x\n---\n{line}\n")
    assert article.prose.value.strip() == "It rained on Friday."
    at = article.prose.value.index("Friday")
    span = article.prose.span(at, at + 6)
    assert article.source[span.start : span.end] == "Friday"


@pytest.mark.parametrize(
    "front",
    [
        '{\n"date": /* c */ "2024-01-01"\n}',
        "+++\n" + ".".join("a" * 900) + " = 1\n+++",
        "+++\n[" + ".".join("a" * 900) + "]\n+++",
        '{\n"a": ' + "9" * 5000 + ",\n}",
        "+++\na = " + "9" * 5000 + "\nb = \n+++",
    ],
)
def test_odd_headers_break_no_reader(front: str) -> None:
    for article in read("a.md", f"{front}\nThe rain came.\n"):
        assert "The rain came." in article.prose.value


def test_an_anchor_is_no_part_of_a_value() -> None:
    source = 'date: &a "2024-13-01"\nmodified: !!str 2024-13-02\n'
    tree = yaml.parse(source)
    assert isinstance(tree, Mapping)
    values = [entry.value for entry in tree.entries]
    assert [source[slice(*v.text.span(0, len(v.text.value)))] for v in values if isinstance(v, Scalar)] == [
        "2024-13-01",
        "2024-13-02",
    ]


def test_a_byte_order_mark_within_moves_nothing() -> None:
    source = "\ufefftitle: Rain\n"
    tree = yaml.parse(source)
    assert isinstance(tree, Mapping)
    value = tree.entries[0].value
    assert source[value.span.start : value.span.end] == "Rain"


def test_toml_in_many_parts_is_one_table() -> None:
    tree = toml.parse("".join(f"[a.k{n}]\nv = {n}\n" for n in range(50)))
    inner = tree.get("a")
    assert isinstance(inner, Mapping)
    assert len(inner.entries) == 50


def test_toml_keys_nest_so_deep_and_no_deeper() -> None:
    with pytest.raises(TreeError, match="nested deeper"):
        toml.parse(".".join("a" * 900) + " = 1")


def test_a_file_name_that_is_not_utf8_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md")).write_text(BAD)
    for form in ("full", "concise", "github", "json"):
        done = copydesk("check", ".", "--output-format", form, cwd=tmp_path)
        assert done.returncode == 1, done.stderr


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("Paths: [a]\n", "copydesk.yaml:1:1: error: unknown key `Paths`"),
        ("overrides: [{Files: a, rules: {}}]\n", "copydesk.yaml:1:14: error: unknown key `Files`"),
        ("rules: {date/missing: maybe}\n", "copydesk.yaml:1:23: error: `rules.date/missing`"),
        ('exclude: ["[z-a].md"]\n', "copydesk.yaml:1:11: error: the glob is no pattern"),
        ("paths: 7\n", "copydesk.yaml:1:8: error: `paths`: must be a list"),
        ("exclude: [" + "9" * 5000 + "]\nx: 1\n", "error: unknown key `x`"),
    ],
)
def test_odd_settings_are_mistakes_with_a_place(tmp_path: Path, config: str, says: str) -> None:
    (tmp_path / "good.md").write_text(GOOD)
    (tmp_path / "copydesk.yaml").write_text(config)
    done = copydesk("check", "good.md", cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr


def test_settings_that_are_not_utf8_say_where(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD)
    (tmp_path / "copydesk.yaml").write_bytes(b"# caf\xe9\n")
    done = copydesk("check", "good.md", cwd=tmp_path)
    assert "copydesk.yaml:1:6: error: the file is not UTF-8" in done.stderr


def test_settings_with_comments_only_are_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD)
    (tmp_path / "copydesk.yaml").write_text("# nothing yet\n")
    assert copydesk("check", "good.md", cwd=tmp_path).returncode == 0


def test_a_hundred_findings_of_a_rule_are_enough(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD + "The fair is on Friday, March 4.\n\n" * 300)
    done = copydesk("check", "a.md", "--output-format", "concise", cwd=tmp_path)
    assert done.stdout.splitlines()[-1].startswith("1 article, 100 errors")


@pytest.mark.parametrize(
    ("path", "glob", "matched"),
    [
        ("\udcff.md", "\udcff.md", False),
        ("a/b/c.md", "*.md", True),
        ("a/b/c.md", "a/*.md", False),
        ("a/b/c.md", "a/**/*.md", True),
        ("a/c.md", "a/**/*.md", True),
        ("a/b/c.md", "a/b", True),
        ("é.md", "?.md", True),
        ("x.md", "[!y].md", True),
        ("y.md", "[!y].md", False),
        ("a+b.md", "a+b.md", True),
    ],
)
def test_globs(path: str, glob: str, matched: bool) -> None:
    assert matches(path, [glob]) is matched


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"\bJos\b", "José Jos", ["Jos"]),
        (r"\w+", "José 2", ["José", "2"]),
        (r"[\w-]+", "Jean-Noël", ["Jean-Noël"]),
        (r"caf\W", "café caf.", ["caf."]),
        (r"TK", "ATKB TK", ["TK", "TK"]),
        (r"x*", "axxb", ["xx"]),
    ],
)
def test_patterns_know_unicode(pattern: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Pattern(pattern).find(text)] == found


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        (r"(?<=a)b", "looks ahead or behind"),
        (r"(a)\1", "refers back"),
        ("(", "is no pattern"),
        ("a" * 20_000, "longer"),
    ],
)
def test_patterns_that_cannot_be_linear_are_refused(pattern: str, says: str) -> None:
    with pytest.raises(PatternError, match=says):
        Pattern(pattern)
