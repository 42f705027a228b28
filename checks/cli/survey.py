"""Looks at a content repository: its generator, where its articles lie, how its headers name what copydesk asks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import available_timezones

from checks import discover
from checks.credits import bylines
from checks.gather import Desk, Dossier
from checks.header import stamps
from checks.header.vocabulary import Role
from checks.model import Article, Field
from checks.readers import read
from checks.readers.decoding import decode
from checks.regexes import regex
from checks.settings import Settings

_GENERATORS = {
    "Hugo": ("hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config/_default/hugo.toml"),
    "Jekyll": ("_config.yml", "_config.yaml"),
    "Eleventy": (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.ts"),
    "Astro": ("astro.config.mjs", "astro.config.ts", "astro.config.js"),
    "Docusaurus": ("docusaurus.config.js", "docusaurus.config.ts"),
}
"""Files that tell a generator."""
_ZONE = regex(r"^\s*time_?zone\s*[:=]\s*['\"]?(?P<value>[A-Za-z]+/[A-Za-z_/+-]+)", re.I | re.M)
_LANGUAGE = regex(
    r"^\s*(?:language_?code|default_?content_?language|lang|locale)\s*[:=]\s*['\"]?(?P<value>[a-z]{2}(?:-[A-Za-z]{2})?)\b",
    re.I | re.M,
)
_SAMPLE = 400
"""Articles that are read: enough to know how a repository names its fields."""
_MOST = 0.9
"""The share of articles in which a role must be understood, or else a key is looked for that plays it."""
_USUAL = 0.5
"""The share of articles that have a key which may play a role."""
_FITS = 0.8
"""The share of a key's values that must be what the role asks."""
_LONGEST = 5_000_000


@dataclass(slots=True)
class Survey:
    """What a repository is like. `understood` is the share of its articles in which each role is found."""

    root: Path
    generator: str | None = None
    paths: tuple[str, ...] = (".",)
    articles: int = 0
    fields: dict[Role, str] = field(default_factory=dict)
    understood: dict[Role, float] = field(default_factory=dict)
    timezone: str | None = None
    language: str | None = None
    github: bool = False
    gitlab: bool = False
    precommit: bool = False


def survey(root: Path, settings: Settings) -> Survey:
    """Reads a sample of the articles under a folder, and the generator's own settings."""
    found = Survey(root)
    found.generator = next((name for name, files in _GENERATORS.items() if _any(root, files)), None)
    _read_config(found)
    files = [file for file in discover.files([str(root)], settings, (), False) if file.stat().st_size < _LONGEST]
    articles = list(_sampled(files))
    found.articles = len(articles)
    found.paths = _paths(root, [file for file, _ in articles])
    headed = [article for _, article in articles if article.fields]
    desk = Desk()
    found.understood = _understood(headed, desk)
    for role in ("date", "byline", "title"):
        if headed and found.understood.get(role, 0) < _MOST and (key := _key(headed, desk, role)):
            found.fields[role] = key
    if found.fields:
        found.understood = _understood(headed, Desk(fields={role: (key,) for role, key in found.fields.items()}))
    found.github = (root / ".github").is_dir()
    found.gitlab = (root / ".gitlab-ci.yml").is_file()
    found.precommit = (root / ".pre-commit-config.yaml").is_file()
    return found


def _any(root: Path, files: Sequence[str]) -> bool:
    return any((root / file).is_file() for file in files)


def _read_config(found: Survey) -> None:
    """The zone and the language that the generator's settings state."""
    for name in _GENERATORS.get(found.generator or "", ()):
        file = found.root / name
        if file.is_file():
            text = decode(file.read_bytes()).text or ""
            zone, language = _ZONE.search(text), _LANGUAGE.search(text)
            known = zone and zone["value"] in available_timezones()
            found.timezone = zone["value"] if zone and known else found.timezone
            found.language = language["value"][:2].lower() if language else found.language


def _sampled(files: Sequence[Path]) -> Iterator[tuple[Path, Article]]:
    """Articles of files that are spread over all of them."""
    step = max(len(files) // _SAMPLE, 1)
    for file in files[::step]:
        text = decode(file.read_bytes()).text
        if text and text.strip():
            article = next(iter(read(str(file), text)), None)
            if article is not None:
                yield file, article


def _paths(root: Path, files: Sequence[Path]) -> tuple[str, ...]:
    """The folders at the top that hold the articles; all of the repository where some lie at its root."""
    tops = Counter(file.relative_to(root).parts[0] if len(file.relative_to(root).parts) > 1 else "." for file in files)
    if not tops or "." in tops:
        return (".",)
    listed = sorted(top for top, count in tops.items() if count >= max(2, len(files) // 100))
    return tuple(listed) if listed and all(top.isprintable() for top in listed) else (".",)


def _understood(articles: Sequence[Article], desk: Desk) -> dict[Role, float]:
    """In which share of the articles a role says something that can be read."""
    counts: Counter[Role] = Counter()
    for article in articles:
        header = Dossier(article, desk).header
        counts["date"] += header.date is not None and header.date.window is not None
        counts["byline"] += header.credited
        counts["title"] += bool(header.text("title"))
    return {role: counts[role] / len(articles) for role in ("date", "byline", "title")} if articles else {}


def _key(articles: Sequence[Article], desk: Desk, role: Role) -> str | None:
    """The key that most articles have where a role is missing, and whose values are what the role asks."""
    values: dict[str, list[Field]] = defaultdict(list)
    for article in articles:
        if role not in Dossier(article, desk).header.roles:
            for each in article.fields:
                if each.said and each.values:
                    values[each.key].append(each)
    fitting = {key: sum(map(_FITTING[role], found)) for key, found in values.items()}
    usual = [key for key, found in values.items() if len(found) >= _USUAL * len(articles)]
    good = [key for key in usual if fitting[key] >= _FITS * len(values[key])]
    return max(good, key=lambda key: (fitting[key], len(values[key])), default=None)


def _is_date(each: Field) -> bool:
    return stamps.read(each, each.values[0]).window is not None


def _is_byline(each: Field) -> bool:
    return any(bylines.names(value.value) for value in each.values)


def _is_title(each: Field) -> bool:
    return len(each.values) == 1 and 3 <= len(each.values[0].value.split()) <= 25


_FITTING: Mapping[Role, Callable[[Field], bool]] = {"date": _is_date, "byline": _is_byline, "title": _is_title}
