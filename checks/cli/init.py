"""Write a config that fits this repository, the entry of the pre-commit hook, and the step of the CI."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from checks import __version__, fixes
from checks.cli import setup, survey
from checks.cli.main import OK, Stop
from checks.cli.survey import Survey
from checks.discover import CONFIGS
from checks.regexes import regex
from checks.reporters.shown import safe
from checks.tuples import NamedTuple

_REPOSITORY = "https://github.com/copydesk/copydesk"
_SCHEMA = f"https://raw.githubusercontent.com/copydesk/copydesk/v{__version__}/rules/schemas/copydesk.json"
_ROLES = {"date": "dates", "byline": "bylines", "title": "headlines"}
_REPOS = regex(r"^repos:[ \t]*\n(?:[ \t]*(?:#.*)?\n)*(?P<indent> *)- ", re.M)
"""The list that an entry can be put at the end of, if nothing comes behind it."""
_KEY = regex(r"^['\"]?([A-Za-z_][\w-]*)['\"]?(?= *:)", re.M)
_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
"""What YAML takes for no word."""


class Planned(NamedTuple):
    """A file to write: where, what it will hold, and what it holds now, if it is there."""

    path: Path
    text: str
    before: str | None


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="the repository; this one by default")
    parser.add_argument("--yes", action="store_true", help="write without asking, and over no file of yours")
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, write nothing")


def run(options: argparse.Namespace) -> int:
    """Tells what was seen, then writes file by file."""
    root = Path(options.folder)
    if not os.path.isdir(root):
        raise Stop(f"no such folder: {safe(str(root))}")
    if options.output_file:
        raise Stop("init writes its files itself; leave --output-file out")
    found = survey.survey(root, setup.settings(argparse.Namespace(**{**vars(options), "isolated": True}), root))
    said = [*_told(found), ""]
    setup.write("".join(f"{line}\n" for line in said), options)
    for planned in _plan(found):
        _write(planned, options)
    if not options.dry_run:
        setup.write("Next: copydesk check, and copydesk baseline where an old repository has findings.\n", options)
    return OK


def _told(found: Survey) -> Iterator[str]:
    """What the survey saw, in the user's words."""
    yield f"{found.generator or 'No generator that copydesk knows'}; {found.articles} articles read."
    for role, share in found.understood.items():
        key = f", by the key {safe(found.fields[role])}" if role in found.fields else ""
        yield f"  {_ROLES[role]:<10} understood in {share:.0%}{key}"


def _plan(found: Survey) -> Iterator[Planned]:
    existing = next((found.root / name for name in CONFIGS if (found.root / name).is_file()), None)
    yield _planned(existing or found.root / CONFIGS[0], _config(found))
    hook = found.root / ".pre-commit-config.yaml"
    text = _hook(hook)
    if text:
        yield _planned(hook, text)
    elif "/copydesk" not in (_read(hook) or ""):
        setup.say(f"{hook.name} is left alone: add the hook of the README by hand")
    if found.gitlab:
        yield _planned(found.root / ".gitlab" / "copydesk.yml", GITLAB)
    else:
        yield _planned(found.root / ".github" / "workflows" / "copydesk.yml", GITHUB)


def _planned(path: Path, text: str) -> Planned:
    return Planned(path, text, _read(path))


def _read(path: Path) -> str | None:
    """What a file holds, to the letter; None where there is none. What is no plain file of text is left alone."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise Stop(f"{safe(str(path))} is no plain file and is not written")
    try:
        return path.read_bytes().decode("utf-8") if path.exists() else None
    except UnicodeDecodeError:
        raise Stop(f"{safe(str(path))} is not UTF-8 and is not written") from None
    except OSError as error:
        raise Stop(f"can't read {safe(str(path))}: {error.strerror}") from None


def _config(found: Survey) -> str:
    lines = [f"# yaml-language-server: $schema={_SCHEMA}", "extends: [recommended]"]
    lines.append(f"paths: [{', '.join(map(_scalar, found.paths))}]")
    if found.fields:
        lines.append("fields:")
        lines += [f"  {role}: [{_scalar(key)}]" for role, key in found.fields.items()]
    if found.timezone:
        lines.append(f"timezone: {found.timezone}")
    if found.language:
        lines.append(f'language: "{found.language}"')
    return "\n".join(lines) + "\n"


def _scalar(text: str) -> str:
    """A word of YAML, quoted where it could be taken for something else: what JSON quotes is one."""
    plain = re.fullmatch(r"[A-Za-z_][\w/-]*|\.", text, re.ASCII) and text.lower() not in _WORDS
    return text if plain else json.dumps(text)


def _hook(file: Path) -> str | None:
    """The pre-commit file with our entry; None where it has one, or can't be added to without harm."""
    text = _read(file)
    if text is None:
        return f"repos:\n{_entry('  ')}"
    found = _REPOS.search(text)
    keys = _KEY.findall(text)
    if "/copydesk" in text or found is None or not keys or keys[-1] != "repos" or "\r" in text or "\n..." in text:
        return None
    return text.rstrip("\n") + "\n" + _entry(found["indent"])


def _entry(indent: str) -> str:
    lines = (f"- repo: {_REPOSITORY}", f"  rev: v{__version__}", "  hooks:", "    - id: copydesk")
    return "".join(f"{indent}{line}\n" for line in lines)


GITHUB = f"""\
name: copydesk
on: [push, pull_request]
permissions:
  contents: read
jobs:
  copydesk:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install copydesk=={__version__}
      - run: copydesk check --output-format github ${{BASE:+"--config-from=$BASE"}}
        env:  # a pull request is checked by the settings of its base
          BASE: ${{{{ github.event.pull_request.base.sha }}}}
"""
GITLAB = f"""\
# Include it in .gitlab-ci.yml: include: [{{local: .gitlab/copydesk.yml}}]
copydesk:
  image: python:3.12
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS
      when: never
    - if: $CI_COMMIT_BRANCH
  script:
    - pip install copydesk=={__version__}
    - |
      set --
      if [ -n "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME" ]; then  # settings are the target's, not the merge request's
        target="refs/remotes/origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
        git fetch --quiet --end-of-options origin "+refs/heads/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME:$target"
        set -- "--config-from=$target"
      fi
      copydesk check "$@" --output-format gitlab --output-file copydesk.json
  artifacts:
    when: always
    reports:
      codequality: copydesk.json
"""


def _write(planned: Planned, options: argparse.Namespace) -> None:
    """Writes a file where the user agrees. One that holds just this already is left as it is."""
    shown = safe(os.path.relpath(planned.path))
    if planned.before == planned.text:
        setup.write(f"{shown} is as it should be\n", options)
        return
    verb = "create" if planned.before is None else "add to" if planned.text.startswith(planned.before) else "overwrite"
    added = planned.text[len(planned.before) :] if planned.before and verb == "add to" else planned.text
    setup.write(f"{verb} {shown}:\n" + "".join(f"    {safe(line)}\n" for line in added.splitlines()), options)
    if options.dry_run:
        return
    if options.yes and verb == "overwrite":
        setup.say(f"{shown} is left alone: it is there and says something else; without --yes you are asked")
        return
    if not (options.yes or _agreed(verb, shown)):
        return
    try:
        planned.path.parent.mkdir(parents=True, exist_ok=True)
        if planned.before is None:
            with planned.path.open("xb") as file:
                file.write(planned.text.encode())
        else:
            fixes.replace(planned.path, planned.text.encode())
    except OSError as error:
        raise Stop(f"can't write {shown}: {error.strerror}") from None
    except fixes.Refused as refused:
        raise Stop(f"can't write {shown}: {refused}") from None
    setup.write(f"wrote {shown}\n", options)


def _agreed(verb: str, shown: str) -> bool:
    """What the user says. Where nobody can be asked, nothing is written."""
    if not sys.stdin.isatty():
        raise Stop("there is no terminal to ask on; --yes writes, --dry-run shows")
    sys.stdout.flush()
    try:
        return input(f"{verb} {shown}? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        raise Stop("the input has ended; nothing more was written") from None
