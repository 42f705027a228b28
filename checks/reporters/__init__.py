"""One output format a file: each renders a report to text and prints nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from checks.model import Report

FORMATS = ("full", "concise", "json", "github")


class View(NamedTuple):
    """How a report is to be shown: in colour, so many columns wide, with what the headers were read as."""

    color: bool = False
    width: int = 100
    show_header: bool = False
    config: str = "copydesk.yaml"


Render = Callable[[Report, View], str]


def load(name: str) -> Render:
    """The function that renders a format."""
    render: Render = import_module(f"checks.reporters.{name}").render
    return render
