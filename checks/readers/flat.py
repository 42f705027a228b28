"""Headers in which every line is a key with one simple value or list, as most are, read without a parser.

What is the least out of the ordinary is left to the parser of its format, which says the same of the rest.
"""

from __future__ import annotations

import re

from checks.model import Field, Run, Span, Text
from checks.readers.prose import make_span
from checks.regexes import regex
from checks.trees.nodes import ScalarType, align, plain_type

_ODD = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
"""Characters that one format or the other forbids, or breaks lines at."""
_STRING = rf"\"[^\"\\{_ODD}]*+\""
_LITERAL = rf"'[^'{_ODD}]*+'"
_TOML = regex(
    rf"(?:(?P<key>[A-Za-z0-9_-]++) *+= *+(?:(?P<string>{_STRING})|(?P<literal>{_LITERAL})|(?P<flag>true|false)"
    r"|(?P<date>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d++)?(?:Z|[+-]\d\d:\d\d)?)?)"
    rf"|(?P<number>[+-]?(?:0|[1-9]\d*+)(?:\.\d++)?)|(?P<list>\[ *+(?:{_STRING} *+(?:, *+{_STRING} *+)*+)?\]))"
    rf"|\[(?P<table>[A-Za-z0-9_-]++)\])? *+(?:#[^{_ODD}]*+)?(?:\n|\Z)"
)
_FIRST = rf"[^\s\-?:,\[\]{{}}#&*!|>'\"%@`{_ODD}]"
_PLAIN = rf"{_FIRST}[^:#{_ODD}]*+(?:(?::(?=\S)|(?<=\S)#)[^:#{_ODD}]*+)*+"
_ITEM = rf"(?:{_STRING}|{_LITERAL}|{_FIRST}[^:#,\[\]{{}}'\"{_ODD}]*+)"
_YAML = regex(
    rf"(?:(?P<key>[A-Za-z_][\w-]{{0,99}}+):(?: ++(?:(?P<string>{_STRING})|(?P<literal>{_LITERAL}(?:{_LITERAL})*+)"
    rf"|(?P<plain>{_PLAIN})|(?P<list>\[ *+(?:{_ITEM} *+(?:, *+{_ITEM} *+)*+)?\])|(?=[#\n])))?"
    rf"|(?P<dash> *+- ++)(?P<item>{_STRING}|{_LITERAL}|{_PLAIN}))?"
    rf" *+(?:(?<=[ \n])#[^{_ODD}]*+)?(?:\n|\Z)"
)
_ITEMS = regex(_ITEM)
_FORMATS = {"yaml": _YAML, "toml": _TOML}
_TYPES: dict[str, ScalarType] = {"flag": "flag", "date": "date", "number": "number"}


def read(name: str, source: str, header: Span) -> tuple[Field, ...] | None:
    """The fields of a header in the format of that name, or None where it takes a parser to read it."""
    if name not in _FORMATS:
        return None
    lines, pattern = _Lines(source), _FORMATS[name]
    at = header.start
    while at < header.end:
        line = pattern.match(source, at, header.end)
        if line is None or (line.lastgroup and not lines.take(line, line.lastgroup)):
            return None
        at = line.end()
    return lines.finish()


class _Lines:
    """Makes fields of lines. A key of YAML without a value waits for the items below it."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._fields: list[Field] = []
        self._names: set[str] = set()
        self._table = ""
        self._waiting: re.Match[str] | None = None
        self._items: list[re.Match[str]] = []

    def take(self, line: re.Match[str], kind: str) -> bool:
        """Adds what a line says. False where it takes a parser to tell what that is."""
        if kind == "item":
            return self._item(line)
        self._end_items()
        name = self._table + line["key"] if kind != "table" else line["table"]
        if name.casefold() in self._names:
            return False
        self._names.add(name.casefold())
        if kind == "table":
            self._table = name + "."
        elif kind == "key":
            self._waiting = line
        elif kind == "list":
            self._list(name, line)
        else:
            self._scalar(name, line, kind)
        return True

    def finish(self) -> tuple[Field, ...]:
        self._end_items()
        return tuple(self._fields)

    def _scalar(self, name: str, line: re.Match[str], kind: str) -> None:
        start, end = line.span(kind)
        key = make_span(line.span("key"))
        if kind in ("string", "literal"):
            value = self._source[start + 1 : end - 1].replace("''", "'")
            text = align(value, self._source, make_span((start + 1, end - 1)))
            self._fields.append(Field(name, (text,), make_span((start, end)), key))
        else:
            value = line[kind].rstrip(" ")
            span = make_span((start, start + len(value)))
            told = _TYPES.get(kind) or plain_type(value)
            self._fields.append(Field(name, (Text(value, (Run(0, span),)),), span, key, told))

    def _list(self, name: str, line: re.Match[str]) -> None:
        span = make_span(line.span("list"))
        items = tuple(self._text(*item.span()) for item in _ITEMS.finditer(self._source, span.start + 1, span.end - 1))
        self._fields.append(Field(name, items, span, make_span(line.span("key")), "list" if items else "empty"))

    def _item(self, line: re.Match[str]) -> bool:
        """An item of the list that waits: all stand equally deep."""
        if self._waiting is None or (self._items and line["dash"] != self._items[0]["dash"]):
            return False
        self._items.append(line)
        return True

    def _end_items(self) -> None:
        """What has waited is a list, or empty."""
        if self._waiting is None:
            return
        key = make_span(self._waiting.span("key"))
        if self._items:
            first, last = self._items[0], self._items[-1]
            span = Span(
                first.start("item") - len(first["dash"].lstrip()), last.start("item") + len(last["item"].rstrip(" "))
            )
            texts = tuple(self._text(*item.span("item")) for item in self._items)
            self._fields.append(Field(self._waiting["key"], texts, span, key, "list"))
        else:
            nothing = Span(key.end + 1, key.end + 1)
            self._fields.append(Field(self._waiting["key"], (Text("", (Run(0, nothing),)),), nothing, key, "empty"))
        self._waiting = None
        self._items = []

    def _text(self, start: int, end: int) -> Text:
        """An item of a list, without quotes and without the space behind it."""
        value = self._source[start:end].rstrip(" ")
        quoted = value[0] in "\"'"
        value = value[quoted : len(value) - quoted]
        return Text(value, (Run(0, Span(start + quoted, start + quoted + len(value))),))
