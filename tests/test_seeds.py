"""The demo: every sample article gives exactly the report that stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.write_seed_reports import report, seeds


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.name)
def test_seed_gives_its_report(seed: Path) -> None:
    assert report(seed) == seed.with_suffix(".report").read_text("utf-8"), "run `make seeds` and read the difference"


def test_there_is_clean_copy_too() -> None:
    assert any(not seed.with_suffix(".report").read_text("utf-8") for seed in seeds())
