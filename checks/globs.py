"""Globs over paths, as patterns that are linear in the path's length."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from checks.patterns import Pattern, escape
from checks.regexes import regex

_PART = regex(r"\*\*/|\*\*|\*|\?|\[!?[^\[\]/]+\]|[^*?\[]+|\[")


def matches(path: str, globs: Iterable[str]) -> bool:
    """Whether a path, with `/` between its parts, matches one of the globs.

    A glob without a slash matches the name in any folder; one that names a folder matches all in it.
    """
    whole = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    listed = tuple(globs)
    return bool(listed) and _all(listed).covers(whole)


def compiled(glob: str) -> Pattern:
    """The pattern of a glob. Raises patterns.PatternError for what is none."""
    return Pattern(_source(glob))


@lru_cache(1024)
def _all(globs: tuple[str, ...]) -> Pattern:
    """One pattern for several globs: each is looked at once a file."""
    return Pattern("|".join(f"(?:{_source(glob)})" for glob in globs))


def _source(glob: str) -> str:
    bare = glob.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in bare else "(?:.*/)?"
    return f"(?s){anywhere}{''.join(_part(part) for part in _PART.findall(bare))}(?:/.*)?"


def _part(part: str) -> str:
    if part in ("**/", "**"):
        return "(?:.*/)?" if part == "**/" else ".*"
    if part in ("*", "?"):
        return "[^/]" + ("*" if part == "*" else "")
    inner = part[1:-1].removeprefix("!") if part.startswith("[") and part.endswith("]") else ""
    if inner:
        return f"[{'^' if part[1] == '!' else ''}{escape(inner).replace(chr(92) + '-', '-')}]"
    return escape(part)
