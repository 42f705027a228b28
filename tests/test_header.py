"""What a header says: dates with their doubt, names without roles, outlets and addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.credits import bylines, taglines
from checks.dates import days
from checks.header import Header, Stamp, understand
from checks.header.vocabulary import Role
from checks.readers import read


def _header(front: str, path: str = "a.md") -> Header:
    return understand(next(iter(read(path, f"---\n{front}\n---\nText.\n"))))


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
        ("1707177600.5", "2024-02-06"),
        ("2010-03-06 16:32:25+00", "2010-03-06"),
        ("20240206T101500Z", "2024-02-06"),
        ("25-12-2024", "2024-12-25"),
        ("31/12/99", "1999-12-31"),
        ("5. März 2024", "2024-03-05"),
        ('"Dienstag, 5. März 2024, 10:30 Uhr"', "2024-03-05"),
        ("5 mars 2024", "2024-03-05"),
        ("03.04.2025", "2025-04-03"),
        ("02.12.19", "2019-12-02"),
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
        ("03-04-2024", None, "2024-03-04 or 2024-04-03"),
        ("03/04/24", None, "2024-03-04 or 2024-04-03"),
        ("24-02-06", None, "doesn't name"),
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


@pytest.mark.parametrize(
    "key",
    [
        "pubDate", "publishDate", "publish_date", "published-at", "datePublished", "created", "params.date",
        "article:published_time", "dc.date.issued", "DCTERMS.created", "parsely-pub-date", "sailthru.date",
        "cXenseParse:recs:publishtime", "bt:pubdate", "citation_publication_date", "time", "visible date",
        "shown date", "date_gmt", "firstcreated", "contentcreated", "dateCreated",
    ],
)  # fmt: skip
def test_keys_of_a_date(key: str) -> None:
    stamp = _header(f'"{key}": 2024-02-06').date
    assert stamp is not None
    assert stamp.iso == "2024-02-06"


@pytest.mark.parametrize(
    "front",
    [
        "expirydate: 2024-02-06", "event-date: 2024-02-06", "suppress-date: false", "lastmod: 2024-02-06",
        "updated: 2024-02-06", "time: 10:30", 'published: "yes"',
    ],
)  # fmt: skip
def test_what_is_no_date_of_publication(front: str) -> None:
    assert _header(front).date is None


@pytest.mark.parametrize(
    ("front", "iso"),
    [
        ("date: 2024-02-06\ncreated: 2023-01-01", "2024-02-06"),
        ("date: 2024-02-07\ndatePublished: 2024-02-06", "2024-02-06"),
        ("date:\npublished: 2024-02-06", "2024-02-06"),
        ("time: 2024-02-07\narticle:published_time: 2024-02-06", "2024-02-06"),
    ],
)
def test_the_first_date_of_the_vocabulary_counts(front: str, iso: str) -> None:
    stamp = _header(front).date
    assert stamp is not None
    assert stamp.iso == iso


def test_the_day_of_an_instant_depends_on_the_zone() -> None:
    article = next(iter(read("a.md", "---\ndate: 1707177600\n---\nText.\n")))
    days_ = [understand(article, zone=zone).date for zone in (None, "America/New_York", "Pacific/Auckland")]
    assert [stamp.iso if stamp else None for stamp in days_] == ["2024-02-06", "2024-02-05", "2024-02-06"]


@pytest.mark.parametrize(
    ("path", "iso"),
    [
        ("_posts/2020-07-03-rain.md", "2020-07-03"),
        ("_posts/2020-7-3-rain.md", "2020-07-03"),
        ("posts/2020-07-03-rain/index.md", "2020-07-03"),
        ("blog/2020/07/03/rain.md", "2020-07-03"),
        ("blog\\2020-07-03.md", "2020-07-03"),
        ("2020-13-03-rain.md", None),
        ("2020-07-031-rain.md", None),
        ("rain-2020-07-03.md", "2020-07-03"),
        ("v1/2020/7/rain.md", None),
    ],
)
def test_dates_in_file_names(path: str, iso: str | None) -> None:
    header = _header("title: Rain", path)
    assert (header.date.iso if header.date else None) == iso
    if header.date is not None:
        assert (header.date.origin, header.date.span, header.path_date) == ("path", header.start, header.date)


def test_a_date_field_comes_before_the_file_name() -> None:
    header = _header("date: 2020-07-04", "2020-07-03-rain.md")
    assert header.date is not None
    assert header.path_date is not None
    assert (header.date.iso, header.date.origin, header.path_date.iso) == ("2020-07-04", "header", "2020-07-03")
    assert _header("date:", "2020-07-03-rain.md").date is None


@pytest.mark.parametrize(
    ("front", "iso"),
    [
        ("url: /2020/07/03/rain/", "2020-07-03"),
        ("permalink: /news/2020/7/3/rain.html", "2020-07-03"),
        ("path: https://example.com/2020/07/03/", "2020-07-03"),
        ("link: https://example.com/2020/07/03/", None),
        ("url: /2020/07/rain/", None),
    ],
)
def test_dates_in_addresses(front: str, iso: str | None) -> None:
    header = _header(front)
    assert (header.url_date.iso if header.url_date else None) == iso
    assert header.date == header.url_date
    if header.url_date is not None:
        assert header.url_date.origin == "url"
        assert header.url_date.text.value in front


@pytest.mark.parametrize("written", ["9", "2024-01-01 ", "2024-01-01T10:00:00.9", "1/", "Jan ", "-0400"])
def test_long_dates_are_refused_in_linear_time(written: str) -> None:
    stamp = _stamp(f'"{written * (1_000_000 // len(written))}x"')
    assert "longer than any date" in (stamp.problem or "")


@pytest.mark.parametrize(
    ("front", "authors", "named"),
    [
        ("author: Ada Berg", "Ada Berg", "Ada Berg"),
        ("authors: [Ada Berg, Per Dahl]", "Ada Berg, Per Dahl", "Ada Berg, Per Dahl"),
        ("authors: [Ada Berg]\nbyline: Ada Berg of The Courier", "Ada Berg", "Ada Berg"),
        ("byline: Ada Berg and Per Dahl\nauthors: [Ada Berg]", "Ada Berg", "Ada Berg, Per Dahl"),
        ("authors: [questadmin]\nbyline: Ada Berg", "Ada Berg", "Ada Berg"),
        ("authors: []\nbyline: ADA BERG", "ADA BERG", "ADA BERG"),
        ("author: Ada Berg\ncoauthors: [Per Dahl]", "Ada Berg, Per Dahl", "Ada Berg, Per Dahl"),
        ("author: {name: Ada Berg, id: 7}", "Ada Berg", "Ada Berg"),
        ("authors:\n- name: Ada Berg\n- name: Per Dahl", "Ada Berg, Per Dahl", "Ada Berg, Per Dahl"),
        ("authors:\n- Ada Berg\n- name: Per Dahl", "Ada Berg, Per Dahl", "Ada Berg, Per Dahl"),
        ("author: ADA BERG\nauthors: [Ada Berg]", "Ada Berg", "Ada Berg"),
        ("by: Ada Berg", "Ada Berg", "Ada Berg"),
        ('"article:author": https://www.facebook.com/ada\nbyl: By Ada Berg', "Ada Berg", "Ada Berg"),
        ('"rel author": Ada Berg', "Ada Berg", "Ada Berg"),
        ('"_embedded.author.name": Ada Berg\nauthor: 42', "Ada Berg", "Ada Berg"),
    ],
)
def test_authors_of_a_header(front: str, authors: str, named: str) -> None:
    header = _header(front)
    assert (", ".join(header.authors), ", ".join(header.named), header.credited) == (authors, named, True)


@pytest.mark.parametrize(
    ("front", "credited"),
    [
        ("byline: Staff", True),
        ("author: jparcell", True),
        ("author: 42", True),
        ("authors: []\nbyline: Spotlight Staff", True),
        ("authors: []", False),
        ("author:", False),
        ('"article:author": https://www.facebook.com/outlet', False),
    ],
)
def test_a_desk_or_an_id_is_a_credit(front: str, credited: bool) -> None:
    header = _header(front)
    assert (header.authors, header.credited) == ((), credited)


@pytest.mark.parametrize(
    ("front", "role", "text"),
    [
        ("title: NARA&#8217;s  papers&#58; a\u00a0look", "title", "NARA’s papers: a look"),
        ("headline: Rain", "title", "Rain"),
        ("og-title: Rain", "title", "Rain"),
        ("title.rendered: Rain &amp; snow", "title", "Rain & snow"),
        ("h1: Sun\nog:title: Rain", "title", "Rain"),
        ("blurb: Wet.", "summary", "Wet."),
        ("deck: <em>Wet.</em>", "summary", "Wet."),
        ("kicker: Weather\ntopics: [Sun, Rain]", "section", "Weather"),
        ("topics: [Sun, Rain]", "section", "Sun, Rain"),
        ("articleSection: Weather", "section", "Weather"),
        ("permalink: /rain/", "url", "/rain/"),
        ("aliases: [/rain/, /wet/]", "url", "/rain/"),
        ("language-code: es", "language", "es"),
        ("og:locale: de_DE", "language", "de_DE"),
        ("featured_image: rain.jpg", "image", "rain.jpg"),
        ("image-description: Rain", "alt", "Rain"),
        ("og:updated_time: 2024-02-06", "modified", "2024-02-06"),
    ],
)
def test_roles_and_what_they_say(front: str, role: Role, text: str) -> None:
    assert _header(front).text(role) == text


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
        ("Sarah Anne Berg Staff Writer", ("Sarah Anne Berg",)),
        ("Ada Berg Sports Editor", ("Ada Berg",)),
        ("Ada Berg KQED", ("Ada Berg",)),
        ("Ada Berg WestOnline", ("Ada Berg",)),
        ("Ada Berg Chalkline Chicago", ("Ada Berg",)),
        ("Ada Berg de Stateside Weekly", ("Ada Berg",)),
        ("ADA BERG, PHD Ohio Capital News", ("ADA BERG, PHD",)),
        ("Ada Berg, Baltimore Banner", ("Ada Berg",)),
        ("Ada Berg / Arizona Republic", ("Ada Berg",)),
        ("Ada Berg, M.D. of The Courier and Per Dahl", ("Ada Berg, M.D.", "Per Dahl")),
        ("Ada Berg, Carolina Public Press", ("Ada Berg",)),
        ("Ada Berg, Kingston Gazette-Mail", ("Ada Berg",)),
        ("Ada Berg | Enlace Latino NC", ("Ada Berg",)),
        ("Ada Berg (Hill and Dale Review)", ("Ada Berg",)),
        ("Ada Berg de El Faro", ("Ada Berg",)),
        ("ADA BERG The 19th", ("ADA BERG",)),
        ("Armstrong Williams, Wynter Muro, and Ada Berg", ("Armstrong Williams", "Wynter Muro", "Ada Berg")),
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
