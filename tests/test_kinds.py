"""The kinds that need no Python from a rule's author: exact spans, values and fixes, and no text that breaks them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from checks import kinds
from checks.gather import Desk, Dossier
from checks.kinds import Member
from checks.model import Finding, Frame, Location, Place
from checks.patterns import Phrases, nearest
from checks.readers import read

BODY = "The council met.\n"


def _dossier(source: str, path: str = "a.md") -> Dossier:
    return Dossier(next(iter(read(path, source))), Desk())


def _front(front: str, body: str = BODY) -> str:
    return f"---\n{front}\n---\n{body}"


def _found(kind: str, source: str, path: str = "a.md", **options: Any) -> list[Finding]:
    loaded = kinds.load(kind)
    assert loaded.check is not None
    found = list(loaded.check(_dossier(source, path), TypeAdapter(loaded.options).validate_python(options)))
    assert all(set(finding.values) <= set(loaded.values) for finding in found)
    return found


def _marked(kind: str, source: str, path: str = "a.md", **options: Any) -> list[str]:
    return [source[finding.span.start : finding.span.end] for finding in _found(kind, source, path, **options)]


def _fixed(source: str, found: list[Finding]) -> str:
    edits = sorted((edit for finding in found if finding.fix for edit in finding.fix.edits), reverse=True)
    for span, text in edits:
        source = source[: span.start] + text + source[span.end :]
    return source


def _refused(kind: str, **options: Any) -> str:
    with pytest.raises(ValidationError) as error:
        TypeAdapter(kinds.load(kind).options).validate_python(options)
    return str(error.value)


# required


@pytest.mark.parametrize(
    ("front", "marked"),
    [
        ("title: Council meets", []),
        ("title: TK Maxx opens", []),
        ("title: 1984", []),
        ('title: ""', ['""']),
        ("title: ~", ["~"]),
        ("title: TK", ["TK"]),
        ("title: '[TKTK]'", ["[TKTK]"]),
        ("title: N/A", ["N/A"]),
        ("title: 'Lorem ipsum dolor'", ["Lorem ipsum dolor"]),
        ("title: <p> &nbsp; </p>", ["<p> &nbsp; </p>"]),
        ("author: Ada Berg", [""]),
    ],
)
def test_required(front: str, marked: list[str]) -> None:
    assert _marked("required", _front(front)) == marked


def test_required_looks_at_every_place() -> None:
    source = _front("title: Rain\ntags: [rain, '']\nlanguage: tk", "![](a.png) ![A dog](b.png)\n")
    assert _marked("required", source, where=["title", "language", "alt"]) == ["![](a.png)"]
    assert _marked("required", source, where=["Tags", "desk", "body"]) == ["[rain, '']", "", ""]
    assert _found("required", source, where=["desk"])[0].values == {"field": "desk"}


def test_required_knows_a_heading_and_an_article_without_images() -> None:
    assert not _found("required", "# Rain\n\nIt rained.\n", where=["headline"])
    assert not _found("required", "It rained.\n", where=["alt"])
    assert _marked("required", _front("image: a.png"), where=["alt"]) == [""]


def test_a_header_that_cannot_be_read_is_not_judged() -> None:
    broken = '---\ntitle: "Rain\ndate: 2025-03-04\n---\nIt rained.\n'
    assert not _found("required", broken, where=["title", "desk"])
    assert not _found("count", broken, where=["tags"], min=1)
    assert _found("count", broken, where=["paragraphs"], min=2)


# type_of


@pytest.mark.parametrize(
    ("wanted", "good", "bad"),
    [
        ("date", ["2025-03-04", "March 4, 2025"], ["soon", "2025-03", "2025-02-30", "03/04/2025"]),
        (
            "datetime",
            ["2025-03-04T10:00:00Z", "2025-03-04 10:00:00.123 +01:00", '"Tue, 04 Mar 2025 10:00:00 GMT"'],
            ["2025-03-04", "2025-03-04T10:00:00", '"10:00Z"'],
        ),
        ("url", ["https://example.com/a?b#c", "/news/rain/", "http://localhost:1313"], ["example", "https:// a"]),
        ("email", ["ada@example.com"], ["ada", "ada@example", "a@b@example.com"]),
        ("slug", ["rain-in-oslo", "år-2025"], ["Rain", "rain in oslo", "rain-", "a/b"]),
        ("language", ["en", "pt-BR", "zh-Hant-TW", "es-419"], ["english", "en_US", "e"]),
        ("names", ["Ada Berg", "Ada Berg and Per Dahl"], ["STAFF REPORT", "ada@example.com"]),
        ("number", ["1", "-2.5", "1_000", "1e9"], ["one", "1,5", "0x1"]),
        ("flag", ["true", "False"], ["maybe", "1"]),
    ],
)
def test_type_of(wanted: str, good: list[str], bad: list[str]) -> None:
    for value in good:
        assert not _found("type_of", _front(f"x: {value}"), type=wanted, where=["x"]), value
    for value in bad:
        assert _marked("type_of", _front(f"x: {value}"), type=wanted, where=["x"]) == [value.strip('"')], value


def test_type_of_says_what_is_wanted_and_leaves_what_is_empty() -> None:
    assert not _found("type_of", _front("x:"), type="date", where=["x", "y"])
    values = _found("type_of", _front("x: soon"), type="date", where=["x"])[0].values
    assert values == {"field": "x", "value": "soon", "wanted": "a date"}


# one_of


def test_one_of() -> None:
    source = _front("tags: [Sports, Sprots, sports, Food]")
    options: dict[str, Any] = {"values": ["News", "Sports"], "where": ["tags"]}
    found = _found("one_of", source, **options)
    assert [(finding.values["value"], finding.suggestion) for finding in found] == [
        ("Sprots", "Sports"),
        ("sports", "Sports"),
        ("Food", None),
    ]
    assert found[2].values == {"field": "tags", "value": "Food", "nearest": "", "values": "News, Sports"}
    assert _marked("one_of", source, ignore_case=True, **options) == ["Sprots", "Food"]
    assert "lists nothing" in _refused("one_of", values=[])


# pattern


def test_pattern_must_not_marks_every_match_once() -> None:
    source = _front("title: Rain &amp; wind", "It rained!! And *blew*!!\n")
    options: dict[str, Any] = {"must_not": "!{2,}", "where": ["body", "lead", "title"]}
    found = _found("pattern", source, **options)
    assert [source[f.span.start : f.span.end] for f in found] == ["!!", "!!"]
    assert found[0].values == {"field": "body", "seen": "!!"}
    assert _marked("pattern", source, must_not="RAIN", where=["title"], ignore_case=True) == ["Rain"]


@pytest.mark.parametrize(
    ("options", "marked"),
    [
        ({"must": r"\."}, []),
        ({"must": "rain"}, ["One. Two. Three."]),
        ({"must": r"\.", "min": 4}, ["One. Two. Three."]),
        ({"must": r"\w+\.", "max": 2}, ["Three."]),
        ({"must": r"\w+\.", "max": 3}, []),
        ({"must": "rain", "min": 0, "max": 1}, []),
    ],
)
def test_pattern_must(options: dict[str, Any], marked: list[str]) -> None:
    assert _marked("pattern", "One. Two. Three.\n", where=["lead"], **options) == marked


def test_patterns_are_refused() -> None:
    assert "neither" in _refused("pattern")
    assert "the pattern of `must` is no pattern" in _refused("pattern", must="(")
    assert "linear" in _refused("pattern", must_not="a(?=b)")
    assert "not given" in _refused("pattern", must_not="a", max=1)
    assert "less" in _refused("pattern", must="a", min=3, max=2)


# replace


def test_replace() -> None:
    source = _front(
        "title: Utilise the web-site", "In order to utilise UTILISE, in order\nto *utilise*d. <https://utilise.org>\n"
    )
    found = _found("replace", source, swap={"utilise": "use", "in order to": "to", "web-site": "website"})
    assert [f.values for f in found][:2] == [
        {"seen": "In order to", "wanted": "To"},
        {"seen": "utilise", "wanted": "use"},
    ]
    assert all(f.fix is not None and f.fix.safe and f.suggestion == f.values["wanted"] for f in found)
    fixed = _front("title: Use the website", "To use USE, to *utilise*d. <https://utilise.org>\n")
    assert _fixed(source, found) == fixed
    assert not _found("replace", fixed, swap={"utilise": "use", "in order to": "to"})


def test_replace_takes_the_longest_whole_word_and_leaves_what_is_right() -> None:
    swap = {"ice cream": "gelato", "cream cheese": "cheese", "web": "world wide web", "US": "U.S."}
    source = "Rice cream cheese, the world wide web, the web; trust us in the US.\n"
    assert _marked("replace", source, swap=swap) == ["cream cheese", "web", "US"]
    assert _marked("replace", "Cafe, cafe\u0301, cafes\n", swap={"cafe": "bar"}) == ["Cafe"]
    assert _marked("replace", "İzmir: utilise\n", swap={"utilise": "use"}) == ["utilise"]


def test_a_fix_never_breaks_markup_or_a_header() -> None:
    body = _found("replace", "It *may utilise*.\n", swap={"it may": "perhaps"})
    assert [(f.suggestion, f.fix) for f in body] == [("Perhaps", None)]
    header = _found("replace", _front("title: 'We cannot'"), swap={"cannot": "can't"})
    assert [(f.suggestion, f.fix) for f in header] == [("can't", None)]
    entity = _found("replace", "Q&amp;A and more.\n", swap={"q&a": "interview"})
    assert [(f.suggestion, f.fix) for f in entity] == [("INTERVIEW", None)]


def test_replace_is_refused() -> None:
    assert "nothing" in _refused("replace", swap={})
    assert "both sides" in _refused("replace", swap={"a": ""})
    assert "itself" in _refused("replace", swap={"a": "a"})


# length


def test_length() -> None:
    source = _front("title: Rain &amp; <i>wind</i>")
    assert not _found("length", source, min=11, max=11)
    found = _found("length", source, max=10)
    assert source[found[0].span.start : found[0].span.end] == "Rain &amp; <i>wind</i>"
    assert found[0].values == {"field": "title", "length": "11", "limit": "10", "unit": "characters"}
    assert _found("length", source, min=4, unit="words")[0].values["length"] == "3"
    assert not _found("length", _front("title: ''"), min=4)
    assert "neither" in _refused("length")
    assert "less" in _refused("length", min=2, max=1)


# compare


@pytest.mark.parametrize(
    ("front", "relation", "other", "evidence"),
    [
        ("date: 2025-03-04\nmodified: 2025-03-05", "not_after", "modified", None),
        ("date: 2025-03-04\nmodified: 2025-03-04", "not_after", "modified", None),
        ("date: 2025-03-04\nmodified: 2025-03-04", "before", "modified", ["2025-03-04"]),
        ("date: 2025-03-04T23:00:00Z\nmodified: March 3, 2025", "not_after", "modified", ["March 3, 2025"]),
        ("date: 2025-03-04\nmodified: 2025-03", "before", "modified", None),
        ("date: 2025-03-31\nmodified: 2025-03", "before", "modified", ["2025-03"]),
        ("date: 2025-03-04", "before", "modified", None),
        ("date: 2025-03-04\nmodified: soon", "before", "modified", None),
        ("date: 2025-03-04", "after", "2025-01-01", None),
        ("date: 2024-03-04", "after", "2025-01-01", []),
        ("date: 2024-03-04", "not_before", "2025-01-01", []),
    ],
)
def test_compare_dates(front: str, relation: str, other: str, evidence: list[str] | None) -> None:
    source = _front(front)
    found = _found("compare", source, field="date", relation=relation, other=other)
    quoted = [[source[e.span.start : e.span.end] for e in finding.evidence] for finding in found]
    assert quoted == ([] if evidence is None else [evidence])


def test_compare_dates_names_both() -> None:
    finding = _found("compare", _front("date: 2024-03-04"), field="date", relation="after", other="2025-01-01")[0]
    values = {"field": "date", "value": "2024-03-04", "other": "2025-01-01", "other_value": "2025-01-01"}
    assert finding.values == values


@pytest.mark.parametrize(
    ("relation", "other", "marked", "evidence"),
    [
        ("differs", "summary", ["Rain  in Oslo"], ["rain in oslo"]),
        ("equal", "summary", [], []),
        ("equal", "slug", ["Rain  in Oslo"], ["rain"]),
        ("differs", "slug", [], []),
        ("contained", "text", [], []),
        ("not_contained", "text", ["Rain  in Oslo"], ["rain *in*\nOslo"]),
        ("contained", "slug", ["Rain  in Oslo"], ["rain"]),
        ("not_contained", "tags", [], []),
        ("contained", "desk", [], []),
    ],
)
def test_compare_texts(relation: str, other: str, marked: list[str], evidence: list[str]) -> None:
    source = _front(
        "title: Rain  in Oslo\nsummary: rain in oslo\nslug: rain\ntags: [train, Oslo]", "Heavy rain *in*\nOslo.\n"
    )
    found = _found("compare", source, field="title", relation=relation, other=other)
    assert [source[f.span.start : f.span.end] for f in found] == marked
    assert [source[e.span.start : e.span.end] for f in found for e in f.evidence] == evidence


def test_compare_looks_for_whole_words() -> None:
    source = _front("section: Art\ntags: [Rain, Art]", "The party met.\n")
    assert not _found("compare", source, field="section", relation="not_contained", other="text")
    assert _marked("compare", source, field="tags", relation="contained", other="text") == ["Rain", "Art"]


def test_a_heading_does_not_repeat_itself() -> None:
    assert not _found("compare", "# Rain\n\nSun.\n", field="title", relation="not_contained", other="text")


def test_comparisons_are_refused() -> None:
    assert "the same" in _refused("compare", field="date", relation="before", other="date")
    assert "no day" in _refused("compare", field="date", relation="before", other="2025-02-30")
    assert "compares texts" in _refused("compare", field="date", relation="equal", other="2025-02-03")
    assert "compares dates" in _refused("compare", field="date", relation="after", other="text")


# unique


def _members(kind: Any, options: Any, files: dict[str, str]) -> Iterator[tuple[str, Member]]:
    for path, source in files.items():
        for key, span, field, value in kind.keys(_dossier(source, path), options):
            text = source[span.start : span.end]
            at = Location(path, 0, field, text, Place(1, 1), Place(1, 1), Frame("", 0, 0, False, False), None)
            yield key, Member(value, at)


def _odd(files: dict[str, str], **options: Any) -> list[tuple[str, str, dict[str, str]]]:
    kind = kinds.load("unique")
    assert kind.judge is not None
    made: Any = TypeAdapter(kind.options).validate_python(options)
    groups: dict[str, list[Member]] = {}
    for key, member in _members(kind, made, files):
        groups.setdefault(key, []).append(member)
    odd = [each for key, group in groups.items() for each in kind.judge(key, group, made)]
    assert all(means == "stands here first" and member.at.path < each.member.at.path
               for each in odd for member, means in each.evidence)  # fmt: skip
    return [(each.member.at.path, each.member.at.text, dict(each.values)) for each in odd]


def test_unique_fields() -> None:
    files = {"b.md": _front("slug: rain"), "a.md": _front("slug: rain"), "c.md": _front("slug: Rain"), "d.md": BODY}
    one = ("b.md", "rain", {"field": "slug", "value": "rain", "other": "a.md"})
    assert _odd(files, field="slug") == [one]
    two = ("c.md", "Rain", {"field": "slug", "value": "Rain", "other": "a.md"})
    assert _odd(files, field="slug", ignore_case=True) == [one, two]


def test_unique_bodies() -> None:
    files = {
        "a.md": _front("title: A", "It rained.\n\nAll  day.\n"),
        "b.md": "It\nrained.\n\nAll day.\n",
        "c.md": "Sun.\n",
    }
    assert _odd(files, field="body") == [
        ("b.md", "It\nrained.", {"field": "body", "value": "It rained. All day.", "other": "a.md"})
    ]
    assert not _odd({"a.md": _front("tags: [a, a]"), "b.md": _front("tags: []")}, field="tags")


# reference


def test_reference() -> None:
    source = _front("author: By Ada Berg and Per Dhal, Staff Writer\nsection: Newz")
    found = _found("reference", source, list=["Ada Berg", "Per Dahl"])
    assert [source[f.span.start : f.span.end] for f in found] == ["By Ada Berg and Per Dhal, Staff Writer"]
    assert found[0].values == {"field": "byline", "value": "Per Dhal", "nearest": "Per Dahl"}
    assert found[0].suggestion == "Per Dahl"
    assert _marked("reference", source, list=["News", "Food"], where=["section"]) == ["Newz"]
    assert not _found("reference", source, list=["newz"], where=["section"], ignore_case=True)


# count


@pytest.mark.parametrize(
    ("options", "marked", "count"),
    [
        ({"where": ["paragraphs"], "max": 1}, ["Two [b](y) [](z)."], "2"),
        ({"where": ["paragraphs"], "min": 3}, [""], "2"),
        ({"where": ["links"], "max": 2}, [""], "3"),
        ({"where": ["links"], "min": 3, "max": 3}, [], ""),
        ({"where": ["tags"], "max": 1}, ["y"], "2"),
        ({"where": ["tags"], "min": 3}, ["[x, y]"], "2"),
        ({"where": ["alt"], "max": 0}, ["![](i.png)"], "1"),
        ({"where": ["title"], "min": 1}, [""], "0"),
    ],
)
def test_count(options: dict[str, Any], marked: list[str], count: str) -> None:
    source = _front("tags: [x, y]", "One [a](x).\n\nTwo [b](y) [](z).\n\n![](i.png)\n")
    found = _found("count", source, **options)
    assert [source[f.span.start : f.span.end] for f in found] == marked
    assert [f.values["count"] for f in found] == [count] * len(marked)


def test_counts_are_refused() -> None:
    assert "neither" in _refused("count", where=["tags"])
    assert "less" in _refused("count", where=["tags"], min=2, max=1)


# order


def test_order() -> None:
    source = _front("date: 2025-03-04\nauthor: Ada Berg\ntitle: Rain")
    assert not _found("order", source, fields=["date", "slug", "byline", "title"])
    found = _found("order", source, fields=["title", "date", "author"])
    assert [source[f.span.start : f.span.end] for f in found] == ["title"]
    assert found[0].values == {"field": "title", "before": "date"}
    assert [source[e.span.start : e.span.end] for e in found[0].evidence] == ["date"]
    assert "two or more" in _refused("order", fields=["title"])
    assert "two or more" in _refused("order", fields=["title", "title"])


# unknown_key


def test_unknown_key() -> None:
    source = _front(
        "titel: Rain\nPublish-Date: 2025-03-04\nvideo: {src: a, alt: b}\nparams: {dessk: x}\nimage: {size: 1}"
    )
    found = _found("unknown_key", source, allowed=["desk"])
    assert [source[f.span.start : f.span.end] for f in found] == ["titel", "src", "dessk"]
    assert [f.values for f in found] == [
        {"key": "titel", "nearest": "title", "hint": "; did you mean `title`?"},
        {"key": "video", "nearest": "", "hint": "."},
        {"key": "params.dessk", "nearest": "desk", "hint": "; did you mean `desk`?"},
    ]
    assert not _found("unknown_key", source, allowed=["titel", "Video", "params"])


# house_spelling

SPELLINGS = {"Volodymyr Zelenskyy": ["Zelensky", "Zelenskiy"], "Kyiv": ["Kiev", "Kiew"], "United Nations": ["UN"]}


def test_house_spelling() -> None:
    source = "Volodymyr Zelensky spoke in Kiev. Zelenskyy and zelensky, Kievan, the UN.\n"
    found = _found("house_spelling", source, spellings=SPELLINGS)
    assert [f.values for f in found] == [
        {"seen": "Zelensky", "wanted": "Volodymyr Zelenskyy"},
        {"seen": "Kiev", "wanted": "Kyiv"},
        {"seen": "UN", "wanted": "United Nations"},
    ]
    assert all(f.fix is not None and not f.fix.safe for f in found)
    fixed = "Volodymyr Zelenskyy spoke in Kyiv. Zelenskyy and zelensky, Kievan, the United Nations.\n"
    assert _fixed(source, found) == fixed
    assert not _found("house_spelling", fixed, spellings=SPELLINGS)


def test_house_spelling_leaves_the_house_its_own() -> None:
    spellings = {"Chicken Kiev": ["chicken Kyiv"], "Kyiv": ["Kiev"], "Kim Jong Un": ["Kim Jong-un"]}
    source = "Chicken Kiev in Kiev for Kim\nJong-un\n"
    assert _marked("house_spelling", source, "a.txt", spellings=spellings) == ["Kiev", "Kim\nJong-un"]
    found = _found("house_spelling", "Kim Jong-un.\n", spellings=spellings)
    assert [f.suggestion for f in found] == ["Kim Jong Un"]
    assert _marked("house_spelling", "It\n\nFigure caption: Kiev\n", "a.txt", spellings=spellings) == ["Kiev"]
    assert "itself" in _refused("house_spelling", spellings={"Kyiv": ["Kyiv"]})


def test_captions_are_marked_once() -> None:
    source = "It rained.\n\nPhoto: The river in Kiev.\n"
    assert _marked("house_spelling", source, "a.txt", spellings=SPELLINGS) == ["Kiev"]


# byline_placeholder


@pytest.mark.parametrize(
    "value",
    [
        "Admin", "administrator", "root", "Webmaster", "user", "test", "questadmin", "editor1", "Site Admin", "TK",
        "TBD", "Unknown", "n/a", "anonymous", "'?'", "Author Name", "Firstname Lastname", "'[Your Name Here]'",
        "lorem ipsum dolor", "ada.berg@example.com", "www.example.com/ada", "42", "John Doe",
    ],
)  # fmt: skip
def test_a_placeholder_is_nobody(value: str) -> None:
    assert _marked("byline_placeholder", _front(f"author: {value}")) == [value.strip("'")]


@pytest.mark.parametrize(
    "value",
    [
        "Staff", "STAFF REPORTS", "The Associated Press", "Courier Staff", "Editorial Board", "For the Courier",
        "Anonymous", "Ada Root", "Per Test", "Badmin", "adab", "''", "~", "Administration Committee",
        "ada@example.com (Ada Berg)",
    ],
)  # fmt: skip
def test_a_desk_an_agency_or_an_id_is_no_placeholder(value: str) -> None:
    assert not _found("byline_placeholder", _front(f"author: {value}"))


def test_a_house_knows_more_placeholders() -> None:
    assert _marked("byline_placeholder", _front("author: Staff Writer"), words=["staff writer"]) == ["Staff Writer"]


# byline_format


@pytest.mark.parametrize(
    ("written", "problem", "suggestion"),
    [
        ("Story by Ada Berg", "begins with “By”", "Ada Berg"),
        ("TOM MCCALL", "is in capitals", "Tom McCall"),
        ("Ada Berg/Reuters", "has a role or an outlet with it", "Ada Berg"),
        ("Ada Berg, Staff Writer", "has a role or an outlet with it", "Ada Berg"),
        ("Ada Berg of The Courier,", "has a role or an outlet with it and has stray spaces or punctuation", "Ada Berg"),
        ("'Ada Berg '", "has stray spaces or punctuation", "Ada Berg"),
        ("Ada Berg, M.D.", None, None),
        ("Dr. Ada Berg", None, None),
        ("STAFF REPORT", None, None),
        ("A.J. Berg", None, None),
    ],
)
def test_forms_of_a_byline(written: str, problem: str | None, suggestion: str | None) -> None:
    found = _found("byline_format", _front(f"author: {written}"), forms=BYLINE_FORMS)
    assert [(f.values["problem"], f.suggestion) for f in found] == ([(problem, suggestion)] if problem else [])


def test_what_a_house_wants_to_keep_is_not_mended_away() -> None:
    found = _found("byline_format", _front("author: 'Ada Berg,  Staff Writer'"))
    assert [f.suggestion for f in found] == ["Ada Berg, Staff Writer"]
    assert [f.suggestion for f in _found("byline_format", _front("author: By Ada Berg of The Courier"))] == [None]


# any text

# byline_contradicts_text


@pytest.mark.parametrize(
    ("author", "body", "names"),
    [
        ("Ada Berg", "It rained.\n\nBerg and Dahl reported from Oslo.", ["Dahl"]),
        ("Ada Berg and The Associated Press", "It rained.\n\nDahl reported from Oslo.", ["Dahl"]),
        ("[Ada Berg, The Associated Press]", "It rained.\n\nDahl reported from Oslo.", []),
        ("The Associated Press", "By Per Dahl\n\nIt rained.", []),
        ("jdoe", "By Per Dahl\n\nIt rained.", []),
        ("Courier Staff", "By Per Dahl\n\nIt rained.", ["Per Dahl"]),
        ("Ada Berg", "By Per Dahl, as told to Ada Berg\n\nIt rained.", []),
        ("Ada Berg", "By Berg\n\nIt rained.", []),
        ("[Jon Berg, Jan Berg]", "By Jon Berg and Jan Berg\n\nIt rained.", []),
        ("Ada Lindqvist", "It rained.\n\nAda Lindkvist contributed to this report.", ["Ada Lindkvist"]),
        ("Ada Berg", "It rained.\n\nPer Dahl is the editor of The Courier.", []),
        ("Ada Berg", "It rained.\n\nPer Dahl is a reporter for The Courier.", ["Per Dahl"]),
        ("Ada Berg", "It rained.\n\nAda Berg covers rain.\n\nPer Dahl is a reporter for The Courier.", []),
        ("Staff", "It rained.\n\nPer Dahl is a reporter for The Courier.", []),
    ],
)
def test_whom_the_text_credits(author: str, body: str, names: list[str]) -> None:
    found = _found("byline_contradicts_text", _front(f"author: {author}", body))
    assert [name for finding in found for name in finding.names] == names


def test_a_biography_is_weaker_than_a_byline_and_a_near_name_is_a_spelling() -> None:
    stranger = _found("byline_contradicts_text", _front("author: Ada Berg", "It rained.\n\nPer Dahl covers rain.\n"))
    assert [finding.weak for finding in stranger] == [True]
    near = _found("byline_contradicts_text", _front("author: Ada Berg", "By Ada Burg\n\nIt rained.\n"))
    assert [[spelling.text for spelling in finding.spellings] for finding in near] == [["Ada Berg", "Ada Burg"]]
    assert [(finding.weak, finding.suggestion) for finding in near] == [(False, None)]


# image_credit_missing


@pytest.mark.parametrize(
    ("front", "body", "marked"),
    [
        ("image: a.png", "", []),
        ("image: a.png\ncredit: Ada Berg", "", []),
        ("image: a.png\ncredit: ''", "", ["''"]),
        ("image: a.png\ncredit: ''\nalt: Rain, courtesy of the city", "", []),
        (
            "credit: Ada Berg",
            '{{< figure src="a.png" caption="Rain." >}}',
            ['{{< figure src="a.png" caption="Rain." >}}'],
        ),
        ("credit: Ada Berg", '{{< figure src="a.png" caption="" >}}', []),
        ("credit: Ada Berg", '{{< figure src="a.png" caption="Rain. Ada Berg / The Courier" >}}', []),
        ("credit: Ada Berg", '{{< figure src="a.png" caption="Rain. (AP Photo/Ada Berg)" >}}', []),
        ("credit: Ada Berg", '{{< figure src="a.png" caption="Rain. ADA BERG PHOTO: RAIN" >}}', []),
        ("x: y", '{{< figure src="a.png" caption="Rain." >}}', []),
    ],
)
def test_images_nobody_is_credited_for(front: str, body: str, marked: list[str]) -> None:
    assert _marked("image_credit_missing", _front(front, f"It rained.\n\n{body}\n")) == marked


def test_houses_that_credit_every_image() -> None:
    assert _marked("image_credit_missing", _front("image: a.png"), everywhere=True) == ["image: a.png"[7:]]


# dateline_format


@pytest.mark.parametrize(
    ("front", "opening", "marked"),
    [
        ("city: Oslo", "OSLO —", []),
        ("city: Bergen", "OSLO —", ["OSLO"]),
        ("dateline: OSLO (AP)", "OSLO (AP) —", []),
        ("location: Bergen, Norway", "OSLO —", ["OSLO"]),
        ("location: Norway", "OSLO —", []),
        ("location: 'City Hall, Oslo'", "OSLO —", []),
        ("location: 'Berks County, Pa.'", "READING —", []),
        ("location: 'Harrisburg, PA'", "HARRISBURG, Pa. —", []),
        ("city: St. Louis", "ST. LOUIS —", []),
        ("city: Saint Louis", "ST. LOUIS —", []),
        ("city: Mobile", "OSLO and Bergen —", []),
    ],
)
def test_the_city_of_the_header(front: str, opening: str, marked: list[str]) -> None:
    assert _marked("dateline_format", _front(front, f"{opening} It rained.\n")) == marked


BYLINE_FORMS = ["by", "reversed", "several", "stray", "address", "markup", "capitals", "affiliation"]

ALL: tuple[tuple[str, dict[str, Any]], ...] = (
    ("required", {"where": ["headline", "header", "alt", "captions", "x", "lead"]}),
    *(
        ("type_of", {"type": name, "where": ["header", "body"]})
        for name in ("date", "datetime", "url", "email", "slug", "language", "names", "number", "flag")
    ),
    ("one_of", {"values": ["a", "Rain"], "where": ["header", "lead"]}),
    ("pattern", {"must": r"\ba", "max": 1, "must_not": r"\w+\b", "where": ["header", "body", "alt", "quotes"]}),
    ("replace", {"swap": {"a": "b", "x y": "z", "É": "E", ".": "!"}, "where": ["header", "body", "links", "captions"]}),
    ("length", {"min": 3, "max": 4, "unit": "words", "where": ["header", "body", "dateline"]}),
    ("compare", {"field": "date", "relation": "before", "other": "modified"}),
    ("compare", {"field": "header", "relation": "not_contained", "other": "text"}),
    ("compare", {"field": "header", "relation": "equal", "other": "paragraphs"}),
    ("reference", {"list": ["a"], "where": ["header", "byline"]}),
    ("count", {"where": ["paragraphs", "alt", "header"], "min": 1, "max": 2}),
    ("order", {"fields": ["title", "date", "x"]}),
    ("unknown_key", {"allowed": ["y"]}),
    ("house_spelling", {"spellings": {"A": ["a", "x"], "-": ["--"]}, "where": ["header", "body", "alt"]}),
    ("byline_placeholder", {"words": ["Rain"]}),
    ("byline_format", {"forms": BYLINE_FORMS}),
    ("byline_contradicts_text", {}),
    ("unknown_author", {"list": ["Ada Berg"]}),
    ("image_credit_missing", {"everywhere": True}),
    ("dateline_format", {}),
)

WORDS = st.sampled_from([
    "a", "x y", "Rain", "title: ", "date: 2025-03-04", "\n", "\n\n", "# ", "![", "](b.png)", "[x](y)", "&amp;", "<p>",
    "</p>", "É", "e\u0301", "İ", "\0", "“a”", ".", "-", "--", "\r\n", "OSLO — ", "Photo: ", "\U0001f600",
    "tags: [a, '']", "By ", "author: ", "admin", "ADA BERG,", "Berg, Ada", "TK", "ada@example.com",
    "Ada Burg reported from Oslo.", "Per Dahl contributed", "Ada Berg is a reporter for",
    "ERIE, PA — ", "Erie, Pa. (AP) — ", "city: Oslo", "image: a.png", "credit:", "(Photo by Ada Berg)",
])  # fmt: skip
SOURCES = st.one_of(
    st.text(max_size=80),
    st.lists(WORDS, max_size=30).map("".join),
    st.tuples(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=20)).map(
        lambda parts: "---\n" + "\n".join(parts[0]) + "\n---\n" + "".join(parts[1])
    ),
    st.text(max_size=40).map(lambda text: _front(f"title: |\n  {text}\nx: {text!r}\ndate: {text}", text)),
)


@given(SOURCES, st.sampled_from(["a.md", "a.txt"]))
def test_no_text_breaks_a_kind(source: str, path: str) -> None:
    for kind, options in ALL:
        for finding in _found(kind, source, path, **options):
            spans = [finding.span, *(evidence.span for evidence in finding.evidence)]
            assert all(0 <= span.start <= span.end <= len(source) for span in spans), kind


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=3), min_size=1, max_size=6), st.booleans())
def test_phrases_are_found_where_they_stand(text: str, phrases: list[str], ignore_case: bool) -> None:
    last = 0
    text += "\ud800 a"
    for start, end, phrase in Phrases(phrases, ignore_case).find(text):
        assert last <= start < end <= len(text)
        assert phrase in phrases
        assert len(text[start:end]) == len(phrase)
        last = end


def test_nearest() -> None:
    assert nearest("SPROTS", ["News", "Sports"]) == "Sports"
    assert nearest("Food", ["News", "Sports"]) is None
    assert nearest("", []) is None


@pytest.mark.parametrize(("kind", "options"), ALL, ids=lambda each: each if isinstance(each, str) else "")
@pytest.mark.parametrize("piece", ["a ", "aa", "< ", "<!--", "“", "&amp;", "Rain. a\n\n", "- ", "1:00:"])
def test_time_is_linear(kind: str, options: dict[str, Any], piece: str) -> None:
    source = _front(f"title: |\n  {piece.strip() * 20_000}\nx: {'a' * 100_000}", piece * 20_000)
    loaded = kinds.load(kind)
    assert loaded.check is not None
    dossier = _dossier(source)
    made: Any = TypeAdapter(loaded.options).validate_python(options)
    started = time.perf_counter()
    for count, _ in enumerate(loaded.check(dossier, made)):
        if count > 100:
            break
    assert time.perf_counter() - started < 5
