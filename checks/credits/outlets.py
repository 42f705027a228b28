"""Outlets, desks and roles beside the names of a byline: where they cut a name off, and what is no name at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checks.names import lexicons
from checks.names.lexicons import COMMON, FIRST, INITIAL, INSTITUTION, LAST, ODD, PLACE, SUFFIX, Lexicon, fold
from checks.names.vocabulary import ARTICLES, PARTICLES, PLACE_WORDS, SURNAMES_TOO
from checks.regexes import regex

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
    register independent advocate patriot democrat daily weekly republic banner beacon ledger monitor argus insider
    today
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
_BEGINNING = _words(
    "the staff special guest contributing managing senior chief associate assistant executive freelance"
)
"""Words with which an outlet or a role begins: what stands before them is none of it."""
_FUNCTION = _words("a an and at by for from in of on or the to with")
_TITLE = regex(r"(?:the )?(?:dr|prof|professor|rev|reverend|pastor|fr|mr|mrs|ms|sen|rep|gov|hon|sir)\.? ", re.I)
_CAPITALS = regex(r"(?:Mc|Mac|De|Di|La|Le|Van|O['’])?(?:[^\W\d_a-z][.'’-]*){2,}")
_INITIAL = regex(r"[^\W\d_]\.?|(?:[^\W\d_]\.){2,3}")


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
    inner = (word for word in words[1:-1] if word.lower() not in PARTICLES)
    odd = any(word.lower() in _FUNCTION for word in words) or any(map(_is_common, inner))
    return not odd and not _opens_as_outlet(words) and not _ends_as_outlet(words)


def named(words: Sequence[str], behind: bool = False) -> Sequence[str]:
    """The words of the name that opens a stretch, without roles before it and the outlet that it runs into.

    `ADA BERG Capital News` goes on in other letters, `Ada Berg Oslo Press` with words that are in no name. A stretch
    `behind` a name and a comma that has an outlet's word is an outlet: Carolina Public Press.
    """
    while len(words) > 2 and fold(words[0]) in _OPENING:
        words = words[1:]
    words = words[: next((at for at in range(2, len(words)) if _switches(words, at)), len(words))]
    whole = _whole(words)
    sign = next((at for at in range(whole, len(words)) if _is_sign(words, at)), None)
    if sign is None:
        return words
    if behind and fold(words[sign]) not in _ROLES:
        return ()
    kept = words[: _back(words, sign, whole)]
    doubtful = _is_common(kept[-1]) or (len(words) < 4 and not is_given(words[0]))
    return () if doubtful and _kinds(words[sign]) & COMMON and fold(words[sign]) not in _ROLES else kept


def is_outlet(words: Sequence[str], before: Sequence[str]) -> bool:
    """Whether words behind a particle are an outlet, as in `Ada Berg de Radio Oslo`, and no surname.

    What is in no list of names is one where the name `before` is whole: its last word is no first name.
    """
    article = words[0].istitle() and fold(words[0]) in ARTICLES
    capitals = [word for word in words if not word.islower()]
    if article or any(_tells(word) or (word.isupper() and 1 < len(word) <= _SHORT) for word in capitals):
        return True
    kinds = [_kinds(word) for word in capitals]
    strange = not all(kind & (FIRST | LAST) for kind in kinds) or (len(kinds) > 1 and any(k & COMMON for k in kinds))
    return strange and (len(kinds) > 1 or not is_first_name(before[-1]))


def is_first_name(word: str) -> bool:
    """Whether a word is in the list of first names."""
    return bool(_kinds(word) & FIRST)


def is_given(word: str) -> bool:
    """Whether a word is a first name, or initials in its place."""
    return bool(_kinds(word) & (FIRST | INITIAL)) or _INITIAL.fullmatch(word) is not None


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
    """Whether a word is a role's or an outlet's, alone, behind a hyphen, or as in Post-Courier."""
    *parts, last = word.split("-")
    if parts and fold(parts[0]) in _OUTLETS and _kinds(last) & COMMON:
        return True
    folded = fold(last)
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


def _whole(words: Sequence[str]) -> int:
    """After how many words a name can be whole: a first name or two, initials and particles, and a surname."""
    at = 1
    while at < len(words) - 1 and _goes_on(words, at):
        at += 1
    return at + 1


def _goes_on(words: Sequence[str], at: int) -> bool:
    """Whether a surname is still to come: after an initial, a nickname, a particle, a second first name."""
    word = words[at]
    if _INITIAL.fullmatch(word) or not word[0].isalpha() or word.lower() in PARTICLES:
        return True
    return at == 1 and is_first_name(word) and not _kinds(words[2]) & (COMMON | PLACE) and not _is_initials(words, 2)


def _switches(words: Sequence[str], at: int) -> bool:
    """Whether a name in capitals ends before a word that is not."""
    before = [word for word in words[:at] if not _INITIAL.fullmatch(word) and word[0].isalpha()]
    return len(before) > 1 and all(map(_CAPITALS.fullmatch, before)) and not _CAPITALS.fullmatch(words[at].strip("()"))


def _opens_as_outlet(words: Sequence[str]) -> bool:
    """Whether the first word is an agency's initials, a place or a word that no name begins with."""
    first, last = _kinds(words[0]), _kinds(words[-1])
    if words[0].islower():
        return not first & FIRST or bool(last & COMMON and not last & LAST)
    if is_given(words[0]):
        return False
    placed = first & PLACE and (not first & LAST or last & COMMON)
    if placed or (_is_common(words[0]) and any(fold(word) in PLACE_WORDS for word in words)):
        return True
    initials = len(words[0]) > 2 and words[0].isupper() and not words[-1].isupper()
    return initials or bool(last & COMMON and (_is_common(words[0]) or not last & (FIRST | LAST)))


def _ends_as_outlet(words: Sequence[str]) -> bool:
    """Whether the last word is an agency's initials, or a place behind what is no first name."""
    last = _kinds(words[-1])
    placed = last & PLACE and not last & LAST and not is_given(words[0])
    return bool(placed) or (not all(map(str.isupper, words)) and _is_initials(words, len(words) - 1))


def _is_sign(words: Sequence[str], at: int) -> bool:
    """Whether a word behind a whole name is an outlet's or a role's."""
    word, kinds = words[at], _kinds(words[at])
    if kinds & SUFFIX or _INITIAL.fullmatch(word):
        return False
    foreign = kinds & ODD or (kinds & PLACE and not kinds & (FIRST | LAST))
    return bool(foreign) or _is_noun(words, at) or _tells(word) or _is_initials(words, at) or _is_common(word)


def _is_noun(words: Sequence[str], at: int) -> bool:
    """Whether a word is what an outlet is called, or the article before it."""
    folded = fold(words[at])
    return folded == "the" or folded in _OUTLETS or bool(_kinds(words[at]) & INSTITUTION and at > 2)


def _is_initials(words: Sequence[str], at: int) -> bool:
    """Whether a word is an agency's initials: capitals among words that are not, or short and in no list of names."""
    word, kinds = words[at], _kinds(words[at])
    if not (1 < len(word) <= _SHORT and word.isalpha() and word.isupper()) or kinds & SUFFIX or word is words[0]:
        return False
    if all(map(str.isupper, words)):
        return len(words) > 2 and not kinds & (FIRST | LAST)
    return len(word) < 4 or not kinds & LAST


def _back(words: Sequence[str], sign: int, whole: int) -> int:
    """Where what a sign belongs to begins. What an outlet is called has its name before it, a role what it is for.

    Two words behind a whole name are too many for a surname, whatever they are.
    """
    if fold(words[sign]) in _BEGINNING:
        return sign
    if sign - whole > 1 or _is_noun(words, sign) or _kinds(words[sign]) & PLACE:
        return whole
    role = fold(words[sign]) in _ROLES
    while sign > whole and _describes(words[sign - 1], role):
        sign -= 1
    return sign


def _describes(word: str, role: bool) -> bool:
    kinds = _kinds(word)
    return bool(kinds & (COMMON | PLACE)) and (role or not kinds & (FIRST | LAST))
