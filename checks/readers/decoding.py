"""Bytes of a file to text: by its byte order mark, as UTF-8, or as the encoding that fits best."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from checks.model import BEGINNING, Part
from checks.tuples import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENCODINGS = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "mac_roman",
    "iso8859_2", "koi8_r", "koi8_u", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "cp874",
)  # fmt: skip
"""What editors save articles in. DOS code pages fit short texts by accident, and nobody writes in them."""
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_SAMPLE = 100_000
"""Bytes that the encoding is guessed from: enough to tell, and bounded in time."""
HEAD = 4096
"""Bytes of a file by which it can be told whether its lines are text."""


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


class Line(NamedTuple):
    """A line of a file; `sound` is False where not all of it was UTF-8."""

    part: Part
    sound: bool


def has_lines(head: bytes) -> bool:
    """Whether a file that begins so can be decoded line by line: it says something, and not in UTF-16 or -32."""
    marked = any(head.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8-sig")
    return bool(head.strip()) and not marked and not _is_binary(head)


def lines(pieces: Iterable[bytes]) -> Iterator[Line]:
    """The lines of a file, which come whole or, where one is too long to hold, in pieces: of that the first only."""
    origin, begun = BEGINNING, False
    for data in pieces:
        text = (data if origin.offset else data.removeprefix(codecs.BOM_UTF8)).decode("utf-8", "replace")
        if not begun:
            yield Line(Part(text, origin), "\ufffd" not in text or _is_utf8(data))
        origin, begun = origin.behind(text), not data.endswith(b"\n")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(data: bytes) -> Decoded:
    if _is_binary(data):
        return Decoded(None, "binary", True)
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_ENCODINGS)).best()
    encoding = best.encoding if best and "cp1252" not in best.could_be_from_charset else "cp1252"
    return Decoded(data.decode(encoding, "replace"), encoding, False)


def _is_binary(data: bytes) -> bool:
    """Control characters in numbers: one alone may be debris in a text, many are no text."""
    sample = data[:_SAMPLE]
    return (len(sample) - len(sample.translate(None, _CONTROL))) * 50 > len(sample)
