"""Texts that know where they stand, also through another text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checks.model import BEGINNING, Lines, Run, Span, Text


def _escaped(words: list[str]) -> tuple[str, Text]:
    """A source in which every `<` stands as `&lt;`, and the text that is read from it."""
    source, value, runs = "", "", []
    for word in words:
        for piece in filter(None, word.replace("<", "\0<\0").split("\0")):
            written = "&lt;" if piece == "<" else piece
            runs.append(Run(len(value), Span(len(source), len(source) + len(written))))
            source, value = source + written, value + piece
    return source, Text(value, tuple(runs) or (Run(0, Span(0, 0)),))


@given(st.lists(st.text("ab<é", max_size=6), max_size=6), st.data())
def test_a_text_read_from_a_text_stands_in_the_source(words: list[str], data: st.DataObject) -> None:
    source, outer = _escaped(words)
    cut = sorted(data.draw(st.lists(st.integers(0, len(outer.value)), min_size=2, max_size=2)))
    inner = Text(outer.value[cut[0] : cut[1]], (Run(0, Span(*cut)),)).through(outer)
    for at, char in enumerate(inner.value):
        written = source[slice(*inner.span(at, at + 1))]
        assert written == ("&lt;" if char == "<" else char)


@given(st.lists(st.sampled_from(["a", "é", "\n", "\r\n", "\r"]), max_size=9), st.integers(0, 9))
def test_a_place_in_a_part_is_a_place_in_the_file(pieces: list[str], cut: int) -> None:
    before, after = "".join(pieces[:cut]), "".join(pieces[cut:])
    if before.endswith("\r") and after.startswith("\n"):
        return
    origin = BEGINNING.behind(before)
    for at in range(len(after) + 1):
        assert origin.place(Lines(after).place(at)) == Lines(before + after).place(len(before) + at)
    assert origin.behind(after) == BEGINNING.behind(before + after)
