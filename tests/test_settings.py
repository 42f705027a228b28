"""A desk's own rules, packs and settings: what they can do, and what is said of those that are wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import BAD, GOOD, copydesk

RULE = """\
- id: house/no-allegedly
  check: pattern
  severity: warning
  message: "“{seen}” needs a source."
  why: Who alleges it?
  options: {must_not: '\\ballegedly\\b'}
  where: [headline, body]
  good: ["He took it, the police said."]
  bad:
    - text: He allegedly took it.
      finds: allegedly
      says: "“allegedly” needs a source."
"""


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.md").write_text(GOOD.replace("met on Tuesday", "allegedly met"))
    (tmp_path / "house.yaml").write_text(RULE)
    return tmp_path


def _findings(repo: Path, *arguments: str) -> list[dict[str, Any]]:
    done = copydesk("check", "a.md", "--output-format", "json", *arguments, cwd=repo)
    assert done.returncode in (0, 1), done.stderr
    findings: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return findings


def _rules(repo: Path, *arguments: str) -> list[str]:
    return [finding["rule"] for finding in _findings(repo, *arguments)]


def test_a_rule_of_ones_own(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("extends: [recommended, house.yaml]\n")
    (finding,) = _findings(repo)
    assert (finding["rule"], finding["severity"]) == ("house/no-allegedly", "warning")
    assert (finding["line"], finding["column"], finding["end_column"]) == (6, 13, 22)
    assert "house/no-allegedly" in copydesk("rules", cwd=repo).stdout
    assert "Who alleges it?" in copydesk("explain", "house/no-allegedly", cwd=repo).stdout


def test_levels_and_options_of_ones_own(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text(
        "extends: [house.yaml]\nrules:\n  house/no-allegedly: {severity: error, options: {must_not: met}}\n"
    )
    (finding,) = _findings(repo)
    assert (finding["severity"], finding["message"]) == ("error", "“met” needs a source.")


@pytest.mark.parametrize(
    ("config", "says"),
    [
        (
            "rules: {headline/length: {options: {maximum: 9}}}\n",
            "unknown key `maximum`. Valid keys: min, max, unit",
        ),
        ("rules: {headline/length: {optoins: {max: 9}}}\n", "unknown key `optoins`; did you mean `options`?"),
        ("rules: {headline/length: {options: {max: ten}}}\n", "options of headline/length: max: "),
    ],
)
def test_options_that_a_rule_does_not_take_are_told(repo: Path, config: str, says: str) -> None:
    (repo / "copydesk.yaml").write_text(config)
    done = copydesk("check", "a.md", cwd=repo)
    assert done.returncode == 2
    assert says in done.stderr


def test_a_list_rule_without_a_list_is_warned_about(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("rules: {byline/unknown-author: error}\n")
    assert "is on with our samples only; give `authors:`" in copydesk("check", "a.md", cwd=repo).stderr


def test_a_kind_is_explained(repo: Path) -> None:
    out = copydesk("explain", "length", cwd=repo).stdout
    assert "max: int | None" in out
    assert "{limit}" in out


def test_packs_build_on_packs(repo: Path) -> None:
    (repo / "base.yaml").write_text("extends: house.yaml\nrules: {house/no-allegedly: error}\n")
    (repo / "copydesk.yaml").write_text("extends: base.yaml\n")
    assert [finding["severity"] for finding in _findings(repo)] == ["error"]


def test_a_circle_of_packs_is_told(repo: Path) -> None:
    (repo / "one.yaml").write_text("extends: two.yaml\n")
    (repo / "two.yaml").write_text("extends: one.yaml\n")
    (repo / "copydesk.yaml").write_text("extends: one.yaml\n")
    done = copydesk("check", "a.md", cwd=repo)
    assert done.returncode == 2
    assert "leads in a circle" in done.stderr
    assert "two.yaml:1:10: error:" in done.stderr


@pytest.mark.parametrize(
    ("extends", "says"),
    [
        (
            "recomended",
            "copydesk.yaml:1:10: error: no pack is called recomended; there are accessibility, recommended,",
        ),
        ("none.yaml", "copydesk.yaml:1:10: error: no file at none.yaml"),
        ("../outside.yaml", "lies outside"),
        ("/etc/passwd.yaml", "lies outside"),
        ("nopackage:pack.yaml", "can't be read"),
    ],
)
def test_what_extends_can_t_name(repo: Path, extends: str, says: str) -> None:
    (repo.parent / "outside.yaml").write_text(RULE)
    (repo / "copydesk.yaml").write_text(f"extends: {extends}\n")
    done = copydesk("check", "a.md", cwd=repo)
    assert done.returncode == 2
    assert says in done.stderr


def test_a_link_out_of_the_repository_is_not_followed(repo: Path) -> None:
    (repo.parent / "secret.yaml").write_text("top: secret\n")
    (repo / "link.yaml").symlink_to(repo.parent / "secret.yaml")
    (repo / "copydesk.yaml").write_text("extends: link.yaml\n")
    done = copydesk("check", "a.md", cwd=repo)
    assert done.returncode == 2
    assert "secret" not in done.stderr.replace("link.yaml", "")


def test_a_config_that_is_a_link_out_of_the_repository_is_not_read(repo: Path) -> None:
    (repo.parent / "secret.yaml").write_text("top: secret\n")
    (repo / "copydesk.yaml").symlink_to(repo.parent / "secret.yaml")
    done = copydesk("check", "a.md", cwd=repo)
    assert done.returncode == 2
    assert "top: secret" not in done.stderr
    assert "is a link out of the repository" in done.stderr


def test_fields_of_ones_own(repo: Path) -> None:
    (repo / "a.md").write_text("---\nkop: Raad\nopgemaakt: 2024-03-04\ndoor: Ada Berg\n---\nThe council met.\n")
    assert set(_rules(repo)) == {"date/missing", "byline/missing", "headline/missing"}
    (repo / "copydesk.yaml").write_text("fields: {title: kop, date: opgemaakt, byline: [door]}\n")
    assert _rules(repo) == []


def test_facts_of_ones_own(repo: Path) -> None:
    (repo / "a.md").write_text(BAD.replace("on March 4, 2025, in Oslo", "with Mayor Ida Solberg"))
    (repo / "city.yaml").write_text(
        "facts:\n  tenures:\n    - office: Mayor\n      org: Bergen\n      titles: [Mayor]\n      holders:\n"
        "        - {name: Ida Solberg, start: 2025-01-01, source: city hall}\n"
    )
    assert _rules(repo) == []
    (repo / "copydesk.yaml").write_text("extends: city.yaml\n")
    (finding,) = _findings(repo)
    assert finding["evidence"][0]["means"] == "Ida Solberg in office since 2025-01-01 (Mayor, Bergen)"


def test_spellings_and_authors_of_ones_own(repo: Path) -> None:
    (repo / "a.md").write_text(GOOD.replace("The council", "The Kiev council"))
    (repo / "desk.yaml").write_text("spellings: {Kyiv: [Kiev]}\nauthors: [Per Dahl]\n")
    (repo / "copydesk.yaml").write_text("extends: desk.yaml\n")
    assert sorted(_rules(repo)) == ["byline/unknown-author", "name/house-spelling"]


def test_words_and_names_of_ones_own(repo: Path) -> None:
    text = "Anna Zyxwick spoke. Zyxwick left. Then Zyxwikk came back.\n"
    (repo / "a.md").write_text(GOOD.replace("The council met on Tuesday.", text))
    assert _rules(repo) == ["name/variant"]
    (repo / "desk.yaml").write_text("lexicons: {words: [Zyxwikk]}\n")
    (repo / "copydesk.yaml").write_text("extends: desk.yaml\n")
    assert copydesk("check", "a.md", cwd=repo).returncode in (0, 1)


@pytest.mark.parametrize(
    ("config", "findings"),
    [
        ("when: {path: 'drafts/**'}", 0),
        ("when: {path: '*.md'}", 1),
        ("when: {format: wire}", 0),
        ("when: {section: news}", 0),
        ("when: {byline: ada berg}", 1),
        ("when: {byline: true, kicker: false}", 1),
        ("when: {byline: false}", 0),
        ("when: {title: {matches: '^Council'}}", 1),
        ("when: {title: {matches: '^council'}}", 0),
        ("when: {language: en}", 0),
    ],
)
def test_when(repo: Path, config: str, findings: int) -> None:
    (repo / "house.yaml").write_text(RULE.replace("  where:", f"  {config}\n  where:"))
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    assert len(_rules(repo)) == findings


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (
            RULE.replace("check: pattern", "check: patern"),
            "house.yaml:2:10: error: no check is called `patern`; nearest",
        ),
        (RULE.replace("{seen}", "{sein}"), "house.yaml:4:12: error: `{sein}` is not known to pattern; it names"),
        (
            RULE.replace("must_not:", "mustnot:"),
            "house.yaml:6:13: error: unknown key `mustnot`; did you mean `must_not`?",
        ),
        (RULE.replace("headline, body", "hedline"), "error: no place is called `hedline`; did you mean `headline`?"),
        (RULE.replace("ballegedly", "b(?=alleg)"), "house.yaml:6:12: error: "),
        (RULE.replace("  why: Who alleges it?\n", ""), "house.yaml:1:3: error: `why` is missing"),
        (RULE.replace("severity: warning", "severity: loud"), "house.yaml:3:13: error: `severity`"),
        (RULE + RULE, "the id `house/no-allegedly` stands twice"),
        (RULE.replace("house/no-allegedly", "date/missing"), "house.yaml:1:1: error: the id `date/missing` stands in"),
        (RULE.replace("id: house/no-allegedly", "id: NoAllegedly"), "house.yaml:1:7: error: `id`"),
        (
            "rules: {date/mising: off}\n",
            "house.yaml:1:1: error: no rule is called `date/mising`; nearest: date/missing",
        ),
        ("", "house.yaml:1:1: error: the file is empty"),
        ("just words\n", "house.yaml:1:1: error: a rules file is a list of rules"),
        ("rulez: []\n", "house.yaml:1:1: error: unknown key `rulez`; did you mean `rules`?"),
        ("facts: {tenures: [{office: Mayor}]}\n", "house.yaml:1:19: error: `org` is missing"),
    ],
)
def test_a_bad_rules_file_stops_with_its_place(repo: Path, rule: str, says: str) -> None:
    (repo / "house.yaml").write_text(rule)
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    done = copydesk("check", "a.md", cwd=repo)
    assert done.returncode == 2
    assert done.stdout == ""
    assert says in done.stderr


def test_all_mistakes_of_a_rules_file_are_told(repo: Path) -> None:
    second = RULE.replace("no-allegedly", "two").replace("check: pattern", "check: nonsense")
    (repo / "house.yaml").write_text(RULE.replace("{seen}", "{sein}") + second)
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    assert copydesk("check", "a.md", cwd=repo).stderr.count("error:") == 2


def test_a_rule_without_examples_is_warned_about(repo: Path) -> None:
    (repo / "house.yaml").write_text(RULE[: RULE.index("  good:")])
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    done = copydesk("check", "a.md", cwd=repo)
    assert "house/no-allegedly has no examples" in done.stderr
    assert done.returncode == 0


def test_examples_of_ones_own_run(repo: Path) -> None:
    done = copydesk("test-rules", "house.yaml", cwd=repo)
    assert done.returncode == 0, done.stdout
    assert done.stdout == "1 rule, 2 examples, 0 wrong\n"
    (repo / "house.yaml").write_text(RULE.replace("finds: allegedly", "finds: took"))
    done = copydesk("test-rules", "house.yaml", cwd=repo)
    assert done.returncode == 1
    assert "bad example 1: marks 'allegedly', not 'took'" in done.stdout


def test_our_examples_run(repo: Path) -> None:
    done = copydesk("test-rules", cwd=repo)
    assert done.returncode == 0, done.stdout
    assert ", 0 wrong" in done.stdout


def test_the_closest_config_holds_for_each_file(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    (repo / "wire").mkdir()
    (repo / "wire" / "b.md").write_text((repo / "a.md").read_text())
    (repo / "wire" / "copydesk.yaml").write_text("extends: recommended\n")
    done = copydesk("check", ".", "--output-format", "json", cwd=repo)
    assert [finding["path"] for finding in json.loads(done.stdout)["findings"]] == ["a.md"]


def test_show_settings(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text(
        "extends: house.yaml\nlanguage: en\nrules:\n  date/missing: warning\noverrides:\n"
        "  - files: '*.md'\n    rules: {headline/missing: off}\n"
    )
    out = copydesk("check", "--show-settings", "a.md", cwd=repo).stdout
    assert "copydesk.yaml" in out
    for part in ("date/missing", "warning", "copydesk.yaml:4", "copydesk.yaml:7", "house.yaml:1", "language"):
        assert part in out


SWAP = """\
- id: house/fewer
  check: replace
  severity: error
  message: "“{seen}” is “{wanted}” here."
  why: House style.
  options: {swap: {utilise: use}}
  good: [They use it.]
  bad:
    - text: They utilise it.
      finds: utilise
      says: "“utilise” is “use” here."
      suggests: use
      fixed: They use it.
"""
UNIQUE = """\
- id: archive/one-title
  check: unique
  severity: warning
  message: "“{value}” is the headline of {other} too."
  why: Two articles with one headline are one article twice, or a slip.
  options: {field: title}
  good:
    - files: {a.md: "# Rain\\n", b.md: "# Snow\\n"}
  bad:
    - files: {a.md: "---\\ntitle: Rain\\n---\\n", b.md: "---\\ntitle: Rain\\n---\\n"}
      finds: Rain
      says: "“Rain” is the headline of a.md too."
"""


def test_a_rule_of_ones_own_fixes(repo: Path) -> None:
    (repo / "house.yaml").write_text(SWAP)
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    (repo / "a.md").write_text(GOOD.replace("met on Tuesday", "utilises a hall, and they utilise it"))
    assert copydesk("test-rules", "house.yaml", cwd=repo).returncode == 0
    diff = copydesk("check", "a.md", "--diff", cwd=repo)
    assert diff.returncode == 1
    assert "+The council utilises a hall, and they use it." in diff.stdout
    assert copydesk("check", "a.md", "--fix", cwd=repo).returncode == 0
    assert "they use it" in (repo / "a.md").read_text()
    assert copydesk("check", "a.md", "--diff", cwd=repo).returncode == 0


def test_a_rule_over_the_whole_repository(repo: Path) -> None:
    (repo / "house.yaml").write_text(UNIQUE)
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    (repo / "b.md").write_text(GOOD)
    assert copydesk("test-rules", "house.yaml", cwd=repo).returncode == 0
    done = copydesk("check", ".", "--output-format", "json", cwd=repo)
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["path"], finding["line"]) == ("b.md", 2)
    assert finding["evidence"][0]["path"] == "a.md"
    marked = GOOD.replace("title: Council meets", "title: Council meets # stet: archive/one-title a series")
    (repo / "b.md").write_text(marked)
    report = json.loads(copydesk("check", ".", "--output-format", "json", cwd=repo).stdout)
    assert (report["findings"], report["notes"], report["summary"]["suppressed"]) == ([], [], 1)


def test_the_language_of_the_repository_answers_a_condition(repo: Path) -> None:
    (repo / "house.yaml").write_text(RULE.replace("  where:", "  when: {language: en}\n  where:"))
    (repo / "copydesk.yaml").write_text("extends: house.yaml\nlanguage: en\n")
    assert _rules(repo) == ["house/no-allegedly"]


@pytest.mark.parametrize("slug", ["no", "on", "007", "12:30", "2024-02-06", "1e3x"])
def test_yaml_does_not_surprise(repo: Path, slug: str) -> None:
    rule = f"""\
- id: house/slug
  check: one_of
  severity: error
  message: "{{value}} is no slug."
  why: A list.
  where: slug
  options: {{values: [{slug}]}}
"""
    (repo / "house.yaml").write_text(rule)
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    (repo / "a.md").write_text(GOOD.replace("title:", f"slug: {slug}\ntitle:"))
    assert "house/slug" not in _rules(repo)
    (repo / "a.md").write_text(GOOD.replace("title:", "slug: other\ntitle:"))
    assert _rules(repo) == ["house/slug"]


def test_a_condition_that_can_never_hold_is_told(repo: Path) -> None:
    (repo / "house.yaml").write_text(RULE.replace("  where:", "  when: {sectoin: news}\n  where:"))
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    assert "did you mean `section`?" in copydesk("check", "a.md", cwd=repo).stderr


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("where: []", "`where` names no place"),
        ("where: ['']", "`where` names no place"),
        ("when: {format: markdwn}", "no format is called `markdwn`; nearest: markdown"),
        ("when: {format: [html, md]}", "no format is called `md`; there are markdown, html, json, wire"),
        ("when: {path: ''}", "`when` has a path or format that is none"),
        ("when: {path: []}", "`when` has a path or format that is none"),
    ],
)
def test_a_rule_that_can_never_find_anything_is_refused(repo: Path, line: str, says: str) -> None:
    (repo / "house.yaml").write_text(RULE.replace("  where: [headline, body]", f"  {line}"))
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    done = copydesk("check", "a.md", cwd=repo)
    assert done.returncode == 2
    assert done.stderr.startswith("house.yaml:7:")
    assert says in done.stderr


def test_settings_are_compiled_once_and_made_anew_when_a_file_changes(repo: Path, tmp_path: Path) -> None:
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    cache: dict[str, Any] = {"COPYDESK_CACHE_DIR": str(tmp_path / "cache")}
    assert "needs a source" in copydesk("check", "a.md", cwd=repo, **cache).stdout
    (entry,) = (tmp_path / "cache" / "settings").glob("*.json")
    kept = entry.stat().st_mtime_ns
    assert "needs a source" in copydesk("check", "a.md", cwd=repo, **cache).stdout
    assert entry.stat().st_mtime_ns == kept
    (repo / "house.yaml").write_text(RULE.replace("needs a source", "wants proof"))
    assert "wants proof" in copydesk("check", "a.md", cwd=repo, **cache).stdout
    for debris in (b"", b"{", b'{"files": [], "settings": ["Settings"]}', b"[]", b"\xff"):
        entry.write_bytes(debris)
        assert "wants proof" in copydesk("check", "a.md", cwd=repo, **cache).stdout


def test_a_condition_on_paths_holds_wherever_the_call_is_made(repo: Path) -> None:
    (repo / "house.yaml").write_text(RULE.replace("  where:", "  when: {path: 'news/**'}\n  where:"))
    (repo / "copydesk.yaml").write_text("extends: house.yaml\n")
    (repo / "news").mkdir()
    (repo / "a.md").rename(repo / "news" / "a.md")
    for folder, path in ((repo, "news/a.md"), (repo / "news", "a.md"), (repo / "news", "."), (Path("/"), repo)):
        done = copydesk("check", path, "--output-format", "json", cwd=folder)
        assert [each["rule"] for each in json.loads(done.stdout)["findings"]] == ["house/no-allegedly"]


def test_a_draft_is_one_from_within_its_folder_too(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("")
    (repo / "drafts").mkdir()
    (repo / "drafts" / "a.md").write_text(GOOD)
    for folder, path in ((repo, "drafts/a.md"), (repo / "drafts", "a.md")):
        done = copydesk("check", path, "--select", "date/in-future", "--today", "2020-01-01", cwd=folder)
        assert done.returncode == 0, done.stdout


def test_the_day_of_a_folder_is_known_from_within_it_too(repo: Path) -> None:
    (repo / "copydesk.yaml").write_text("")
    folder = repo / "2024" / "02" / "06"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("---\ntitle: Rain\ndate: 2025-02-06\n---\nIt rained.\n")
    for place, path in ((repo, "2024/02/06/a.md"), (folder, "a.md"), (folder.parent, "06")):
        done = copydesk("check", path, "--select", "date/path-mismatch", cwd=place)
        assert (done.returncode, "2024-02-06" in done.stdout) == (1, True), done.stdout


@pytest.mark.parametrize("command", ["check", "check --changed", "baseline"])
def test_a_path_of_the_config_that_is_not_there_is_said(repo: Path, command: str) -> None:
    for path in ("contents", "content/*.md", "a" * 300):
        (repo / "copydesk.yaml").write_text(f"paths: [., '{path}']\n")
        done = copydesk(*command.split(), cwd=repo)
        assert done.returncode == 2
        assert done.stderr == f"copydesk.yaml:1:1: error: `paths`: no such file or folder: {path}\n"
    assert copydesk("check", "a.md", cwd=repo).returncode == 0


def test_what_the_config_says_of_no_file_is_said_of_a_whole_run(repo: Path) -> None:
    (repo / "empty").mkdir()
    (repo / "copydesk.yaml").write_text(
        "paths: [., ./empty/]\noverrides:\n  - files: [a.md, opinon/**]\n    rules: {headline/missing: error}\n"
    )
    notes = [
        {"path": "copydesk.yaml", "message": "`paths`: there is no article in ./empty/"},
        {"path": "copydesk.yaml", "message": "`overrides`: no article matches opinon/**"},
    ]
    assert json.loads(copydesk("check", "--output-format", "json", cwd=repo).stdout)["notes"] == notes
    assert json.loads(copydesk("check", "a.md", "--output-format", "json", cwd=repo).stdout)["notes"] == []


@pytest.mark.parametrize(
    "name", ["a\\0b", "a\\0b.yaml", "checks:a\\0b.yaml", "a\\0b:c.yaml", "a" * 300, "a" * 300 + ".yaml"]
)
def test_a_name_that_no_file_can_have_is_no_file(repo: Path, name: str) -> None:
    (repo / "copydesk.yaml").write_text(f'extends: ["{name}"]\n')
    done = copydesk("check", "a.md", cwd=repo)
    assert done.returncode == 2
    assert done.stderr.startswith("copydesk.yaml:1:11: error: ")


def test_the_settings_of_a_folder_are_those_within_it(repo: Path) -> None:
    (repo / "news").mkdir()
    (repo / "news" / "copydesk.yaml").write_text("fail_level: warning\n")
    assert "fail_level                   warning" in copydesk("check", "--show-settings", "news", cwd=repo).stdout
    assert "fail_level                   warning" in copydesk("check", "--show-settings", cwd=repo / "news").stdout
