"""The kinds that look at what the text shows: exact spans and fixes, what stays, and no text that breaks them."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from checks import fixes, kinds, patterns
from checks.gather import Desk, Dossier
from checks.loading import load
from checks.model import Finding
from checks.readers import read

KINDS: dict[str, dict[str, Any]] = {
    "pattern": {"must_not": r"\bTK\b", "allow": [r"TK [A-Z]\w+"]},
    "doubled_word": {},
    "repeated_block": {},
    "mojibake": {},
    "empty_text": {},
    "quotes_unbalanced": {},
    "consistency": {"forms": {"curly": "[“”]", "straight": '"'}},
    "rewrite": {"swap": {r"\(c\) (\d{4})": r"© \1"}},
}
LONG = "The council met in the hall behind the old school to talk about rain, and talked about it until it was dark."
OTHER = "It met again in the new school a week later, to talk about the hall once more, and left when it was light."


def _found(kind: str, source: str, path: str = "a.txt", **options: Any) -> list[Finding]:
    loaded = kinds.load(kind)
    assert loaded.check is not None
    checked: Any = TypeAdapter(loaded.options).validate_python(options or KINDS[kind])
    dossier = Dossier(next(iter(read(path, source))), Desk())
    found = list(loaded.check(dossier, checked))
    assert all(set(finding.values) <= set(loaded.values) for finding in found)
    return found


def _marked(kind: str, source: str, path: str = "a.txt", **options: Any) -> list[str]:
    return [source[slice(*finding.span)] for finding in _found(kind, source, path, **options)]


def _fixed(kind: str, source: str, path: str = "a.txt", **options: Any) -> str:
    made = [finding.fix for finding in _found(kind, source, path, **options) if finding.fix]
    return fixes.apply(source, made).text


def _refused(kind: str, **options: Any) -> str:
    with pytest.raises(ValidationError) as error:
        TypeAdapter(kinds.load(kind).options).validate_python(options)
    return str(error.value)


# pattern, what it allows


def test_a_pattern_leaves_alone_what_lies_within_what_is_allowed() -> None:
    source = "OSLO — TK Olsen met TK people, and TK Maxx, TK."
    assert _marked("pattern", source) == ["TK", "TK"]
    assert [finding.span.start for finding in _found("pattern", source)] == [source.index("TK p"), len(source) - 3]


def test_a_long_allowed_stretch_covers_matches_behind_a_short_one() -> None:
    allow = [r"\(.*\)", r"\(a"]
    assert _marked("pattern", "OSLO — (a b TK) TK", must_not="TK", allow=allow) == ["TK"]


def test_allow_needs_something_to_allow() -> None:
    assert "which is not given" in _refused("pattern", must="a", allow=["b"])
    assert "the pattern of `allow` looks ahead" in _refused("pattern", must_not="a", allow=["(?=b)"])


# doubled_word


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It is the the end.", ["the the"]),
        ("It is the the the end.", []),
        ("Of of all things", ["Of of"]),
        ("Mark mark my words", []),
        ("It was the The Hague story", []),
        ("“And and then,” she said", ["And and"]),
        ("the café café closed", ["café café"]),
        ("at at-home tests and in a a.m. hour", []),
        ("2 2/3 cups, 5 5 times, x x", []),
        ("he laughed, ha ha, absolutely absolutely sure", []),
        ("the\xa0the end", ["the\xa0the"]),
        ("and\n\nand then", []),
    ],
)
def test_doubled_words(text: str, marked: list[str]) -> None:
    assert _marked("doubled_word", f"OSLO — {text}") == marked


def test_words_may_be_allowed_to_double() -> None:
    assert _marked("doubled_word", "OSLO — It is dummy dummy bridge.") == ["dummy dummy"]
    assert not _found("doubled_word", "OSLO — It is dummy dummy bridge.", allow=["Dummy"])


@pytest.mark.parametrize("language", ["id", "tr-TR", "sw"])
def test_some_languages_double_words_by_grammar(language: str) -> None:
    assert not _found("doubled_word", f"---\ntitle: a\nlanguage: {language}\n---\nIt is anak anak.\n", "a.md")


def test_a_doubled_word_goes_only_where_no_markup_lies_between() -> None:
    source = "---\ntitle: Rain\n---\nPlease email [email us](b) or or write.\n"
    assert [finding.fix is not None for finding in _found("doubled_word", source, "a.md")] == [False, True]
    assert _fixed("doubled_word", source, "a.md").endswith("Please email [email us](b) or write.\n")


def test_only_words_that_say_nothing_more_are_taken_away_safely() -> None:
    safe = [finding.fix.safe for finding in _found("doubled_word", "OSLO — The the rain fell fell.") if finding.fix]
    assert safe == [True, False]


# repeated_block


def test_a_passage_that_was_put_in_twice_is_one_mistake() -> None:
    source = "\n\n".join(["OSLO — It rained.", LONG, OTHER, "So.", LONG, OTHER])
    found = _found("repeated_block", source)
    assert [finding.span.start for finding in found] == [source.rindex(LONG)]
    assert found[0].evidence[0].span.start == source.index(LONG)


def test_spacing_makes_no_difference_and_length_does() -> None:
    source = "\n\n".join(["---\ntitle: a\n---", LONG, "So.", LONG.replace(" ", "\n", 1)])
    assert len(_found("repeated_block", source, "a.md")) == 1
    assert not _found("repeated_block", source, "a.md", min=200)
    assert "less than 0" in _refused("repeated_block", min=-1)


@pytest.mark.parametrize("change", ["{0}?", "YOGA {0}.", "{0}", "{0} Call 410-555-0100.", "- {0}."])
def test_formulas_may_stand_twice(change: str) -> None:
    block = change.format(LONG[:-1])
    assert not _found("repeated_block", f"---\ntitle: a\n---\nIt rained.\n\n{block}\n\nSo.\n\n{block}\n", "a.md")


def test_what_stands_three_times_is_a_refrain() -> None:
    assert not _found("repeated_block", "\n\n".join(["OSLO — It rained.", *[LONG] * 3]))


# mojibake


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("didnâ€™t", "didn’t"),
        ("â€œYesâ€\x9d", "“Yes”"),
        ("cafÃ©s", "cafés"),
        ("MÃ¼nchen", "München"),
        ("ÃƒÂ© in two steps", "é in two steps"),
        ("Berg &amp; Dahl &#8211; &amp;amp;", "Berg & Dahl – &"),
    ],
)
def test_mojibake_is_mended(text: str, fixed: str) -> None:
    assert _fixed("mojibake", f"OSLO — {text}.") == f"OSLO — {fixed}."


@pytest.mark.parametrize(
    "text",
    [
        "“Café”—naïve… Ærø, Łódź, Größe", "AÇÃO, CORAÇÕES, SÃO", "Việt Nam, Ψυχή, Привет, 東京", "€5 ± 2 ° C § 3 ©",
        "AT&T; R&D;", "&nosuchthing; & co;", "😀👍🏽 emoji", "Ça… «été»",
    ],
)  # fmt: skip
def test_text_of_any_language_is_no_mojibake(text: str) -> None:
    assert not _found("mojibake", f"OSLO — {text}.")


def test_what_is_wrong_throughout_is_told_once_a_text() -> None:
    source = "---\ntitle: B\ufffdrger\n---\nDie \ufffdmter und die \ufffdmter, cafÃ© und MÃ¼nchen.\n"
    found = _found("mojibake", source, "a.md")
    assert [finding.field for finding in found] == ["body", "body", "title"]
    assert [len(finding.evidence) for finding in found] == [1, 1, 0]
    assert [finding.fix.safe if finding.fix else None for finding in found] == [False, None, None]
    assert _fixed("mojibake", source, "a.md").endswith("café und München.\n")


def test_an_escape_in_a_header_counts_if_it_was_escaped_twice() -> None:
    assert not _found("mojibake", "---\ntitle: Rain &amp; sun &ndash; wind\n---\nIt rained &amp; shone.\n", "a.md")
    assert _marked("mojibake", "---\ntitle: Rain &amp;amp; sun\n---\nIt &amp;ndash; rained.\n", "a.md") == [
        "&amp;ndash;",
        "&amp;amp;",
    ]


# empty_text


@pytest.mark.parametrize(
    ("front", "body", "found"),
    [
        ("title: a", "", True),
        ("title: a", "\n <!-- later -->\n<!-- - -->", True),
        ("title: a\ndraft: false", "", True),
        ("title: a\ndraft: true", "", False),
        ("title: a\npublished: false", "", False),
        ("title: a\nstatus: draft", "", False),
        ("title: a\nimage: a.png", "", True),
        ("title: a", "![](a.png)", False),
        ("title: a", "{{< youtube a >}}", False),
        ("title: a\ngallery: [a.png]", "", False),
        ("title: a\nexternal_url: https://example.com", "", False),
        ("title: a\nexternal_url: ''", "", True),
        ("title: a\nsource: AP", "", True),
        ("title: a\nlayout: post", "", True),
        ("title: a\nlayout: list", "", False),
        ("title: a\nblocks: [{text: a}]", "", False),
    ],
)
def test_empty(front: str, body: str, found: bool) -> None:
    assert bool(_found("empty_text", f"---\n{front}\n---\n{body}", "a.md")) is found


def test_drafts_can_be_asked_for() -> None:
    assert _found("empty_text", "---\ntitle: a\ndraft: true\n---\n", "a.md", drafts=True)


def test_records_about_a_page_and_pages_of_the_web_have_their_text_elsewhere() -> None:
    record = '{"@type": "NewsArticle", "headline": "Rain", "datePublished": "2025-03-04"}'
    assert not _found("empty_text", record, "a.json")
    assert not _found("empty_text", "<html><title>Rain</title><body><div id=app></div></body></html>", "a.html")


# quotes_unbalanced, consistency, rewrite


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("“It rained.”", []),
        ("“It rained.", ["“"]),
        ("It rained.”", ["”"]),
        ("“It rained.\n\n“It stopped.”", []),
        ("“It rained.\n\nIt stopped.”", ["“", "”"]),
        ("“It rained," + '" she said.', []),
        ("“One “two.” Three.”", ["“"]),
        ('A 5" pan, 6\'2" tall', []),
        ('"It rained 5" she said.', []),
        ('He said "yes.', ['"']),
        ("Sie sagte: „Ja.“ “", []),
        ("Hon sa: ”Ja.” Och ”nej", []),
    ],
)
def test_quotes(text: str, marked: list[str]) -> None:
    assert _marked("quotes_unbalanced", f"OSLO — {text}") == marked


def test_straight_quotes_can_be_left_out() -> None:
    assert not _found("quotes_unbalanced", 'OSLO — He said "yes.', straight=False)


def test_the_rarer_form_is_marked_once() -> None:
    forms = {"e-mail": r"\be-mail\b", "email": r"\bemail\b"}
    found = _found("consistency", "OSLO — An email, an e-mail, an email, an e-mail, an email.", forms=forms)
    assert [dict(finding.values) for finding in found] == [
        {"seen": "e-mail", "form": "e-mail", "count": "2", "usual": "email", "usual_count": "3"}
    ]
    assert _marked("consistency", "OSLO — An e-mail, an email.", forms=forms) == ["email"]
    assert not _found("consistency", "OSLO — An email, an email.", forms=forms)


def test_consistency_needs_forms_and_patterns() -> None:
    assert "two ways" in _refused("consistency", forms={"a": "a"})
    assert "the pattern of `b` looks ahead" in _refused("consistency", forms={"a": "a", "b": "(?=b)"})


def test_rewriting_keeps_what_groups_hold() -> None:
    assert (
        _fixed("rewrite", "OSLO — é (c) 2025 and (c) 2026", swap={r"\(c\) (\d+)": r"© \1"})
        == "OSLO — é © 2025 and © 2026"
    )
    assert _fixed("rewrite", "OSLO — ab b", swap={"(a)?b": r"\1c"}) == "OSLO — ac c"


def test_rewriting_refuses_groups_that_are_missing() -> None:
    assert r"has no group for \2" in _refused("rewrite", swap={"(a)": r"\2"})
    assert "lists nothing" in _refused("rewrite", swap={})
    with pytest.raises(patterns.PatternError):
        patterns.compiled("a").refuse(r"\1")


# Whatever the text


HOSTILE = [
    "the the ", "the ", "a a", "{a ", "{{", "[INSERT a ", "%%a", "TK ", "TK A", "[ED: ", "___ ", "### a", "<<AA ", "â€",
    "Ã©", "Ã", "&amp;", "&", "“", '"', '5"', "“a\n\n", LONG + "\n\n", "\ufffd", "<!--", "<!-- -->", "(c) 2025 ",
    "[gallery ids=", "{a|", "$X", "((((", "&amp;amp",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_thirty_thousand_repeats_stay_linear(piece: str) -> None:
    source = "OSLO — " + piece * 30_000
    dossier = Dossier(next(iter(read("a.txt", source))), Desk())
    for rule in load(None, "").rules:
        if rule.id.startswith("text/") and rule.kind.check:
            begin = time.perf_counter()
            for _ in rule.kind.check(dossier, rule.options):
                pass
            assert time.perf_counter() - begin < 3, rule.id


@settings(max_examples=60)
@given(
    st.text('aA the\n"“”TK{}|[]&;âé€™Ã\ufffd\ud800-_#<>', max_size=200), st.sampled_from(["a.txt", "a.md", "a.html"])
)
def test_no_text_breaks_a_kind(text: str, path: str) -> None:
    for kind in KINDS:
        for finding in _found(kind, text, path):
            assert 0 <= finding.span.start <= finding.span.end <= len(text)
