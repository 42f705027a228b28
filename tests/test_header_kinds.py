"""Headers, headlines, images and links: where each kind marks, what it leaves alone, and that no text slows it down."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from checks import kinds, packs
from checks.flags import locate
from checks.kinds import Member, Odd
from checks.loading import load
from checks.model import Lines
from tests.test_cli import copydesk
from tests.test_kinds import _dossier, _fixed, _found, _front, _marked, _refused

NEW: tuple[tuple[str, dict[str, Any]], ...] = (
    ("placeholder", {}),
    ("field_type", {}),
    ("repeated_headline", {}),
    ("repeats", {"other": ["title", "lead"]}),
    ("repeated_value", {}),
    ("slug_characters", {"forms": ["suffix", "spaces", "marks", "hyphens", "capitals", "underscores", "accents"]}),
    ("slug_mismatch", {}),
    ("alt_text", {"forms": ["repeated", "markup", "generic", "file_name", "caption", "opening"]}),
    ("address", {"must": r"\S", "must_not": "^http:", "of": ["links", "images"]}),
    ("empty_link", {"images": True}),
    ("heading_skip", {}),
    ("unknown_key", {"misspelled": True}),
)


@pytest.mark.parametrize(
    "front",
    [
        "title: The title fight",
        "title: Test of the new bridge begins",
        "title: Hello World\nsummary: A summary of the storm.",
        "title: Your credit, explained\nsummary: More to come on Friday.",
        "title: Rain\ntags: [meta description, testing, xxl]\ncredit: n/a",
        "title: TK\nbyline: TK\ndate: TBD",
        "title: Tbilisi\nsection: Name that tune",
        "title: Rain\nsummary:",
    ],
)
def test_words_that_are_no_placeholders(front: str) -> None:
    assert _marked("placeholder", _front(front)) == []


@pytest.mark.parametrize(
    ("front", "seen"),
    [
        ("title: Title", "Title"),
        ("headline: '[HEADLINE]'", "[HEADLINE]"),
        ("title: Hello world!", "Hello world!"),
        ("title: Untitled document 3", "Untitled document 3"),
        ("title: council-final.docx", "council-final.docx"),
        ("title: Rain\nsummary: Insert a short description here", "Insert a short description here"),
        ("title: Rain\ndescription: Description", "Description"),
        ("title: Rain\nsummary: '...'", "..."),
        ("title: Rain\nslug: xxx", "xxx"),
        ("title: Rain\ncredit: Credit TK", "Credit TK"),
        ("title: Rain\ncaption: TODO ask Ada", "TODO ask Ada"),
        ("title: Rain\nimage-alt: image_description", "image_description"),
        ("title: Rain\nsection: To be announced", "To be announced"),
        ("title: Rain\ntags: [sport, house word]", "house word"),
    ],
)
def test_placeholders(front: str, seen: str) -> None:
    assert _marked("placeholder", _front(front), words=["House Word"]) == [seen]


def test_a_value_is_told_once_though_two_places_have_it() -> None:
    source = _front("title: Rain\ndescription: TBD")
    assert _marked("placeholder", source, where=["summary", "description"]) == ["TBD"]


@pytest.mark.parametrize(
    ("front", "fixed"),
    [
        ("draft: 'false'", "draft: false"),
        ('params: {featured: "TRUE"}', "params: {featured: true}"),
        ("some-flag: 'true'", "some-flag: true"),
        ("draft: On", "draft: true"),
        ("menu_order: '3'", "menu_order: 3"),
        ("categories: a, b", 'categories: ["a", "b"]'),
        ("title: 2025-03-04", 'title: "2025-03-04"'),
        ("language: No", 'language: "No"'),
    ],
)
def test_types_are_mended(front: str, fixed: str) -> None:
    source = _front(front)
    found = _found("field_type", source)
    assert _fixed(source, found) == _front(fixed)
    assert all(finding.fix is not None and not finding.fix.safe for finding in found)
    assert not _found("field_type", _front(fixed))


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("weight: high", "the text “high”"),
        ("expires: soon", "“soon”"),
        ("title: [Rain, Sun]", "a list"),
        ('tags: "a \\"b\\", c"', "one text with commas"),
    ],
)
def test_types_that_nobody_can_mend(front: str, found: str) -> None:
    (finding,) = _found("field_type", _front(front))
    assert finding.values["found"] == found
    assert finding.fix is None


@pytest.mark.parametrize(
    "front",
    [
        "title: 'true'\nsummary: 'no'\ncaption: 'false'",
        "title: Off\nslug: 'true'",
        "draft:\nweight:\ntags:",
        "gravity: no\nlanguage: 'no'",
        "tags: one\ncategories: a,\ntopics: [a, 'b, c']",
        "date: soon\nmodified: soon\nexpirydate: 2025-03-04",
        "published: 2025-03-04\ncomments: disqus",
    ],
)
def test_types_that_are_right_or_not_ours(front: str) -> None:
    assert _found("field_type", _front(front)) == []


def _odds(*headers: str) -> list[Odd]:
    kind = kinds.load("key_spelling")
    options: Any = TypeAdapter(kind.options).validate_python({"ratio": 3})
    groups: dict[str, list[Member]] = {}
    for at, header in enumerate(headers):
        dossier = _dossier(_front(header), f"{at}.md")
        assert kind.keys is not None
        for keyed in kind.keys(dossier, options):
            place = locate(dossier.article, Lines(dossier.article.source), keyed.span, keyed.field)
            groups.setdefault(keyed.key, []).append(Member(keyed.value, place))
    assert kind.judge is not None
    return [odd for key, group in groups.items() for odd in kind.judge(key, group, options)]


def test_key_spelling() -> None:
    usual = ["publishDate: 2025-03-04\nparams: {Author: Ada}"] * 3
    (odd,) = _odds(*usual, "publish_date: 2025-03-04")
    assert odd.member.at.text == "publish_date"
    assert odd.suggestion == "publishDate"
    assert odd.values == {"seen": "publish_date", "other": "publishDate", "count": "3 other articles"}
    assert len(odd.evidence) == 3
    assert not _odds(*usual, "author: Ada"), "`params.Author` is another key"
    assert not _odds(*usual, "publish_date: 2025-03-04\npublishDate: 2025-03-04"), "two keys, or a key that is doubled"
    assert not _odds(*usual, "publish_date: a", "publish_date: b"), "neither is usual"
    assert "neither spelling" in _refused("key_spelling", ratio=1)


def test_unknown_keys_that_are_misspelled() -> None:
    source = _front("autor: Ada\ndescriptoin: x\ntitles: x\nimages: x\nmood: x\nheadlne: x")
    assert _marked("unknown_key", source, misspelled=True, allowed=["autor"]) == ["descriptoin", "headlne"]


def test_headline_in_the_body() -> None:
    assert _marked("repeated_headline", _front("title: Rain &amp; sun", "## Rain & Sun!\n\nIt rained.\n")) == [
        "Rain & Sun!"
    ]
    assert not _found("repeated_headline", _front("title: Rain", "It rained.\n\nRain\n"))
    assert not _found("repeated_headline", _front("title: Rain", ""))
    assert not _found("repeated_headline", "# Rain\n\nIt rained.\n")


def test_a_summary_that_repeats() -> None:
    source = _front("title: Rain\nsummary: It rained.", "*It* rained\n\nIt stopped.\n")
    assert not _found("repeats", source)
    (finding,) = _found("repeats", source, other=["title", "lead"])
    assert finding.values == {"field": "summary", "other": "first paragraph"}
    assert source[slice(*finding.evidence[0].span)] == "It* rained"
    assert not _found("repeats", _front("title: '!'\nsummary: '?'"))


def test_repeated_values() -> None:
    source = _front("tags: [Rain, sun, rain, city-hall, City  Hall, '', '']\nauthors: [Ada, Ada]")
    assert _marked("repeated_value", source) == ["rain", "City  Hall"]
    assert _marked("repeated_value", source, where=["byline"]) == ["Ada"]


@pytest.mark.parametrize(
    ("slug", "suggestion"),
    [
        ("Rain_in-Åre", "rain-in-are"),
        ("rain–in–oslo", "rain-in-oslo"),
        ("-rain", "rain"),
        ("'a: b, c?'", "a-b-c"),
        ("news/rain.md", "news/rain"),
        ("'???'", None),
    ],
)
def test_slugs_are_mended(slug: str, suggestion: str | None) -> None:
    forms = ["suffix", "spaces", "marks", "hyphens", "capitals", "underscores", "accents"]
    (finding,) = _found("slug_characters", _front(f"slug: {slug}"), forms=forms)
    assert finding.suggestion == suggestion
    if suggestion:
        assert not _found("slug_characters", _front(f"slug: {suggestion}"), forms=forms)


@pytest.mark.parametrize(
    ("front", "wrong"),
    [
        ("title: Åre gets snow\nslug: are-snow", False),
        ("title: Council meets\nslug: bridge-opens", True),
        ("title: Council meets\nslug: bridge-opens\ntags: [Bridges]", False),
        ("title: Council meets\nslug: bridge", False),
        ("title: Council meets\nslug: 12345-67890", False),
        ("title: Council meets\ndate: 2025-03-04\nslug: council-20240304", True),
        ("title: Council meets\nslug: council-20240304", False),
        ("title: Council meets\ndate: 2025-03-04\nslug: council-20241399", False),
    ],
)
def test_slugs_of_other_articles(front: str, wrong: bool) -> None:
    assert bool(_found("slug_mismatch", _front(front))) == wrong


@pytest.mark.parametrize(
    ("image", "problem"),
    [
        ("![The river. It rose. The river was high. The river was high!](a.png)", "says “The river was high!” twice"),
        ("![It fell. It fell. It fell.](a.png)", None),
        ("![Photo](a.png)", "says no more than what kind of thing it is"),
        ("![Photo 3](a.png)", "says no more than what kind of thing it is"),
        ("![rain-oslo](/b/rain-oslo.png?w=3)", "is a file’s name"),
        ("![COVID-19](virus.png)", None),
        ("![Rain.JPG](a.png)", "is a file’s name"),
        ("![600x300-rain](a.png)", "is a file’s name"),
        ("![rain_at_the_harbour](a.png)", "is a file’s name"),
        ("![A photo of rain](a.png)", "says that it is an image, which is told without it"),
        ("![A photo album](a.png)", None),
        (
            "<figure><img src='a.png' alt='Rain.'><figcaption>Rain</figcaption></figure>",
            "is the caption again, which is read out twice",
        ),
        ("![](a.png) <img src='a.png' alt=''>", None),
    ],
)
def test_alternative_texts(image: str, problem: str | None) -> None:
    forms = dict(NEW)["alt_text"]["forms"]
    found = _found("alt_text", _front("title: Rain", f"It rained.\n\n{image}\n"), forms=forms)
    assert [finding.values["problem"] for finding in found] == ([problem] if problem else [])


def test_addresses() -> None:
    source = _front(
        "title: Rain",
        "[a](http://x.test) [b](https://x.test) <http://y.test> <ada@x.test> [](http://z.test) "
        "<a name='q'>c</a> <a href=''>d</a> [e]() ![f](http://i.test/a.png) [ g ]({{ x }}http://t)\n",
    )
    options = {"must": r"\S", "must_not": "^http:"}
    assert _marked("address", source, **options) == ["a", "http://y.test", "http://z.test", "d", "e"]
    assert _marked("address", source, must_not="^HTTP:", of=["images"]) == ["![f](http://i.test/a.png)"]
    assert not _found("address", source, must_not="@")
    assert "neither" in _refused("address")
    assert "can't be done" in _refused("address", must_not="a(?=b)")


def test_empty_links() -> None:
    body = (
        "It <a href='/a'>&nbsp;<b></b></a>rained [ ](/b) and <a href='/c' title='More'></a>"
        "[![](d.png)](/d) [![A dog](e.png)](/e) <a href='/f'><img src='f.png' alt=''></a> <a id='g'></a>[](#h) "
        "<a href='/i'><i class='x'></i></a>\n"
    )
    source = _front("title: Rain", body)
    assert _marked("empty_link", source) == ["<a href='/a'>&nbsp;<b></b></a>", "[ ](/b)"]
    with_images = [
        "<a href='/a'>&nbsp;<b></b></a>",
        "[ ](/b)",
        "<a href='/f'><img src='f.png' alt=''></a>",
        "<a href='/i'><i class='x'></i></a>",
        "[![](d.png)](/d)",
    ]
    assert sorted(_marked("empty_link", source, images=True)) == sorted(with_images)


def test_headings() -> None:
    source = _front(
        "title: Rain", "### A\n\nx\n\n## B\n\nx\n\n#### C\n\nx\n\nD\n---\n\nx\n\n<h4 id='e'><b>E</b></h4>\n"
    )
    assert _marked("heading_skip", source) == ["A", "C", "E"]
    assert _marked("heading_skip", source, first=3) == ["C", "E"]


@pytest.mark.parametrize("pack", sorted(file.stem for file in (packs.folder() / "packs").glob("*.yaml")))
def test_every_pack_loads(tmp_path: Path, pack: str) -> None:
    config = tmp_path / "copydesk.yaml"
    config.write_text(f"extends: [{pack}]\n", "utf-8")
    (tmp_path / "a.md").write_text("---\ntitle: Rain\n---\nIt rained.\n", "utf-8")
    load(config, "copydesk.yaml")
    assert copydesk("check", "--exit-zero", "a.md", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("pack", "rules"),
    [
        ("recommended", set()),
        ("accessibility", {"image/alt-missing", "image/alt-repeats", "link/empty", "link/text", "heading/skip"}),
        ("seo", {"header/required", "summary/missing", "image/alt-missing", "link/text", "link/plain-http"}),
    ],
)
def test_what_the_packs_ask_for(tmp_path: Path, pack: str, rules: set[str]) -> None:
    (tmp_path / "copydesk.yaml").write_text(f"extends: [{pack}]\n", "utf-8")
    body = "It rained [here](http://x.test).\n\n### Noon\n\n![](a.png) ![Photo of rain](b.png) [![](c.png)](/c)\n"
    (tmp_path / "a.md").write_text(_front("title: Rain\ndate: 2025-03-04\nauthor: Ada Berg", body), "utf-8")
    printed = copydesk("check", "--exit-zero", "--output-format", "concise", "a.md", cwd=tmp_path).stdout
    assert {line.split()[2] for line in printed.splitlines() if line.startswith("a.md:")} == rules


def test_required_fields_are_chosen_by_house(tmp_path: Path) -> None:
    (tmp_path / "copydesk.yaml").write_text(
        "rules:\n  header/required: {severity: error, options: {where: [slug, desk]}}\n", "utf-8"
    )
    (tmp_path / "a.md").write_text(_front("title: Rain\ndate: 2025-03-04\nauthor: Ada Berg\nslug: rain"), "utf-8")
    printed = copydesk("check", "--output-format", "concise", "a.md", cwd=tmp_path).stdout
    assert "header/required The header has no desk." in printed
    assert "slug" not in printed


WORDS = st.sampled_from([
    "a", "Rain", "\n\n", "# ", "### ", "![", "![](a.png)", "](b.png)", "[x](y)", "[](z)", "<a href='q'>", "</a>",
    "<h3>", "&nbsp;", "TK", "true", "a, b", "-", "_", "É", "\0", "http://", "<http://a.b>", "width=", "Rain. ",
])  # fmt: skip
KEYS = st.sampled_from([
    "title", "summary", "tags", "slug", "draft", "weight", "lang", "image", "image-alt", "caption", "date", "expires",
])  # fmt: skip


@given(st.lists(st.tuples(KEYS, WORDS), max_size=6), st.lists(WORDS, max_size=25))
def test_no_text_breaks_a_kind(header: list[tuple[str, str]], body: list[str]) -> None:
    source = _front("\n".join(f"{key}: {value}" for key, value in header), "".join(body))
    for kind, options in NEW:
        for finding in _found(kind, source, **options):
            spans = [finding.span, *(evidence.span for evidence in finding.evidence)]
            assert all(0 <= span.start <= span.end <= len(source) for span in spans), kind


@pytest.mark.parametrize(("kind", "options"), NEW, ids=lambda each: each if isinstance(each, str) else "")
@pytest.mark.parametrize(
    "piece",
    [
        "a ", "[", "[ ", "[](", "[](http:) ", "![](a.png)", "<a ", "<a href=''></a>", "<a href='http:'><b>", "<h3>",
        "### a\n\n", "a_", "-", "a.", "Rain fell here. ", "<", "a/", "tags, ",
    ],
)  # fmt: skip
def test_time_is_linear(kind: str, options: dict[str, Any], piece: str) -> None:
    long = (piece.replace("\n", "").replace("'", "") * 30_000)[:200_000]
    front = "".join(f"{key}: '{long}'\n" for key in ("title", "summary", "slug", "image-alt", "image", "weight"))
    dossier = _dossier(
        _front(
            front + f"{long[:50]!r}: x\ntags: [{'a,' * 2000} b]",
            piece * 30_000 + f"\n\n![{long}]({long.replace(' ', '')})",
        )
    )
    _ = dossier.header
    started = time.perf_counter()
    loaded = kinds.load(kind)
    made: Any = TypeAdapter(loaded.options).validate_python(options)
    assert loaded.check is not None
    for _ in loaded.check(dossier, made):
        pass
    assert time.perf_counter() - started < 5
