"""The tables that kernels read and write, as Arrow schemas, and rows as batches of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

_PLACE = [("path", pa.string()), ("article", pa.int64())]
"""The file below the folder that is read, and the number of the record in it, from 0."""

RECORDS = pa.schema(
    [
        *_PLACE, ("line", pa.int64()), ("offset", pa.int64()), ("rules", pa.int32()), ("text", pa.string()),
        ("kind", pa.string()), ("problem", pa.string()),
    ]
)  # fmt: skip
"""One record a row, as JSON, with its line (from 1) and its byte offset where it has one. `rules` is the number of the
rules that hold for it; `kind` and `problem` tell what is wrong with it; without a text it could not be read at all.
"""

FINDINGS = pa.schema(
    [
        ("id", pa.string()), ("article", pa.int64()), ("rule", pa.string()), ("severity", pa.string()),
        ("field", pa.string()), ("line", pa.int64()), ("column", pa.int64()), ("message", pa.string()),
        ("suggestion", pa.string()), ("evidence", pa.string()), ("path", pa.string()), ("fingerprint", pa.string()),
    ]
)  # fmt: skip
"""One finding a row, as it is written. `evidence` is the list of the JSON report, as JSON."""

FAILURES = pa.schema(
    [
        *_PLACE, ("id", pa.string()), ("line", pa.int64()), ("offset", pa.int64()), ("kind", pa.string()),
        ("rule", pa.string()), ("message", pa.string()),
    ]
)  # fmt: skip
"""One thing a row that could not be done, or not all of it, as it is written."""

SAID = pa.schema(
    [
        ("bucket", pa.int32()), ("rule", pa.string()), ("key", pa.string()), *_PLACE, ("place", pa.int32()),
        ("id", pa.string()), ("said", pa.string()),
    ]
)  # fmt: skip
"""One word of an article under one key of a rule. `place` counts the words of an article, `said` is a member's JSON."""

ODDS = pa.schema(
    [
        ("bucket", pa.int32()), *_PLACE, ("rule", pa.string()), ("key", pa.string()), ("place", pa.int32()),
        ("id", pa.string()), ("said", pa.string()),
    ]
)  # fmt: skip
"""One odd member of a group a row: `place` counts what is odd under a key, `said` is JSON."""

GROUP_ORDER = ("rule", "key", "path", "article", "place")
ARTICLE_ORDER = ("path", "article", "rule", "key", "place")
"""The columns by which an engine sorts what it hands to a kernel: no two rows of a run are alike in all of them."""


def batch(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    """Rows as a batch; a column that a row does not have is null there."""
    return pa.RecordBatch.from_pylist(list(rows), schema=schema)
