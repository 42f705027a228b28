"""A short turn at every fault of the benchmark: killed, without room, read while others write."""

from __future__ import annotations

import pytest

from benchmarks.faults import FAULTS, told


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_lost_and_nothing_is_half_done(fault: str) -> None:
    assert list(told(FAULTS[fault], 2)) == []
