"""When a rule holds: conditions on an article's path, format, section, language and header fields."""

from __future__ import annotations

from collections.abc import Sequence

from checks import globs, patterns
from checks.gather import Dossier
from checks.model import Field
from checks.places import fields
from checks.records import Record


class FieldTest(Record):
    """What must be true of a field: there (or not), one of some values in any capitalisation, or a pattern."""

    name: str
    present: bool = True
    values: tuple[str, ...] = ()
    matches: str | None = None

    def holds(self, dossier: Dossier) -> bool:
        if self.name == "language" and self.values:
            return dossier.header.language.lower() in self.values
        said = [field for field in fields(dossier, self.name) if field.said or field.type == "flag"]
        if not self.present:
            return not said
        return any(self._suits(field) for field in said)

    def _suits(self, field: Field) -> bool:
        texts = [value.value.strip() for value in field.values]
        if self.matches is not None:
            return any(next(patterns.compiled(self.matches).find(text), None) is not None for text in texts)
        return not self.values or any(text.lower() in self.values for text in texts)


class Condition(Record):
    """All of it must hold. What is empty asks nothing."""

    path: tuple[str, ...] = ()
    format: tuple[str, ...] = ()
    fields: tuple[FieldTest, ...] = ()

    def holds(self, dossier: Dossier) -> bool:
        """Whether a rule with this condition looks at an article."""
        return (
            (not self.path or globs.matches(dossier.path, self.path))
            and (not self.format or dossier.article.format in self.format)
            and all(test.holds(dossier) for test in self.fields)
        )


ALWAYS = Condition()


def tests(written: Sequence[tuple[str, object]]) -> tuple[FieldTest, ...]:
    """The tests of `field: value` pairs, where a value is text, a list, a flag or `{matches: pattern}`."""
    return tuple(_test(name, value) for name, value in written)


def _test(name: str, value: object) -> FieldTest:
    if isinstance(value, bool):
        return FieldTest(name, present=value)
    if isinstance(value, dict):
        return FieldTest(name, matches=str(value.get("matches", "")))
    listed = value if isinstance(value, (list, tuple)) else [value]
    return FieldTest(name, values=tuple(str(each).lower() for each in listed))
