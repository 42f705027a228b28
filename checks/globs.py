"""Globs as RE2 patterns: linear in the path's length, whatever a pull request writes into them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import re2

_PART = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\[\]/]+\]|[^*?\[]+|\[")


def matches(path: str, globs: Iterable[str]) -> bool:
    """Whether a path, with `/` between its parts, matches one of the globs.

    A glob without a slash matches the name in any folder; one that names a folder matches all in it.
    """
    return any(_compiled(glob).fullmatch(path) is not None for glob in globs)


@lru_cache(1024)
def _compiled(glob: str) -> Any:
    bare = glob.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in bare else "(?:.*/)?"
    return re2.compile(f"(?s){anywhere}{''.join(_part(part) for part in _PART.findall(bare))}(?:/.*)?")


def _part(part: str) -> str:
    if part in ("**/", "**"):
        return "(?:.*/)?" if part == "**/" else ".*"
    if part in ("*", "?"):
        return "[^/]" + ("*" if part == "*" else "")
    if part.startswith("[") and len(part) > 2:
        inner: str = re2.escape(part[1:-1].lstrip("!")).replace("\\-", "-")
        return f"[{'^' if part[1] == '!' else ''}{inner}]"
    escaped: str = re2.escape(part)
    return escaped
