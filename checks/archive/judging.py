"""One record, judged by itself: its findings, what it says to the rules that compare, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from checks import groups, index, run
from checks.archive import comparing, rows
from checks.archive.columns import Columns
from checks.archive.rows import Row
from checks.flags import flags
from checks.gather import Dossier
from checks.model import Article, Origin, Part
from checks.readers import json
from checks.records import replace
from checks.rule import Rule
from checks.tuples import NamedTuple

_SHOWN = 80
"""Characters that are shown of a date that is none."""


class Rules(NamedTuple):
    """The rules that hold for a file, and those among them that compare articles, by their names."""

    all: Sequence[Rule]
    comparing: Sequence[tuple[str, Rule]]


class Judged(NamedTuple):
    """What came of a batch: how many records it had, how many of them were articles, and three tables."""

    records: int
    articles: int
    findings: pa.RecordBatch
    said: pa.RecordBatch
    failures: pa.RecordBatch


class Record:
    """A record and what comes of it, as rows."""

    def __init__(self, record: Row, columns: Columns, rules: Rules) -> None:
        self.findings: list[Row] = []
        self.said: list[Row] = []
        self.failures: list[Row] = []
        self.is_article = False
        self._record = record
        self._columns = columns
        self._rules = rules
        self._id = ""
        if record["problem"]:
            self._fail(record["kind"], record["problem"])
        try:
            article = self._article() if record["text"] is not None else None
            if article is not None:
                self._judge(Dossier(article, columns.desk))
        except Exception as error:  # a record that breaks its reader must not hide the records behind it
            self._fail("crash", groups.crash(record["path"], None, error).message)

    def _fail(self, kind: str, message: str, rule: str | None = None) -> None:
        self.failures.append(rows.failure(self._record, kind, message, self._id, rule))

    def _article(self) -> Article | None:
        """The article that the record is: each is meant to be one."""
        part = Part(self._record["text"], Origin(0, self._record["line"] - 1))
        article = json.record(self._record["path"], part, self._columns.known)
        if article is None:
            self._fail("no-article", "has no text, and not two of a headline, a date and a byline")
        elif article.problems:
            self._fail("unreadable-record", article.problems[0].message)
        else:
            self.is_article = True
            self._id = self._columns.id(article)
            return replace(article, index=self._record["article"])
        return None

    def _judge(self, dossier: Dossier) -> None:
        found, failures = run.judge(dossier, self._rules.all)
        self.findings += (rows.finding(flag, self._id) for flag in flags(dossier.article, found))
        for failure in failures:
            self._fail("crash", failure.message, failure.rule)
        self._listen(dossier)
        if not dossier.article.prose.value.strip():
            self._fail("no-text", "has no text; its header alone was checked")
        stamp = dossier.header.date
        if stamp is not None and stamp.window is None:
            self._fail("bad-date", f"has a date that can't be read: {stamp.text.value.strip()[:_SHOWN]}")

    def _listen(self, dossier: Dossier) -> None:
        """Notes what the article says to the rules that compare, and its id, which no other should have."""
        if self._id:
            self._say(comparing.SAME_ID, (self._id,), str(self._record["line"]))
        for name, rule in self._rules.comparing:
            try:
                if rule.kind.keys and rule.when.holds(dossier):
                    for member, keys in groups.members(dossier, rule.kind.keys(dossier, rule.options)):
                        self._say(name, keys, index.kept(member))
            except Exception as error:  # as for article rules: one broken check must not hide the others
                self._fail("crash", groups.crash("", rule.id, error).message, rule.id)

    def _say(self, rule: str, keys: Sequence[str], kept: str) -> None:
        own = {"path": self._record["path"], "article": self._record["article"], "id": self._id, "said": kept}
        self.said += ({**own, "rule": rule, "key": key, "place": len(self.said) + at} for at, key in enumerate(keys))
