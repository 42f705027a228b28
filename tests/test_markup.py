"""HTML to prose: what is read, of what kind it is, and that every character knows its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.model import Text
from checks.readers import markup
from checks.readers.prose import Body


def _read(source: str) -> Body:
    return markup.read(Text.verbatim(source, 0, len(source)))


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<p>Rain &amp; <b>wind</b></p><p>Sun", [("paragraph", "Rain & wind"), ("paragraph", "Sun")]),
        ("<p>Rain\r\n   fell</p>", [("paragraph", "Rain fell")]),
        ("<ul><li>Rain<li>Sun</ul>So.", [("item", "Rain"), ("item", "Sun"), ("paragraph", "So.")]),
        ("<li>Rain<blockquote>Sun</blockquote>wind", [("item", "Rain"), ("quote", "Sun"), ("item", "wind")]),
        ("</div>Rain</table></b>", [("paragraph", "Rain")]),
        ("<blockquote><p>Rain</p></blockquote><p>Sun</p>", [("quote", "Rain"), ("paragraph", "Sun")]),
        ("<h2>Rain</h2><figure><img><figcaption>Sun</figcaption></figure>", [("heading", "Rain"), ("caption", "Sun")]),
        ("Rain<script>x < 1</script><style>p{}</style><!-- no --> fell", [("paragraph", "Rain fell")]),
        ("One line<br>and another", [("paragraph", "One line"), ("paragraph", "and another")]),
        ("a < b and <3 & more &nosuch;", [("paragraph", "a < b and <3 & more &nosuch;")]),
        ("<b><p>Rain</b> fell</p>", [("paragraph", "Rain fell")]),
        ("<p>Rain <svg><text>no</text></svg>fell", [("paragraph", "Rain fell")]),
        ("<p", []),
        ("", []),
    ],
)
def test_prose_of_html(source: str, blocks: list[tuple[str, str]]) -> None:
    body = _read(source)
    assert [(block.kind, body.prose.value[block.start : block.end].strip()) for block in body.blocks] == blocks


def test_images_and_links() -> None:
    source = "<p>See <a href='/x?a&amp;b'>the <i>map</i></a> <img src=a.png alt=\"Rain &amp; sun\"><img src=b.png></p>"
    body = _read(source)
    (link,) = body.links
    assert (body.prose.value[link.start : link.end], link.url) == ("the map", "/x?a&b")
    assert [(image.alt.value, image.url) for image in body.images] == [("Rain & sun", "a.png"), ("", "b.png")]
    assert source[slice(*body.images[0].alt.span(0, 10))] == "Rain &amp; sun"


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<b>", "<script>", "</script>", "<!--", "-->", "<", "&amp;", "&eacute", "&", "é", "😀", "\r\n",
     "\r", "\n", "  ", "\x00", "<img alt='x y'>", "<a href=x>", "</a>", "<li>", "<td>", "</table>", '"', ">", "\ud800"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_every_character_stands_where_it_came_from(source: str) -> None:
    body = _read(source)
    for at, char in enumerate(body.prose.value):
        written = source[slice(*body.prose.span(at, at + 1))]
        assert written == char or written[:1] == "&" or not (char + written).strip()
