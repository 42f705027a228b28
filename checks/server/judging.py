"""What is found in one open document, as it would be found in the file: marks and the baseline hold here too."""

from __future__ import annotations

from pathlib import Path

from checks import baseline, compiled, discover
from checks import run as spine
from checks.baseline import Ledger
from checks.groups import Groups
from checks.mistakes import Mistake, SettingsError
from checks.model import Flag, Part
from checks.records import replace
from checks.run import File
from checks.settings import EVERYTHING, Settings
from checks.stet import Marks


class Judge:
    """Checks texts by the settings that hold for their paths, which are kept until they are `forgotten`."""

    def __init__(self, today: int) -> None:
        self._today = today
        self._kept: dict[Path | None, Settings] = {}

    def forget(self) -> None:
        """Reads all settings again when they are next asked for."""
        self._kept.clear()

    def settings(self, path: Path) -> Settings:
        """What holds for a file. Raises SettingsError where a config or rules file is wrong, and OSError."""
        config = discover.config(path.parent)
        if config not in self._kept:
            found = compiled.load(config, str(config or ""), EVERYTHING, compiled.folder())
            self._kept[config] = replace(found, desk=replace(found.desk, today=self._today))
        return self._kept[config]

    def flags(self, path: Path, text: str) -> list[Flag]:
        """The findings in a text that is or will be the file's, by place. What compares articles is left to a run."""
        settings = self.settings(path)
        if settings.excludes(path):
            return []
        rules = [rule for rule in settings.rules_for(path) if rule.kind.check]
        marks = Marks(frozenset(settings.rules.levels))
        recorded = baseline.read(settings.root / baseline.NAME, baseline.NAME)
        ledger = Ledger(settings.root, recorded or ())
        flags: list[Flag] = []
        for _, dossier, outcome in spine.check([File(str(path), (Part(text),), rules, settings.desk)], Groups()):
            if dossier is not None:
                marks.read(dossier.article)
            flags += ledger.subtract(marks.subtract(outcome)).flags
        return flags

    def mistakes(self, path: Path) -> list[Mistake]:
        """What is wrong with the settings that hold beside a config or rules file."""
        self.forget()
        try:
            self.settings(path)
        except SettingsError as error:
            return error.mistakes
        return []
