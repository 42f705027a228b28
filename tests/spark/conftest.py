"""Where Spark can't run, these tests are skipped, and say why."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    why = None
    if find_spec("pyspark") is None:
        why = "pyspark is not installed: make test-spark does it"
    elif not shutil.which("java") and "JAVA_HOME" not in os.environ:
        why = "no Java is installed, which Spark runs on"
    if why:
        for item in items:
            if "tests/spark" in item.nodeid:
                item.add_marker(pytest.mark.skip(reason=why))
