"""Web pages: what is stated for machines, what is shown, the main text, and that every value knows its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import datewords
from checks.header import understand
from checks.model import Article
from checks.readers import read

PROSE = "<p>The council kept the branch library on Monday, after a long night of speeches in the old town hall.</p>" * 4


def _page(head: str = "", body: str = f"<article>{PROSE}</article>") -> Article:
    (article,) = read("a.html", f"<!doctype html><html lang=de><head>{head}</head><body>{body}</body></html>")
    return article


def _values(article: Article) -> dict[str, list[str]]:
    """The fields by key; and the proof that each value stands where it says it does."""
    for field in article.fields:
        for value in field.values:
            for at, char in enumerate(value.value):
                written = article.source[slice(*value.span(at, at + 1))]
                assert written == char or written[:1] in ("&", "\\") or not (written + char).strip()
    return {field.key: [value.value for value in field.values] for field in article.fields}


def _linked(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


@pytest.mark.parametrize(
    ("json", "key", "values"),
    [
        ('{"@type": "NewsArticle", "author": "Ada Berg"}', "author", ["Ada Berg"]),
        ('{"@type": "NewsArticle", "author": ["Ada Berg", "Per Dahl"]}', "author", ["Ada Berg", "Per Dahl"]),
        ('{"@type": "Article", "author": {"@type": "Person", "name": "Ada Berg"}}', "author", ["Ada Berg"]),
        ('[{"@type": "BlogPosting", "author": [{"name": "A B"}, {"name": "C D"}]}]', "author", ["A B", "C D"]),
        ('{"@type": ["Article"], "author": {"givenName": "Ada", "familyName": "Berg"}}', "author", ["Ada Berg"]),
        ('{"@type": "Article", "author": {"@type": "Organization", "name": "W"}}', "author organization", ["W"]),
        (
            '{"@graph": [{"@id": "#a", "name": "A B"}, {"@type": "Article", "author": {"@id": "#a"}}]}',
            "author",
            ["A B"],
        ),
        ('{"@type": "https://schema.org/Article", "datePublished": "2024-02-06"}', "datePublished", ["2024-02-06"]),
        ('{"@type": "NewsArticle", "headline": "Caf\\u00e9 \\"Rain\\""}', "headline", ['Café "Rain"']),
        ('{"@type": "Article", "mainEntityOfPage": {"@type": "WebPage", "@id": "/a"}}', "mainEntityOfPage", ["/a"]),
    ],
)
def test_linked_data(json: str, key: str, values: list[str]) -> None:
    assert _values(_page(_linked(json)))[key] == values


def test_the_article_is_chosen_among_the_things_described() -> None:
    page = _page(
        _linked('{"@type": "WebPage", "name": "Site", "datePublished": "2001-01-01"}')
        + _linked('{"@type": "VideoObject", "name": "Clip", "datePublished": "2002-02-02"}')
        + _linked('{"@type": "NewsArticle", "headline": "Rain", "datePublished": "2024-02-06"}')
    )
    assert _values(page)["datePublished"] == ["2024-02-06"]


def test_linked_data_that_is_broken_is_a_problem_with_a_place() -> None:
    page = _page(_linked('{"@type": "NewsArticle", "headline": }'))
    (problem,) = page.problems
    assert "JSON-LD can't be read" in problem.message
    assert page.source[problem.span.start] == "}"


def test_meta_tags() -> None:
    page = _page(
        '<title>Rain &amp; sun</title><meta property="og:title" content="Rain &#8211; and sun">'
        "<META NAME=Author CONTENT=Ada>"
        '<meta name="citation_author" content="A B"><meta name="citation_author" content="C D">'
        '<link rel="canonical" href="https://x.y/2024/02/06/rain">'
    )
    values = _values(page)
    assert values["html title"] == ["Rain & sun"]
    assert values["og:title"] == ["Rain – and sun"]
    assert values["author"] == ["Ada"]
    assert values["citation_author"] == ["A B", "C D"]
    assert values["canonical"] == ["https://x.y/2024/02/06/rain"]
    assert values["language"] == ["de"]


@pytest.mark.parametrize(
    ("body", "key", "values"),
    [
        ("<h1>Rain</h1><time datetime='2024-02-06T10:00'>heute</time>", "time", ["2024-02-06T10:00"]),
        ("<h1>Rain</h1><p>Aktualisiert <time>6.2.2024</time></p>", "time", ["6.2.2024"]),
        ("<h1>Rain</h1><div class=meta>6. Februar 2024 | Lokales</div>", "shown date", ["6. Februar 2024"]),
        ("<div>06.02.2024</div><h1>Rain</h1>", "shown date", ["06.02.2024"]),
        ("<h1>Rain</h1><p>So war es am 6. Februar 2023 in der Stadt, als der Regen kam.</p>", "shown date", None),
        ("<h1>Rain</h1><span class='Author'>Ada Berg</span>", "shown byline", ["Ada Berg"]),
        ("<h1>Rain</h1><p>Von <b>Ada Berg</b></p>", "shown byline", ["Von Ada Berg"]),
        ("<h1>Rain</h1><div class=comments><span class=author>Troll</span></div>", "shown byline", None),
        ("<div itemprop=datePublished content='2024-02-06'>heute</div>", "datePublished", ["2024-02-06"]),
        ("<h1>Site</h1><h2>Rain over Oslo</h2>", "shown headline", ["Rain over Oslo"]),
    ],
)
def test_what_is_shown(body: str, key: str, values: list[str] | None) -> None:
    article = _page("<title>Rain over Oslo | Site</title>", body + f"<article>{PROSE}</article>")
    assert _values(article).get(key) == values


def test_the_main_text_is_read_and_the_rest_is_not() -> None:
    body = (
        f"<nav><a href=/>Home</a></nav><h1>Rain</h1><article>{PROSE}<aside>Read also: Sun</aside>"
        "<div class='related-stories related'><p>Snow</p></div></article><footer>Imprint</footer>"
    )
    article = _page(body=body)
    assert article.prose.value.count("branch library") == 4
    assert not any(word in article.prose.value for word in ("Home", "Sun", "Snow", "Imprint"))


def test_the_headline_is_none_of_the_prose() -> None:
    article = _page(
        "<title>Rain over Oslo</title>", f"<article><h1>Rain over Oslo</h1>{PROSE}<h2>Floods</h2></article>"
    )
    assert article.prose.value.startswith("The council")
    assert article.prose.value.endswith("Floods")
    assert _values(article)["shown headline"] == ["Rain over Oslo"]


def test_a_title_ends_where_the_headline_does() -> None:
    article = _page("<title>Rain over Oslo | The Courier</title>", f"<h1>Rain over Oslo</h1><article>{PROSE}</article>")
    assert _values(article)["html title"] == ["Rain over Oslo"]


def test_a_site_is_not_its_own_author() -> None:
    head = '<meta property="og:site_name" content="Bergen Weekly"><meta name="author" content="Bergen Weekly (b.no)">'
    page = _page(head, f"<h1>Rain</h1><p>By Ada Berg</p><article>{PROSE}</article>")
    assert understand(page).authors == ("Ada Berg",)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_ends_move_nothing(ending: str) -> None:
    head = '<title>\nRain\n</title>\n<meta\nname="date"\ncontent="2024-02-06">\n'
    article = _page(head.replace("\n", ending), f"<article>{PROSE}</article>".replace("<p>", "<p>" + ending))
    assert _values(article)["meta date"] == ["2024-02-06"]
    assert article.prose.value.startswith("The council")


def test_a_text_that_opens_as_a_page_is_one() -> None:
    (article,) = read("stdin.txt", f"\n<!DOCTYPE html>\n<title>Rain</title>{PROSE}")
    assert article.format == "html"


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Veröffentlicht am 23.01.2020 um 9 Uhr", "de", (2020, 1, 23)),
        ("jeudi 27 juin 2019", "fr", (2019, 6, 27)),
        ("3 de marzo de 2021", "", (2021, 3, 3)),
        ("December 29th 2019", "en", (2019, 12, 29)),
        ("1er août 2019", "", (2019, 8, 1)),
        ("22. listopadu 2019", "cs", (2019, 11, 22)),
        ("22. listopada 2019", "hr", (2019, 10, 22)),
        ("2020年1月2日", "", (2020, 1, 2)),
        ("8.Dezember 2010", "", (2010, 12, 8)),
        ("02.12.19", "de", (2019, 12, 2)),
        ("3/4/2024", "fr", (2024, 4, 3)),
        ("12 Rooms 2019", "", None),
        ("version 1.2.2020.4", "", None),
        ("9" * 50, "", None),
    ],
)
def test_days_in_many_languages(text: str, language: str, day: tuple[int, int, int] | None) -> None:
    found = datewords.find(text, language)
    assert (found and (found.year, found.month, found.day)) == day


_PIECES = st.sampled_from(
    ["<html>", "<head>", "<title>", "</title>", "<meta content=a name=b>", "<meta content='", "<h1>", "</h1>", "<p>",
     '<script type="application/ld+json">', '{"@type":"Article","name":"', '"}', "</script>", "<time>", "6.2.2024",
     "<div class=author>", "</div>", "<table>", "<b>", "\r\n", "\x00", "é", "&amp;", "<!--", "<a rel=author href=x>",
     "<svg>", "<template>", "</body>", "\ud800", "By ", "</p>", "x"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_no_page_breaks_the_reader(source: str) -> None:
    for article in read("a.html", source):
        _values(article)
        for at in range(len(article.prose.value)):
            span = article.prose.span(at, at + 1)
            assert 0 <= span.start <= span.end <= len(source)
