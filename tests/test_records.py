"""What is read of JSON and JSON Lines: the articles among records, with places that hold behind every escape."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.gather import Desk, roles
from checks.model import Article, Lines, Part
from checks.readers import stream
from checks.readers.decoding import lines
from checks.readers.json import LARGEST, TRIES
from checks.trees import Node
from checks.trees import json as trees
from tests.test_cli import copydesk

PROSE = "It rained in Oslo.\n\nThen it stopped."
RECORD = {"title": "Rain", "date": "2025-03-04", "author": "Ada Berg", "text": PROSE}


def _read(source: str, path: str = "a.json", desk: Desk | None = None) -> list[Article]:
    return list(stream(path, (Part(source),), roles(desk or Desk())))


def _one(record: object) -> Article:
    (article,) = _read(json.dumps(record))
    return article


def _fields(article: Article) -> dict[str, str]:
    return {field.key: "; ".join(value.value for value in field.values) for field in article.fields}


def _titles(articles: list[Article]) -> list[str]:
    return [_fields(article).get("title") or article.problems[0].message for article in articles]


def _lines(*records: object) -> str:
    return "".join(each if isinstance(each, str) else json.dumps(each) + "\n" for each in records)


# Shapes.

HEADER = {"headline": "Rain", "datePublished": "2025-03-04"}
WORDPRESS = {
    "id": 7,
    "date": "2025-03-04T10:00:00",
    "title": {"rendered": "Rain &amp; wind"},
    "content": {"rendered": "<p>It rained in <b>Oslo</b>.</p>\n<p>Then it stopped.</p>\n", "protected": False},
    "excerpt": {"rendered": "<p>Rain.</p>\n", "protected": False},
    "author": 3,
    "_embedded": {"author": [{"id": 3, "name": "Ada Berg"}]},
}
NINJS_1 = {
    "uri": "urn:x:1",
    "type": "text",
    "versioncreated": "2025-03-04T10:00:00Z",
    "headline": "Rain",
    "byline": "Ada Berg",
    "located": "OSLO",
    "body_text": "",
    "body_xhtml": "<p>It rained in Oslo.</p><p>Then it stopped.</p>",
    "associations": {"main": {"type": "picture", "description_text": "A puddle"}},
}
NINJS_2 = {
    "uri": "urn:x:1",
    "contentcreated": "2025-03-04",
    "headlines": [{"role": "main", "value": "Rain"}],
    "bylines": [{"byline": "Ada Berg"}],
    "bodies": [{"contenttype": "text/plain", "value": PROSE}, {"contenttype": "text/html", "value": "<p>x</p>"}],
}


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        ({**HEADER, "author": "Ada Berg", "articleBody": PROSE}, {"author": "Ada Berg"}),
        ({**HEADER, "author": {"name": "Ada Berg"}, "articleBody": PROSE}, {"author.name": "Ada Berg"}),
        (
            {**HEADER, "author": [{"name": "Ada Berg"}, {"name": "Per Dahl"}], "articleBody": PROSE},
            {"author.name": "Ada Berg; Per Dahl"},
        ),
        ({"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", **HEADER, "articleBody": PROSE}]}, HEADER),
        (
            WORDPRESS,
            {"title.rendered": "Rain & wind", "excerpt.rendered": "Rain.", "_embedded.author.name": "Ada Berg"},
        ),
        (NINJS_1, {"byline": "Ada Berg", "located": "OSLO", "associations.main.description_text": "A puddle"}),
        (NINJS_2, {"headlines.value": "Rain", "bylines.byline": "Ada Berg"}),
        ({**HEADER, "by": "Ada Berg", "body": ["It rained in Oslo.", "Then it stopped."]}, {"by": "Ada Berg"}),
        ({**HEADER, "html": "<p>It rained in Oslo.</p><p>Then it stopped."}, HEADER),
        ({**HEADER, "markdown": "It *rained* in [Oslo](/oslo).\n\nThen it stopped."}, HEADER),
        ({"version": "1", "items": [{"id": "1", **HEADER, "content_text": PROSE}]}, HEADER),
        ({"response": {"docs": [{"fields": {**HEADER, "body": PROSE}}]}}, {"fields.headline": "Rain"}),
    ],
)
def test_shapes(record: dict[str, Any], fields: dict[str, str]) -> None:
    article = _one(record)
    assert _fields(article).items() >= fields.items()
    assert article.prose.value == PROSE
    assert [block.kind for block in article.blocks] == ["paragraph", "paragraph"]
    assert not any("rained" in value for value in _fields(article).values())
    assert article.body == len(article.source)


def test_an_article_may_have_no_body() -> None:
    article = _one({"headline": "Rain", "pub_date": "2025-03-04", "byline": "Ada Berg", "tags": ["x"]})
    assert article.prose.value == ""
    assert _one({"@type": ["Thing", "https://schema.org/NewsArticle"], "headline": "Rain"}).blocks == ()


def test_the_desk_s_own_names_tell_an_article() -> None:
    source = json.dumps({"tittel": "Regn", "dato": "2025-03-04", "text": "Det regnet."})
    assert _read(source) == []
    assert len(_read(source, desk=Desk(fields={"title": ["tittel"], "date": ["dato"]}))) == 1


@pytest.mark.parametrize(
    "source",
    [
        '{"name": "site", "version": "1.0.0", "description": "A site.", "author": "Ada Berg", "keywords": ["x"]}',
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"title": "A", "date": "B"}}]}',
        '[{"author": "Ada Berg", "text": "Great service!"}, {"author": "Per Dahl", "text": "Would go again."}]',
        '[{"name": "Ada Berg", "time": "10:00", "text": "Hello!"}, {"name": "Per Dahl", "time": "10:01"}]',
        '[{"title": "Fast", "content": "It takes a second."}]',
        '{\n  // options\n  "compilerOptions": {"strict": true,}\n}',
        '{"title": "Home", "menu": [{"title": "News", "url": "/news"}]}',
        "[]", "{}", "[[]]", "[1, 2]", "5", '"text"', "null", "", " ", "[", "{", "\0", '{"content": [', "[{},{}]", "][",
    ],
)  # fmt: skip
def test_what_is_no_article(source: str) -> None:
    assert _read(source) == []


OPENING = "By Ada Berg\n\nFeb. 6, 2024\n\n"
STORY = "OSLO — It rained." + " So they stayed in." * 30


@pytest.mark.parametrize(
    ("record", "fields", "prose"),
    [
        ({"id": 1, "text": OPENING + STORY}, {"byline": "Ada Berg", "date": "Feb. 6, 2024"}, STORY),
        ({"title": "Rain", "date": "", "text": OPENING + STORY}, {"byline": "Ada Berg", "date": "Feb. 6, 2024"}, STORY),
        ({"title": "Rain", "author": "Per Dahl", "text": OPENING + STORY}, {"author": "Per Dahl"}, OPENING + STORY),
        ({"id": 1, "text": STORY}, {}, STORY),
        ({"id": 1, "content": ["By Ada Berg", STORY]}, {"byline": "Ada Berg"}, STORY),
    ],
)
def test_a_body_may_open_with_a_header(record: dict[str, Any], fields: dict[str, str], prose: str) -> None:
    article = _one(record)
    told = {field.key: field for field in article.fields if field.said and field.key not in ("id", "title")}
    assert {key: field.values[0].value for key, field in told.items()} == fields
    assert [json.dumps(value)[1:-1] for value in fields.values()] == [
        article.source[slice(*field.span)].strip('"') for field in told.values()
    ]
    assert article.prose.value == prose


def test_what_is_likely_an_article_is_one_among_articles() -> None:
    doubtful = {"title": "Wind", "text": "It blew."}
    assert _titles(_read(json.dumps([doubtful, RECORD, doubtful, None, 5, "x"]))) == ["Wind", "Rain", "Wind"]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The records that are parsed from here on."""
    seen: list[str] = []
    parse = trees.parse

    def noted(text: str) -> Node:
        seen.append(text)
        return parse(text)

    monkeypatch.setattr(trees, "parse", noted)
    return seen


def test_a_list_without_an_article_is_given_up(parsed: list[str]) -> None:
    data = [{"text": "x", "value": n} for n in range(1000)]
    assert _read(json.dumps(data)) == []
    assert _read(_lines(*data), "a.ndjson") == []
    assert len(parsed) == 2 * TRIES


def test_records_are_read_as_they_are_asked_for(parsed: list[str]) -> None:
    next(stream("a.json", (Part(json.dumps({"posts": [RECORD] * 100})),), roles(Desk())))
    assert len(parsed) == 1


# Places.


def _checked_places(articles: list[Article], source: str) -> None:
    """Every character that is read stands within its record, and its record within the file."""
    for article in articles:
        start = article.origin.offset
        assert source[start : start + len(article.source)] == article.source
        assert article.origin.place(Lines(article.source).place(0)) == Lines(source).place(start)
        texts = [article.prose, *(value for field in article.fields for value in field.values)]
        for text in texts:
            for at in range(len(text.value)):
                span = text.span(at, at + 1)
                assert 0 <= span.start <= span.end <= len(article.source)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\n", "\n"), (r"\"", '"'), (r"\u00e9", "é"), (r"\ud83d\ude00", "😀"), (r"\ud800", "\ufffd"), ("\t", "\t"),
        ("\\u0000", "\0"), ("\0", "\0"), ("é😀", "é😀"),
    ],
)  # fmt: skip
def test_places_behind_escapes(written: str, read: str) -> None:
    source = f'[\r\n {{"title": "{written}Rain", "date": "x", "text": "In {written} Oslo it rained."}}\r]'
    (article,) = _read(source)
    (title, _) = article.fields
    for text, word in ((title.values[0], "Rain"), (article.prose, "Oslo"), (article.prose, "rained.")):
        assert read in text.value
        at = text.value.index(word)
        assert article.source[slice(*text.span(at, at + len(word)))] == word
    _checked_places([article], source)


def test_places_behind_entities_in_html_in_json() -> None:
    source = r'{"title":"x","date":"y","text":"<p>\"Caf\u00e9 &amp; Bar\",\n <b>Anna&nbsp;Lindqvist<\/b> said.<\/p>"}'
    (article,) = _read(source)
    assert article.prose.value.split() == ['"Café', "&", 'Bar",', "Anna", "Lindqvist", "said."]
    for read, written in {
        "é": r"\u00e9",
        "&": "&amp;",
        '"C': r"\"C",
        "Lindqvist": "Lindqvist",
        "said.": "said.",
    }.items():
        at = article.prose.value.index(read)
        assert source[slice(*article.prose.span(at, at + len(read)))] == written


def test_links_and_images_of_a_body() -> None:
    record = {**RECORD, "text": '<p>See <a href="/x">the map</a>.</p><img src="m.png" alt="A &quot;map&quot;">'}
    source = json.dumps(record)
    (article,) = _read(source)
    (link,), (image,) = article.links, article.images
    assert article.prose.value[link.start : link.end] == "the map"
    assert image.alt.value == 'A "map"'
    assert source[slice(*image.span)].startswith("<img")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\n\n \n"])
@pytest.mark.parametrize("path", ["a.jsonl", "a.NDJSON"])
def test_lines_count_through_the_file(ending: str, path: str) -> None:
    source = ending.join(
        [json.dumps(RECORD), json.dumps({**RECORD, "title": "😀"}, ensure_ascii=False), "", "nonsense"]
    )
    articles = _read(source, path)
    assert [article.index for article in articles] == [0, 1, 2]
    assert _titles(articles) == ["Rain", "😀", "expecting value"]
    _checked_places(articles, source)


def test_json_lines_by_another_name() -> None:
    assert _titles(_read(_lines(RECORD, RECORD))) == ["Rain", "Rain"]


# What is broken.


@pytest.mark.parametrize(
    ("source", "titles", "place"),
    [
        ('[{"title": "a", "date": "b", "text": "c"},]', ["a", "the comma before this is one too many"], (1, 43)),
        (
            '[{"title": "a", "date": "b", "text": "c",},\n{"title": "d", "text": "e"}]',
            ["the comma before this is one too many", "d"],
            (1, 42),
        ),
        ('[{"title": "a", "date": "b", "text": "c"}\n', ["a", "expecting ',' or ']'"], (2, 1)),
        ('[{"title": "a", "date": "b", "text": ""},{"x": "d', ["a", "a string begins here and does not end"], (1, 48)),
        ('{"title": "a", "date": "b",\n"text": "c', ["a string begins here and does not end"], (2, 9)),
        ('{"title": "a", /* b */ "text": "c"}', ["comments have no place in JSON"], (1, 16)),
        ('{"title": "a", "date": "b", "text": "c"}\n}', ["a", "something stands behind the end"], (2, 1)),
        ('[{"title": "a", "date": "b", "text": "c"}] x', ["a", "something stands behind the end"], (1, 44)),
        ('<<<<<<< HEAD\n{"title": "a", "text": "c"}', ["expecting value"], (1, 1)),
        ('{"title": "a", "text": ' + "[" * 2000, ["nested deeper than 1000 levels"], (1, 24)),
    ],
)  # fmt: skip
def test_what_is_broken_is_a_problem_with_a_place(source: str, titles: list[str], place: tuple[int, int]) -> None:
    articles = _read(source)
    assert _titles(articles) == titles
    (broken,) = (article for article in articles if article.problems)
    assert broken.origin.place(Lines(broken.source).place(broken.problems[0].span.start)) == place
    _checked_places(articles, source)


def test_a_broken_line_leaves_the_others() -> None:
    source = _lines("nonsense\n", RECORD, '{"title": "x", "text": "y"\n', "\0\n", "[]\n", RECORD)
    says = ["expecting value", "Rain", "expecting ',' or '}'", "expecting value", "Rain"]
    assert _titles(_read(source, "a.jsonl")) == says


def test_odd_values_are_values() -> None:
    digits = "9" * 5000
    source = f'{{"title": NaN, "date": -Infinity, "by": {digits}, "": 1, "a.b": 2, "x": [], "text": null}}'
    (article,) = _read(source)
    assert _fields(article) == {"title": "NaN", "date": "-Infinity", "by": digits, "": "1", "a.b": "2", "x": ""}
    assert {field.type for field in article.fields[:3]} == {"number"}


def test_keys_that_stand_twice() -> None:
    (article,) = _read('{"title": "a", "date": "b", "text": "c", "Title": "d", "x": [{"y": 1, "y": 2}], "date": "e"}')
    assert [(double.key, double.first) for double in article.doubles] == [
        ("Title", "title"),
        ("x.y", "x.y"),
        ("date", "date"),
    ]
    assert _fields(article)["date"] == "e"


def test_a_record_too_large_is_a_problem() -> None:
    long = json.dumps({**RECORD, "text": "x" * LARGEST})
    for path, source in (
        ("a.json", f"[{json.dumps(RECORD)},{long}]"),
        ("a.jsonl", _lines(RECORD, f"{long}\n", RECORD)),
    ):
        titles = _titles(_read(source, path))
        assert titles[:1] == ["Rain"]
        assert "longer than 20,000,000" in titles[1]


_WORDS = st.sampled_from(
    ['{"title": "x", "date": "y", "text": ', '"<p>a &amp; b</p>"', '"\\ud83d\\ude00 \\n\\n x"', '"', "{", "}", "[", "]",
     ",", '"@type": "Article"', '"body": ', '{"rendered": "<b>"}', "null", "NaN", "1e9", "\n", "\r", "\\", " ", "\0",
     '"**a** [b](c)"', '"items": ', ":", '"title": "z"', "//"]
)  # fmt: skip


@given(st.lists(_WORDS, max_size=25).map("".join), st.sampled_from(["a.json", "a.jsonl"]))
def test_no_json_breaks_the_reader(source: str, path: str) -> None:
    articles = _read(source, path)
    assert [article.index for article in articles] == list(range(len(articles)))
    _checked_places(articles, source)


_TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from('<p>&amp;\n"\\*#'), max_size=60)


@given(_TEXTS, _TEXTS, st.booleans())
def test_any_text_has_its_place(title: str, body: str, ascii_only: bool) -> None:
    source = json.dumps([{**RECORD, "title": title, "text": body}], ensure_ascii=ascii_only)
    (article,) = _read(source)
    assert article.fields[0].values[0].value == title
    _checked_places([article], source)


# Lines of a file.


def test_lines_are_decoded_one_by_one() -> None:
    pieces = [b"\xef\xbb\xbfcaf\xc3\xa9\n", b"\xff\r\n", "\ufffd\n".encode(), b"too ", b"long\n", b"end"]
    told = [(part.text, part.origin[:2], sound) for part, sound in lines(pieces)]
    assert told == [
        ("café\n", (0, 0), True),
        ("\ufffd\r\n", (5, 1), False),
        ("\ufffd\n", (8, 2), True),
        ("too ", (10, 3), True),
        ("end", (19, 4), True),
    ]


def test_lines_stream_in_little_memory() -> None:
    line = json.dumps({**RECORD, "text": PROSE * 100})
    tracemalloc.start()
    try:
        parts = (Part(line) for _ in range(1000))
        assert sum(1 for _ in stream("a.jsonl", parts, roles(Desk()))) == 1000
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_json_that_cannot_be_read_is_said_to_be_so_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "conf.json").write_text('{\n  "a": 1, // a comment\n}\n', "utf-8")
    (tmp_path / "data.json").write_text('{"a": 1}\n', "utf-8")
    done = copydesk("check", "conf.json", "data.json", cwd=tmp_path)
    assert done.returncode == 0
    assert "conf.json: can't be read as JSON (line 2: comments have no place in JSON), and was skipped" in done.stderr
    assert "data.json: holds no article and was skipped" in done.stderr
    assert "conf.json" not in copydesk("check", ".", cwd=tmp_path).stderr
