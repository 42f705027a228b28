"""Articles that are published twice: what is a copy, what is a frame, and that it takes linear time to tell."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import ascii_lowercase

import pytest

from checks.examples import found
from checks.gather import Desk
from checks.kinds import duplicate_article
from checks.loading import load
from checks.rule import Copy, Rule
from tests.test_cli import copydesk


def _rule(name: str) -> Rule:
    return next(rule for rule in load(None, "").rules if rule.id == name)


ARTICLE, SLUG = _rule("archive/duplicate-article"), _rule("archive/duplicate-slug")


def _story(seed: int, words: int = 200) -> list[str]:
    """A story in words that nobody knows, in sentences of ten."""
    chance = random.Random(seed)
    made = ["".join(chance.choices(ascii_lowercase, k=chance.randint(3, 9))) for _ in range(words)]
    return [f"{word}." if at % 10 == 9 else word for at, word in enumerate(made)]


def _record(text: Sequence[str], **header: str) -> str:
    return json.dumps({"title": "Rain", "date": "2025-03-04", "text": " ".join(text), **header}) + "\n"


def _messages(*records: str) -> list[str]:
    return [flag.message for flag in found(ARTICLE, Copy((("a.jsonl", "".join(records)),)), Desk())]


def _edited(text: Sequence[str], every: int) -> list[str]:
    return ["other" if at % every == every - 1 else word for at, word in enumerate(text)]


@pytest.mark.parametrize(
    ("header", "differs"),
    [
        ({}, "with the same headline, date and byline"),
        ({"title": "Sun"}, "but for its headline"),
        ({"date": "2025-03-06", "author": "Ada Berg"}, "but for its date and byline"),
        ({"title": "Sun", "date": "2025-03-06", "author": "Ada Berg"}, "but for its headline, date and byline"),
    ],
)
def test_what_differs_is_told(header: dict[str, str], differs: str) -> None:
    (message,) = _messages(_record(_story(1)), _record(_story(1), **header))
    assert message == f"The same text as a.jsonl:1, {differs}; they share 100% of it."


def test_small_edits_hide_no_copy() -> None:
    assert len(_messages(_record(_story(1)), _record(_edited(_story(1), 40)))) == 1
    assert _messages(_record(_story(1)), _record(_edited(_story(1), 8))) == []
    assert _messages(_record(_story(1)), _record(_story(2))) == []


def test_marks_and_capitals_make_no_difference() -> None:
    plain = "It's " + " ".join(_story(1))
    curly = "IT’S “" + " ".join(_story(1)).upper().replace(".", "!”")
    (message,) = _messages(_record([plain]), _record([curly]))
    assert "they share 100% of it" in message


def test_a_short_text_is_no_story() -> None:
    assert _messages(_record(_story(1, 40)), _record(_story(1, 40))) == []
    assert len(_messages(_record(_story(1, 70)), _record(_story(1, 70)))) == 1


def test_a_list_of_figures_is_no_story() -> None:
    scores = [word for at, name in enumerate(_story(1)) for word in (name, str(at))]
    assert _messages(_record(scores), _record(scores)) == []


def test_editions_of_a_guide_are_no_copies() -> None:
    guide = [*_story(1), "Polls open on March 4."]
    later = [*_story(1), "Polls open on March 9."]
    assert _messages(_record(guide), _record(later, date="2026-03-09")) == []
    assert len(_messages(_record(guide), _record(guide, date="2026-03-09"))) == 1


def test_a_frame_with_other_figures_is_no_copy() -> None:
    words = _story(1, 300)
    monday = [f"{word} {at}" if at % 20 == 0 else word for at, word in enumerate(words)]
    tuesday = [f"{word} {at + 1000}" if at % 20 == 0 else word for at, word in enumerate(words)]
    assert _messages(_record(monday), _record(tuesday)) == []


def test_each_pair_is_told_once_and_the_earliest_is_the_original() -> None:
    records = [_record(_story(1), date=f"2025-03-{day:02}") for day in (9, 4, 7)]
    messages = _messages(*records)
    assert sorted(message.split(",")[0] for message in messages) == ["The same text as a.jsonl:2"] * 2
    assert _messages(*records) == messages


def _archive(count: int) -> Iterator[str]:
    """Articles of which each tenth is a copy of the one before, and all of which end in the same words."""
    frame = _story(0, 40)
    for at in range(count):
        yield _record([*_story(at - (at % 10 == 9), 150), *frame])


def _comparisons(records: str, copies: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often two articles are compared: what could grow faster than their number. It is the same on any machine."""
    compared = 0
    share = duplicate_article._share

    def counted(one: duplicate_article._Copy, two: duplicate_article._Copy) -> float:
        nonlocal compared
        compared += 1
        return share(one, two)

    with monkeypatch.context() as patch:
        patch.setattr(duplicate_article, "_share", counted)
        assert len(found(ARTICLE, Copy((("a.jsonl", records),)), Desk())) == copies
    return compared


def test_twice_the_articles_take_twice_the_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    once, twice = (_comparisons("".join(_archive(count)), count // 10, monkeypatch) for count in (400, 800))
    assert once > 0
    assert twice < 2.5 * once


def test_copies_by_the_hundred_are_compared_with_the_first_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _comparisons(_record(_story(1)) * 300, 299, monkeypatch) == 299 * 16


def test_one_file_is_compared_with_what_a_whole_run_has_read(tmp_path: Path) -> None:
    (tmp_path / "copydesk.yaml").write_text("rules: {date/missing: off, byline/missing: off}\n", "utf-8")
    (tmp_path / "content").mkdir()
    for name, day in (("a", 4), ("b", 6)):
        header = f"---\ntitle: {name}\ndate: 2025-03-0{day}\n---\n"
        (tmp_path / "content" / f"{name}.md").write_text(header + " ".join(_story(1)) + "\n", "utf-8")
    lines = [_checked(tmp_path, *paths) for paths in ((), ("content/b.md",), ("content/a.md",))]
    assert lines[0] == lines[1]
    assert [line.partition(": warning")[0] for line in lines[0]] == ["content/b.md:2:8"]
    assert lines[2] == []


def _checked(folder: Path, *paths: str) -> list[str]:
    done = copydesk(
        "check", *paths, "--output-format", "concise", cwd=folder, COPYDESK_CACHE_DIR=str(folder / "cache")
    )  # fmt: skip
    assert done.returncode < 2, done.stderr
    return [line for line in done.stdout.splitlines() if "archive/duplicate-article" in line]


def _slugs(files: dict[str, str]) -> list[tuple[str, str]]:
    copy = Copy(tuple((path, f"---\ntitle: A\n{header}\n---\nIt rained.\n") for path, header in files.items()))
    return [(flag.at.path, flag.message) for flag in found(SLUG, copy, Desk())]


@pytest.mark.parametrize(
    ("files", "flagged"),
    [
        ({"a.md": "slug: rain", "b.md": "slug: rain"}, ["b.md"]),
        ({"a.md": "slug: rain", "b.md": "slug: /rain/"}, ["b.md"]),
        ({"a.md": "slug: rain\ndate: 2025-03-04", "b.md": "slug: rain\ndate: 2025-03-30"}, ["b.md"]),
        ({"a.md": "slug: rain\ndate: 2025-03-04", "b.md": "slug: rain\ndate: 2025-04-04"}, []),
        ({"a.en.md": "", "a.fr.md": ""}, []),
        ({"en/a.md": "", "fr/a.md": ""}, []),
        ({"a.md": "slug: rain\nlang: en", "b.md": "slug: rain\nlang: fr"}, []),
        ({"a.md": "", "a.markdown": ""}, ["a.md"]),
        ({"a/index.md": "", "b/index.md": ""}, []),
        ({"a/_index.md": "", "b/_index.md": "", "README.md": "", "b/README.md": ""}, []),
        ({"2025-03-04-rain.md": "", "2025-03-05-rain.md": ""}, []),
        ({"a.md": 'slug: ""', "b.md": 'slug: ""'}, []),
    ],
)
def test_slugs(files: dict[str, str], flagged: list[str]) -> None:
    assert [path for path, _ in _slugs(files)] == flagged


def test_records_have_their_sections_for_a_folder() -> None:
    def records(*sections: str) -> Copy:
        made = (_record(["It rained."], slug="rain", section=section) for section in sections)
        return Copy((("a.jsonl", "".join(made)),))

    assert found(SLUG, records("news", "sport"), Desk()) == []
    (flag,) = found(SLUG, records("news", "news"), Desk())
    assert flag.message == "“rain” is the slug of a.jsonl:1 too."
