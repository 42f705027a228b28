"""Writes the JSON Schemas of copydesk.yaml, rules files and facts files into rules/schemas."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from checks import almanac, kinds
from checks.config import ConfigFile
from checks.packs import PackFile, RuleEntry

SCHEMAS = Path(__file__).parent.parent / "rules" / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def main() -> None:
    """Writes every schema anew."""
    SCHEMAS.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (SCHEMAS / f"{name}.json").write_text(text(schema), "utf-8")


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each sort of file, made from the models that read it."""
    facts = {f"facts-{name}": TypeAdapter(tuple[model, ...]).json_schema() for name, model in almanac.FACTS.items()}  # type: ignore[valid-type]
    rules = TypeAdapter(tuple[RuleEntry, ...] | PackFile).json_schema()
    _by_kind(rules)
    return {"copydesk": ConfigFile.model_json_schema(), "rules": rules, **facts}


def text(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps({"$schema": DIALECT, **schema}, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _by_kind(rules: dict[str, Any]) -> None:
    """Says which options each kind takes, so that an editor knows them."""
    entry = rules["$defs"]["RuleEntry"]
    entry["properties"]["check"]["enum"] = kinds.available()
    entry["allOf"] = [_options(name) for name in kinds.available()]


def _options(name: str) -> dict[str, Any]:
    options = kinds.load(name).options
    schema = TypeAdapter(options).json_schema()
    schema.get("properties", {}).pop("where", None)
    for field in dataclasses.fields(options):
        if field.metadata.get("file"):  # what stands in a file of its own goes by its path
            schema["properties"][field.name] = {"anyOf": [{"type": "string"}, schema["properties"][field.name]]}
    schema["additionalProperties"] = False
    schema["required"] = []
    of_kind = {"properties": {"check": {"const": name}}}
    return {"if": of_kind, "then": {"properties": {"options": schema}}}


if __name__ == "__main__":
    main()
