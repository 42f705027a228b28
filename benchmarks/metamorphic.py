"""What must not change a verdict, tried on real copy, and what must.

    python -m benchmarks.metamorphic DATA [FILES]

Every article is checked as it stands and in each other guise: line endings, marks, blanks, the order of keys, another
wrapping. What is found must be the same: for a guise that moves nothing, to the line and column; for one that does,
the same messages at the same words. Without its evidence nothing may be found; a fix must remove its finding and add
none. The counts that are printed are of articles of which this does not hold; `--show` prints what.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.guises import GUISES, Guise, paragraphs
from checks import compiled, discover, fixes
from checks.gather import Desk
from checks.groups import Groups
from checks.model import Flag, Part, Span
from checks.readers.decoding import decode
from checks.records import replace
from checks.rule import Rule
from checks.run import File, check
from checks.settings import EVERYTHING

_WHOLE_FILE = ("header/", "slug/", "text/empty")
"""Rules that speak of the file or of its header as it is laid out, which another wrapping is not."""
_PROVED = ("date/contradicts-text", "name/variant")
_ALIKE = re.compile("[A-Za-z0-9 ,.]{0,40}")

Law = Callable[[str, Sequence[Rule], Desk], list[str] | None]
"""What breaks the law in a text, or None where it can't be tried."""


def found(data: bytes, path: str, rules: Sequence[Rule], desk: Desk) -> list[Flag]:
    """All flags of an article alone."""
    text = decode(data).text or ""
    return [flag for each in check([File(path, (Part(text),), rules, desk)], Groups()) for flag in each.outcome.flags]


def differing(text: str, rules: Sequence[Rule], desk: Desk, guise: Guise) -> list[str] | None:
    """What is found in one form only, or None for a text that can't take the guise."""
    base = guise.base(text)
    dressed = guise.dress(base) if base else None
    if base is None or dressed is None:
        return None
    plain = _told(base.encode(), "article.md", guise, rules, desk)
    other = _told(dressed, guise.path, guise, rules, desk)
    return [f"gone: {what}" for what in plain - other] + [f"come: {what}" for what in other - plain]


def _told(data: bytes, path: str, guise: Guise, rules: Sequence[Rule], desk: Desk) -> Counter[tuple[object, ...]]:
    """What is found, without what the guise changes by its nature."""
    flags = found(data, path, rules, desk)
    if not guise.moves:
        return Counter((*_said(flag), " ".join(flag.at.text.split()), flag.at.start) for flag in flags)
    lines = (decode(data).text or "").split("\n")
    kept = (flag for flag in flags if not flag.rule.startswith(_WHOLE_FILE))
    return Counter((*_said(flag), *_places(lines, flag)) for flag in kept)


def _said(flag: Flag) -> tuple[object, ...]:
    return flag.rule, flag.severity, flag.message, flag.finding.suggestion


def _places(lines: Sequence[str], flag: Flag) -> tuple[str, ...]:
    """What stands where a finding in the body begins, where it ends, and where its evidence begins.

    Only as far as every wrapping writes it alike: without quotes, marks and letters that may be escaped.
    """
    within = (flag.at.start, flag.at.end) if flag.at.field == "body" else ()
    places = (*within, *(each.place for each in flag.evidence))
    return tuple(_ALIKE.match(lines[line - 1], column - 1)[0] for line, column in places)  # type: ignore[index]


def unproved(text: str, rules: Sequence[Rule], desk: Desk) -> list[str] | None:
    """What is still found of a date or a name when its evidence is taken out; None where neither is doubted.

    Words that say the same once more are no evidence of their own: these are taken out in their turn.
    """
    base = paragraphs(text)
    flags = [flag for flag in found((base or "").encode(), "article.md", rules, desk) if flag.rule in _PROVED]
    if base is None or not flags:
        return None
    return [f"still: {flag.rule} {flag.message}" for flag in flags if _stands(base, flag, rules, desk)]


def _stands(text: str, flag: Flag, rules: Sequence[Rule], desk: Desk) -> bool:
    """Whether what is found is found for another reason than those it gives: the first is the strongest."""
    given = {each.means for each in flag.finding.evidence}
    left: Flag | None = flag
    while left is not None and left.finding.evidence and left.finding.evidence[0].means in given:
        text = without(text, [each.span for each in left.finding.evidence])
        flags = found(text.encode(), "article.md", rules, desk)
        left = next((each for each in flags if each.message == flag.message), None)
    return left is not None


def without(text: str, spans: Iterable[Span]) -> str:
    """A text without stretches of it, or without their lines where they are links: there the address speaks."""
    if "](" in text:
        told = {text.count("\n", 0, span.start) for span in spans}
        return "".join(line for at, line in enumerate(text.splitlines(keepends=True)) if at not in told)
    for start, end in sorted(set(spans), reverse=True):
        text = text[:start] + text[end:]
    return text


def mended(text: str, rules: Sequence[Rule], desk: Desk) -> list[str] | None:
    """What a fix leaves of its finding, and what it adds; None where nothing can be fixed."""
    flags = found(text.encode(), "article.md", rules, desk)
    before = Counter(flag.message for flag in flags)
    wrong: list[str] = []
    fixable = [(flag, flag.finding.fix) for flag in flags if flag.finding.fix]
    for flag, fix in fixable:
        after = Counter(
            each.message for each in found(fixes.apply(text, [fix]).text.encode(), "article.md", rules, desk)
        )
        if after[flag.message] >= before[flag.message]:
            wrong.append(f"left: {flag.rule} {flag.message}")
        wrong += [f"come with the fix of {flag.rule}: {message}" for message in after if message not in before]
    return wrong if fixable else None


def main(folder: Path, most: int, show: bool) -> None:
    settings = compiled.load(None, "", EVERYTHING, None)
    rules, desk = settings.rules_for(Path("article.md")), replace(settings.desk, today=739_403)
    files = [file for file in sorted(discover.files([str(folder)], settings, (), False)) if file.suffix == ".md"]
    texts = [(file, text.replace("\r\n", "\n")) for file in files[:most] if (text := decode(file.read_bytes()).text)]
    print(f"{len(texts):,} articles\n\n| guise                    | tried | differ |\n|{'-' * 26}|------:|-------:|")
    for name, holds in LAWS.items():
        tried = differ = 0
        for file, text in texts:
            lines = holds(text, rules, desk)
            tried += lines is not None
            differ += bool(lines)
            if show and lines:
                print(*(f"{file.name}: {line}" for line in lines), sep="\n")
        print(f"| {name:24} | {tried:5,} | {differ:6,} |", flush=True)


LAWS: dict[str, Law] = {
    **{guise.name: partial(differing, guise=guise) for guise in GUISES},
    "evidence taken out": unproved,
    "each fix alone": mended,
}
"""What holds of every article, by name."""


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[2:] if each.isdecimal()]
    main(Path(sys.argv[1]), numbers[0] if numbers else 500, "--show" in sys.argv)
