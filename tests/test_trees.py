"""YAML, TOML and JSON: every key and value knows its place, and what is wrong is said with a place."""

from __future__ import annotations

import json as stdlib_json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.trees import Mapping, Node, Scalar, Sequence, TreeError, json, toml, yaml


def _scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Mapping):
        return [scalar for entry in node.entries for scalar in [entry.key, *_scalars(entry.value)]]
    return [scalar for item in node.items for scalar in _scalars(item)]


YAML = """\
title: "Café \\"x\\" & y"
list: [one, two]
fold: >
  first
  second
keep: |
  a
  b
wrap: it
  wraps
no: no
"""
TOML = """\
title = "Café \\"x\\""
when = 2024-02-06T10:00:00Z
[author]
name = 'Ada'
[[list]]
k = 1
[[list]]
k = 2
"""
JSON = '{"title": "Caf\\u00e9 \\"x\\"", "list": [1, null, true, {"k": "v"}]}'


@pytest.mark.parametrize(("parse", "source"), [(yaml.parse, YAML), (toml.parse, TOML), (json.parse, JSON)])
def test_characters_stand_where_they_say(parse: object, source: str) -> None:
    padded = "é" * 7 + "\n" + source
    tree = parse(padded, 8)  # type: ignore[operator]
    for scalar in _scalars(tree):
        for at, char in enumerate(scalar.text.value):
            span = scalar.text.span(at, at + 1)
            written = padded[span.start : span.end]
            assert written == char or written[0] in "\\\n " or "\n" in written, (char, written)


def test_yaml_keeps_scalars_as_they_are_written() -> None:
    tree = yaml.parse("a: no\nb: 12:30\nc: 2024-02-06\nd: 007\ne: true\nf: ~\ng: '12'\n")
    assert isinstance(tree, Mapping)
    told = {e.key.text.value: (e.value.text.value, e.value.type) for e in tree.entries if isinstance(e.value, Scalar)}
    assert told == {
        "a": ("no", "string"),
        "b": ("12:30", "string"),
        "c": ("2024-02-06", "date"),
        "d": ("007", "string"),
        "e": ("true", "flag"),
        "f": ("~", "empty"),
        "g": ("12", "string"),
    }


def test_toml_tables_are_joined() -> None:
    tree = toml.parse(TOML)
    listed = tree.get("list")
    assert isinstance(listed, Sequence)
    assert len(listed.items) == 2


@pytest.mark.parametrize(
    ("parse", "source", "offset"),
    [
        (yaml.parse, "a: [1", 5),
        (yaml.parse, "a: b: c", 4),
        (yaml.parse, "a: *x", 3),
        (yaml.parse, "--- 1\n--- 2", 6),
        (toml.parse, 'a = "x\nb = 2\n', 6),
        (toml.parse, "a = [1,\nb = 2", 8),
        (json.parse, '{"a": 1', 7),
        (json.parse, "[1,]", 3),
    ],
)
def test_mistakes_have_a_place(parse: object, source: str, offset: int) -> None:
    with pytest.raises(TreeError) as caught:
        parse(source)  # type: ignore[operator]
    assert abs(caught.value.offset - offset) <= 1


@pytest.mark.parametrize("parse", [yaml.parse, json.parse])
@pytest.mark.parametrize("bomb", ["[" * 100_000, '{"a":' * 100_000])
def test_deep_nesting_is_refused(parse: object, bomb: str) -> None:
    with pytest.raises(TreeError):
        parse(bomb)  # type: ignore[operator]


def test_aliases_that_multiply_are_refused() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(TreeError, match="aliases"):
        yaml.parse("\n".join(levels))


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), st.lists, max_leaves=20))
def test_json_reads_what_the_standard_library_writes(value: object) -> None:
    source = stdlib_json.dumps(value)
    told = [scalar.text.value for scalar in _scalars(json.parse(source))]
    flat: list[object] = []

    def walk(each: object) -> None:
        if isinstance(each, list):
            for item in each:
                walk(item)
        else:
            flat.append(each)

    walk(value)
    assert told == [each if isinstance(each, str) else stdlib_json.dumps(each) for each in flat]


_JSON_WORDS = st.sampled_from(
    ['{"a": ', '"é"', "[", "]", "{", "}", ",", ": ", "-0.5e+3", "01", "NaN", "-Infinity", "nul", "true", "null",
     '"\\n"', '"\\ud83d\\ude00"', '"\\x"', '"', "\\", "\n", "\x00", "\u00a0", "// x", "9" * 40]
)  # fmt: skip


@given(st.lists(_JSON_WORDS, max_size=12).map("".join))
def test_json_is_what_the_standard_library_takes_for_it(source: str) -> None:
    try:
        stdlib_json.loads(source, strict=False)
    except ValueError:
        with pytest.raises(TreeError):
            json.parse(source)
    else:
        json.parse(source)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (r"\ud83d\ude00", "😀"),
        (r"\ud800", "\ufffd"),
        (r"\udc00\ud83d", "\ufffd\ufffd"),
        (r"\u00E9\/\"\\\b", 'é/"\\\b'),
        ("a\tb\x00", "a\tb\x00"),
    ],
)
def test_json_escapes(written: str, value: str) -> None:
    source = f'["x{written}y"]'
    tree = json.parse(source)
    (scalar,) = _scalars(tree)
    assert scalar.text.value == f"x{value}y"
    assert source[slice(*scalar.text.span(1, 1 + len(value)))] == written
    assert tree.span == (0, len(source))


@pytest.mark.parametrize(
    ("source", "offset", "says"),
    [
        ('{"a": 1,}', 8, "comma before this"),
        ("[1,\n]", 4, "comma before this"),
        ('{"a": 1} // x', 9, "comments"),
        ('{"a": /* x */ 1}', 6, "comments"),
        ('{"a": "x', 6, "does not end"),
        ("{a: 1}", 1, "double quotes"),
        (r'["\u12"]', 2, "no such escape"),
        ("[1 2]", 3, "expecting ',' or ']'"),
        ("", 0, "expecting value"),
        ("[" * 70, 65, "nested deeper"),
    ],
)
def test_what_is_wrong_with_json(source: str, offset: int, says: str) -> None:
    with pytest.raises(TreeError, match=says.replace("[", r"\[")) as caught:
        json.parse(source)
    assert caught.value.offset == offset


@given(st.text(max_size=200))
def test_any_text_is_a_tree_or_a_mistake(text: str) -> None:
    for parse in (yaml.parse, toml.parse, json.parse):
        try:
            parse(text)
        except TreeError as error:
            offset = error.offset
        else:
            continue
        assert 0 <= offset <= len(text) + 1
