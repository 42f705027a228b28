"""Front matter: how it opens and closes, and that headers read line by line say what their parsers say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.model import Span
from checks.readers import flat
from checks.readers.fields import doubles, fields
from checks.trees import Mapping, Node, TreeError, toml, yaml


def _parsed(fence: str, source: str, header: Span) -> Node | str | None:
    try:
        return yaml.parse(source, *header) if fence == "---" else toml.parse(source, *header)
    except TreeError as error:
        return str(error)


def _agrees(fence: str, header: str) -> bool:
    """Whether a header was read line by line. If it was, it must be as its parser reads it."""
    source = f"{fence}\n{header}"
    span = Span(4, len(source))
    simple = flat.read("yaml" if fence == "---" else "toml", source, span)
    if simple is not None:
        tree = _parsed(fence, source, span)
        assert isinstance(tree, Mapping) or (tree is None and not simple), tree
        assert simple == (tuple(fields(tree)) if tree else ())
        assert not list(doubles(tree) if tree else ())
    return simple is not None


@pytest.mark.parametrize(
    ("fence", "header"),
    [
        ("---", "title: Rain, at 10:00\ntags:\n- rain\n- 'snow'\n\ndraft: true # not yet\ndate: 2024-02-06 10:00\n"),
        ("---", "# a note\ntitle: 'It''s rain'\nempty:\ntags: [a, \"b c\" , d ]\nauthors:\n  - Ada Berg\nweight: 10"),
        ("+++", 'title = "Rain"\ntags = ["a", "b, c"]\nnone = []\ndraft = false\n[author]\nname = \'Ada\' # she\n'),
        ("+++", "date = 2024-02-06T10:00:00Z\nweight = -1.5\n"),
    ],
)
def test_plain_headers_need_no_parser(fence: str, header: str) -> None:
    assert _agrees(fence, header)


@pytest.mark.parametrize(
    ("fence", "header"),
    [
        ("---", "a: b: c\n"),
        ("---", "a: x\n  y\n"),
        ("---", "a: 1\nA: 2\n"),
        ("---", "a:\n- x\n - y\n"),
        ("---", "a: |\n x\n"),
        ("+++", 'a = "x\\n"\n'),
        ("+++", "[[a]]\nb = 1\n"),
        ("+++", "a = 1\na = 2\n"),
    ],
)
def test_what_is_out_of_the_ordinary_is_parsed(fence: str, header: str) -> None:
    assert not _agrees(fence, header)


_YAML = st.sampled_from(
    ["a", "b", "A", ": ", ":", "\n", "- ", "  - ", "  ", " #", "#", "x", "é", "'", '"', "''", "[", "]", ", ", "true",
     "null", "2024-02-06", "1.5", "~", "\\", "|", "&", "k: v\n", "k:\n", "\t", "?", "{", "\x85", "x y", ".", "---\n"]
)  # fmt: skip
_TOML = st.sampled_from(
    ["a", "b", "A", " = ", "=", "\n", "[", "]", "[a]\n", "[[a]]\n", ", ", '"x"', "'y'", '"', "'", '"""', "\\", "true",
     "# c", " ", "2024-02-06", "T10:00:00Z", "1", "-", ".", "007", "é", "k = 1\n", 'k = "é"\n', "{", "\t"]
)  # fmt: skip


@given(st.lists(_YAML, max_size=14).map("".join))
def test_yaml_lines_say_what_the_parser_says(header: str) -> None:
    _agrees("---", header)


@given(st.lists(_TOML, max_size=14).map("".join))
def test_toml_lines_say_what_the_parser_says(header: str) -> None:
    _agrees("+++", header)
