"""Byte offsets of a parser, as code points of the text that it was given."""

from __future__ import annotations


class CodePoints:
    """Converts byte offsets in UTF-8 to code points; cheap where the offsets mostly go forward."""

    __slots__ = ("_ascii", "_byte", "_data", "_point", "_shift")

    def __init__(self, data: bytes, shift: int = 0) -> None:
        self._data = data
        self._ascii = data.isascii()
        self._shift = shift
        self._byte = 0
        self._point = 0

    def at(self, byte: int) -> int:
        if self._ascii:
            return byte + self._shift
        if byte < self._byte:
            self._point -= len(self._data[byte : self._byte].decode("utf-8", "replace"))
        else:
            self._point += len(self._data[self._byte : byte].decode("utf-8", "replace"))
        self._byte = byte
        return self._point + self._shift
