"""Front matter before a body: YAML between `---`, TOML between `+++`, JSON in braces or between `;;;`."""

from __future__ import annotations

import re
from typing import NamedTuple

from checks.model import Double, Field, Problem, Span
from checks.readers import flat
from checks.readers.fields import doubles, fields
from checks.trees import Mapping, Node, Sequence, TreeError

_FENCE = re.compile(r"\s*(---|\+\+\+|;;;)[ \t]*(?:\r?\n|$)")
_BRACE = re.compile(r"\s*\{[ \t]*(?:\r?\n|\")")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.M),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.M),
    ";;;": re.compile(r"^;;;[ \t]*(?:\r?\n|\Z)", re.M),
    "{": re.compile(r"^\}[ \t]*;?[ \t]*(?:\r?\n|\Z)", re.M),
}


class FrontMatter(NamedTuple):
    """The header's fields, what was wrong with them, where the body begins, and which keys stand twice."""

    fields: tuple[Field, ...]
    problems: tuple[Problem, ...]
    body: int
    doubles: tuple[Double, ...] = ()


def opens(source: str) -> bool:
    """Whether a text begins with a fence or an object that is closed again."""
    return _bounds(source) is not None


def read(source: str) -> FrontMatter:
    """The front matter of a text. What can't be read is a problem, and the body still stands."""
    bounds = _bounds(source)
    if bounds is None:
        unclosed = _FENCE.match(source)
        if unclosed is None or not re.match(r"[\w\"'-]+[ \t]*[:=]", source[unclosed.end() :]):
            return FrontMatter((), (), 0)
        fence = Span(unclosed.start(1), unclosed.end(1))
        body = re.search(r"\n[ \t]*\r?\n", source)
        problem = Problem(f"the front matter that begins here has no closing {unclosed[1]}", fence)
        return FrontMatter((), (problem,), body.end() if body else len(source))
    fence_text, inner, body_start = bounds
    simple = flat.read(fence_text, source, inner)
    if simple is not None:
        return FrontMatter(simple, (), body_start)
    try:
        tree = _parse(fence_text, source, inner)
    except TreeError as error:
        at = min(error.offset, max(inner.end - 1, 0))
        return FrontMatter((), (Problem(str(error), Span(at, at + 1)),), body_start)
    if tree is None:
        return FrontMatter((), (), body_start)
    if not isinstance(tree, Mapping):
        shape = "a list" if isinstance(tree, Sequence) else "plain text"
        problem = Problem(f"the front matter is {shape}, not a set of fields such as `title: …`", tree.span)
        return FrontMatter((), (problem,), body_start)
    return FrontMatter(tuple(fields(tree)), (), body_start, tuple(doubles(tree)))


def _bounds(source: str) -> tuple[str, Span, int] | None:
    """The fence, the stretch of the header and the body's start."""
    opening = _FENCE.match(source)
    if opening:
        closing = _CLOSING[opening[1]].search(source, opening.end())
        return (opening[1], Span(opening.end(), closing.start()), closing.end()) if closing else None
    brace = _BRACE.match(source)
    if brace:
        start = source.index("{")
        closing = _CLOSING["{"].search(source, start)
        return ("{", Span(start, closing.start() + 1), closing.end()) if closing else None
    return None


def _parse(fence: str, source: str, inner: Span) -> Node | None:
    """The parsers are imported where a header needs them: each costs a start-up its own milliseconds."""
    if not source[inner.start : inner.end].strip():
        return None
    if fence == "---":
        from checks.trees import yaml

        return yaml.parse(source, *inner)
    if fence == "+++":
        from checks.trees import toml

        return toml.parse(source, *inner)
    from checks.trees import json

    return json.parse(source, *inner)
