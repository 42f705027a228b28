"""What an archive knows of time: the terms of its articles, and the dates that these contradict."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import anachronisms
from checks.chronicle import carried, terms, times
from checks.chronicle.times import Calendar, Doubt, Use
from checks.examples import found
from checks.gather import Desk
from checks.loading import load
from checks.model import Block, Flag, Place
from checks.names import lexicons
from checks.rule import Copy
from tests.test_cli import copydesk

RULE = next(rule for rule in load(None, "").rules if rule.id == "date/archive-anachronism")


def _terms(text: str, kind: str = "paragraph") -> list[str]:
    return [term.key for term in terms.found(text, [Block(kind, 0, len(text))], lexicons.load())]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Mayor Ada Dahl spoke.", ["mayor ada dahl"]),
        ("The Nordvik Star sailed.", ["nordvik star"]),
        ("She saw the Star of the Sea in 2024.", ["star of the sea", "2024"]),
        ("House Bill 1234 passed.", ["house bill 1234"]),
        ("It was Nordvik’s spelling-bee champion.", ["nordvik", "spelling-bee"]),
        ("Rain fell. Monday was dry.", []),
        ("It cost $2024 or 2,024 crowns.", []),
        ("The 13 came.", []),
        ("Ødegård met Élodie Ås.", ["ødegård", "élodie ås"]),
    ],
)
def test_terms(text: str, keys: list[str]) -> None:
    assert _terms(text) == keys


def test_headings_and_tables_have_no_terms() -> None:
    assert _terms("Mayor Ada Dahl Spoke", "heading") == _terms("Mayor Ada Dahl", "table") == []


@given(st.text())
def test_terms_stand_where_they_say(text: str) -> None:
    for term in terms.found(text, [Block("paragraph", 0, len(text))], lexicons.load()):
        assert terms.key(text[term.start : term.end]) == term.key


def test_all_long_texts_draw_the_same_terms() -> None:
    names = [f"Ny{one}{two}berg" for one in ascii_lowercase for two in ascii_lowercase]
    drawn = _terms(", ".join(names))
    assert len(drawn) == terms.MOST
    assert set(_terms(", ".join(reversed(names)))) == set(drawn)


WORDS = st.lists(st.sampled_from(["Ada Dahl", "2024", "Ås"]), min_size=1, unique=True)


@given(st.integers(1, 3_000_000), st.integers(0, 1000), WORDS)
def test_an_article_travels_as_text(first: int, more: int, words: list[str]) -> None:
    kept = carried.Kept(first, first + more, len(words))
    assert carried.kept(carried.written(kept)) == kept
    spots = [(word, Place(at + 1, 2)) for at, word in enumerate(words)]
    assert carried.places(carried.placed(spots)) == {terms.key(word): (word, place) for word, place in spots}


USES = st.lists(st.tuples(st.integers(735_000, 740_000), st.integers(1, 30), st.integers(1, 40)), max_size=12)
GROUPS = st.dictionaries(st.sampled_from(ascii_lowercase), USES, min_size=1, max_size=12)
OWN: Use = (737_000, 0, 12)


def _doubt(own: Use, last: int, groups: Mapping[str, Sequence[Use]], calendar: Calendar) -> Doubt:
    return times.doubt(own, last, {term: times.drawn(uses) for term, uses in groups.items()}, calendar)


def _dense(days: list[int]) -> Calendar:
    """An archive with twenty articles a month, and these."""
    return carried.calendar(carried.counted([*range(734_000, 741_000, 1), *days]))


@given(GROUPS)
def test_uses_travel_as_text(groups: dict[str, list[Use]]) -> None:
    for uses in groups.values():
        articles, sample = carried.unpacked(carried.packed(times.drawn(uses)))
        assert (articles, sample) == (len(uses), tuple(sorted(uses)))


def test_of_a_frequent_term_all_draw_the_same_articles_and_its_ends() -> None:
    many: list[Use] = [(735_000 + at, at * 7919 % 1009, 9) for at in range(1000)]
    articles, sample = times.drawn(many)
    assert articles == 1000
    assert 150 <= len(sample) <= 156
    assert (sample[0], sample[-1]) == (many[0], many[-1])
    assert {use for use in many if use[1] < 140} <= set(sample)


@given(GROUPS, st.randoms(use_true_random=False))
def test_the_order_of_votes_does_not_matter(groups: dict[str, list[Use]], chance: random.Random) -> None:
    shuffled = [(term, chance.sample(uses, len(uses))) for term, uses in groups.items()]
    chance.shuffle(shuffled)
    calendar = _dense([])
    assert _doubt(OWN, OWN[0], dict(shuffled), calendar) == _doubt(OWN, OWN[0], groups, calendar)


@given(GROUPS)
def test_an_article_and_its_copy_are_no_witnesses(groups: dict[str, list[Use]]) -> None:
    alone = _doubt(OWN, OWN[0], groups, _dense([OWN[0]]))
    own = {term: [OWN, *uses] for term, uses in groups.items()}
    assert _doubt(OWN, OWN[0], own, _dense([OWN[0]])) == alone
    copied = {term: [*uses, (OWN[0] + 1, 99, 12), OWN] for term, uses in groups.items()}
    assert _doubt(OWN, OWN[0], copied, _dense([OWN[0], OWN[0] + 1])) == alone


def test_a_twin_of_another_time_does_not_accuse_and_one_of_this_time_defends() -> None:
    uses: dict[str, list[Use]] = {term: [(738_000, at, 9)] for at, term in enumerate("abcdefgh", 1)}
    alone = _doubt(OWN, OWN[0], uses, _dense([]))
    assert alone.later
    assert alone.score > 0.5
    assert [each.term for each in alone.telling] == list("abcdefgh")
    far = {term: [*group, (739_000, 99, 9)] for term, group in uses.items()}
    assert _doubt(OWN, OWN[0], far, _dense([])) == alone
    near = {term: [*group, (OWN[0] + 7, 99, 9)] for term, group in uses.items()}
    assert _doubt(OWN, OWN[0], near, _dense([])).score < alone.score
    assert not _doubt(OWN, OWN[0], near, _dense([])).telling


def test_a_revised_article_may_tell_of_all_its_time() -> None:
    uses: dict[str, list[Use]] = {term: [(738_000, at, 9)] for at, term in enumerate("abcdefgh", 1)}
    assert not _doubt(OWN, 738_000, uses, _dense([])).telling


def test_a_part_of_a_name_tells_nothing_beside_the_name() -> None:
    uses: dict[str, list[Use]] = {term: [(738_000, at, 9)] for at, term in enumerate(["ada dahl", "dahl", "moen"], 1)}
    told = _doubt(OWN, OWN[0], uses, _dense([])).telling
    assert [each.term for each in told] == ["ada dahl", "moen"]


@pytest.mark.parametrize(("resumed", "doubted"), [(0, True), (40, False)])
def test_only_what_stands_alone_is_a_stray_beyond_the_archive(resumed: int, doubted: bool) -> None:
    """A paper that goes on after years of silence is none."""
    own: Use = (739_000, 0, 12)
    calendar = carried.calendar(carried.counted([*range(735_000, 738_000), own[0], *range(739_000, 739_000 + resumed)]))
    uses: dict[str, list[Use]] = {term: [(737_000 + at, at, 9)] for at, term in enumerate("abcdefgh", 1)}
    assert (_doubt(own, own[0], uses, calendar).score > 1) is doubted


START = date(2018, 1, 1)
MONTHS = 72
"""The synthetic archive's: in each, people appear who are in the news for some months, and are forgotten."""


def _people(chance: random.Random) -> list[list[str]]:
    def name() -> str:
        return "".join(chance.choices("bdfgklmnprstv", k=1) + chance.choices("aeiou", k=1)) * 2 + "sen"

    return [[f"{name().title()} {name().title()}" for _ in range(6)] for _ in range(MONTHS)]


def _archive(seed: int = 1) -> list[tuple[date, str]]:
    """Six articles a month, each with people of the last four months."""
    chance = random.Random(seed)
    people = _people(chance)
    made = []
    for month in range(MONTHS):
        known = [name for group in people[max(month - 3, 0) : month + 1] for name in group]
        for _ in range(6):
            day = START + timedelta(days=month * 30 + chance.randrange(28))
            names = chance.sample(known, min(8, len(known)))
            made.append((day, " ".join(f"Then {name} spoke." for name in names)))
    return made


def _flags(articles: list[tuple[date, str]]) -> list[Flag]:
    rows = (json.dumps({"title": "News", "date": day.isoformat(), "text": text}) for day, text in articles)
    return found(RULE, Copy((("archive.jsonl", "".join(f"{row}\n" for row in rows)),)), Desk())


@pytest.mark.parametrize("years", [-3, -1, 1, 2])
def test_a_stamp_that_is_years_off_is_flagged_and_no_other(years: int) -> None:
    articles = _archive()
    assert _flags(articles) == []
    odd = len(articles) // 2
    day, text = articles[odd]
    stated = day.replace(year=day.year + years, day=min(day.day, 28))
    articles[odd] = stated, text
    (flag,) = _flags(articles)
    assert (flag.at.start.line, flag.at.text, flag.severity) == (odd + 1, stated.isoformat(), "warning")
    assert flag.message.startswith(f"Stamped {stated}, but ")
    assert ("are first seen" if years < 0 else "are last seen") in flag.message
    assert 3 <= len(flag.evidence) <= 6
    for each in flag.evidence:
        assert each.text in text
        assert each.place.line == odd + 1
        assert "seen elsewhere on 20" in each.means
        assert "in archive.jsonl:" in each.means


def test_a_small_archive_says_nothing() -> None:
    articles = _archive()[:18]
    articles[9] = articles[9][0].replace(year=2012), articles[9][1]
    assert _flags(articles) == []


def test_a_date_that_is_no_day_is_not_judged() -> None:
    assert list(_flags([(date(2018, 1, 1), "Ada Dahl spoke.")])) == []
    text = '{"date": "2018", "text": "Ada Dahl spoke."}\n' * 30
    assert found(RULE, Copy((("archive.jsonl", text),)), Desk()) == []


def test_the_benchmark_draws_its_curve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ({"date": day.isoformat(), "text": text} for day, text in _archive())
    (tmp_path / "stardem.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    monkeypatch.setattr(anachronisms, "DRAWS", 1)
    anachronisms.main(tmp_path)
    curve = {row.split()[0]: row.split()[1:4] for row in capsys.readouterr().out.splitlines() if row}
    untouched, precision, flagged = curve["1.0"]
    assert (untouched, precision) == ("0", "100.0%")
    assert float(flagged.rstrip("%")) > 70


def _written(folder: Path, articles: list[tuple[date, str]]) -> None:
    (folder / "copydesk.yaml").write_text("rules: {date/missing: off, byline/missing: off}\n", "utf-8")
    (folder / "content").mkdir()
    for at, (day, text) in enumerate(articles):
        (folder / "content" / f"{at}.md").write_text(f"---\ntitle: News {at}\ndate: {day}\n---\n{text}\n", "utf-8")


def _checked(folder: Path, *paths: str) -> list[str]:
    command = ("check", *paths, "--select", RULE.id, "--output-format", "json")
    done = copydesk(*command, cwd=folder, COPYDESK_CACHE_DIR=str(folder / "cache"))
    assert done.returncode == 0, done.stderr
    return [f"{each['path']} {each['message']}" for each in json.loads(done.stdout)["findings"]]


def test_one_file_is_weighed_by_what_a_whole_run_has_read(tmp_path: Path) -> None:
    articles = _archive()
    odd = len(articles) // 2
    articles[odd] = articles[odd][0].replace(year=2018, day=3), articles[odd][1]
    _written(tmp_path, articles)
    whole = _checked(tmp_path)
    assert [each.split()[0] for each in whole] == [f"content/{odd}.md"]
    assert _checked(tmp_path, f"content/{odd}.md") == whole
    assert _checked(tmp_path, "content/3.md") == []
