"""What a stranger's bytes reach, one target each: none but documented errors come of them, and spans stay inside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checks import compiled, config, globs
from checks.dates.timex import timexes
from checks.gather import Dossier
from checks.groups import Groups
from checks.mistakes import Marked, SettingsError
from checks.model import Article, Part, Passage, Text
from checks.names import lexicons
from checks.names.people import people
from checks.names.spellings import variants
from checks.patterns import Pattern, PatternError
from checks.readers import read
from checks.readers.decoding import decode
from checks.run import File, check
from checks.settings import EVERYTHING
from checks.trees import TreeError, json, toml, yaml

_SETTINGS = compiled.load(None, "", EVERYTHING, None)
_RULES = _SETTINGS.rules_for(Path("article.md"))
_LEXICON = lexicons.load()


def markdown(data: bytes) -> None:
    _read("article.md", data)


def html(data: bytes) -> None:
    _read("article.html", data)


def records(data: bytes) -> None:
    _read("article.json", data)
    _read("articles.jsonl", data)


def wire(data: bytes) -> None:
    _read("article.txt", data)


def headers(data: bytes) -> None:
    """Bytes as the header of an article, and that understood."""
    text = decode(data).text or ""
    for article in read("article.md", f"---\n{text}\n---\nIt rained.\n"):
        Dossier(article, _SETTINGS.desk).header  # noqa: B018  made when it is asked for


def tagger(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for each in timexes(text, 739_403):
        assert 0 <= each.start < each.end <= len(text)


def names(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    found = people((Passage("body", Text.verbatim(text, 0, len(text)), ()),), _LEXICON)
    for pair in variants(found, _LEXICON):
        assert all(0 <= mention.start < mention.end <= len(text) for mention in pair.seen_mentions)


def trees(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for parse in (yaml.parse, toml.parse, json.parse):
        try:
            parse(text)
        except TreeError as error:
            if not 0 <= error.offset <= len(text):
                raise AssertionError(f"{parse.__module__} stops at {error.offset} of {len(text)}") from error


def settings(data: bytes) -> None:
    try:
        config.parse(Marked("copydesk.yaml", data.decode("utf-8", "replace")))
    except SettingsError:
        return


def patterns(data: bytes) -> None:
    """The first line as a pattern and as a glob, over the rest."""
    source, _, text = data.decode("utf-8", "replace").partition("\n")
    for make in (Pattern, globs.compiled):
        try:
            found = list(make(source).find(text))
        except PatternError:
            continue
        assert all(0 <= start < end <= len(text) for start, end in found)


def rules(data: bytes) -> None:
    """An article under all rules that are on: a check that crashes is a failure in the outcome."""
    text = decode(data).text or ""
    for each in check([File("article.md", (Part(text),), _RULES, _SETTINGS.desk)], Groups()):
        assert not each.outcome.failures, each.outcome.failures


def _read(path: str, data: bytes) -> None:
    for article in read(path, decode(data).text or ""):
        _assert_inside(article)


def _assert_inside(article: Article) -> None:
    """Prose and fields stand where they say."""
    length = len(article.source)
    for text in (article.prose, *(value for field in article.fields for value in field.values)):
        whole = text.span(0, len(text.value))
        assert 0 <= whole.start <= whole.end <= length
    assert all(0 <= block.start <= block.end <= len(article.prose.value) for block in article.blocks)
    assert all(0 <= problem.span.start <= length for problem in article.problems)


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        markdown, html, records, wire, headers, tagger, names, trees, settings, patterns, rules,
    )
}  # fmt: skip
