"""Two ways of writing one thing in one article."""

from __future__ import annotations

from collections.abc import Iterator

from checks import patterns, places
from checks.gather import Dossier
from checks.model import Evidence, Finding, Span
from checks.places import Where
from checks.records import Record

VALUES = ("seen", "form", "count", "usual", "usual_count")


class Options(Record):
    """`forms` names ways of writing the same, with a pattern for each; an article may use one of them at `where`.

    The first of each rarer form is marked. Of forms that are equally frequent, the one that comes first holds.
    """

    forms: dict[str, str]
    ignore_case: bool = False
    where: Where = ("body",)

    def __post_init__(self) -> None:
        if len(self.forms) < 2:
            raise ValueError("`forms` needs two ways of writing, or more")
        for name, source in self.forms.items():
            try:
                patterns.compiled(source, self.ignore_case)
            except patterns.PatternError as error:
                raise ValueError(f"the pattern of `{name}` {error}") from None


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    found: dict[str, list[tuple[Span, str, str]]] = {form: [] for form in options.forms}
    for spot in places.spots(dossier, options.where):
        for form, source in options.forms.items():
            for start, end in patterns.compiled(source, options.ignore_case).find(spot.text.value):
                found[form].append((spot.text.span(start, end), spot.place, spot.text.value[start:end]))
    used = sorted((form for form in found if found[form]), key=lambda form: (-len(found[form]), found[form][0]))
    for form in used[1:]:
        span, place, seen = found[form][0]
        values = {
            "seen": places.shown(seen),
            "form": form,
            "count": str(len(found[form])),
            "usual": used[0],
            "usual_count": str(len(found[used[0]])),
        }
        yield Finding(span, place, values, (Evidence(found[used[0]][0][0], f"{used[0]}, as elsewhere"),))
