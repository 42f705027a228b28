"""Elements of HTML, by what they do to the words within."""

from __future__ import annotations

from checks.model import BlockKind

UNREAD = frozenset(
    "script style template noscript svg math iframe object pre code textarea select button title head".split()
)
"""Elements whose contents nobody reads as prose."""
CONTAINERS: dict[str, BlockKind] = {
    "figcaption": "caption", "caption": "caption", "blockquote": "quote", "li": "item", "dd": "item", "dt": "item",
    "td": "table", "th": "table", **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}  # fmt: skip
"""Elements that are blocks of a kind."""
WRAPPERS = frozenset({"ul", "ol", "dl", "table"})
"""Elements that hold containers. Where they end, a container that was left open ends too."""
BREAKS = frozenset(
    "p div section article main header footer aside nav figure br hr ul ol dl tr table tbody thead body html form "
    "fieldset address details summary video audio".split()
) | frozenset(CONTAINERS)
"""Elements that end the block before them."""
