"""Who made it, read from the text: names that are one person's, and the lines under a story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.credits import datelines, footers, people
from checks.readers import read


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Ada Berg", "ADA BERG", "same"),
        ("Ada Berg", "A. Berg", "same"),
        ("Ada Berg", "Berg", "same"),
        ("Ada M. Berg", "Ada Berg, Jr.", "same"),
        ("Jennifer Dahl", "Jen Dahl", "same"),
        ("Robert Dahl", "Bob Dahl", "same"),
        ("Zoë Ångström", "Zoe Angstrom", "same"),
        ("Ada van der Berg", "Ada Berg", "same"),
        ("Ada Berg", "Ada Berg-Dahl", "same"),
        ("Ada Dahl Berg", "Ada Dahl", "same"),
        ("Li Ming", "Ming Li", "same"),
        ("Ada Mc Cormick", "Ada McCormick", "same"),
        ('Ada "Ace" Berg', "Ada Berg", "same"),
        ("Ада Берг", "Ada Berg", "same"),
        ("Lexi Berg", "Alexandra Berg", "same"),
        ("Ada Bergman", "Ada Bergmann", "near"),
        ("Ada Berg", "Ada Burg", "near"),
        ("Allison Berg", "Alison Berg", "near"),
        ("Kopp", "Lolita Copp", "near"),
        ("Ada Berg", "Per Burg", None),
        ("Ada Berg", "Ada Dahl", None),
        ("Ada Berg", "Per Dahl", None),
        ("Dahl", "Ada Berg", None),
    ],
)
def test_one_person_or_two(one: str, other: str, likeness: str | None) -> None:
    assert (people.alike(one, other), people.alike(other, one)) == (likeness, likeness)


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_name_breaks_the_comparison(one: str, other: str) -> None:
    assert people.alike(one, one) == "same"
    assert people.alike(one, other) == people.alike(other, one)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Per Dahl contributed to this report.", [("Per Dahl", "contributor")]),
        ("Courier staff writer Per Dahl contributed reporting.", [("Per Dahl", "contributor")]),
        ("The Courier’s Per Dahl contributed.", [("Per Dahl", "contributor")]),
        ("Per Dahl of The Courier contributed to this article.", [("Per Dahl", "contributor")]),
        ("The Associated Press contributed to this report.", []),
        ("Ada Berg is a reporter for The Courier.", [("Ada Berg", "reporter")]),
        ("Ada Berg is an award-winning freelance journalist.", [("Ada Berg", "reporter")]),
        ("Ada Berg covers schools.", [("Ada Berg", "reporter")]),
        ("Ada Berg, a Courier reporter, writes about schools.", [("Ada Berg", "reporter")]),
        ("Ada Berg is the editor of The Courier.", [("Ada Berg", "biography")]),
        ("Ada Berg is a member of the council.", []),
        ("The two bills could be joined by a third.", []),
        ("The insurance covers schools.", []),
    ],
)
def test_lines_under_a_story(line: str, found: list[tuple[str, str]]) -> None:
    article = next(iter(read("a.md", f"The council met.\n\n*{line}*\n")))
    assert [(footer.name, footer.kind) for footer in footers.footers(article)] == found
    for footer in footers.footers(article):
        assert article.source[slice(*footer.span)] == footer.name


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("OSLO", None),
        ("ERIE", None),
        ("ERIE, Pa.", None),
        ("ERIE, PA", "ERIE, Pa."),
        ("ERIE, Penn.", "ERIE, Pa."),
        ("ERIE PA", "ERIE, Pa."),
        ("DAYTON, OH", "DAYTON, Ohio"),
        ("AUSTIN, Tex.", "AUSTIN, Texas"),
        ("CHARLESTON, West Virginia", "CHARLESTON, W.Va."),
        ("ALBANY, NY", "ALBANY, N.Y."),
        ("SEATTLE, Wash.", "SEATTLE"),
        ("ST. LOUIS, MO", "ST. LOUIS"),
        ("WASHINGTON DC", "WASHINGTON"),
        ("WASHINGTON, Pa.", None),
        ("PHOENIX, N.Y.", None),
        ("PARIS, France", "PARIS"),
        ("PARIS, Texas", None),
        ("LONDON, Ontario", None),
        ("TBILISI, Georgia", None),
        ("SANTA FE, N.M.", None),
        ("SANTA FE", None),
    ],
)
def test_places_in_style(place: str, wanted: str | None) -> None:
    styled = datelines.styled(place)
    assert (styled.wanted if styled else None) == wanted
    assert datelines.styled(wanted or place) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Erie, Pa. — It rained.", "ERIE, Pa."),
        ("New Castle, Pa. (AP) — It rained.", "NEW CASTLE, Pa."),
        ("Oslo (AP) — It rained.", "OSLO"),
        ("ERIE, Pa. — It rained.", None),
        ("Oslo — It rained.", None),
        ("Erie, Pa. — once a port — has rain.", None),
        ("The Reading Market (RTM) — It rained.", None),
        ("Berg, Ada — It rained.", None),
    ],
)
def test_a_dateline_in_small_letters(text: str, place: str | None) -> None:
    found = datelines.in_small_letters(text)
    assert (found[1] if found else None) == place
