"""Grammars of what strangers write: articles of every format, rules files and configs. Right, or nearly so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from checks import kinds
from scripts.write_schemas import schemas

Drawn = st.SearchStrategy[Any]

NAMES = st.sampled_from(("Ada Berg", "Ada Burg", "Per Dahl", "Mayor Jen O’Dahl", "Berg", "ada berg", "The Courier", ""))
DAYS = st.sampled_from((
    "2024-02-06", "2024-02-30", "06/02/2024", "Feb. 6, 2024", "6. Februar 2024", "9999-99-99", "0000-00-00",
    "1707177600", "2024-02-06T23:59:60+99:00", "2024", "Tuesday", "last week", "-1",
))  # fmt: skip
WORDS = st.sampled_from((
    "title", "date", "body", "headline", "author", "byline", "lede", "*", "**/*.md", "../x", "[a", "(a|b)+", r"\bfoo\b",
    "(", "(?P<x>a)", r"(?i)foo$", "{seen}", "{nobody}", "{", "“foo”", "foo", "bar",
    "\x00", "\u202e", "é", "0", "en", "x" * 300,
))  # fmt: skip
TEXTS = WORDS | NAMES | DAYS | st.text(max_size=8)
SCALARS = {"integer": st.integers(-1, 12), "number": st.integers(-1, 12), "boolean": st.booleans(), "null": st.none()}
NONSENSE: Drawn = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS | st.just([]) | st.just({})
)


def articles() -> Drawn:
    """An article: a path whose ending tells its format, and its text."""
    return st.one_of(_markdown(), _pages(), _records(), st.tuples(st.just("a.txt"), _copy()))


def rules() -> Drawn:
    """A rules file of one rule: what the schemas allow, sometimes with nonsense in it."""
    every = [_rule(name, kinds.load(name)) for name in kinds.available()]
    return st.sampled_from(every).flatmap(lambda rule: rule).map(lambda rule: json.dumps([rule], ensure_ascii=False))


def configs() -> Drawn:
    """A config: what its schema allows, sometimes with nonsense in it."""
    return _of(schemas()["copydesk"]).map(lambda config: json.dumps(config, ensure_ascii=False))


def _rule(name: str, kind: kinds.Kind) -> Drawn:
    message = st.sampled_from(("Foo.", *(f"{{{value}}} is wrong." for value in kind.values)))
    entry = {
        "id": st.just("house/rule"),
        "check": st.just(name),
        "severity": st.sampled_from(("error", "warning", "off")),
        "message": _mostly(message, TEXTS),
        "why": st.just("Because."),
    }
    optional = {
        "options": _of(TypeAdapter(kind.options).json_schema()),
        "when": st.dictionaries(
            st.sampled_from(("path", "format", "title", "tags")), TEXTS | st.booleans(), max_size=2
        ),
        "owner": TEXTS,
        "url": TEXTS,
    }
    if kind.looks:
        optional["where"] = st.lists(
            st.sampled_from(("title", "body", "links", "lede", "tags")), min_size=1, max_size=3
        )
    return st.fixed_dictionaries(entry, optional=optional)


def _of(schema: Mapping[str, Any], known: Mapping[str, Any] | None = None) -> Drawn:
    """What a JSON schema allows, and now and then what it does not."""
    known = known if known is not None else schema.get("$defs", {})
    return _mostly(_allowed(schema, known), NONSENSE)


def _allowed(schema: Mapping[str, Any], known: Mapping[str, Any]) -> Drawn:
    if "$ref" in schema:
        return _of(known[schema["$ref"].rpartition("/")[2]], known)
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema:
        return st.sampled_from([_of(each, known) for each in schema["anyOf"]]).flatmap(lambda each: each)
    if "prefixItems" in schema:
        return st.tuples(*(_of(each, known) for each in schema["prefixItems"])).map(list)
    if schema.get("type") == "object":
        return _mapping(schema, known)
    if schema.get("type") == "array":
        return st.lists(_of(schema.get("items", {}), known), max_size=3)
    return SCALARS.get(schema.get("type", "string"), TEXTS)


def _mapping(schema: Mapping[str, Any], known: Mapping[str, Any]) -> Drawn:
    if "properties" not in schema:
        values = schema.get("additionalProperties")
        return st.dictionaries(TEXTS, _of(values, known) if isinstance(values, Mapping) else NONSENSE, max_size=3)
    asked = schema.get("required", ())
    fields = {name: _of(each, known) for name, each in schema["properties"].items()}
    optional = {name: field for name, field in fields.items() if name not in asked}
    return st.fixed_dictionaries({name: fields[name] for name in asked}, optional=optional)


def _mostly(right: Drawn, wrong: Drawn) -> Drawn:
    return st.integers(1, 20).flatmap(lambda at: wrong if at == 20 else right)


def _sentence() -> Drawn:
    verbs = st.sampled_from(
        ("said on", "met on", "died", "will meet", "was born in", "has led the council since", "told")
    )
    ends = st.sampled_from((".", ".", "!", " — again and and again.", ", 43, of Oslo.", " (“Foo bar).", "…"))
    return st.tuples(NAMES, verbs, DAYS | TEXTS, ends).map(lambda parts: f"{parts[0]} {parts[1]} {parts[2]}{parts[3]}")


def _copy() -> Drawn:
    return st.lists(_paragraph(), max_size=6).map("\n\n".join)


def _paragraph() -> Drawn:
    return st.lists(_sentence(), min_size=1, max_size=4).map(" ".join)


def _fields() -> Drawn:
    values = NAMES | DAYS | TEXTS | st.lists(NAMES, max_size=3) | NONSENSE
    keys = ("title", "date", "lastmod", "author", "authors", "tags", "slug", "description", "draft", "language", "url")
    return st.dictionaries(st.sampled_from(keys), values, max_size=6)


def _markdown() -> Drawn:
    return st.tuples(
        st.sampled_from(("a.md", "content/2024/02/06/a.md", "a.mdx")), st.tuples(_front(), _marked()).map("".join)
    )


def _front() -> Drawn:
    """Front matter in YAML, TOML or JSON; some is never closed, some has a key twice."""
    lines = st.lists(st.tuples(st.sampled_from(("title", "date", "author", "tags")), TEXTS), max_size=4)
    yaml = _fields().map(
        lambda fields: "---\n" + "".join(f"{k}: {json.dumps(v)}\n" for k, v in fields.items()) + "---\n"
    )
    loose = lines.map(lambda lines: "---\n" + "".join(f"{key}: {value}\n" for key, value in lines) + "---\n")
    toml = lines.map(
        lambda lines: "+++\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in lines) + "+++\n"
    )
    whole = st.just("") | yaml | loose | toml | _fields().map(lambda fields: json.dumps(fields) + "\n")
    return _mostly(whole, whole.map(lambda text: text[:-4]))


def _marked() -> Drawn:
    """A body in Markdown, with HTML and shortcodes in it."""
    marks = (
        "# {}", "- {}\n- {}", "> {}", "**{}** {}", "[{}](http://x/2024/02/06/y)", "![{}](2024-02-06.jpg)", "<p>{}</p>",
        "<figure><img src=x alt='{}'><figcaption>{}</figcaption>", '{{< figure title="{}" >}}', "```\n{}\n```",
        "| a | b |\n|--|--|\n| {} |", "{} <!-- stet: date/missing -->", "<!-- {} -->", "{}", "{}", "{}[^1]\n\n[^1]: {}",
        "&amp;{}&nbsp;",
    )  # fmt: skip
    block = st.tuples(st.sampled_from(marks), _paragraph()).map(lambda each: each[0].replace("{}", each[1]))
    return st.lists(block, max_size=6).map("\n\n".join)


def _pages() -> Drawn:
    tags = st.sampled_from(
        (
            "<meta name=author content='{}'>",
            "<meta property='article:published_time' content='{}'>",
            "<title>{}</title>",
        )
    )
    head = st.lists(st.tuples(tags, TEXTS).map(lambda each: each[0].replace("{}", each[1])), max_size=4).map("".join)
    linked = _fields().map(
        lambda fields: f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"
    )
    body = st.lists(_paragraph().map(lambda text: f"<p>{text}"), max_size=5).map("\n".join)
    page = st.tuples(head, linked, body).map(
        lambda parts: f"<html><head>{parts[0]}{parts[1]}</head><body><h1>Foo</h1>{parts[2]}"
    )
    return st.tuples(st.just("a.html"), page)


def _records() -> Drawn:
    record = st.tuples(_fields(), _marked()).map(lambda parts: {**parts[0], "body": parts[1]})
    lines = st.lists(record, max_size=3).map(lambda records: "\n".join(map(json.dumps, records)))
    return st.one_of(
        st.tuples(st.just("a.json"), record.map(json.dumps)), st.tuples(st.just("a.jsonl"), lines),
        st.tuples(st.just("a.json"), record.map(json.dumps).map(lambda text: text[:-9])),
    )  # fmt: skip
