"""Front matter before a body: YAML between `---`, TOML between `+++`, JSON in braces or between `;;;`."""

from __future__ import annotations

import re
from json import JSONDecoder

from checks.model import Double, Field, Problem, Span
from checks.readers import flat
from checks.readers.fields import doubles, fields
from checks.regexes import regex
from checks.trees import Mapping, Node, Sequence, TreeError
from checks.tuples import NamedTuple

_FENCE = regex(r"\ufeff?\s*(---|\+\+\+|;;;)(yaml|yml|toml|json)?[ \t]*(?:\r\n?|\n|$)")
"""What opens a header; behind the fence Eleventy and others allow the name of its format."""
_BRACE = regex(r"\ufeff?\s*(?=\{[ \t]*(?:[\r\n]|\"))")
_CLOSING = {
    fence: {end: regex(rf"{end}(?:{closing})[ \t]*(?:\r?{end}|\Z)") for end in ("\n", "\r")}
    for fence, closing in {"---": r"---|\.\.\.", "+++": r"\+\+\+", ";;;": ";;;", "{": r"\};?"}.items()
}
"""What closes one, by how lines end: a carriage return ends them where there is nothing else."""
_FORMATS = {"---": "yaml", "+++": "toml", ";;;": "json", "yml": "yaml"}
_KEY = regex(r"[\w\"'-]+[ \t]*[:=]")
_BLANK = regex(r"\n[ \t]*\r?\n|\r[ \t]*\r")
_BEHIND = regex(r"[ \t]*;?[ \t]*(?:\r\n?|\n|\Z)")


class FrontMatter(NamedTuple):
    """The header's fields, what was wrong with them, where the body begins, and which keys stand twice."""

    fields: tuple[Field, ...]
    problems: tuple[Problem, ...]
    body: int
    doubles: tuple[Double, ...] = ()


class _Header(NamedTuple):
    """A header's format, the stretch in which it stands, and where the body begins."""

    format: str
    inner: Span
    body: int


def opens(source: str) -> bool:
    """Whether a text begins with a fence or an object that is closed again."""
    return _header(source) is not None


def read(source: str) -> FrontMatter:
    """The front matter of a text. What can't be read is a problem, and the body still stands."""
    header = _header(source)
    if header is None:
        return _unclosed(source)
    if "\n" not in source:
        source = source.replace("\r", "\n")
    simple = flat.read(header.format, source, header.inner)
    if simple is not None:
        return FrontMatter(simple, (), header.body)
    try:
        tree = _parse(source, header)
    except TreeError as error:
        at = min(error.offset, max(header.inner.end - 1, 0))
        at -= source[max(at - 1, 0) : at + 1] == "\r\n"
        return FrontMatter((), (Problem(str(error), Span(at, at + 1)),), header.body)
    if tree is None:
        return FrontMatter((), (), header.body)
    if not isinstance(tree, Mapping):
        shape = "a list" if isinstance(tree, Sequence) else "plain text"
        problem = Problem(f"the front matter is {shape}, not a set of fields such as `title: …`", tree.span)
        return FrontMatter((), (problem,), header.body)
    return FrontMatter(tuple(fields(tree)), (), header.body, tuple(doubles(tree)))


def _header(source: str) -> _Header | None:
    opening = _FENCE.match(source)
    if opening is None:
        return _object(source)
    closing = _closing(opening[1], source, opening.end() - 1)
    if closing is None:
        return None
    named = opening[2] or opening[1]
    inner = Span(opening.end(), closing.start() + 1)
    return _Header(_FORMATS.get(named, named), inner, closing.end())


def _object(source: str) -> _Header | None:
    """A header in braces ends where its JSON does, or if that is broken, with a brace on a line of its own."""
    brace = _BRACE.match(source)
    if brace is None:
        return None
    try:
        _, end = JSONDecoder(strict=False).raw_decode(source, brace.end())
    except (ValueError, RecursionError):
        closing = _closing("{", source, brace.end())
        return _Header("json", Span(brace.end(), closing.start() + 2), closing.end()) if closing else None
    behind = _BEHIND.match(source, end)
    return _Header("json", Span(brace.end(), end), behind.end() if behind else end)


def _closing(fence: str, source: str, at: int) -> re.Match[str] | None:
    return _CLOSING[fence]["\n" if source.find("\n", at) >= 0 else "\r"].search(source, at)


def _unclosed(source: str) -> FrontMatter:
    """A fence that is followed by a key, and by no other fence, was meant to open a header."""
    fence = _FENCE.match(source)
    if fence is None or not _KEY.match(source, fence.end()):
        return FrontMatter((), (), 0)
    blank = _BLANK.search(source, fence.end())
    problem = Problem(f"the front matter that begins here has no closing {fence[1]}", Span(*fence.span(1)))
    return FrontMatter((), (problem,), blank.end() if blank else len(source))


def _parse(source: str, header: _Header) -> Node | None:
    """The parsers are imported where a header needs them: each costs a start-up its own milliseconds."""
    if not source[header.inner.start : header.inner.end].strip():
        return None
    if header.format == "yaml":
        from checks.trees import yaml

        return yaml.parse(source, *header.inner)
    if header.format == "toml":
        from checks.trees import toml

        return toml.parse(source, *header.inner)
    from checks.trees import json

    return json.parse(source, *header.inner)
