"""What is shipped works where it is installed: the wheel, the hooks, the commands in the documents."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", *(f"docs/{file.name}" for file in sorted((ROOT / "docs").glob("*.md"))))
BAD = "---\ntitle: Council meets\ndate: 2024-03-04\nbyline: Ada Berg\n---\nThe council met on March 4, 2025, in Oslo.\n"
RECORD = '{"title": "Council meets", "date": "2024-03-04", "text": "The council met on March 4, 2025, in Oslo."}\n'

RUN_ELSEWHERE = {
    "make demo": "run by .ci/run",
    "make test": "runs this test",
    "pip install copydesk": "the wheel is built and installed below",
    "make test-spark": "run by .ci/run",
    "pip install 'copydesk[lsp]'": "the server is run by its own tests",
    "pip install 'copydesk[archive]'": "what it brings is installed with the tests",
    "pip install 'copydesk[spark]'": "run by make test-spark",
    "copydesk archive archive --to checked --engine spark": "run by tests/spark",
    "spark-submit submit.py archive archive --to checked --engine spark --exit-zero": "run by tests/spark",
    "python benchmarks/dates.py DATA": "needs a folder of articles",
    "python -m benchmarks.anachronisms DATA": "run by its own tests on articles of our own",
    "python -m benchmarks.names DATA": "needs a folder of articles",
    "python -m benchmarks.hostile_dates": "takes minutes",
    "python -m benchmarks.hostile_names": "takes half a minute",
    "python -m benchmarks.readers DATA": "run below on articles of our own",
    "python -m benchmarks.archive DATA": "takes minutes; run by test_archive_command for its table",
    "python -m benchmarks.hostile_copy": "takes a minute; run by test_benchmarks on one input",
    "python -m benchmarks.faults": "takes minutes; run by test_faults, a few times each",
    "python -m benchmarks.metamorphic DATA": "run by test_benchmarks on articles of our own",
    "python -m benchmarks DATA": "takes minutes; its tables are run by test_benchmarks",
    "python benchmarks/loading.py": "takes seconds; run below for its table",
    "make ecosystem DATA=papers BASE=main": "needs folders of articles; what it prints is held by test_ecosystem",
    "make fuzz RUNS=1000000": "takes hours; test_fuzz takes a short turn at every target",
    "make lock": "asks the package index; test_lock holds what it writes",
}
"""Commands that a test cannot run within itself, and where they are run instead."""


def _commands() -> list[str]:
    text = "\n".join((ROOT / name).read_text("utf-8") for name in DOCUMENTS)
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    return sorted({line for block in blocks for line in block.splitlines() if line.strip()})


@pytest.mark.parametrize("command", [command for command in _commands() if command not in RUN_ELSEWHERE])
def test_commands_in_the_documents_run(command: str, tmp_path: Path) -> None:
    program, *arguments = shlex.split(command)
    assert program == "copydesk"
    content = tmp_path / "content"
    content.mkdir()
    (content / "bad.md").write_text(BAD)
    (tmp_path / "house.yaml").write_text(_blocks("yaml", "- id: house")[0])
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "a.jsonl").write_text(RECORD)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds", dirs_exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "checks", *arguments], cwd=tmp_path, capture_output=True, check=False
    )  # fmt: skip
    finds = arguments[0] in ("check", "archive") and "--show-settings" not in arguments
    assert done.returncode == (1 if finds else 0), done.stderr.decode()


def test_commands_run_elsewhere_still_stand_in_the_documents() -> None:
    assert set(RUN_ELSEWHERE) <= set(_commands())
    assert "make demo" in (ROOT / ".ci" / "run").read_text()
    for command in ("make test", "make test-spark"):
        assert command in (ROOT / ".ci" / "run").read_text().splitlines()


def _blocks(language: str, opening: str) -> list[str]:
    blocks = re.findall(rf"^```{language}\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    return [block for block in blocks if block.startswith(opening)]


def test_the_settings_in_the_readme_hold(tmp_path: Path) -> None:
    (settings,) = _blocks("yaml", "extends:")
    (tmp_path / "copydesk.yaml").write_text(settings)
    (tmp_path / "content" / "wire").mkdir(parents=True)
    (tmp_path / "content" / "wire" / "a.md").write_text("---\ndate: 2024-03-04\n---\nThe council met.\n")
    done = subprocess.run([sys.executable, "-m", "checks", "check"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    (built,) = folder.glob("copydesk-*.whl")
    return built


def test_the_wheel_holds_rules_facts_and_lexicons(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    page = "checks/reporters/html"
    for folder, inside in (("rules", "checks/rules"), ("checks/names/data", "checks/names/data"), (page, page)):
        for file in (each for each in (ROOT / folder).rglob("*.*") if each.suffix != ".pyc"):
            assert f"{inside}/{file.relative_to(ROOT / folder).as_posix()}" in names
    assert not any(name.startswith(("tests/", "seeds/", "scripts/")) for name in names)


def test_the_installed_wheel_checks(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)]
    subprocess.run(command, check=True)
    (tmp_path / "bad.md").write_text(BAD)
    code = f"import sys; sys.path.insert(0, {str(target)!r}); from checks.cli.main import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "bad.md"], cwd=tmp_path, capture_output=True, check=False
    )  # fmt: skip
    assert done.returncode == 1, done.stderr.decode()
    assert b"date/contradicts-text" in done.stdout
    command = [sys.executable, "-c", code, "check", "bad.md", "--output-format", "html"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert b"</html>" in done.stdout, done.stderr.decode()


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit installs hooks from a git checkout")
@pytest.mark.parametrize(
    ("hook", "files"), [("copydesk", ["--files", "bad.md"]), ("copydesk-archive", ["--all-files"])]
)
def test_the_hooks_run_in_a_real_repository(hook: str, files: list[str], tmp_path: Path) -> None:
    git = shutil.which("git") or "git"
    for arguments in (["init", "-q"], ["config", "user.email", "desk@example.com"], ["config", "user.name", "Desk"]):
        subprocess.run([git, *arguments], cwd=tmp_path, check=True)
    (tmp_path / "bad.md").write_text(BAD)
    (tmp_path / "notes.csv").write_text("a,b\n")
    subprocess.run([git, "add", "."], cwd=tmp_path, check=True)
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), hook, *files]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    output = done.stdout.decode()
    assert done.returncode == 1, output + done.stderr.decode()
    assert "bad.md" in output
    assert "date/contradicts-text" in output


def test_the_hook_takes_no_file_for_an_option(tmp_path: Path) -> None:
    (hook, _) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (tmp_path / "-ohacked.md").write_text(BAD)
    command = [sys.executable, "-m", "checks", *hook["entry"].split()[1:], *hook["args"], "-ohacked.md"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    assert b"date/contradicts-text" in done.stdout
    assert not (tmp_path / "hacked.md").exists()


def test_the_loading_benchmark_prints_its_table() -> None:
    command = [sys.executable, "benchmarks/loading.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    assert "compiled before" in done.stdout


def test_the_readers_benchmark_prints_its_table(tmp_path: Path) -> None:
    gold = {"date": "2025-03-04", "authors": ["Ada Berg"], "title": "Rain", "lang": "en"}
    page = "<title>Rain</title><meta name=author content='Ada Berg'><h1>Rain</h1><p>March 4, 2025</p>"
    for source, name, text in (("reedquest", "a.md", BAD), ("fundus", "a.html", page)):
        (tmp_path / name).write_text(text)
        (tmp_path / f"{source}.jsonl").write_text(json.dumps({**gold, "file": name}) + "\n")
    command = [sys.executable, "-m", "benchmarks.readers", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    rows = {tuple(line.split()[:2]): line.split()[2:] for line in done.stdout.splitlines()[1:]}
    assert rows["reedquest", "copydesk"][:3] == ["0.0%", "of", "1"]
    assert rows["fundus", "copydesk"][:9] == ["100.0%", "of", "1"] * 3


@pytest.mark.parametrize(
    ("arguments", "opening"),
    [(["check", "--select", "date/*"], "$ copydesk check"), (["dates"], "      ")],
)
def test_the_readme_shows_what_is_printed(arguments: list[str], opening: str) -> None:
    blocks = re.findall(r"^```text\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    (block,) = [block for block in blocks if block.startswith(opening)]
    command = [sys.executable, "-m", "checks", *arguments, "--isolated", "seeds/defence-talks.txt"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "COLUMNS": "100"}
    )  # fmt: skip
    assert re.sub(r"^\$ .*\n", "", block) in done.stdout
