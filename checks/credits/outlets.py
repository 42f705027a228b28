"""Outlets, desks and roles beside the names of a byline: where they cut a name off, and what is no name at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checks.names import lexicons
from checks.names.lexicons import COMMON, FIRST, INITIAL, INSTITUTION, LAST, PLACE, SUFFIX, Lexicon, fold
from checks.names.vocabulary import ARTICLES, PARTICLES, PLACE_WORDS, SURNAMES_TOO

_LONGEST = 5
"""Words of a name. A longer one has swallowed an outlet."""
_SHORT = 5
"""Letters of an agency's initials."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ROLES = _words(
    """
    staff writer writers reporter reporters editor editors editorial correspondent correspondents columnist columnists
    contributor contributors contributed contributing photographer photographers photojournalist desk bureau newsroom
    wire wires agency agencies report reports reporting special guest admin administrator director manager analyst
    professor intern interns fellow producer chief senior associate assistant executive managing freelance freelancer
    publisher moderator webmaster spokesperson member members author authors redaktion redaktionen redakteur redakteurin
    reporterin redacción redaccion rédaction redazione redacção corresponsal periodista journaliste journalist
    giornalista autor autorin
    """
)
"""What people do at an outlet, or what a desk is called."""
_OUTLETS = _words(
    """
    news newspaper newspapers media inc llc ltd corp team times post journal tribune gazette magazine online radio tv
    television broadcasting publishing publications association council committee department ministry university
    college foundation fund group network watch international institute office bank without board
    school schools company initiative project program programme center centre coalition alliance society federation
    administration authority bbc cnn npr pbs afp upi ansa efe dpa apa reuters bloomberg guardian press
    star sun herald sentinel chronicle courier inquirer observer examiner dispatch globe mirror telegraph bulletin
    register independent advocate patriot democrat daily weekly
    zeitung tageblatt nachrichten agentur rundschau anzeiger diario periódico periodico noticias prensa agencia presse
    tidende dagblad avis gmbh univision
    """
)
"""What outlets and organisations are called, where the list of institutions among names doesn't have it."""
_OPENING = _words(
    """
    staff writer reporter editor correspondent columnist contributor photographer special guest contributing managing
    senior
    """
)
"""Roles that stand before a name: Staff Writer Ada Berg."""
_FUNCTION = _words("a an and at by for from in of on or the to with")
_TITLE = re.compile(r"(?:the )?(?:dr|prof|professor|rev|reverend|pastor|fr|mr|mrs|ms|sen|rep|gov|hon|sir)\.? ", re.I)
_CAPITALS = re.compile(r"(?:Mc|Mac|De|Di|La|Le|Van|O['’])?(?:[^\W\d_a-z][.'’-]*){2,}")
_INITIAL = re.compile(r"[^\W\d_]\.?|(?:[^\W\d_]\.){2,3}")


def is_person(name: str) -> bool:
    """Whether a name is a person's, as far as its words tell: no desk, no outlet, no organisation.

    One word alone is as good as any other that is no such word.
    """
    *before, last = name.split() or [""]
    given = before[:1] if before and is_first_name(before[0]) and fold(before[0]) not in _OUTLETS else []
    return not any(map(_tells, before[len(given) :])) and (not _tells(last) or _is_surname(before, last))


def is_full_name(words: Sequence[str]) -> bool:
    """Whether two words or more are a person's name: the first can be a first name, the last a surname."""
    if not 2 <= len(words) <= _LONGEST or not is_person(" ".join(words)) or fold(words[0]) in ARTICLES | PLACE_WORDS:
        return False
    first, last = _kinds(words[0]), _kinds(words[-1])
    inner = (word for word in words[1:-1] if word.lower() not in PARTICLES)
    if (
        any(word.lower() in _FUNCTION for word in words)
        or any(map(_is_common, inner))
        or _is_initials(words, len(words) - 1)
    ):
        return False
    if len(words[0]) > 2 and words[0].isupper() and not words[-1].isupper() and not _is_given(words[0]):
        return False
    if words[0].islower() and not (first & FIRST and (last & LAST or not last & COMMON)):
        return False
    if _is_given(words[0]):
        return True
    doubtful = last & COMMON and (_is_common(words[0]) or not last & (FIRST | LAST))
    return not doubtful and (not last & PLACE or bool(last & LAST))


def named(words: Sequence[str]) -> Sequence[str]:
    """The words of the name that opens a stretch, without roles before it and the outlet that it runs into.

    `ADA BERG Capital News` goes on in other letters, `Ada Berg Oslo Press` with words that are in no name.
    """
    while len(words) > 2 and fold(words[0]) in _OPENING:
        words = words[1:]
    end = next((at for at in range(2, len(words)) if _switches(words, at)), len(words))
    whole = min(_whole(words), end)
    sign = next((at for at in range(whole, end) if _is_sign(words, at)), None)
    if sign is None:
        return words[:end]
    kept = words[: _back(words, sign, whole)]
    doubtful = _is_common(kept[-1]) or (len(words) < 4 and not _is_given(words[0]))
    return () if doubtful and _kinds(words[sign]) & COMMON and fold(words[sign]) not in _ROLES else kept


def has_outlet(words: Sequence[str]) -> bool:
    """Whether any word is one that outlets are called by, and that no surname is made of."""
    return any(_tells(word) or _is_initials(words, at) or _is_common(word) for at, word in enumerate(words))


def is_first_name(word: str) -> bool:
    """Whether a word is in the list of first names."""
    return bool(_kinds(word) & FIRST)


def untitled(name: str) -> str:
    """A name without what a person is addressed by: `The Rev. Ada Berg` is `Ada Berg`."""
    title = _TITLE.match(name)
    return name[title.end() :] if title and " " in name[title.end() :] else name


@cache
def _lexicon() -> Lexicon:
    return lexicons.load()


def _kinds(word: str) -> int:
    return _lexicon().kinds(word.strip("()\"'‘’“”,"))


def _tells(word: str) -> bool:
    """Whether a word is a role's or an outlet's, alone or behind a hyphen."""
    folded = fold(word.rpartition("-")[2])
    return folded in _ROLES or folded in _OUTLETS or bool(_kinds(word) & INSTITUTION and folded not in SURNAMES_TOO)


def _is_surname(before: Sequence[str], last: str) -> bool:
    """Whether a word that outlets have too is the surname of one with a first name: Eva Post, not Daily Post."""
    first = _kinds(before[0]) if before else 0
    unlike = PLACE | COMMON if fold(last) in _OUTLETS else COMMON
    return bool(_kinds(last) & LAST and first & FIRST) and not first & unlike


def _is_common(word: str) -> bool:
    """Whether a word is one of the language and no name at all."""
    kinds = _kinds(word)
    return bool(kinds & COMMON) and not kinds & (FIRST | LAST | INITIAL)


def _is_given(word: str) -> bool:
    """Whether a word is a first name, or initials in its place."""
    return bool(_kinds(word) & (FIRST | INITIAL)) or _INITIAL.fullmatch(word) is not None


def _whole(words: Sequence[str]) -> int:
    """After how many words a name can be whole: a first name or two, initials and particles, and a surname."""
    at = 1
    while at < len(words) - 1 and _goes_on(words, at):
        at += 1
    return at + 1


def _goes_on(words: Sequence[str], at: int) -> bool:
    """Whether a surname is still to come: after an initial, a particle, a second first name."""
    if _INITIAL.fullmatch(words[at]) or words[at].lower() in PARTICLES:
        return True
    return at == 1 and bool(_kinds(words[1]) & FIRST) and not _kinds(words[2]) & (COMMON | PLACE)


def _switches(words: Sequence[str], at: int) -> bool:
    """Whether a name in capitals ends before a word that is not."""
    before = [word for word in words[:at] if not _INITIAL.fullmatch(word)]
    return bool(before) and all(map(_CAPITALS.fullmatch, before)) and not _CAPITALS.fullmatch(words[at])


def _is_sign(words: Sequence[str], at: int) -> bool:
    """Whether a word behind a whole name is an outlet's or a role's."""
    word = words[at]
    noun = word.lower() == "the" or bool(_kinds(word) & INSTITUTION and at > 2)
    return noun or _tells(word) or _is_initials(words, at) or _is_common(word)


def _is_initials(words: Sequence[str], at: int) -> bool:
    """Whether a word is an agency's initials: capitals among words that are not, or short and in no list of names."""
    word, kinds = words[at], _kinds(words[at])
    if not (1 < len(word) <= _SHORT and word.isalpha() and word.isupper()) or kinds & SUFFIX or word is words[0]:
        return False
    if all(other.isupper() for other in words):
        return len(words) > 2 and not kinds & (FIRST | LAST)
    return len(word) < 4 or not kinds & LAST


def _back(words: Sequence[str], sign: int, whole: int) -> int:
    """Where what a sign belongs to begins: the words before it that describe a place or a thing.

    Two words behind a whole name are too many for a surname, whatever they are.
    """
    if sign - whole > 1:
        return whole
    while sign > whole and _describes(words, sign):
        sign -= 1
    return sign


def _describes(words: Sequence[str], sign: int) -> bool:
    before = _kinds(words[sign - 1])
    noun = bool(_kinds(words[sign]) & INSTITUTION)
    return bool(before & (COMMON | PLACE)) and (noun or not before & (FIRST | LAST))
