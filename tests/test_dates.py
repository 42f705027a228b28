"""The date proof: what is read, what it means, and the traps that news sets."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import almanac, packs
from checks.dates import days
from checks.dates.days import Window
from checks.dates.expressions import expressions
from checks.dates.facts import Event, Facts
from checks.dates.proof import Proof
from checks.dates.values import resolve
from checks.gather import Desk, Dossier
from checks.readers import read

DESK = Desk(almanac.load(packs.folder() / "facts"))
ANCHOR = date(2025, 2, 12).toordinal()  # a Wednesday


def _proof(text: str, stated: str = "") -> Proof:
    source = f"date {stated} {text}" if stated else text
    return Dossier(next(iter(read("copy.txt", source))), DESK).proof


def _value(text: str) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for each in expressions(text):
        value = resolve(each, ANCHOR)
        found.append((text[each.start : each.end], value.type, value.text))
    return found


@pytest.mark.parametrize(
    ("text", "quote", "kind", "value"),
    [
        ("said Wednesday that", "Wednesday", "DATE", "2025-02-12"),
        ("said Monday that", "Monday", "DATE", "2025-02-10"),
        ("last Friday", "last Friday", "DATE", "2025-02-07"),
        ("next Tuesday", "next Tuesday", "DATE", "2025-02-18"),
        ("on Feb. 24, 2022, when", "Feb. 24, 2022", "DATE", "2022-02-24"),
        ("on 24 February 2022 when", "24 February 2022", "DATE", "2022-02-24"),
        ("on the 5th of May 2020", "5th of May 2020", "DATE", "2020-05-05"),
        ("on Dec. 20 in", "Dec. 20", "DATE", "2024-12-20"),
        ("in September 2022 it", "September 2022", "DATE", "2022-09"),
        ("in 2021, it", "2021", "DATE", "2021"),
        ("two years ago", "two years ago", "DATE", "2023"),
        ("three weeks ago", "three weeks ago", "DATE", "2025-W04"),
        ("next month's vote", "next month", "DATE", "2025-03"),
        ("later this week", "later this week", "DATE", "2025-W07"),
        ("last year", "last year", "DATE", "2024"),
        ("for three years", "three years", "DURATION", "P3Y"),
        ("a 30-day truce", "30-day", "DURATION", "P30D"),
        ("every Tuesday", "every Tuesday", "SET", "XXXX-WXX-2"),
        ("yesterday", "yesterday", "DATE", "2025-02-11"),
        ("Tuesday morning", "Tuesday morning", "TIME", "2025-02-11TMO"),
        ("the summer of 2020", "summer of 2020", "DATE", "2020-SU"),
        ("in the 1990s it", "1990s", "DATE", "199"),
    ],
)
def test_expressions_are_read_and_resolved(text: str, quote: str, kind: str, value: str) -> None:
    assert (quote, kind, value) in _value(text)


@pytest.mark.parametrize(
    "text",
    [
        "He may go.",
        "They march on.",
        "She sat down in the sun.",
        "It costs $2024.",
        "Some 2024 people came.",
        "He came second.",
        "Call 555-2024.",
    ],
)
def test_common_words_are_not_words_of_time(text: str) -> None:
    assert expressions(text) == []


def test_a_pair_of_pairs_is_two_pairs() -> None:
    pairs = expressions("open Saturday and Sunday, Oct. 19 and 20, at noon")
    assert [(each.weekday, each.month, each.day) for each in pairs] == [(5, 10, 19), (6, 10, 20)]


@given(st.text(max_size=400))
def test_no_text_breaks_the_tagger(text: str) -> None:
    for each in expressions(text):
        assert 0 <= each.start < each.end <= len(text)
        resolve(each, ANCHOR)
        resolve(each, None)


_WORDS = st.sampled_from(
    "Monday Friday Feb. 30 31 29 May March 2024 9999 1000 , - to and the of in on last next this two weeks year "
    "ago before third anniversary 13/13/2013 2024-02-30 every fourth 's early spring later \n\n 1 Jan".split(" ")
)


@given(st.lists(_WORDS, max_size=40))
def test_no_row_of_time_words_breaks_the_proof(row: list[str]) -> None:
    _proof("OSLO — Said " + " ".join(row), "2024-02-06")


# What contradicts a stamp.


@pytest.mark.parametrize(
    ("stated", "text", "first"),
    [
        ("2024-03-05", "OSLO — The council voted on March 4, 2025, to close it.", "2025-03-04"),
        ("2024-03-05", "OSLO — The bridge was closed in November 2024 after a fire.", "2024-11-01"),
        ("2023-03-05", "OSLO — In 2024, the council approved the plan.", "2024-01-01"),
        ("2023-02-12", "OSLO — Defense Secretary Pete Hegseth spoke.", "2025-01-25"),
        ("2023-02-12", "OSLO — JD Vance, the vice president, spoke.", "2025-01-20"),
        ("2023-02-12", "OSLO — NATO must hear all 32 allies, the envoy said.", "2024-03-07"),
        ("2023-02-12", "OSLO — He spoke for the 31 other nations of the NATO alliance.", "2024-03-07"),
        ("2023-02-12", "OSLO — NATO is a 32-member alliance.", "2024-03-07"),
    ],
)
def test_contradicted(stated: str, text: str, first: str) -> None:
    proof = _proof(text, stated)
    assert proof.verdict == "contradicted"
    assert proof.allowed.start == date.fromisoformat(first).toordinal()


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ("2024-03-05", "OSLO — The school will close on March 4, 2025."),
        ("2024-03-05", "OSLO — The bonds are due in 2031, the bank said."),
        ("2024-03-05", "OSLO — He was elected to a term that expires in January 2027."),
        ("2024-03-05", "OSLO — She planned to retire in 2026, she said."),
        ("2024-03-05", "OSLO — The council approved the 2025 and 2026 budgets."),
        ("2024-03-05", "OSLO — They were encouraged to attend the meeting to be held on May 8, 2024."),
        ("2024-03-05", "OSLO — Editor's note: This story was updated on Oct. 6, 2025."),
        ("2023-02-12", "OSLO — President-elect Donald Trump spoke to Keir Starmer, then leader of the opposition."),
        ("2023-02-12", "OSLO — Pete Hegseth, a nominee for defense secretary, spoke."),
        ("2023-02-12", "OSLO — Former Vice President JD Vance spoke."),
        ("2023-02-12", "OSLO — The city's 32 allies in the NATO debate spoke."),
        ("2023-02-12", "OSLO — NATO would have 32 members if Sweden joined."),
        ("2023-02-12", "OSLO — Some 32 allies of the mayor in NATO Street spoke."),
        ("2024-02-06", "OSLO — Defense Secretary Lloyd Austin said Wednesday that he would go."),
        ("2025-11-03", "OSLO — The parade drew a crowd on Friday, Nov. 1, 2024."),
        ("2024-02-14", "OSLO — The election is Tuesday, Nov. 5. Early voting runs from Thursday, Oct. 24."),
        ("2023-11-30", "OSLO — Caption: The parade on Saturday, Dec. 3."),
        ("2024-03-05", "OSLO — On Sept. 11, 2001, and on Jan. 6, nobody in Oslo worked."),
    ],
)
def test_not_contradicted(stated: str, text: str) -> None:
    proof = _proof(text, stated)
    assert proof.verdict != "contradicted", [each.means for each in proof.against]


def test_modified_answers_what_the_date_does_not() -> None:
    source = "---\ndate: 2024-03-05\nlastmod: 2025-06-01\n---\nThe council voted on March 4, 2025, to close it.\n"
    assert Dossier(next(iter(read("a.md", source))), DESK).proof.verdict != "contradicted"


@pytest.mark.parametrize(
    ("line", "contradicted"),
    [
        ("Updated: March 6, 2025", False),
        ("Final update, March 6, 2025: The school is closed.", False),
        ("Updated: March 3, 2025", True),
        ("Updated: March 6, 2023", True),
    ],
)
def test_a_line_that_tells_of_an_update_answers_as_modified_does(line: str, contradicted: bool) -> None:
    text = f"OSLO — The school is old.\n\n{line}\n\nThe council voted on March 5, 2025, to close it."
    assert (_proof(text, "2024-03-05").verdict == "contradicted") == contradicted


def test_many_pairs_that_fit_another_year_put_the_header_in_doubt() -> None:
    filler = "The committee listened, asked for tea, and listened again to the plans for the quay and the crane. " * 3
    text = f"OSLO — It met on Thursday, March 6. {filler} It met again on Friday, Sept. 19. {filler}"
    assert _proof(text, "2024-03-10").verdict == "contradicted"
    assert _proof(text, "2025-03-10").verdict != "contradicted"


def test_one_pair_that_fits_clears_the_header() -> None:
    filler = "The committee listened, asked for tea, and listened again to the plans for the quay and the crane. " * 3
    text = f"OSLO — It met on Thursday, March 6. {filler} It met again on Friday, Sept. 19. {filler}"
    assert _proof(text + " It met on Friday, March 1.", "2024-03-10").verdict != "contradicted"


def test_a_note_does_not_use_up_a_mention() -> None:
    text = "Editor's note: Defense Secretary Pete Hegseth is meant.\n\nOSLO — Defense Secretary Pete Hegseth spoke."
    assert _proof(text, "2024-02-06").verdict == "contradicted"


def test_news_that_looks_like_a_note_is_evidence() -> None:
    text = "OSLO — Corrections officers were hired on March 4, 2025, in Oslo."
    assert _proof(text.removeprefix("OSLO — "), "2024-02-06").verdict == "contradicted"


def test_statements_that_exclude_each_other_propose_nothing() -> None:
    text = (
        "OSLO — He comes less than two weeks before the third anniversary of the landing on Feb. 24, 2015."
        "\n\nThe council voted on March 4, 2025, to close it."
    )
    proof = _proof(text, "2020-02-06")
    assert proof.clash
    assert proof.proposed is None


def test_a_modification_before_publication_answers_nothing() -> None:
    source = "---\ndate: 2024-03-05\nlastmod: 2022-06-01\n---\nThe council voted on March 4, 2025, to close it.\n"
    assert Dossier(next(iter(read("a.md", source))), DESK).proof.verdict == "contradicted"


# What a text proves of itself.


@pytest.mark.parametrize(
    ("bound", "proposed"),
    [
        ("less than two weeks before", "2025-02-12"),
        ("fewer than two weeks ahead of", "2025-02-12"),
        ("lower than two weeks earlier than", "2025-02-12"),
        ("under two weeks prior to", "2025-02-12"),
        ("less than a week before", "2025-02-19"),
        ("less than a week after", "2025-02-26"),
    ],
)
def test_an_anniversary_and_a_weekday_make_a_day(bound: str, proposed: str) -> None:
    text = f"OSLO — He said Wednesday that he came {bound} the third anniversary of the landing on Feb. 24, 2022."
    found = _proof(text).proposed
    assert found is not None
    assert date.fromordinal(found).isoformat() == proposed


def test_a_gathering_decides_between_weeks() -> None:
    text = (
        "OSLO — He said Wednesday that the war in Ukraine will soon enter its fourth year. Vice President JD Vance"
        " speaks later this week at a security conference in Munich."
    )
    proof = _proof(text, "2024-02-06")
    assert proof.proposed == ANCHOR
    assert proof.allowed.end == date(2025, 2, 24).toordinal()


def test_a_fact_that_was_not_seen_makes_no_proof_alone() -> None:
    text = "OSLO — The mayor spoke less than two weeks before the 80th anniversary of D-Day."
    landing = Event("D-Day", date(1944, 6, 6).toordinal(), ("D-Day",), ("D-Day",), (), ongoing=False, verified=False)
    article = next(iter(read("copy.txt", f"date 2020-02-06 {text}")))
    statements = Dossier(article, Desk(Facts(events=(landing,)))).statements
    tiers = {each.tier for each in statements if each.kind == "anniversary"}
    assert "hard" not in tiers
    assert tiers


def test_a_weekday_alone_proposes_nothing() -> None:
    assert _proof("OSLO — He said Wednesday that he would go.").proposed is None


@pytest.mark.parametrize(
    "text", ["", "OSLO — ", "Feb. 30, 2024", "13/13/2013", "0001-01-01", "9999-12-31", "מחר ב־5 במאי"]
)
@pytest.mark.parametrize("stated", ["", "0001-01-01", "9999-12-31", "2024-02-30", "2025-01"])
def test_odd_days_break_nothing(text: str, stated: str) -> None:
    _proof(f"{text} He said Monday, Dec. 31, in the first year, two centuries ago.", stated)


_SIDES = st.one_of(st.none(), st.integers(1, 40))


@given(st.lists(st.builds(Window, _SIDES, _SIDES), max_size=6))
def test_merged_windows_hold_the_same_days_and_do_not_touch(windows: list[Window]) -> None:
    merged = days.merged(windows)
    for day in range(-1, 43):
        assert any(day in each for each in merged) == any(day in each for each in windows)
    for earlier, later in pairwise(merged):
        assert earlier.end is not None
        assert later.start is not None
        assert earlier.end < later.start
