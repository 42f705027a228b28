"""Texts that no one writes: the tagger and the rules on dates read them all, and find nothing outside of them."""

from __future__ import annotations

from functools import cache
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks import almanac, packs
from checks.dates import days
from checks.dates.expressions import expressions
from checks.dates.timex import timexes
from checks.gather import Desk, Dossier
from checks.loading import load
from checks.readers import read
from checks.rule import Rule
from checks.run import judge

INPUTS: dict[str, str] = import_module("benchmarks.hostile_dates").INPUTS
ANCHOR = days.ordinal(2025, 2, 12) or 1
_WORDS = (
    *days.WEEKDAYS, *days.MONTHS, "May", "Sun", "Sat.", "Sept.", "Feb. 30", "Feb. 29", "13/13/2013", "9/11",
    "31/12/99", "2024-02-30", "0001-01-01", "9999-12-31", "9999", "0000", "1", "Q4", "2007-08", "2009-2012",
    "1999-00", "3.99pm", "25 p.m.", "24:00", "0735", "GMT", "1.5", "10,000", "last", "this", "next", "same", "every",
    "ago", "later", "before", "after", "ended", "a", "one", "two", "hundred", "thousand", "half", "third", "99th",
    "years", "year", "months", "week", "day", "hours", "quarter", "quarters", "decade", "centuries", "century",
    "millennium", "weekend", "night", "tonight", "noon", "Easter", "Thanksgiving", "New", "Year's", "Eve", "Day",
    "fiscal", "period", "of", "the", "in", "and", "to", "through", "by", "old", "near", "future", "recent", "now",
    "anniversary", "said", "will", "was", "it", "were",
)  # fmt: skip
_MARKS = (
    " ",
    " ",
    " ",
    ", ",
    "-",
    "–",
    "/",
    ":",
    ". ",
    "'s ",
    "’",
    "\n",
    "\n\n",
    "\u00a0",
    "\u202e",
    "\u200f",
    "“",
    "\x00",
)
_TEXTS = st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_MARKS)), max_size=40).map(
    lambda pairs: "".join(word + mark for word, mark in pairs)
)
_ANCHORS = st.sampled_from((1, 366, ANCHOR, days.LAST - 1, days.LAST, None))


@given(_TEXTS, _ANCHORS)
@settings(max_examples=300)
def test_the_tagger_stays_within_the_text(text: str, anchor: int | None) -> None:
    spans = [(each.start, each.end) for each in timexes(text, anchor)]
    spans += [(each.start, each.end) for each in expressions(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(_TEXTS, st.integers(1, 6))
@settings(max_examples=50)
def test_rules_on_dates_stay_within_the_text(text: str, times: int) -> None:
    _judged(text * times)


@pytest.mark.parametrize("name", INPUTS)
def test_what_is_measured_breaks_nothing(name: str) -> None:
    text = INPUTS[name] * (2000 // len(INPUTS[name]) + 1)
    for each in timexes(text, ANCHOR):
        assert 0 <= each.start < each.end <= len(text)
    _judged(text[:2000])


def _judged(text: str) -> None:
    for article in read("article.md", f"---\ndate: 2025-02-12\n---\n{text}"):
        findings, failures = judge(Dossier(article, _desk()), _rules())
        assert not failures
        for _, finding in findings:
            assert 0 <= finding.span.start <= finding.span.end <= len(article.source)


@cache
def _desk() -> Desk:
    return Desk(almanac.load(packs.folder() / "facts"))


@cache
def _rules() -> list[Rule]:
    return [rule for rule in load(None, "").rules if rule.id.startswith("date/")]
