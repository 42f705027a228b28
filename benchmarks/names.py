"""Measures how well misspelled names are found, how often clean copy is flagged, and how fast.

    python -m benchmarks.names FOLDER [--show N] [--limit N] [--source NAME]

The peers are a plain rule of distance and, where node finds it (NODE_PATH), compromise, which names people by rules
and a lexicon: two of its people's words one edit apart are a flag.

FOLDER holds `*.jsonl`: one article a row with `id`, `title` and either its `text` or a `file` below the folder, and
`errors.jsonl`: labelled cases with `kind`, `label`, `id` or `before`, `wrong` and `right`.
"""

from __future__ import annotations

import argparse
import calendar
import json
import random
import re
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import OSA

from checks.model import Block, Passage, Text
from checks.names.lexicons import fold, load
from checks.names.people import people
from checks.names.spellings import Pair, variants
from checks.names.vocabulary import INSTITUTIONS
from checks.readers import read

SEED = 20250212
NO_SURNAMES = {
    *calendar.day_name,
    *(word.capitalize() for word in INSTITUTIONS),
    "Democrats",
    "Officials",
    "Republicans",
}
SUMMARIES = frozenset({"description", "summary", "blurb", "excerpt"})


class Sample(NamedTuple):
    """One article: its id and the passages that hold names, the headline first, the body last."""

    id: str
    passages: tuple[Passage, ...]


class Flag(NamedTuple):
    """Two spellings that a checker takes for one name."""

    seen: str
    other: str
    note: str = ""


Checker = Callable[[Sequence[Passage]], list[Flag]]


def main() -> None:
    """Print the table, or flags to read."""
    options = _options()
    samples = list(_samples(options.folder, options.source))[: options.limit]
    if options.show:
        _show(samples, options.show)
    else:
        _table(options.folder, samples)


def _table(folder: Path, samples: Sequence[Sample]) -> None:
    """The measures, one checker a row."""
    bodies, headlines = list(_misspelled(samples, "body")), list(_misspelled(samples, "headline"))
    cases = list(_cases(folder)) if (folder / "errors.jsonl").exists() else []
    size = sum(len(passage.text.value.encode()) for sample in samples for passage in sample.passages)
    print(f"{len(samples)} articles, {size / 1e6:.1f} MB; {len(bodies)} names misspelled in the body,")
    print(f"{len(headlines)} in the headline; {len(cases)} labelled cases")
    print(f"{'':10} {'flags/1000':>10} {'body':>6} {'head':>6} {'errors':>6} {'alike':>6} {'MB/s':>6}")
    for name, checker in (("people", _people), ("distance", _distance), ("compromise", _compromise())):
        if checker is None:
            print(f"{name:10} left out: not installed")
            continue
        start = time.perf_counter()
        flags = sum(len(checker(sample.passages)) for sample in samples)
        speed = size / 1e6 / (time.perf_counter() - start)
        body, head = _recall(bodies, checker), _recall(headlines, checker)
        errors, alike = (
            _recall(_labelled(cases, "error"), checker),
            _recall(_labelled(cases, "no-error"), checker),
        )
        rates = " ".join(f"{rate:6.1%}" for rate in (body, head, errors, alike))
        print(f"{name:10} {1000 * flags / len(samples):10.1f} {rates} {speed:6.1f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many flags with their context instead")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--source", default="", help="only the file of that name")
    return parser.parse_args()


def _people(passages: Sequence[Passage]) -> list[Flag]:
    lexicon = load()
    return [Flag(pair.seen, pair.other, _note(pair)) for pair in variants(people(passages, lexicon), lexicon)]


def _note(pair: Pair) -> str:
    sides = zip((pair.seen_mentions, pair.other_mentions), pair.reasons, strict=True)
    return f"{pair.score} " + "; ".join(f"×{len(mentions)}, {reason}" for mentions, reason in sides)


def _distance(passages: Sequence[Passage]) -> list[Flag]:
    """A peer: any two capitalised words of five letters or more that are one edit apart."""
    return _apart({word for passage in passages for word in re.findall(r"\b[A-Z][a-z]{4,}\b", passage.text.value)})


_COMPROMISE = """
const nlp = require('compromise');
require('readline').createInterface({input: process.stdin}).on('line', line =>
  console.log(JSON.stringify(nlp(JSON.parse(line)).people().out('array'))));
"""


def _compromise() -> Checker | None:
    """A peer that tells people from other names. None where it is not installed."""
    if subprocess.run(["node", "-e", "require('compromise')"], capture_output=True, check=False).returncode:
        return None
    peer = subprocess.Popen(["node", "-e", _COMPROMISE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def check(passages: Sequence[Passage]) -> list[Flag]:
        assert peer.stdin
        assert peer.stdout
        peer.stdin.write(json.dumps("\n\n".join(passage.text.value for passage in passages)) + "\n")
        peer.stdin.flush()
        people: list[str] = json.loads(peer.stdout.readline())
        return _apart({word for name in people for word in re.findall(r"\b[A-Z][a-z]{4,}\b", name)})

    return check


def _apart(words: set[str]) -> list[Flag]:
    """Each two words that are one edit apart."""
    kept = sorted(words)
    return [
        Flag(one, other)
        for at, one in enumerate(kept)
        for other in kept[at + 1 :]
        if OSA.distance(one, other, score_cutoff=1) == 1
    ]


def _samples(folder: Path, source: str) -> Iterator[Sample]:
    for listing in sorted(folder.glob(f"{source or '*'}.jsonl")):
        for line in listing.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if listing.stem != "errors" and _is_article(row):
                yield _sample(folder, row)


def _is_article(row: dict[str, str]) -> bool:
    """Whether the row has text or Markdown, not a whole web page."""
    return "text" in row or (row.get("before") or row.get("file") or "").endswith(".md")


def _sample(folder: Path, row: dict[str, str]) -> Sample:
    """The article of a row, or of the `before` file of a labelled case."""
    path = row.get("before") or row.get("file") or "article.txt"
    source = row["text"] if "text" in row else (folder / path).read_text(encoding="utf-8", errors="replace")
    article = next(iter(read(path, source)))
    summaries = [value for entry in article.fields if entry.key in SUMMARIES for value in entry.values]
    title = row.get("title") or ""
    return Sample(
        row["id"],
        (
            _passage("headline", title),
            *(_passage("summary", text.value) for text in summaries[:1]),
            Passage("body", article.prose, article.blocks),
        ),
    )


def _passage(role: str, value: str) -> Passage:
    return Passage(role, Text.verbatim(value, 0, len(value)), (Block("paragraph", 0, len(value)),))


class Misspelled(NamedTuple):
    """Passages in which `right` was put wrong in one place."""

    passages: tuple[Passage, ...]
    wrong: str
    right: str


def _misspelled(samples: Sequence[Sample], role: str) -> Iterator[Misspelled]:
    """One misspelling an article, in a surname that its body attributes words to and introduces before."""
    rng = random.Random(SEED)
    for sample in samples:
        targets = _targets(sample, role)
        if not targets:
            continue
        right, place = rng.choice(targets)
        wrong = _misspell(right, rng)
        if not re.search(rf"\b{wrong}\b", " ".join(passage.text.value for passage in sample.passages)):
            passages = [_put(p, right, place, wrong) if p.field == role else p for p in sample.passages]
            yield Misspelled(tuple(passages), wrong, right)


def _targets(sample: Sample, role: str) -> list[tuple[str, int]]:
    """The places where a speaker's surname stands, alone or in the full name: people by another rule than ours.

    A surname counts if words are attributed to it, if it is introduced once by exactly two capitalised
    words, and if it stands neither after "the" or "in" nor in lower case.
    """
    body = sample.passages[-1].text.value
    text = body if role == "body" else sample.passages[0].text.value
    speakers = {a or b for a, b in re.findall(r"\b([A-Z][a-z]{4,}) said\b|\bsaid ([A-Z][a-z]{4,})\b", body)}
    targets = []
    for name in sorted(speakers - NO_SURNAMES):
        if re.search(rf"\b(?:[Tt]he|[Ii]n) {name}\b|\b{name.lower()}\b", body):
            continue
        if re.search(rf"(?:[a-z,\"”] |\. |\n)[A-Z][a-z]+ (?:[A-Z]\. )?{name}(?:,|\.| [a-z])", body):
            found = [match.start() for match in re.finditer(rf"(?<!-)\b{name}\b(?!-)", text)]
            targets += [(name, start) for start in found] if len(found) > 1 or role != "body" else []
    return targets


SOUNDS = (
    ("ph", "f"), ("f", "ph"), ("ck", "k"), ("c", "k"), ("k", "c"), ("z", "s"), ("s", "z"), ("v", "w"), ("w", "v"),
    ("ei", "ie"), ("ie", "ei"), ("y", "i"), ("i", "y"), ("ey", "y"),
)  # fmt: skip
INITIALS = {"V": "F", "F": "V", "K": "C", "C": "K", "S": "Z", "Z": "S", "G": "J", "J": "G"}


def _misspell(name: str, rng: random.Random) -> str:
    """One mistake of a kind drawn at random: an edit, a letter doubled or single, one that sounds alike, two edits."""
    while True:
        wrong = rng.choice(list(_mistakes(name, rng)))
        if wrong != name:
            return wrong


def _mistakes(name: str, rng: random.Random) -> Iterator[str]:
    at = rng.randrange(1, len(name) - 1)
    letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    yield from (
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        swapped,
        name[:at] + letter + name[at + 1 :],
    )
    yield name[:at] + name[at] + name[at:]
    sounds = [(one, other) for one, other in SOUNDS if one in name[1:]]
    if sounds:
        one, other = rng.choice(sounds)
        yield name[0] + name[1:].replace(one, other, 1)
    if name[0] in INITIALS:
        yield INITIALS[name[0]] + name[1:]
    if len(name) >= 7:
        second = rng.randrange(1, len(name) - 1)
        yield swapped[:second] + rng.choice("aeioulnrst") + swapped[second + 1 :]


def _put(passage: Passage, right: str, place: int, wrong: str) -> Passage:
    value = passage.text.value
    changed = value[:place] + wrong + value[place + len(right) :]
    shift = len(wrong) - len(right)
    blocks = [
        Block(kind, start + shift * (start > place), end + shift * (end > place)) for kind, start, end in passage.blocks
    ]
    return Passage(passage.field, Text.verbatim(changed, 0, len(changed)), tuple(blocks))


class Case(NamedTuple):
    """A labelled case and the article in which it stands."""

    label: str
    misspelled: Misspelled


def _cases(folder: Path) -> Iterator[Case]:
    """The labelled variants whose two spellings both stand in the article's own text."""
    rows = {}
    for listing in folder.glob("*.jsonl"):
        for line in listing.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if listing.stem != "errors":
                rows[row["id"]] = row
    for line in (folder / "errors.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        row = case if case.get("before") else rows.get(case["id"], {})
        if case["kind"] != "name-variant" or not _is_article(row):
            continue
        passages = _sample(folder, row).passages
        text = " ".join(passage.text.value for passage in passages)
        if all(re.search(rf"\b{re.escape(case[side])}\b", text) for side in ("wrong", "right")):
            yield Case(case["label"], Misspelled(passages, case["wrong"], case["right"]))


def _labelled(cases: Sequence[Case], label: str) -> list[Misspelled]:
    return [case.misspelled for case in cases if case.label == label]


def _recall(misspelled: Sequence[Misspelled], checker: Checker) -> float:
    return sum(_is_found(case, checker(case.passages)) for case in misspelled) / max(len(misspelled), 1)


def _is_found(case: Misspelled, flags: Sequence[Flag]) -> bool:
    """Whether a flag names both spellings: a surname may be flagged alone or as part of the full name."""
    wrong, right = _words(case.wrong), _words(case.right)
    apart = (wrong - right) or wrong, (right - wrong) or right
    for flag in flags:
        sides = _words(flag.seen), _words(flag.other)
        if any(apart[0] & one and apart[1] & other for one, other in (sides, sides[::-1])):
            return True
    return False


def _words(name: str) -> set[str]:
    return {fold(word) for word in name.split()}


def _show(samples: Sequence[Sample], count: int) -> None:
    """Flags drawn at random, each with its notes and the words around both spellings, to be read."""
    flags = [(sample, flag) for sample in samples for flag in _people(sample.passages)]
    print(len(flags), "flags;", Counter(sample.id.split(":")[0] for sample, _ in flags).most_common())
    for at, (sample, flag) in enumerate(random.Random(SEED).sample(flags, min(count, len(flags)))):
        print(f"\n{at + 1}. {flag.seen} / {flag.other}  [{flag.note}]  {sample.id[-60:]}")
        text = " ¶ ".join(passage.text.value for passage in sample.passages).replace("\n", " ")
        for name in (flag.seen, flag.other):
            places = [match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", text)][:2]
            for place in places:
                print(f"     {text[max(place - 70, 0) : place + len(name) + 60]}")


if __name__ == "__main__":
    main()
