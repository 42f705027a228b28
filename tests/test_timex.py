"""TIMEX3 of English news: what is an expression of time, and what it means beside the day of publication."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.dates import holidays
from checks.dates.timex import timexes

ROOT = Path(__file__).parent.parent
ANCHOR = date(2025, 2, 12).toordinal()  # a Wednesday


def _read(text: str) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.type, each.value) for each in timexes(text, ANCHOR)]


@pytest.mark.parametrize(
    ("text", "quote", "kind", "value"),
    [
        ("The quay is now open.", "now", "DATE", "PRESENT_REF"),
        ("It was recently closed.", "recently", "DATE", "PAST_REF"),
        ("It will soon open.", "soon", "DATE", "FUTURE_REF"),
        ("as they did in the past, he said", "the past", "DATE", "PAST_REF"),
        ("plans for the future.", "the future", "DATE", "FUTURE_REF"),
        ("busy in these days", "these days", "DATE", "PRESENT_REF"),
        ("in recent weeks", "recent weeks", "DURATION", "PXW"),
        ("in recent years", "recent years", "DATE", "PAST_REF"),
        ("March 6, 2024: The council met", "March 6, 2024", "DATE", "2024-03-06"),
        ("in the third quarter", "the third quarter", "DATE", "2024-Q3"),
        ("this year's first quarter", "this year's first quarter", "DATE", "2025-Q1"),
        ("the 2023 third quarter", "the 2023 third quarter", "DATE", "2023-Q3"),
        ("the second quarter of 2023", "the second quarter of 2023", "DATE", "2023-Q2"),
        ("the latest quarter", "the latest quarter", "DATE", "2024-Q4"),
        ("the first half of 2024", "the first half of 2024", "DATE", "2024-H1"),
        ("in fiscal 2024", "fiscal 2024", "DATE", "2024"),
        ("in June last year", "June last year", "DATE", "2024-06"),
        ("the week of March 6", "the week of March 6", "DATE", "2025-W10"),
        ("by the end of the year", "end of the year", "DATE", "2025"),
        ("the night of Feb. 3", "the night of Feb. 3", "TIME", "2025-02-03TNI"),
        ("each July", "each July", "SET", "XXXX-07"),
        ("open on Mondays", "Mondays", "SET", "XXXX-WXX-1"),
        ("on Tuesday nights", "Tuesday nights", "SET", "XXXX-WXX-2TNI"),
        ("a daily ferry", "daily", "SET", "P1D"),
        ("every two years", "every two years", "SET", "P2Y"),
        ("it sails twice a week", "twice a week", "SET", "P1W"),
        ("since nineteen ninety-six", "nineteen ninety-six", "DATE", "1996"),
        ("in two thousand and four", "two thousand and four", "DATE", "2004"),
        ("in the nineties", "nineties", "DATE", "199"),
        ("in the '80s", "'80s", "DATE", "198"),
        ("the 19th century", "19th century", "DATE", "18"),
        ("it met at 9 a.m. Tuesday", "9 a.m. Tuesday", "TIME", "2025-02-11T09:00"),
        ("until 5 p.m. EST, Feb. 20", "5 p.m. EST, Feb. 20", "TIME", "2025-02-20T17:00"),
        ("it ended at noon Friday", "noon Friday", "TIME", "2025-02-07T12:00"),
        ("by mid-afternoon yesterday", "mid-afternoon yesterday", "TIME", "2025-02-11TAF"),
        ("it rose at 4 in the morning", "4 in the morning", "TIME", "2025-02-12T04:00"),
        ("for two to three weeks", "two to three weeks", "DURATION", "P2W"),
        ("for a year and a half", "a year and a half", "DURATION", "P1Y6M"),
        ("for 2 1/2 years", "2 1/2 years", "DURATION", "P2Y6M"),
        ("for 2½ years", "2½ years", "DURATION", "P2Y6M"),
        ("for half an hour", "half an hour", "DURATION", "PT30M"),
        ("for two more weeks", "two more weeks", "DURATION", "P2W"),
        ("for several months", "several months", "DURATION", "PXM"),
        ("for a few minutes", "a few minutes", "DURATION", "PTXM"),
        ("for weeks", "weeks", "DURATION", "PXW"),
        ("for two hundred years", "two hundred years", "DURATION", "P200Y"),
        ("over the last three years", "the last three years", "DURATION", "P3Y"),
        ("for two decades", "two decades", "DURATION", "P20Y"),
        ("six weeks ago", "six weeks ago", "DATE", "2025-W01"),
        ("it ended later on Friday", "later on Friday", "DATE", "2025-02-07"),
        ("a week or so ago", "a week or so ago", "DATE", "2025-02-05"),
        ("the day after tomorrow", "the day after tomorrow", "DATE", "2025-02-14"),
        ("since last Thanksgiving", "last Thanksgiving", "DATE", "2024-11-28"),
        ("on Labor Day 2024", "Labor Day 2024", "DATE", "2024-09-02"),
        ("on New Year's Eve 2024", "New Year's Eve 2024", "DATE", "2024-12-31"),
        ("in the fall", "fall", "DATE", "2025-FA"),
        ("last summer", "last summer", "DATE", "2024-SU"),
        ("It rained over the weekend.", "the weekend", "DATE", "2025-W06-WE"),
        ("The 2012 Olympics", "2012", "DATE", "2012"),
        ("late in 2012", "2012", "DATE", "2012"),
        ("on Oct. 19 and 20", "20", "DATE", "2024-10-20"),
        ("the attacks of 9/11", "9/11", "DATE", "2001-09-11"),
        ("since the Sept. 11 terrorist attacks", "Sept. 11", "DATE", "2001-09-11"),
        ("he served from 1990-98", "1990-98", "DATE", "1990"),
        ("it sails three times a week", "three times a week", "SET", "P1W"),
        ("every second Sunday", "every second Sunday", "SET", "XXXX-WXX-7"),
        ("in Q3 2023", "Q3 2023", "DATE", "2023-Q3"),
        ("Sales fell in Q4.", "Q4", "DATE", "2024-Q4"),
        ("in the 2023-24 season", "the 2023-24", "DATE", "2023"),
        ("from 2019-2021", "2021", "DATE", "2021"),
        ("the post-2003 order", "2003", "DATE", "2003"),
        ("an increasingly unloved 1996 plan", "1996", "DATE", "1996"),
        ("up from sixth a decade ago", "a decade ago", "DATE", "2015"),
        ("over the past decade", "the past decade", "DURATION", "P10Y"),
        ("the decade-long row", "decade-long", "DURATION", "P10Y"),
        ("for three-and-a-half years", "three-and-a-half years", "DURATION", "P3Y6M"),
        ("a months-long siege", "a months", "DURATION", "PXM"),
        ("It follows months of rain.", "months", "DURATION", "PXM"),
        ("for as long as a month", "a month", "DURATION", "P1M"),
        ("for centuries", "centuries", "DURATION", "PXC"),
        ("it shut at 3.30pm", "3.30pm", "TIME", "2025-02-12T15:30"),
        ("It sails tonight.", "tonight", "TIME", "2025-02-12TNI"),
        ("the night of 3 February", "the night of 3 February", "TIME", "2025-02-03TNI"),
        ("at 9.15 GMT", "9.15 GMT", "TIME", "2025-02-12T09:15"),
        ("at 0005 GMT", "0005 GMT", "TIME", "2025-02-12T00:05"),
        ("(1330 GMT)", "1330 GMT", "TIME", "2025-02-12T13:30"),
        ("in the year to March", "the year", "DURATION", "P1Y"),
        ("in the near future", "the near future", "DATE", "FUTURE_REF"),
        ("in future quarters", "future quarters", "DATE", "FUTURE_REF"),
        ("as Easter week begins", "Easter week", "DATE", "2025-W16"),
        ("than in the same period last year", "the same period last year", "DATE", "2024"),
    ],
)
def test_news_is_read_as_it_is_meant(text: str, quote: str, kind: str, value: str) -> None:
    assert (quote, kind, value) in _read(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council met Tuesday.", "2025-02-11"),
        ("The council will meet Tuesday.", "2025-02-18"),
        ("The vote is Tuesday.", "2025-02-18"),
        ("A hearing is scheduled for Monday.", "2025-02-17"),
        ("A hearing had been scheduled for Monday.", "2025-02-10"),
        ("She could not be reached Tuesday.", "2025-02-11"),
        ("The offer stands until Friday.", "2025-02-14"),
        ("They won Sunday.", "2025-02-09"),
        ("They won't play Sunday.", "2025-02-16"),
        ("It will be built in December.", "2025-12"),
        ("It was built in December.", "2024-12"),
        ("It opened in June.", "2024-06"),
        ("It was closed on Aug. 1.", "2024-08-01"),
        ("It could sail as soon as Tuesday.", "2025-02-18"),
        ("Neither of them could be reached Tuesday.", "2025-02-11"),
        ("They had filed it by Monday.", "2025-02-10"),
        ("Sales rose in the six weeks ended March 31.", "2024-03-31"),
        ("It starts this Sunday.", "2025-02-16"),
        ("This Friday marks a year since it began.", "2025-02-14"),
        ("It rained this Monday.", "2025-02-10"),
    ],
)
def test_the_verb_tells_which_way(text: str, value: str) -> None:
    assert [found for *_, found in _read(text) if found[:2] == "20"] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It began on March 3, 2020. That day it snowed.", "2020-03-03"),
        ("It began on March 3, 2020, and ended the next day.", "2020-03-04"),
        ("It ended on Feb. 3. It had begun the day before.", "2025-02-02"),
        ("It began in 2020, and the following year it ended.", "2021"),
        ("It began in May 2020. The following month it ended.", "2020-06"),
        ("It snowed on March 3, 2020, and the next morning.", "2020-03-04TMO"),
        ("The third-quarter profit rose from a year earlier.", "2023-Q3"),
        ("In the third quarter, sales rose. In the year-earlier period they fell.", "2023-Q3"),
        ("The profit rose from a year earlier.", "2024"),
        ("In the third quarter it lost $3 million, compared with a profit of $2 million last year.", "2023-Q3"),
        ("The second-quarter profit fell. It bodes ill for coming quarters. It had risen a year ago.", "2024-Q2"),
    ],
)
def test_some_words_count_from_what_was_named(text: str, value: str) -> None:
    assert _read(text)[-1][2] == value


@pytest.mark.parametrize(
    "text",
    [
        "He is 52 years old.",
        "Her 6-year-old son spoke.",
        "It costs $2 million a year.",
        "Czech minister Jan Kavan met April Jones.",
        "She told USA Today and the Sunday Times of it.",
        "It ran on This Week and 60 Minutes.",
        "As soon as it rains, prices fall.",
        "Three-quarters of them left.",
        "The Daily Gull wrote of it.",
        "Some 2010 gulls came.",
        "They may march.",
        "It is on page 1998.",
        "A ½A.m. of it /:½A.",
        "Version 2024-1.5-2 and 2024-1.5 came, 31/4/1.55 did not.",
        "Call 555-2013 or 212-555-1999.",
        "They won 3-2 and ran 9/11/13 miles.",
    ],
)
def test_names_ages_and_rates_are_no_times(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("easter", "2024-03-31"),
        ("good", "2025-04-18"),
        ("thanksgiving", "2023-11-23"),
        ("memorial", "2024-05-27"),
        ("election", "2024-11-05"),
        ("christmas eve", "2024-12-24"),
    ],
)
def test_holidays_follow_their_rules(name: str, day: str) -> None:
    wanted = date.fromisoformat(day)
    assert holidays.day(name, wanted.year) == wanted.toordinal()


def test_the_benchmark_reads_timeml_and_scores_it(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "quay.tml").write_text(
        '<TimeML><DCT><TIMEX3 value="2025-02-12">Feb. 12</TIMEX3></DCT><TEXT>The quay &amp; the pier\n<EVENT>closed'
        '</EVENT> <TIMEX3 tid="t1" type="DATE" value="2025-02-11">Tuesday</TIMEX3>.</TEXT></TimeML>'
    )
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.timexes", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout
    assert "own: 1 documents" in told
    assert re.search(r"copydesk +100\.0 +100\.0 +100\.0", told)


# What stands in no style book.

_WORDS = st.sampled_from(
    "Monday Tuesdays nights Feb. 30 31 29 May March 2024 9999 1000 , - to and the of in on last next this two weeks "
    "year half a an quarter ago before third first 13/13/2013 2024-02-30 every ' early spring later \n\n 1/2 hundred "
    "thousand nineteen ninety five day Good Friday Christmas Eve New Year's noon 9 a.m. 25:99 GMT that same following "
    "fiscal period old once times daily recent future now soon century 99th '80s 1/1/00 25 p.m. weekend earlier".split(
        " "
    )
)


@given(st.lists(_WORDS, max_size=30), st.sampled_from([1, 366, ANCHOR, date.max.toordinal(), None]))
def test_no_row_of_words_breaks_it(row: list[str], anchor: int | None) -> None:
    _check(" ".join(row), anchor)


@given(st.text(max_size=300), st.sampled_from([1, ANCHOR, date.max.toordinal(), None]))
def test_no_text_breaks_it(text: str, anchor: int | None) -> None:
    _check(text, anchor)


def _check(text: str, anchor: int | None) -> None:
    last = 0
    for each in timexes(text, anchor):
        assert 0 <= each.start < each.end <= len(text)
        assert each.start >= last or each.expression.kind in ("month_day", "full_date")
        assert each.value
        last = each.start


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "May ",
        "Monday Tuesday Wednesday ",
        "13/13/2013 ",
        "twenty-",
        "of the year ",
        "2024-",
        "1, ",
        "1/2 ",
        "a year ",
    ],
)
def test_twice_the_text_takes_twice_the_time(piece: str) -> None:
    short, long = (_seconds(piece * (length // len(piece))) for length in (50_000, 200_000))
    assert long < 10 * short + 0.5


def _seconds(text: str) -> float:
    started = time.process_time()
    timexes(text, ANCHOR)
    return time.process_time() - started
