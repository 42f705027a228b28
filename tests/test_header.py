"""What a header says: dates with their doubt, names without roles, outlets and addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.credits import bylines, taglines
from checks.dates import days
from checks.header import Header, Stamp, understand
from checks.readers import read


def _header(front: str) -> Header:
    return understand(next(iter(read("a.md", f"---\n{front}\n---\nText.\n"))))


def _stamp(written: str) -> Stamp:
    stamp = _header(f"date: {written}").date
    assert stamp is not None
    return stamp


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-02-06", "2024-02-06"),
        ("2024-2-6", "2024-02-06"),
        ("2025-10-10T12:09:17.369-04:00", "2025-10-10"),
        ("2023-11-30T23:30:00-04:00", "2023-11-30"),
        ("2014-06-30 1:00:27 -0400", "2014-06-30"),
        ("2010-03-06 16:32:25+00:00", "2010-03-06"),
        ('"Jul 08 2022"', "2022-07-08"),
        ("January 24, 2022", "2022-01-24"),
        ("Tue, 06 Feb 2024 10:00:00 GMT", "2024-02-06"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("4/4/2024", "2024-04-04"),
        ("2024-02-06 10:00 PM", "2024-02-06"),
        ("2024-02-06 10:00 EST", "2024-02-06"),
        ("25/12/2024 10:30", "2024-12-25"),
        ("1707177600", "2024-02-06"),
        ("1707177600000", "2024-02-06"),
        ("2025-01", "2025-01"),
        ("January 2025", "2025-01"),
        ("2025", "2025"),
    ],
)
def test_dates_are_read(written: str, iso: str) -> None:
    stamp = _stamp(written)
    assert (stamp.iso, stamp.problem) == (iso, None)


@pytest.mark.parametrize(
    ("written", "iso", "says"),
    [
        ("2024-02-30", None, "no day 30"),
        ("2024-13-01", None, "no month"),
        ("13/13/2013", None, "no day"),
        ("03/04/2024", None, "2024-03-04 or 2024-04-03"),
        ("0001-01-01", None, "year 1"),
        ("0001-01-01T00:00:00Z", None, "year 1"),
        ("2021-02-08 16:30-:00+16:30", "2021-02-08", "no time"),
        ("2015-03-17 14:00:00 -4", "2015-03-17", "no time"),
        ("2015-03-17 25:00:00", "2015-03-17", "no time of day"),
        ("soon", None, "can't be read"),
        ('"10"', None, "doesn't name"),
        ("Tuesday", None, "doesn't name"),
        ("March 4", None, "doesn't name"),
    ],
)
def test_doubtful_dates_say_so(written: str, iso: str | None, says: str) -> None:
    stamp = _stamp(written)
    assert stamp.iso == iso
    assert says in (stamp.problem or "")


def test_a_flag_is_no_date() -> None:
    assert _header("published: false").date is None
    header = _header("published: true\ndate: 2024-02-06")
    assert header.date is not None
    assert header.date.iso == "2024-02-06"


@pytest.mark.parametrize("key", ["pubDate", "publish_date", "published-at", "datePublished", "created", "params.date"])
def test_keys_of_a_date(key: str) -> None:
    front = f"params:\n  date: 2024-02-06" if key == "params.date" else f"{key}: 2024-02-06"  # noqa: F541
    stamp = _header(front).date
    assert stamp is not None
    assert stamp.iso == "2024-02-06"


@given(st.text(max_size=40))
def test_no_date_breaks_the_header(written: str) -> None:
    quoted = written.replace("\\", "\\\\").replace('"', '\\"')
    _header(f'date: "{quoted}"')


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ada Berg", ("Ada Berg",)),
        ("By Ada Berg", ("Ada Berg",)),
        ("Ada Berg and Per Dahl", ("Ada Berg", "Per Dahl")),
        ("Ada Berg, Per Dahl, and Jo Moe", ("Ada Berg", "Per Dahl", "Jo Moe")),
        ("Ada Berg of Spotlight Oslo and Per Dahl of The Courier", ("Ada Berg", "Per Dahl")),
        ("Ada Berg, Staff Writer, and Per Dahl, Editor", ("Ada Berg", "Per Dahl")),
        ("Ada Berg; ada@example.com", ("Ada Berg",)),
        ("ADA BERG ada@example.com", ("ADA BERG",)),
        ("Ada Berg, Jr.", ("Ada Berg, Jr.",)),
        ("Jean-Noël d'Arc", ("Jean-Noël d'Arc",)),
        ("STAFF REPORT", ()),
        ("The Associated Press", ()),
        ("admin", ()),
        ("ada@example.com", ()),
        ("", ()),
        ("Ada Berg de Spotlight Oslo", ("Ada Berg",)),
        ("Ada Berg y Rosa Vega de Radio Oslo", ("Ada Berg", "Rosa Vega")),
        ("Ana de Armas", ("Ana de Armas",)),
        ("Rosa Elena de la Cruz", ("Rosa Elena de la Cruz",)),
        ("Maria dos Santos de Univision", ("Maria dos Santos",)),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Ursula von der Leyen", ("Ursula von der Leyen",)),
        ("Anna Müller von der Norddeutschen Zeitung", ("Anna Müller",)),
        ("ADA BERG APG", ("ADA BERG",)),
        ("ADA BERG Oslo News Service", ("ADA BERG",)),
        ("ADA McBERG AND PER DAHL THE COURIER", ("ADA McBERG", "PER DAHL")),
        ("Ada Berg APG National Desk Editor", ("Ada Berg",)),
        ("Anna Berg Ohio Public KFF Health News", ("Anna Berg",)),
        ("Mary Berg The Conversation", ("Mary Berg",)),
        ("Mary Berg Food Drink Life", ("Mary Berg",)),
        ("Ada Berg for the Daily Lab at Oslo State and The Courier", ("Ada Berg",)),
        ("Ada Berg / Resolve Oslo for The Courier", ("Ada Berg",)),
        ("Ada Berg, The Courier and Per Dahl, Spotlight Oslo", ("Ada Berg", "Per Dahl")),
        ("Ada Berg, Los Angeles", ("Ada Berg",)),
        ("Ada Berg with Per Dahl", ("Ada Berg", "Per Dahl")),
        ("Ada Berg with KFF Health News", ("Ada Berg",)),
        ("Photos by Ada Berg for The Courier", ("Ada Berg",)),
        ("Staff Writer Ada Berg", ("Ada Berg",)),
        ("The Rev. Ada Berg", ("Ada Berg",)),
        ("Berg, Ada", ("Ada Berg",)),
        ("Ada Berg, Ph.D., and Per Dahl III", ("Ada Berg, Ph.D.", "Per Dahl III")),
        ("Ada (Addie) Berg", ("Ada (Addie) Berg",)),
        ("R. 'Fitz' Berg", ("R. 'Fitz' Berg",)),
        ("Ada Berg &amp; Per&nbsp;Dahl", ("Ada Berg", "Per Dahl")),
        ("Ada\u00a0Berg\nPer Dahl", ("Ada Berg", "Per Dahl")),
        ("Ada BERG", ("Ada BERG",)),
        ("Eva Post", ("Eva Post",)),
        ("Brian Fox", ("Brian Fox",)),
        ("Will Hall", ("Will Hall",)),
        ("Charlotte Hill", ("Charlotte Hill",)),
        ("Washington Post", ()),
        ("Evening Star", ()),
        ("Associated Press", ()),
        ("Spotlight PA Staff", ()),
        ("Oslo Health News", ()),
        ("Faculty Members of the Budget Committee", ()),
        ("TOWN INTERFAITH SHELTER", ()),
        ("OSLO ON THE FJORD", ()),
        ("GAS BUDDY", ()),
        ("Contributed", ()),
        ("jparcell", ()),
        ("bill-brantley", ()),
        ("42", ()),
        ("https://www.facebook.com/ada.berg", ()),
        ("@adaberg", ()),
    ],
)
def test_names_in_a_byline(written: str, names: tuple[str, ...]) -> None:
    assert bylines.names(written) == names


@pytest.mark.parametrize("written", ["9", "a", "A ", "Ada Berg and ", "<a", "(", "@", "a.", " ", "A.B", "y "])
def test_long_author_fields_are_read_in_linear_time(written: str) -> None:
    bylines.names(written * (1_000_000 // len(written)))


@given(st.text(max_size=60))
def test_names_come_from_what_was_written(written: str) -> None:
    for name in bylines.names(written):
        assert " " in name
        assert bylines.names(name), name


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("Berg reported from Oslo.", ("Berg",)),
        ("___\n\nBerg reported from Oslo, Dahl from Bergen.", ("Berg", "Dahl")),
        ("___\nAda Berg and Per Dahl reported from Oslo.", ("Ada Berg", "Per Dahl")),
        ("The police reported from the scene that all was well.", None),
        ("He reported from Oslo for years.", None),
        ("Reuters reported from Kyiv that all was well.", None),
        ("Doctors Without Borders reported from Gaza.", None),
        ("Berg reported from Oslo. Dahl reported from Bergen.", ("Berg", "Dahl")),
        ("J.P. Berg reported from St. Paul.", ("J.P. Berg",)),
        ("Nothing of the kind.", None),
    ],
)
def test_taglines(tail: str, names: tuple[str, ...] | None) -> None:
    article = next(iter(read("a.txt", f"OSLO — It rained all day.\n\n{tail}")))
    tagline = taglines.reported(article)
    assert (tagline.names if tagline else None) == names


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("By Ada Berg\n\nIt rained.", True),
        ("*By Ada Berg, Staff Writer*\n\nIt rained.", True),
        ("It rained.\n\n— By Ada Berg", True),
        ("By the time it rained, all had left.\n\nSo.", False),
        ("It rained.", False),
    ],
)
def test_byline_in_the_body(body: str, found: bool) -> None:
    article = next(iter(read("a.md", f"---\ntitle: Rain\n---\n{body}\n")))
    assert bool(bylines.in_body(article)) is found


def test_days_know_the_calendar() -> None:
    assert days.iso(days.add_months(days.ordinal(2024, 1, 31) or 0, 1)) == "2024-02-29"
    assert days.weekday(days.ordinal(2025, 2, 12) or 0) == 2
