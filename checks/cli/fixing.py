"""What --fix and --diff do to the files of a run before they are reported."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from checks import fixes
from checks.baseline import Ledger
from checks.cli import intake, setup
from checks.cli.intake import Source
from checks.fixes import Original
from checks.model import Failure, Fix, Note, Part, Report
from checks.reporters.shown import plural, safe
from checks.run import File
from checks.settings import Settings

ROUNDS = 10
"""How often a file is checked and fixed: fixes that overlap wait for the next round."""


@dataclass(slots=True)
class Fixing:
    """Fixes files, or tells in `diffs` what it would do to them, and counts. Unsafe fixes are for who asks.

    `waiting` counts, by path, those for which nobody has asked.
    """

    settings: Settings
    ledger: Ledger
    report: Report
    unsafe: bool
    write: bool
    diffs: list[str] = field(default_factory=list)
    waiting: dict[str, int] = field(default_factory=dict)
    findings: int = 0
    changed: int = 0

    def mended(self, sources: Iterable[Source], stdin: bytes | None = None) -> Iterator[File]:
        """The files as they are now: with their fixes where these can be written, else as they were read.

        Standard input goes to standard output, fixed or as it came.
        """
        for source in sources:
            file = self._mended(source)
            if stdin is not None:
                stdin = fixes.encode(file.text, source.data, source.encoding) if file != source.file else stdin
            yield file
        if stdin is not None and self.write:
            sys.stdout.buffer.write(stdin)

    def tell(self) -> None:
        """Says how much was fixed, or would be."""
        if self.findings:
            verb = "fixed" if self.write else "would fix"
            setup.say(f"{verb} {plural(self.findings, 'finding')} in {plural(self.changed, 'file')}")
        waiting = sum(self.waiting.values())
        if waiting:
            fixes_ = "1 fix may" if waiting == 1 else f"{waiting:,} fixes may"
            setup.say(f"{fixes_} change what an article says: --unsafe-fixes applies them too")

    def _mended(self, source: Source) -> File:
        file = source.file
        text, count = self._settled(file)
        if text == file.text:
            return file
        try:
            self._keep(source, text)
        except fixes.Refused as refused:
            self.report.failures.append(Failure(file.path, None, str(refused)))
            return file
        if not self.write:
            self.diffs.append(fixes.diff(file.path, file.text, text))
        self.findings += count
        self.changed += 1
        return file._replace(parts=(Part(text),))

    def _keep(self, source: Source, text: str) -> None:
        """Writes a file's new text, or makes sure that it could be written. Raises Refused."""
        if source.path is None:
            fixes.encode(text, source.data, source.encoding)
            return
        keep = fixes.write if self.write else fixes.ready
        keep(Original(source.path, source.data, source.encoding), text, self.settings.root)

    def _settled(self, file: File) -> tuple[str, int]:
        """The text in which no fix is left to apply, and how many it took."""
        count = 0
        for _ in range(ROUNDS):
            applied = fixes.apply(file.text, self._fixes(file))
            if applied.text == file.text:
                return file.text, count
            file, count = file._replace(parts=(Part(applied.text),)), count + len(applied.done)
        if any(self._fixes(file)):
            message = f"has more to fix after {ROUNDS} rounds; run again, unless two rules undo each other's fixes"
            self.report.notes.append(Note(file.path, message))
        return file.text, count

    def _fixes(self, file: File) -> Iterator[Fix]:
        self.waiting[file.path] = 0
        for _, _, outcome in intake.Judging(self.settings, self.ledger.page(file.path)).each([file]):
            for flag in outcome.flags:
                fix = flag.finding.fix
                if fix and (fix.safe or self.unsafe):
                    yield fix
                elif fix:
                    self.waiting[file.path] += 1


def shown(diff: str) -> str:
    """A diff that is safe to show: as it is, but for what would steer a terminal or be obeyed by a CI log."""
    text = "\n".join(_line(line) for line in diff.split("\n"))
    if text != diff:
        setup.say("note: the diff is shown without its control characters; `-o FILE` writes it to the letter")
    return text


def _line(line: str) -> str:
    ending = "\r" if line.endswith("\r") else ""
    return "\t".join(safe(part) for part in line.removesuffix("\r").split("\t")) + ending
