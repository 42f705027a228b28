"""Judges which two spellings in an article are likely to be one person's name."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from checks.names.disguised import disguised
from checks.names.doubles import doubles
from checks.names.lexicons import Lexicon
from checks.names.mentions import Mention
from checks.names.pairs import ERROR, WARNING, Pair
from checks.names.people import People, Person
from checks.names.phrases import phrases
from checks.names.uninvited import uninvited
from checks.regexes import regex

__all__ = ["ERROR", "WARNING", "Pair", "variants"]


def variants(people: People, lexicon: Lexicon, least: float = WARNING) -> list[Pair]:
    """The pairs of spellings that score at least so much, each spelling suspected once, best first."""
    pairs = [*uninvited(people, lexicon), *doubles(people, lexicon), *_same_letters(people), *disguised(people)]
    told = {word for pair in pairs if pair.score >= least for word in pair.seen_mentions[0].words}
    pairs += [pair for pair in phrases(people, lexicon) if told.isdisjoint(pair.seen_mentions[0].words)]
    best: dict[str, Pair] = {}
    for pair in sorted(pairs, key=lambda pair: -pair.score):
        if pair.score >= least and pair.other not in best:
            best.setdefault(pair.seen, pair)
    words = _LowerCase()
    return [pair for pair in best.values() if not (_is_about_spelling(pair) or words.hold(pair))]


_SAME_LETTERS = 2.5
_SHORTEST = 4
_ORDINARY = regex(r"\b[a-z]{3,}\b")
_APOSTROPHES = str.maketrans("’ʼ`\u2011", "'''-")


def _same_letters(people: People) -> Iterator[Pair]:
    """Spellings of one person's name that differ in nothing but accents, hyphens and inner capitals."""
    for person in people.persons:
        words = person.introduced.words
        for word in dict.fromkeys((words[0], words[-1])) if person.introduced.kind == "full" else ():
            forms = _forms(person, word)
            if len(forms) < 2:
                continue
            usual, *rare = sorted(forms, key=lambda form: -len(forms[form]))
            reasons = (f"the same letters as {usual}", f"introduced as {person.described}")
            for form in rare:
                yield Pair(form, usual, tuple(forms[form]), tuple(forms[usual]), _SAME_LETTERS, reasons)


def _forms(person: Person, word: str) -> dict[str, list[Mention]]:
    """The mentions that have a word of the person's name, by how it is spelled."""
    forms: dict[str, list[Mention]] = defaultdict(list)
    for mention in [*person.mentions, *person.alone]:
        if word in mention.words:
            token = mention.tokens[mention.words.index(word)]
            forms[unicodedata.normalize("NFC", token).translate(_APOSTROPHES)].append(mention)
    return {form: found for form, found in forms.items() if len(form) >= _SHORTEST and not form.isupper()}


def _is_about_spelling(pair: Pair) -> bool:
    """Whether the article itself speaks of how the name is spelled."""
    mention = pair.seen_mentions[0]
    around = mention.passage.text.value[max(mention.start - 150, 0) : mention.end + 150]
    return "spell" in around


class _LowerCase:
    """The words that a passage has in lower case, gathered once for all its pairs."""

    def __init__(self) -> None:
        self._words: dict[int, set[str]] = {}

    def hold(self, pair: Pair) -> bool:
        """Whether the suspected spelling, of a word alone or of a place or body, is an ordinary word of its passage."""
        mention = pair.seen_mentions[0]
        if mention.kind != "single" and pair.what == "person":
            return False
        suspects = [word for word in mention.words if word not in pair.other_mentions[0].words]
        words = self._words.get(id(mention.passage))
        if words is None:
            words = self._words[id(mention.passage)] = set(_ORDINARY.findall(mention.passage.text.value))
        return not words.isdisjoint(suspects)
