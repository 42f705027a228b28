"""Kinds, readers and reporters of installed packages, which name them as entry points.

Groups: `copydesk.kinds` (a module like those in checks/kinds), `copydesk.readers` (a function
`read(path, text) -> Iterator[Article]`, named by the file ending without its dot), `copydesk.reporters`
(a function `render(report, view) -> str`).
"""

from __future__ import annotations

from typing import Any, Literal

Group = Literal["copydesk.kinds", "copydesk.readers", "copydesk.reporters"]


class PluginError(Exception):
    """A plugin that is installed and can't be loaded; the message names it and says why."""


def names(group: Group) -> list[str]:
    """What installed packages add to a group."""
    from importlib.metadata import entry_points  # slow to import, and most runs need no plugin

    return sorted({point.name for point in entry_points(group=group)})


def load(group: Group, name: str) -> Any:
    """What a package calls by that name, or None where none does. Raises PluginError."""
    from importlib.metadata import entry_points  # as above

    point = next(iter(entry_points(group=group, name=name)), None)
    if point is None:
        return None
    try:
        return point.load()
    except Exception as error:  # a stranger's import may raise anything
        raise PluginError(f"the plugin {point.name} ({group}: {point.value}) can't be loaded: {error}") from error
