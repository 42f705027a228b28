"""One output format a file: each renders a report to text and prints nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from checks import plugins
from checks.header import Header
from checks.model import Report
from checks.tuples import NamedTuple

FORMATS = (
    "full", "concise", "grouped", "json", "json-lines", "sarif", "junit", "github", "gitlab", "html", "markdown",
)  # fmt: skip


class HeaderRead(NamedTuple):
    """What the header of one article was read as."""

    path: str
    article: int
    format: str
    header: Header


class View(NamedTuple):
    """How a report is to be shown: in colour, so many columns wide, with the headers where they are asked for.

    `whys` are what the rules are good for, by their ids; with `links`, a terminal can open the files.
    """

    color: bool = False
    width: int = 100
    headers: Sequence[HeaderRead] | None = None
    config: str = "copydesk.yaml"
    whys: Mapping[str, str] = {}
    links: bool = False


Render = Callable[[Report, View], str]


def available() -> list[str]:
    """The names of all formats, ours first, then those of installed packages."""
    return [*FORMATS, *(name for name in plugins.names("copydesk.reporters") if name not in FORMATS)]


def load(name: str) -> Render | None:
    """The function that renders a format, or None where there is none of that name."""
    if name in FORMATS:
        ours: Render = import_module(f"checks.reporters.{name.replace('-', '_')}").render
        return ours
    added: Render | None = plugins.load("copydesk.reporters", name)
    return added
