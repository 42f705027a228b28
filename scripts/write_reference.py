"""Prints the reference of copydesk.yaml, docs/configuration.md, from the models that read it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from checks.config import ConfigFile
from checks.header.vocabulary import WRITTEN

_HEAD = """\
# copydesk.yaml

Written from the models by `make guide`; a test fails when it is stale. The closest file upward from an article holds
for it. An unknown key is an error that names the valid ones. `rules/schemas/copydesk.json` is the same for editors.

| key | what it says | default |
|---|---|---|
"""
_RULES = """\

## A rule's setting

`rules` and `overrides` take the id of a rule with `off`, `warning` or `error`, or with both a severity and options:

```yaml
rules:
  headline/missing: off
  name/variant:
    severity: error
    options: {distinct: [[Anna Lindqvist, Anna Lindkvist]], ignore: [Oslo]}
```

[rules/README.md](../rules/README.md) lists the options of each rule.

## Roles

`fields` names this repository's own keys for a role. Without it these are known, in any capitals, with hyphens or
underscores, and below `params`, `extra` and the like:

| role | keys |
|---|---|
"""


def main() -> None:
    """Writes the reference to standard output."""
    properties = ConfigFile.model_json_schema()["properties"]
    sys.stdout.write(_HEAD + "".join(_rows(properties)) + _RULES)
    for role, keys in WRITTEN.items():
        sys.stdout.write(f"| `{role}` | {', '.join(f'`{key}`' for key in keys)} |\n")


def _rows(properties: dict[str, Any]) -> Iterator[str]:
    for name, schema in properties.items():
        default = schema.get("default")
        shown = f"`{default}`" if default not in (None, [], {}, ()) else "none"
        said = schema.get("description", "other settings for the files that match a glob")
        yield f"| `{name}` | {said} | {shown} |\n"


if __name__ == "__main__":
    main()
