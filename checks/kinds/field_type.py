"""A field of the header whose value is of another type than the tools that read it expect."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from checks import places
from checks.gather import Dossier
from checks.header.vocabulary import WRITTEN, normal
from checks.model import Edit, Field, Finding, Fix
from checks.places import Spot
from checks.records import Record
from checks.regexes import regex
from checks.tuples import NamedTuple

VALUES = ("field", "found", "wanted", "why")

_TRUTH = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
_NUMBER = regex(r"[+-]?\d+(?:\.\d+)?")
_WORDED = frozenset(key for role in ("title", "summary", "caption", "credit", "alt", "slug") for key in WRITTEN[role])
"""Keys under which `true` may be a word."""
_ODD = {"flag": "true or false", "date": "a date", "list": "a list"}
"""What a headline that stands without quotes may be taken for."""


class Options(Record):
    """`flags`, `numbers`, `dates` and `lists` are keys whose values must be of that type, in any capitalisation.

    Where there is one value a list may be left out. The text `true` or `false` is a mistake under any key but that of
    a text, and a headline is none of these types.
    """

    flags: tuple[str, ...] = (
        "draft", "published", "featured", "private", "hidden", "pinned", "sticky", "unlisted", "noindex", "toc",
        "comments", "paid", "premium", "archived",
    )  # fmt: skip
    numbers: tuple[str, ...] = ("weight", "order", "priority", "position", "rank", "menu_order")
    dates: tuple[str, ...] = ("expirydate", "expires", "unpublish_date", "publishdate", "event_date")
    lists: tuple[str, ...] = ("tags", "categories", "topics")


class _Wrong(NamedTuple):
    """What a value is, what it should be, why that matters, and what to write in its place."""

    found: str
    wanted: str
    why: str
    instead: str | None


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    for field in dossier.article.fields:
        key = normal(field.key)
        value = field.values[0].value.strip() if field.values else ""
        wrong = value and next((found for test in _TESTS if (found := test(dossier, field, key, value, options))), None)
        if wrong:
            values = {"field": field.key, "found": wrong.found, "wanted": wrong.wanted, "why": wrong.why}
            fix = Fix((Edit(field.span, wrong.instead),), safe=False) if wrong.instead else None
            yield Finding(field.span, field.key, values, suggestion=wrong.instead, fix=fix)


def _flag(dossier: Dossier, field: Field, key: str, value: str, options: Options) -> _Wrong | None:
    word = value.lower()
    truth = _TRUTH.get(word) if field.type == "string" else None
    if truth and (key in _keys(options.flags) or (word == truth and key not in _WORDED)):
        return _Wrong(f"the text “{value}”", "true or false", "to many tools any text is true", truth)
    return None


def _number(dossier: Dossier, field: Field, key: str, value: str, options: Options) -> _Wrong | None:
    if field.type != "string" or key not in _keys(options.numbers):
        return None
    number = value if _NUMBER.fullmatch(value) else None
    return _Wrong(f"the text “{places.shown(value)}”", "a number", "texts sort 10 before 9", number)


def _list(dossier: Dossier, field: Field, key: str, value: str, options: Options) -> _Wrong | None:
    items = [item.strip() for item in value.split(",")]
    if field.type != "string" or len(items) < 2 or not all(items) or key not in _keys(options.lists):
        return None
    quotable = not any(mark in value for mark in '"\\[]\n')
    listed = "[" + ", ".join(f'"{item}"' for item in items) + "]" if quotable else None
    return _Wrong("one text with commas", "a list", "tools part it at the blanks, or not at all", listed)


def _date(dossier: Dossier, field: Field, key: str, value: str, options: Options) -> _Wrong | None:
    """The article's own dates have rules of their own."""
    playing = (dossier.header.roles.get("date"), dossier.header.roles.get("modified"))
    if field.type not in ("string", "number") or field in playing or key not in _keys(options.dates):
        return None
    stamp = places.dated(Spot(field.key, field.values[0]))
    if stamp is not None and (not stamp.problem or stamp.readings):
        return None
    return _Wrong(f"“{places.shown(value)}”", "a date", "what hangs on it never happens", None)


def _headline(dossier: Dossier, field: Field, key: str, value: str, options: Options) -> _Wrong | None:
    if key not in WRITTEN["title"] or field.type not in _ODD:
        return None
    quoted = f'"{value}"' if field.type != "list" else None
    return _Wrong(_ODD[field.type], "text", "without quotes tools take it for that", quoted)


def _language(dossier: Dossier, field: Field, key: str, value: str, options: Options) -> _Wrong | None:
    """Norwegian, whose code YAML 1.1 reads as a flag."""
    bare = dossier.article.source[slice(*field.span)].lower() == "no"
    if key not in WRITTEN["language"] or not bare:
        return None
    return _Wrong("`no` without quotes", "a language", "to tools that read YAML 1.1 that is false", f'"{value}"')


_TESTS: tuple[Callable[[Dossier, Field, str, str, Options], _Wrong | None], ...] = (
    _flag, _number, _list, _date, _headline, _language,
)  # fmt: skip


@lru_cache(32)
def _keys(listed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(normal, listed))
