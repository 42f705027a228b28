"""One target under atheris, whose options are libFuzzer's: `python -m tests.fuzz.one TARGET -runs=1000 CORPUS`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["checks"]):
    from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
