"""A short turn at every fuzzing target: its seeds, and what hypothesis makes of their pieces."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

PIECES = (
    "---\n", "+++\n", "title: ", "date: ", "author: ", "- ", "> ", "# ", "![a](b.jpg)", "[a](b)", "<p>", "</p>",
    "<a href='", "{{< x >}}", "&amp;", "Ada Berg", "Ada Burg", " said ", "Friday", "Feb. 30, 2024", "2024-02-06",
    "last week", "Mayor ", ". ", ", ", "\n", "\n\n", "\r\n", "\t", "“", "”", "(", ")", "[", "]", "{", "}", "'",
    ":", "|", "\\", "*", "\u2028", "\x00", "\ud83d\ude00", "é", "e\u0301", "東京", "12/13/2024",
    "{\"text\": \"", "\"}", "a: &a\n", "*a", "%", "$1.5",
)  # fmt: skip
COPY = st.lists(st.sampled_from(PIECES), max_size=40).map(lambda pieces: "".join(pieces).encode("utf-8", "replace"))


@pytest.mark.parametrize("target", TARGETS)
def test_the_seeds_break_nothing(target: str) -> None:
    for data in seeds(target):
        TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
def test_pieces_of_copy_break_nothing(target: str) -> None:
    @settings(max_examples=60)
    @given(COPY)
    def attack(data: bytes) -> None:
        TARGETS[target](data)

    attack()
