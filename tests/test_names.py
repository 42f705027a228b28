"""The engine room for names: mentions, people and the pairs of spellings that are likely one name."""

from __future__ import annotations

import random
import string
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks import kinds
from checks.gather import Desk, Dossier
from checks.model import Block, Passage, Text
from checks.names import lexicons, near
from checks.names.mentions import Mention, mentions, runs
from checks.names.people import People, people
from checks.names.spellings import ERROR, WARNING, Pair, variants
from checks.readers import read

LEXICON = lexicons.load()


def passage(text: str, field: str = "body") -> Passage:
    """A passage whose paragraphs are separated by blank lines."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block("paragraph", start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Passage(field, Text.verbatim(text, 0, len(text)), tuple(blocks))


def named(text: str, field: str = "body") -> list[Mention]:
    return named_in(passage(text, field))


def named_in(passage: Passage) -> list[Mention]:
    return [mention for run in runs(passage) for mention in mentions(run, LEXICON)]


def persons(*texts: str) -> People:
    return people([passage(text) for text in texts], LEXICON)


def pairs(body: str, headline: str = "") -> list[Pair]:
    return variants(people([passage(headline, "headline"), passage(body)], LEXICON), LEXICON)


def spelled(body: str, headline: str = "") -> list[tuple[str, str]]:
    return [(pair.seen, pair.other) for pair in pairs(body, headline)]


class TestMentions:
    @pytest.mark.parametrize(
        ("text", "name", "title"),
        [
            ("We met Mayor Teresa Quintero there.", "Teresa Quintero", "Mayor"),
            ("State Defense Secretary Paul Oakman spoke.", "Paul Oakman", "Secretary"),
            ("So said Gov. Ann B. Harrow.", "Ann B. Harrow", "Gov"),
            ("It was J.R. Mallory who left.", "J.R. Mallory", None),
            ("Then Ludwig van der Meer left.", "Ludwig van der Meer", None),
            ("Then Omar al-Rashidi left.", "Omar al-Rashidi", None),
            ("Then Maria de la Cruz left.", "Maria de la Cruz", None),
            ("Then Sean O’Hara left.", "Sean O’Hara", None),
            ("Then Sean O'Hara left.", "Sean O'Hara", None),
            ("Then Jean-Noël Bérard left.", "Jean-Noël Bérard", None),
            ("Then Nora\u00a0Lindqvist left.", "Nora\u00a0Lindqvist", None),
            ("Then Nora\nLindqvist left.", "Nora\nLindqvist", None),
            ("Director of Health Services Nora Lindqvist left.", "Nora Lindqvist", None),
            ('Then Robert "Buck" Tillman left.', 'Robert "Buck" Tillman', None),
            ("Then Alan Morrow Jr. left.", "Alan Morrow", None),
            ("Then Alan Morrow III left.", "Alan Morrow", None),
        ],
    )
    def test_full_names(self, text: str, name: str, title: str | None) -> None:
        (found,) = [mention for mention in named(text) if mention.kind == "full"]
        assert found.text == name
        assert found.title == title

    def test_possessive_is_no_part_of_the_name(self) -> None:
        (curly,) = named("They saw Tillman’s launch.")
        (straight,) = named("They saw Tillman's launch.")
        (plural,) = named("They saw Rogers' launch.")
        assert [mention.text for mention in (curly, straight, plural)] == ["Tillman", "Tillman", "Rogers"]
        assert curly.possessive
        assert straight.possessive
        assert plural.possessive

    def test_said(self) -> None:
        assert all(mention.said for mention in named("“No,” Tillman said. “Yes,” said Harrow."))

    @pytest.mark.parametrize(
        "text",
        [
            "BRUSSELS (AP) — The talks went on.",
            "HARRISBURG, Pa. — The talks went on.",
            "By NORA LINDQVIST",
            "See @NoraLindqvist and #Tillman.",
            "The Lindqvist Memorial Library opened.",
            "Tillman County Fire Department came.",
            "On Monday, March 4, the Senate met.",
            "Russian-occupied land.",
            "CityTillman grew.",
        ],
    )
    def test_what_is_no_name(self, text: str) -> None:
        assert not [mention for mention in named(text) if mention.kind != "single" or mention.text == "Tillman"]

    def test_no_name_crosses_a_block(self) -> None:
        assert [mention.text for mention in named("We met Nora\n\nLindqvist left.")] == ["Nora", "Lindqvist"]

    def test_title_case_headline(self) -> None:
        found = named("Tillman Released From Prison After Nora Lindqvist Pleads", "headline")
        assert [mention.text for mention in found] == ["Tillman", "Nora Lindqvist"]

    def test_a_table_is_passed_over(self) -> None:
        text = "Nora Lindqvist"
        table = Passage("body", Text.verbatim(text, 0, len(text)), (Block("table", 0, len(text)),))
        assert named_in(table) == []


class TestPeople:
    def test_a_surname_goes_on_with_the_person(self) -> None:
        found = persons("Nora Lindqvist came. Later Lindqvist left, and Lindqvist’s dog stayed.")
        (person,) = found.persons
        assert (person.first, person.last) == ("Nora", "Lindqvist")
        assert person.forms == {"Nora Lindqvist": 1, "Lindqvist": 2}
        assert found.singles == ()

    def test_a_headline_before_the_introduction(self) -> None:
        found = people([passage("Lindqvist leaves", "headline"), passage("Nora Lindqvist left.")], LEXICON)
        assert [mention.passage.field for mention in found.persons[0].alone] == ["headline"]

    def test_couples_share_a_surname(self) -> None:
        found = persons("Nora Lindqvist and Lars Lindqvist came. Lindqvist sang.")
        assert [len(person.alone) for person in found.persons] == [0, 1]

    def test_who_was_not_introduced(self) -> None:
        assert [mention.text for mention in persons("We saw Tillman there.").singles] == ["Tillman"]


class TestNear:
    @pytest.mark.parametrize(
        ("one", "other", "nearness"),
        [
            ("vogel", "fogel", "same"),
            ("steinberg", "stienberg", "same"),
            ("carrol", "carroll", "same"),
            ("philips", "filips", "same"),
            ("lindqvist", "lindqist", "one"),
            ("lindqvist", "lidnqvist", "one"),
            ("tillman", "itllman", "one"),
            ("lindqvist", "lundqvost", "two"),
            ("moor", "mehr", None),
            ("bell", "dell", None),
            ("lee", "leo", None),
        ],
    )
    def test_near(self, one: str, other: str, nearness: str | None) -> None:
        assert near.near(one, other) == nearness
        assert near.near(other, one) == nearness
        found = list(near.Neighbours([one]).of(other))
        assert found == ([one] if nearness else [])

    @pytest.mark.parametrize("word", ["bergmans", "bergmanian", "bergmanite"])
    def test_derived(self, word: str) -> None:
        assert near.derived(word, "bergman")
        assert not near.derived("bergman", word)


class TestVariants:
    def test_another_initial_and_a_complement(self) -> None:
        text = "American history teacher Marc Vogel came home. The price of Fogel’s release is unknown."
        (pair,) = pairs(text)
        assert (pair.seen, pair.other) == ("Fogel", "Vogel")
        assert pair.score >= ERROR
        assert pair.reasons == ("never introduced", "introduced as American history teacher Marc Vogel")
        assert [mention.text for mention in pair.seen_mentions] == ["Fogel"]
        assert [mention.text for mention in pair.other_mentions] == ["Marc Vogel"]

    @pytest.mark.parametrize(
        ("body", "pair"),
        [
            ("Nora Lindqvist won. “I am glad,” Lindqist said.", ("Lindqist", "Lindqvist")),
            ("Nora Lindqvist won. Later Nora Lindqist left.", ("Nora Lindqist", "Nora Lindqvist")),
            ("Kaylani Harrow won. “We did it,” said Kaylni Harrow.", ("Kaylni Harrow", "Kaylani Harrow")),
            ("Mayor Al Oakman won. Then Mayor Oackman left.", ("Oackman", "Oakman")),
            ("Rita Dawes won. “It was,” Daws said.", ("Daws", "Dawes")),
            ("Sara Muñoz-Díaz won. Later Muñoz-Diaz left.", ("Muñoz-Diaz", "Muñoz-Díaz")),
            ("Iain MacDuffy won. Later Macduffy left.", ("Macduffy", "MacDuffy")),
            ("Tom Harrow won. For Harrw it was late.", ("Harrw", "Harrow")),
        ],
    )
    def test_found(self, body: str, pair: tuple[str, str]) -> None:
        assert {frozenset(found) for found in spelled(body)} == {frozenset(pair)}

    def test_headline(self) -> None:
        assert spelled("Nora Lindqvist won.", "Lindqist wins") == [("Lindqist", "Lindqvist")]

    def test_header_fields(self) -> None:
        found = people([passage("Nora Lindqist", "authors"), passage("Nora Lindqvist reported from Oslo.")], LEXICON)
        (pair,) = variants(found, LEXICON)
        assert {pair.seen_mentions[0].passage.field, pair.other_mentions[0].passage.field} == {"authors", "body"}

    @pytest.mark.parametrize(
        "body",
        [
            "Monica Geller and Hage Gellor met. Geller smiled and Gellor wept.",
            "Tipper Gore met Jake Gorey.",
            "Ingrid Bergman came. The Bergmans are a family, and the Bergmanian style is known.",
            "Dave Harrow came. David Harrow left.",
            "Robert Harrow came. Bob Harrow left.",
            "Paul Harrow came. Paula Harrow left.",
            "Petey Harrow came. Peter Harrow left.",
            "Mary Jo Harrow came. Mark Harrow left.",
            "Aniah Harrow, Anilah Harrow, Juan Bosco and Lee Prentiss won.",
            "Bill Harrow came. He was born in Harow and lives in Harow.",
            "Nora Lindqvist is often misspelled as Nora Lindqist.",
            "Nora Lindqvist came. See @Lindqist, #Lindqist or https://example.org/Lindqist for more.",
            "Rose Young came. A young rose, Roses said the sign.",
            "Ann Kashmir came. Kashmiri rugs and Arabs.",
            "Alan Morrow Jr. came. Alan Morrow Sr. and Alan Morrow III left.",
            "Sean O’Hara came. Then O'Hara left.",
            "Nora Smith-Harrow came. Harrow sang, Smith danced.",
            "Ludwig van der Meer came. Van der Meer sang.",
            "We saw Tillman and Tilman.",
            "Nora Lindqvist played for the Lindqists and the Harrow team.",
            "NORA LINDQIST wrote this. Nora Lindqvist came.",
            "Nora LindqvistÃ© came. Nora Lindqvist left.",
        ],
    )
    def test_left_alone(self, body: str) -> None:
        assert spelled(body) == []

    def test_a_possible_name_that_is_used_often_is_its_own(self) -> None:
        assert spelled("Nora Lindqvist won. " + "Then Lindqist came. " * 5) == []

    def test_scores_order_the_pairs(self) -> None:
        found = pairs("Nora Lindqvist and Tom Harrow won. For Harrw it was late. “Yes,” Lindqist said.")
        assert [pair.seen for pair in found] == ["Lindqist", "Harrw"]
        assert all(pair.score >= WARNING for pair in found)


class TestLexicons:
    def test_lists(self) -> None:
        assert LEXICON.kinds("Nora") & lexicons.FIRST
        assert LEXICON.kinds("Harrow") & lexicons.LAST
        assert LEXICON.kinds("The") & lexicons.COMMON
        assert LEXICON.kinds("Belgium") & lexicons.PLACE
        assert LEXICON.kinds("Mayor") & lexicons.TITLE
        assert not LEXICON.kinds("Lindqist")

    def test_every_word_is_found_again(self) -> None:
        words = ["aa", "ab", "abc", "b", "zz"]
        listed = lexicons.Listed("\n".join(words) + "\n")
        assert all(word in listed for word in words)
        absent = ["a", "abcd", "ac", "zzz", "\n"]
        assert not any(word in listed for word in absent)
        assert not any(word in listed for word in absent * 1_000)
        assert all(word in listed for word in words)

    @pytest.mark.parametrize("word", ["D’André", "D'Andre", "DʼANDRÉ", "D-Andre"])
    def test_fold(self, word: str) -> None:
        assert lexicons.fold(word) == "dandre"


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    for field in ("headline", "body"):
        found = named(text, field)
        for mention in found:
            assert mention.text == text[mention.start : mention.end]
            assert all(token in mention.text for token in mention.tokens)
    variants(persons(text), LEXICON)


_PIECES = st.sampled_from(
    [
        "Nora",
        "Lindqvist",
        "Lindqist",
        " ",
        "\n",
        ". ",
        ", ",
        "’s",
        "'",
        "-",
        "van der",
        "Mayor",
        "A.",
        '"',
        "(",
        "É",
        "said",
    ]
)


@settings(max_examples=200)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_text_made_of_names(text: str) -> None:
    for mention in named(text):
        assert text[mention.start : mention.end] == mention.text
    variants(persons(text), LEXICON)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 200_000,
        "ABC " * 50_000,
        "A." * 100_000,
        "A-" * 100_000,
        '"A' * 100_000,
        "(Ab " * 50_000,
        "Z" + "\u0301" * 200_000,
        "Ab's " * 40_000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.process_time()
    variants(persons(text), LEXICON)
    assert time.process_time() - start < 5


def test_ten_thousand_near_names_take_linear_time() -> None:
    rng = random.Random(1)
    names = ["B" + "".join(rng.choices(string.ascii_lowercase[:6], k=6)) for _ in range(5_000)]
    start = time.process_time()
    variants(persons(". ".join(f"John {name}" for name in names), "; and ".join(reversed(names))), LEXICON)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "options",
    [
        {"aliases": {"Anna Lindqvist": ("Anna Lindkvist",)}},
        {"aliases": {"Lindqvist": ("LINDKVIST",)}},
        {"distinct": (("Anna Lindqvist", "Per Lindkvist"),)},
        {"ignore": ("Lindkvist",)},
        {"ignore": ("Per Lindkvist",)},
        {"fields": ("headline",)},
        {"warn_from": 9.0},
    ],
)
def test_what_the_desk_has_agreed_on_is_let_stand(options: dict[str, Any]) -> None:
    kind = kinds.load("name_variant")
    text = "Mayor Anna Lindqvist spoke. Lindkvist said the school would close."
    dossier = Dossier(next(iter(read("a.md", text))), Desk())
    assert kind.check is not None
    assert list(kind.check(dossier, kind.options()))
    assert not list(kind.check(dossier, kind.options(**options)))


def test_a_quotation_may_be_let_stand() -> None:
    kind = kinds.load("name_variant")
    text = "Mayor Anna Lindqvist spoke. “I never liked Lindkvist’s school,” she read from a letter."
    dossier = Dossier(next(iter(read("a.md", text))), Desk())
    assert kind.check is not None
    assert list(kind.check(dossier, kind.options()))
    assert not list(kind.check(dossier, kind.options(quotes=False)))


def test_what_is_beside_the_body_is_the_header_rules() -> None:
    kind = kinds.load("name_variant")
    text = "---\ntitle: Lindkvist closes school\n---\nMayor Anna Lindqvist spoke. Lindqvist said it would close.\n"
    dossier = Dossier(next(iter(read("a.md", text))), Desk())
    assert kind.check is not None
    assert not list(kind.check(dossier, kind.options()))
    assert [finding.field for finding in kind.check(dossier, kind.options(fields=("headline",)))] == ["headline"]


@pytest.mark.parametrize(
    ("text", "seen", "other"),
    [
        (
            "It is at 12 Skogvikka Ave. They met on Skogvika Ave. and left Skogvika Ave. at 5. Skogvika Ave. it was.",
            "Skogvikka Ave",
            "Skogvika Ave",
        ),
        ("The Excutive Director left. The Executive Director did not.", "Excutive Director", "Executive Director"),
        (
            "The Tuva Nesvik Fund paid. The Tuva Nessvik Fund, the Tuva Nessvik Fund, the Tuva Nessvik Fund.",
            "Tuva Nesvik",
            "Tuva Nessvik",
        ),
    ],
)
def test_names_of_places_and_bodies(text: str, seen: str, other: str) -> None:
    (pair,) = pairs(text)
    assert (pair.seen, pair.other, pair.what) == (seen, other, "name")
    assert pair.score == ERROR


@pytest.mark.parametrize(
    "text",
    [
        "The Skogvika Sixers won. The Skogvika Sixes lost.",
        "The Nordvik Qorum met. A qorum was missing. The Nordvik Quorum did not meet.",
        "Present were Anilah Nesvik, Aniah Nesvik and Per Nesvik.",
        "They live on Fjelo Road. They work on Fjela Road.",
    ],
)
def test_other_names_of_places_and_bodies(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "seen", "other"),
    [
        ("Mayor Anna Lindqvist spoke. Lindqvіst said it.", "Lindqvіst", "Lindqvist"),
        ("Mayor Аnna Lindqvist spoke.", "Аnna", "Anna"),
        ("Mayor Anna Lindqvіst spoke. Lindqvіst said so.", "Lindqvіst", "Lindqvist"),
        ("Mayor Ηanna Berg spoke.", "Ηanna", "Hanna"),
    ],
)
def test_letters_that_only_look_latin_are_told(text: str, seen: str, other: str) -> None:
    (pair,) = variants(people([passage(text)], LEXICON), LEXICON)
    assert (pair.seen, pair.other) == (seen, other)
    assert "letter" in pair.reasons[0]


@pytest.mark.parametrize("text", ["Мэр Анна Линдквист сказала.", "Η Άννα μίλησε.", "Beta (β) and Anna Berg spoke."])
def test_a_script_of_its_own_is_no_disguise(text: str) -> None:
    assert variants(people([passage(text)], LEXICON), LEXICON) == []
