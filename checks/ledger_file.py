"""The file of a baseline, as it must be."""

from __future__ import annotations

from pydantic import Field, ValidationError

from checks import validation
from checks.mistakes import Marked, SettingsError
from checks.trees import Mapping, TreeError
from checks.trees import json as trees
from checks.validation import Strict


class Row(Strict):
    """One recorded finding."""

    path: str
    rule: str
    message: str
    fingerprint: str = Field(pattern="^[0-9a-f]{16}$")


class _File(Strict):
    version: int
    findings: tuple[Row, ...]


def parse(marked: Marked, version: int) -> tuple[Row, ...]:
    """The file's entries. Only a file that is wrong is read a second time, for the places of its mistakes."""
    try:
        read = _File.model_validate_json(marked.source)
    except ValidationError as error:
        try:
            root = trees.parse(marked.source)
        except TreeError as broken:
            raise SettingsError([marked.mistake(broken.offset, str(broken))]) from None
        raise SettingsError(validation.mistakes(error, _File, root, marked)) from None
    if read.version != version:
        root = trees.parse(marked.source)
        node = root.get("version") if isinstance(root, Mapping) else None
        spot = node.span.start if node else 0
        wanted = f"this copydesk reads version {version}; use the copydesk that wrote it, or record it anew"
        raise SettingsError([marked.mistake(spot, f"`version`: {wanted}")])
    return read.findings
