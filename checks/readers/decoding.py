"""Bytes of a file to text: by its byte order mark, as UTF-8, or as the encoding that fits best."""

from __future__ import annotations

import codecs
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 100_000
"""Bytes that the encoding is guessed from: enough to tell, and bounded in time."""


class Decoded(NamedTuple):
    """`encoding` is a codec's name, `sure` is False where it was guessed. No text for a binary file."""

    text: str | None
    encoding: str
    sure: bool


def decode(data: bytes) -> Decoded:
    """The text of a file, without a byte order mark and with its line endings as they are."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"), encoding, True)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)
    return Decoded(None if _is_binary(data) else text, "utf-8", True)


def _guess(data: bytes) -> Decoded:
    if _is_binary(data):
        return Decoded(None, "binary", True)
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    best = from_bytes(data[:_SAMPLE], preemptive_behaviour=False).best()
    encoding = best.encoding if best else "cp1252"
    return Decoded(data.decode(encoding, "replace"), encoding, False)


def _is_binary(data: bytes) -> bool:
    """NUL bytes in numbers: one alone may be debris in a text, many are no text."""
    return data.count(b"\0", 0, _SAMPLE) * 100 > min(len(data), _SAMPLE)
