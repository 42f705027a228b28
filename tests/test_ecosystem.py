"""What a change does to real copy is told by rule: what went, what came, and nothing of what stayed."""

from __future__ import annotations

from collections import Counter

from scripts.ecosystem import Told, _compared


def test_what_went_and_what_came() -> None:
    stays = Told("name/variant", "error", "a.md", "“Vogel” and “Fogel” seem to be one person.")
    softer = stays._replace(path="b.md")
    before = Counter([stays, stays, softer])
    after = Counter([stays, stays, softer._replace(severity="warning")])
    assert list(_compared("paper", before, after, 9)) == [
        "\npaper: 3 findings, now 3: 1 went, 1 came",
        "  name/variant: 1 went, 1 came",
        f"    - error b.md: {stays.message}",
        f"    + warning b.md: {stays.message}",
    ]
