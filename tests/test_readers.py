"""What readers make of a file: fields with places, prose without markup, headers that run into prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.model import Article
from checks.readers import read
from checks.readers.decoding import decode


def _one(path: str, source: str) -> Article:
    (article,) = read(path, source)
    return article


def _fields(article: Article) -> dict[str, str]:
    return {field.key: "; ".join(value.value for value in field.values) for field in article.fields}


def _told(article: Article) -> dict[str, str]:
    """The fields of a header that copy opens with; a byline is `by`."""
    return {("by" if key == "byline" else key): value for key, value in _fields(article).items()}


FRONT = {
    "yaml": "---\ntitle: Rain\nauthors: [Ada Berg, Per Dahl]\ndate: 2024-02-06\n---\n",
    "toml": '+++\ntitle = "Rain"\nauthors = ["Ada Berg", "Per Dahl"]\ndate = 2024-02-06\n+++\n',
    "json": '{\n  "title": "Rain",\n  "authors": ["Ada Berg", "Per Dahl"],\n  "date": "2024-02-06"\n}\n',
    "json fence": ';;;\n{"title": "Rain", "authors": ["Ada Berg", "Per Dahl"], "date": "2024-02-06"}\n;;;\n',
}


@pytest.mark.parametrize("front", FRONT.values(), ids=FRONT)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_front_matter_of_every_kind(front: str, ending: str) -> None:
    source = (front + "The rain came.\n").replace("\n", ending)
    article = _one("a.md", source)
    assert _fields(article) == {"title": "Rain", "authors": "Ada Berg; Per Dahl", "date": "2024-02-06"}
    assert article.prose.value == "The rain came."
    for field in article.fields:
        for value in field.values:
            span = value.span(0, len(value.value))
            assert source[span.start : span.end] == value.value


def test_nested_keys_are_joined() -> None:
    article = _one("a.md", "---\nparams:\n  author:\n    name: Ada Berg\nauthors:\n  - name: Per Dahl\n---\nText.\n")
    assert _fields(article) == {"params.author.name": "Ada Berg", "authors.name": "Per Dahl"}


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ('---\ntitle: "Rain\n---\n', "quoted scalar"),
        ("---\n- a\n---\n", "a list"),
        ("---\njust words\n---\n", "plain text"),
        ("---\ntitle: Rain\n\nThe rain came.\n", "no closing ---"),
        ('+++\ntitle = "Rain\n+++\n', "illegal character"),
        ('{\n "title": \n}\n', "expecting value"),
    ],
)
def test_broken_front_matter_is_a_problem_and_the_body_stands(front: str, says: str) -> None:
    article = _one("a.md", front + "The rain came.\n")
    (problem,) = article.problems
    assert says in problem.message
    assert "The rain came." in article.prose.value


def test_markup_is_not_prose() -> None:
    body = (
        'Mayor **Ada** [Berg](http://x.y "t") <em>spoke</em> &amp; left. {{< embed title="Not Prose" >}}\n\n'
        "![Alt text](a.png)\n\n## Heading\n\n<p>In <b>HTML</b></p>\n\n```\ncode\n```\n\n<!-- comment -->\n\n- item\n"
    )
    article = _one("a.md", body)
    assert [article.prose.value[b.start : b.end].rstrip() for b in article.blocks] == [
        "Mayor Ada Berg spoke & left.",
        "Heading",
        "In HTML",
        "item",
    ]
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "paragraph", "item"]
    assert [image.alt.value for image in article.images] == ["Alt text"]
    at = article.prose.value.index("& left")
    span = article.prose.span(at, at + 6)
    assert body[span.start : span.end] == "&amp; left"


@pytest.mark.parametrize(
    ("source", "fields", "prose"),
    [
        ("date 2024-02-06 OSLO (Desk) — Rain.", {"date": "2024-02-06"}, "OSLO (Desk) — Rain."),
        ("date 2025-01 By ADA BERG OSLO (AP) — Rain.", {"date": "2025-01", "by": "ADA BERG"}, "OSLO (AP) — Rain."),
        (
            "Rain stops play\n\nBy Ada Berg and Per Dahl\n\nOSLO — It rained.",
            {"headline": "Rain stops play", "by": "Ada Berg and Per Dahl"},
            "OSLO — It rained.",
        ),
        ("Date: March 4, 2025\nTitle: Rain\n\nIt rained.", {"date": "March 4, 2025", "title": "Rain"}, "It rained."),
        ("Date: soon\nIt rained.", {"date": "soon"}, "It rained."),
        ("March 4, 2025\n\nOSLO — Rain.", {"date": "March 4, 2025"}, "OSLO — Rain."),
        (
            "OSLO, March 4, 2025 (Wire) — Rain.",
            {"dateline date": "March 4, 2025"},
            "OSLO, March 4, 2025 (Wire) — Rain.",
        ),
        ("By the time it rained, all had left.\n\nSo.", {}, "By the time it rained, all had left.\n\nSo."),
        ("It rained.", {}, "It rained."),
        ("", {}, ""),
    ],
)
def test_wire_headers(source: str, fields: dict[str, str], prose: str) -> None:
    article = _one("a.txt", source)
    assert _told(article) == fields
    assert article.prose.value == prose


@pytest.mark.parametrize(
    ("source", "fields", "prose"),
    [
        (
            "# Rain stops play #\n\n*By Ada Berg*\n\n__March 4, 2025__\n\nIt *rained*.",
            {"headline": "Rain stops play", "by": "Ada Berg", "date": "March 4, 2025"},
            "It rained.",
        ),
        ("<!-- copy - edited -->\ndate 2024-02-06 OSLO (Desk) — Rain.", {"date": "2024-02-06"}, "OSLO (Desk) — Rain."),
        ("**Published: 2024-02-06**\n\n## Rain", {"published": "2024-02-06", "headline": "Rain"}, ""),
        ("*It rained* on.", {}, "It rained on."),
        ("Rain stops play\n\nIt rained.", {}, "Rain stops play\n\nIt rained."),
        ("---\ntitle: Rain\n---\n# Rain\n\nBy Ada Berg\n", {"title": "Rain"}, "Rain\n\nBy Ada Berg"),
        ("---\n---\n# Rain\n", {}, "Rain"),
    ],
)
def test_markdown_without_front_matter(source: str, fields: dict[str, str], prose: str) -> None:
    article = _one("a.md", source)
    assert _told(article) == fields
    assert article.prose.value == prose
    for field in article.fields:
        (value,) = field.values
        assert source[slice(*value.span(0, len(value.value)))] in (value.value, f'"{value.value}"')


def test_wrapped_lines_are_one_paragraph() -> None:
    article = _one("a.txt", "It rained in Oslo\nall day long.\n\nThen it stopped.\n")
    assert len(article.blocks) == 2


@pytest.mark.parametrize(
    ("data", "text", "encoding", "sure"),
    [
        (b"caf\xc3\xa9", "café", "utf-8", True),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café", "utf-8-sig", True),
        ("café".encode("utf-16"), "café", "utf-16", True),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, None, "utf-8", True),
        (bytes(range(256)) * 4 + b"\0" * 90, None, "binary", True),
        (b"", "", "utf-8", True),
    ],
)
def test_decoding(data: bytes, text: str | None, encoding: str, sure: bool) -> None:
    if text is None:
        assert decode(data).text is None
    else:
        assert decode(data) == (text, encoding, sure)


def test_a_guessed_encoding_is_said() -> None:
    decoded = decode("Die Bürgermeisterin sagte, es werde regnen, und zwar heftig in Zürich.".encode("latin-1"))
    assert not decoded.sure
    assert decoded.text is not None
    assert "Bürgermeisterin" in decoded.text


_PIECES = st.sampled_from(
    ["---\n", "+++\n", "title: x\n", "# H\n", "**", "<p>", "</p>", "<", "&amp;", "&", "{{<", ">}}", "![", "](", ")",
     "é", "By ADA BERG", "date 2024-02-06 ", "\n\n", "- ", "> ", "OSLO — ", "`", "|", "\r\n", "\x00", "Word "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join), st.sampled_from(["a.md", "a.txt"]))
def test_no_text_breaks_a_reader(source: str, path: str) -> None:
    for article in read(path, source):
        length = len(article.prose.value)
        for block in article.blocks:
            assert 0 <= block.start < block.end <= length
        for at in range(length):
            span = article.prose.span(at, at + 1)
            assert 0 <= span.start <= span.end <= len(source)
