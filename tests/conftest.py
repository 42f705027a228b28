"""What holds for all tests: time is measured by the benchmarks, never here."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
