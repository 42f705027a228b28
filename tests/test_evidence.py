"""What a text says of its day: the tense of the clause, and the frames in which dates stand."""

from __future__ import annotations

from datetime import date

import pytest

from checks import almanac, packs
from checks.dates.clauses import verbs
from checks.dates.proof import Proof
from checks.gather import Desk, Dossier
from checks.readers import read

DESK = Desk(almanac.load(packs.folder() / "facts"))
FILLER = "The committee listened, asked for tea, and listened again to the plans for the quay and the crane. " * 3


def _proof(text: str, stated: str) -> Proof:
    return Dossier(next(iter(read("copy.txt", f"date {stated} OSLO — {text}"))), DESK).proof


@pytest.mark.parametrize(
    ("text", "tenses"),
    [
        ("The council closed it", ["done"]),
        ("will be considered and voted on", ["open"]),
        ("he was taken to jail", ["done"]),
        ("he was forced to close it", ["done"]),
        ("has approved", ["perfect"]),
        ("will meet those elected", ["open", "done"]),
        ("the board approved it", ["chosen"]),
        ("is scheduled for May", ["open"]),
        ("a rule that creates a right", ["open"]),
        ("after winning the race", ["done"]),
        ("hundred speed limited", []),
    ],
)
def test_verbs_have_a_tense(text: str, tenses: list[str]) -> None:
    assert [verb.tense for verb in verbs(text, 0, len(text))] == tenses


@pytest.mark.parametrize(
    "text",
    [
        "The flood of Feb. 14, 2025, destroyed the bridge.",
        "In March 2024, the board voted to keep the school, and it will vote again.",
        "He was arrested on March 3, 2025, and will stand trial in June.",
        "She has sat on the council since being elected in November 2024.",
        "The mayor, who was elected in 2024, will retire.",
        "A May 2025 survey found that most people would move.",
        "According to data from 2024, most people would move.",
        "As of June 2025, the city has sold half of the houses.",
        "Between 2019 and 2024, the number of pupils fell by half.",
        "The project has been in the works since March 2024, and may take another year.",
        "He served as mayor until 2024.",
        "The Clean Water Act of 2024 should help, she said.",
        "The company was founded in late 2024 and plans to hire.",
        "Joan Doe, 83, of Oslo, died March 3, 2025, at home.",
        "He lost at the 2024 fair, and will try again.",
        "Visits are up 4% from 2024.",
        "It cost, on the days that follow: March 3, 2025: $3.50 per gallon.",
        "He pleaded guilty in connection to the February 2025 stabbing of a neighbour.",
        "She was appointed to the seat in June 2024.",
        "He passed away peacefully at the home of his daughter on March 3, 2025.",
        "Around 10 p.m. March 3, 2025, police came to the house.",
        "It happened Monday evening, March 3, 2025.",
        "The court will not hear the case of the March 2025 robbery.",
        "He says more in his book (March 2025).",
        "More than 500 cases wait in the city as of March 2025.",
        "The ruling reverses a 2024 decision of a lower court.",
        "The rule took effect March 2025.",
        "It was brought before the town council in 2024.",
        '"I did," she said in 2024."We will win.',
        "The last day on which the mill ran was March 3, 2025.",
        "It was in March 2025 that the roof fell in.",
        "He played in a match on March 3, 2025, and scored.",
        "She spoke at a hearing in March 2025.",
        "The board voted in March 2025 to close the pool.",
        "The deal collapsed in March 2025.",
        "She said she was hit by a car in March 2025.",
        "If it rains, they wait; the roof fell in in March 2025.",
        "The firm said that it lost money in 2024.",
    ],
)
def test_told_as_past(text: str) -> None:
    assert _proof(text, "2023-05-02").verdict == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "In 2026, he said, the school will close.",
        "The council approved a rise in rates in 2026.",
        "She voted for a bill that creates a new court in 2025.",
        "They hoped to put the seats on the 2027 ballot.",
        "The Class of 2026 sang.",
        "The council approved the budget in time, with most measures implemented in 2026.",
        "He was sentenced to a term with release in 2029.",
        "Those elected in 2026 will serve four years.",
        "She was encouraged to write by noon on May 8, 2025.",
        "He doesn't anticipate losses in 2026.",
        "It matters since 2026 is an election year.",
        "The tax, according to the 2026 forecast, rises.",
        "The road was closed, and will be widened in 2026.",
        "He rides in the 2026 race.",
        "Prices will rise from 2025 to 2030.",
        "They asked for an extension to June 30, 2025.",
        "He added: “Now in 2026, will they win?”",
        "The next available appointments with a surgeon were in early 2025, she said.",
        "The first open slot was on May 3, 2025.",
        "The deadline to sign up was May 3, 2025.",
        "The earliest he could be freed was May 2025.",
        "Her next day in court was in May 2025.",
        "The lease was up in May 2025.",
        "The inn was sold out in May 2025.",
        "The only seats left were in May 2025.",
        "The clinic had no rooms left in May 2025.",
        "She told the board that she was leaving in May 2025.",
        "She said she was getting married in May 2025.",
        "The ban was taking effect on May 3, 2025.",
        "The firm told the crew that the mill was closing in May 2025.",
        "She said that she had an exam on May 3, 2025.",
        "The town learned that it had to close the pool in 2025.",
        "The band sold tickets to a show on May 3, 2025.",
        "He got a court date in May 2025.",
        "They bought tickets for a game on May 3, 2025.",
        "The city canceled its parade on May 3, 2025.",
        "The town faced a deficit in 2025.",
        "If the vote failed, the pool closed in May 2025.",
        "She asked whether the pool closed in 2025.",
        "She said she hoped that it opened in May 2025.",
        "Under the plan, the pool closed in May 2025.",
        "He stayed in a flat that he has under a deal until 2025.",
        "The bill raised the tax in 2025.",
        "The calendar showed a break in May 2025.",
        "Analysts saw a loss in 2025.",
        "The goal was a launch in May 2025.",
        "Rates will be higher in 2026 than in 2025.",
        "Sales are expected to drop from 2025.",
        "He died Monday and will be buried on May 3, 2025.",
        "He worked on a deal that keeps the mill open through 2025.",
        "His next book (2025) is on trains.",
        "They await a May 2025 decision.",
        "The board decided that on May 3, 2025, they will vote.",
        "He asked all to make their voices heard on May 3, 2025.",
        "Update, May 8, 2025: The council voted on May 7, 2025.",
    ],
)
def test_not_told_as_past(text: str) -> None:
    text = f"The council met.\n\n{text}"
    assert _proof(text, "2023-05-02").verdict != "contradicted"


@pytest.mark.parametrize(
    ("text", "contradicted"),
    [
        ("A service will be held on Thursday, May 8, 2025, at the church.", True),
        ("Bids are opened May 8, 2025 at 2:30 p.m. at the town hall.", True),
        ("A service will be held on Friday, May 8, 2025, at the church.", False),
        ("The rule holds from May 8, 2025.", False),
        ("She was named the 2025 Oslo Public Schools Teacher of the Year.", True),
        ("Jo Berg, the Class of 2025 valedictorian, spoke.", True),
        ("They look to the 2025 legislative session.", False),
        ("They look to the 2026 legislative session.", True),
        ("He has a contract through the 2026 season.", False),
        ("Oslo will host the 2034 games.", False),
    ],
)
def test_what_is_made_known_only_some_time_ahead(text: str, contradicted: bool) -> None:
    assert (_proof(text, "2023-05-02").verdict == "contradicted") == contradicted


@pytest.mark.parametrize(
    ("text", "contradicted"),
    [
        ("The board voted on Nov. 8 to close the pool.", True),
        ("A man was arrested Friday, Nov. 8, after a fire.", True),
        ("On Nov. 8, the court ruled for the town.", True),
        ("The fair will be held on Sept. 20.", True),
        ("The board voted on Oct. 28 to close the pool.", False),
        ("The board voted on Dec. 8 to close the pool.", False),
        ("The board voted on Nov. 8 last year to close the pool.", False),
        ("The board voted on Nov. 8 to close the pool, which was built in 1930.", False),
        ("On Nov. 8, the club held a talk on trams.", False),
        ("The tram stopped on Nov. 8 at 9 p.m.", False),
        ("It begins Friday, followed by a ball on Nov. 8.", False),
        ("The board decided that on Nov. 8, it will vote.", False),
        ("The tour (this year on Nov. 8) drew crowds.", False),
        ("He asked them to make themselves heard on Nov. 8.", False),
        ("The fair will be held on Oct. 14.", False),
        ("The fair will be held on May 20.", False),
        ("He said: “We will meet on Sept. 20.”", False),
        ("Nobody had forgotten what happened on Jan. 6.", False),
        (f"It snowed. {FILLER * 7}The board voted on Nov. 8 to close the pool.", False),
    ],
)
def test_days_of_the_lead_lie_beside_the_article(text: str, contradicted: bool) -> None:
    stated = "2023-12-10" if "Jan." in text else "2024-10-20"
    assert (_proof(text, stated).verdict == "contradicted") == contradicted


def test_an_appointment_with_its_weekday_is_an_upper_bound() -> None:
    assert _proof("A visitation will be held on Thursday, May 8, 2025.", "2025-11-02").verdict == "contradicted"


def _linked(*paths: str) -> str:
    links = " ".join(f"The [council]({path}) met." for path in paths)
    return f"---\ndate: 2024-05-02\n---\n{links}\n"


@pytest.mark.parametrize(
    ("paths", "verdict"),
    [
        (("https://e.org/2025/02/vote/", "https://e.org/2025/03/11/fire/"), "contradicted"),
        (("https://e.org/2025/01/11/fire/",), "undetermined"),
        (("https://e.org/2025/03/11/fire/",), "contradicted"),
        (("https://e.org/2026/08/11/fire/",), "undetermined"),
        (("https://e.org/2025/03/11/fire.pdf",), "undetermined"),
        (("https://e.org/2024/06/vote/", "https://e.org/2024/06/11/fire/"), "undetermined"),
        (("https://e.org/2024/08/vote/", "https://e.org/2024/08/11/fire/"), "contradicted"),
        (("https://e.org/2024/08/11/fire/", "https://e.org/2024/08/11/fire/"), "undetermined"),
        (("https://e.org/2025/02/a/", "https://e.org/2025/03/b/", "https://e.org/2023/02/c/", "https://e.org/2022/02/d/"),
         "contradicted"),
        (("https://e.org/2024/05/20/a/", "https://e.org/2024/06/b/", "https://e.org/2023/02/c/", "https://e.org/2022/02/d/"),
         "consistent"),
        (("https://e.org/events/2025/02/vote/", "https://e.org/events/2025/03/11/fire/"), "undetermined"),
    ],
)  # fmt: skip
def test_pages_linked_to_are_not_newer_than_the_article(paths: tuple[str, ...], verdict: str) -> None:
    assert Dossier(next(iter(read("a.md", _linked(*paths)))), DESK).proof.verdict == verdict


@pytest.mark.parametrize(
    ("stated", "text", "verdict"),
    [
        ("2025-09-10", "The winners will face each other in the Nov. 5 general election.", "contradicted"),
        ("2025-09-10", "The general election is Nov. 5, she said.", "contradicted"),
        ("2024-09-10", "The winners will face each other in the Nov. 5 general election.", "consistent"),
        ("2025-09-10", "The bill, three weeks after the Nov. 5 election, was high.", "consistent"),
        ("2025-09-10", "The last day to register before the election is Nov. 5.", "undetermined"),
        ("2025-09-10", "The town votes in the Oct. 19 election.", "undetermined"),
        ("2025-03-10", "They will meet in the April 23 primary.", "undetermined"),
    ],
)
def test_days_of_elections_are_tuesdays(stated: str, text: str, verdict: str) -> None:
    assert _proof(text, stated).verdict == verdict


def test_words_of_time_beside_addresses_tell_both_ends() -> None:
    text = (
        "The court [ruled in February](https://e.org/2024/02/ruling/), and the council [voted last month]"
        "(https://e.org/2024/05/vote/)."
    )
    assert _stamped(text, "2025-06-02") == "contradicted"
    assert _stamped(text, "2024-06-02") == "consistent"
    assert _stamped(text.replace("2024/02", "2025/02"), "2025-06-02") == "consistent"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The court [ruled in February](https://e.org/2024/02/ruling/) on it.", "contradicted"),
        ("In February, the court [ruled on it](https://e.org/2024/02/ruling/).", "contradicted"),
        ("The court [ruled last month](https://e.org/2024/05/ruling/) on it.", "contradicted"),
        ("Last month, the court spoke [on the law](https://e.org/2024/05/ruling/).", "undetermined"),
        ("The board’s [February](https://e.org/2024/02/a/) and May 2024 meetings were closed.", "undetermined"),
        ("The court [ruled last year](https://e.org/2024/02/ruling/) on it.", "undetermined"),
        ("The court [ruled this year](https://e.org/2024/02/ruling/) on it.", "undetermined"),
    ],
)
def test_a_month_beside_an_address_is_that_of_the_page(text: str, verdict: str) -> None:
    assert _stamped(text, "2025-07-02") == verdict


def _stamped(text: str, stated: str) -> str:
    return Dossier(next(iter(read("a.md", f"---\ndate: {stated}\n---\n{text}\n"))), DESK).proof.verdict


@pytest.mark.parametrize(
    ("stated", "text", "kinds"),
    [
        ("2026-05-02", "The board will meet on March 4, 2025.", {"ahead"}),
        ("2026-05-02", "The bridge is expected to open in late 2024.", {"ahead"}),
        ("2026-05-02", "In 2024, the council will vote.", {"ahead"}),
        ("2026-05-02", "The law will replace one passed in 2019.", set()),
        ("2026-05-02", "He said: “We will meet on March 4, 2025.”", set()),
        ("2026-05-02", "For the rest of 2024, the pool is closed.", {"year"}),
        ("2026-05-02", "Taxes rise next year, 2025, by a tenth.", {"year"}),
        ("2026-05-02", "The trade rose last year, 2025.", set()),
        ("2026-05-02", "President Joe Biden spoke on Friday.", {"holder"}),
        ("2026-05-02", "Former U.S. President Joe Biden spoke on Friday.", set()),
        ("2026-05-02", "President Joe Biden’s Cabinet met.", set()),
        ("2026-05-02", "In 2022, President Joe Biden signed the bill.", set()),
    ],
)
def test_stamps_that_are_too_late_have_strong_evidence(stated: str, text: str, kinds: set[str]) -> None:
    proof = _proof(text, stated)
    assert {each.kind for each in proof.against if each.tier == "strong"} == kinds
    assert proof.verdict != "contradicted"


def test_the_weekday_of_the_news_contradicts_beside_a_strong_statement_alone() -> None:
    assert _proof("President Joe Biden spoke on Tuesday.", "2026-05-02").verdict == "contradicted"
    assert _proof("President Joe Biden spoke on Thursday.", "2026-05-02").verdict != "contradicted"
    assert _proof("The president spoke on Tuesday.", "2026-05-02").verdict != "contradicted"


def test_two_strong_kinds_together_contradict() -> None:
    text = "President Joe Biden spoke on Tuesday. The board will meet on March 4, 2025."
    assert _proof(text, "2026-05-02").verdict == "contradicted"


def test_the_nearest_year_after_the_newest_day_is_proposed() -> None:
    proof = _proof("The bridge was closed in November 2024 after a fire, he said Sunday.", "2024-03-09")
    assert proof.verdict == "contradicted"
    assert proof.proposed == date(2025, 3, 9).toordinal()


def test_captions_come_in_rows() -> None:
    text = "It snowed.\n\nCaption: Santa waves.\n\nAn elf waves at the parade Saturday, Dec. 3."
    assert not [each for each in _proof(text, "2023-11-30").against if each.kind == "pair"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Attorney General Josh Shapiro, Gov. Tom Wolf and others met.", "2021-05-02"),
        ("The choice to be energy secretary, Jennifer Granholm, spoke.", "2020-12-02"),
        ("York County Attorney General Dave Sunday spoke.", "2024-04-02"),
        ("Lt. Gov. Josh Shapiro spoke.", "2016-05-02"),
    ],
)
def test_an_office_that_is_not_the_holders(text: str, stated: str) -> None:
    assert _proof(text, stated).verdict != "contradicted"


@pytest.mark.parametrize(
    ("text", "kind", "window"),
    [
        ("All went home.\n\n©2024 The Oslo Post.", "copyright", ("2024-01-01", "2025-01-01")),
        ("All went home.\n\nUpdated: March 3, 2024", "update", (None, "2024-03-04")),
        ("All went home.\n\n![A gate](/uploads/2024/05/gate.jpg)", "upload", ("2024-05-01", None)),
        (
            "Ann Berg, 69, of Oslo, died Monday. She was born July 15, 1954.",
            "age",
            ("2023-07-15", "2024-09-13"),
        ),
    ],
)
def test_what_an_article_tells_of_itself(text: str, kind: str, window: tuple[str | None, str | None]) -> None:
    stated = Dossier(next(iter(read("a.md", f"---\ndate: 2020-01-01\n---\n{text}\n"))), DESK).statements
    found = [each.windows[0] for each in stated if each.kind == kind]
    assert [tuple(None if day is None else date.fromordinal(day).isoformat() for day in each) for each in found] == [
        window
    ]
