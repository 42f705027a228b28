"""A byline that names nobody: what a publishing system puts there, an address, a number, a blank to be filled."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from checks import letters, places
from checks.credits import bylines
from checks.gather import Dossier
from checks.model import Finding, Text
from checks.places import Spot
from checks.records import Record
from checks.regexes import regex

VALUES = ("seen", "what", "hint")

_MARKS = string.punctuation + string.whitespace + "—–…“”‘’«»¿¡\xa0"
_MAIL = regex(r"<?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}>?", re.I)
_WEB = regex(r"(?:https?:)?//\S+|www\.\S+", re.I)
_NUMBER = regex(r"#?\d+")
_BLANK = regex(
    r"(?-i:TK|tk)|(?:tk){2,}|(?:byline|author|name|writer) tk|tb[dac]|to be (?:determined|announced|confirmed)"
    r"|(?:(?:insert|enter|add) )?(?:your|author['’]?s?|writer['’]?s?|reporter['’]?s?|full|user|the)[ _-]?name(?: here)?"
    r"|first[ _]?name,? last[ _]?name|last[ _]?name,? first[ _]?name|first last|name(?: surname| here)?|byline"
    r"|(?:insert|enter|add) (?:name|author|byline)(?: here)?|lorem ipsum(?s:.*)|john doe|change ?me|todo|fixme"
    r"|foo(?: ?bar)?|asdf|x{2,}",
    re.I,
)
_DEFAULT = regex(
    r"(?:(?:site|web|super|wp|blog|default|system)[ _-]?)?admin(?:istrator)?|root|sysadmin|superuser|webmaster"
    r"|(?:wp|test|default|guest|demo|anonymous|unknown)?[ _-]?(?:user(?:name)?|author|account)|tests?|tester|testing"
    r"|(?:admin|administrator|editor|author|writer|contributor|user|guest|test)[ _-]?\d+|wordpress|drupal|null|nil|none"
    r"|undefined|unknown(?: (?:author|writer))?|n/?a|not (?:available|applicable|set)|(?:no|none|without an?)[ _-]?"
    r"(?:one|name|author|byline)|unnamed|untitled|nobody|(?-i:anonymous)|anonymous \(?not verified|system",
    re.I,
)
_ADMINS = regex(r"[a-z][a-z0-9_.-]{0,20}admin\d{0,4}")
"""The account that a site was set up with: `questadmin`. Capitals would make it a surname."""


_SITE, _NUMBER_ALONE = "a web address", "a number"
_WHAT = ("an e-mail address", _SITE, _NUMBER_ALONE, "a blank to be filled in", "what a system writes by itself")


class Options(Record):
    """`words` are more of what this house's systems write where nobody is named, in any capitalisation."""

    words: tuple[str, ...] = ()


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    field = dossier.header.roles.get("byline")
    foreign = field is not None and field.type == "number" and dossier.article.format == "json"
    words = frozenset(word.casefold() for word in options.words)
    implied = dossier.body_byline or dossier.tagline
    names = implied.names if implied else ()
    for spot in _spots(dossier):
        seen = letters.said(spot.text.value)
        what = _what(seen, words)
        heading = spot.place == "body" and what in (_SITE, _NUMBER_ALONE)
        if what and not dossier.desk.authors.name(seen) and not heading and not (foreign and what == _NUMBER_ALONE):
            hint = f"; the text implies {', '.join(names)}" if names else ""
            values = {"seen": places.shown(seen), "what": what, "hint": hint}
            suggestion = names[0] if len(names) == 1 else None
            yield Finding(spot.span, spot.place, values, suggestion=suggestion, names=names)


def _what(seen: str, words: frozenset[str]) -> str | None:
    """What stands in the place of a name; None where a name may stand, or nothing does."""
    bare = seen.strip(_MARKS)
    if not seen or len(seen) > 300:
        return None
    readings = (
        _MAIL.fullmatch(seen),
        _WEB.fullmatch(seen),
        _NUMBER.fullmatch(seen),
        not bare or _BLANK.fullmatch(bare),
        _DEFAULT.fullmatch(bare) or _ADMINS.fullmatch(bare) or bare.casefold() in words,
    )
    return next((what for what, matches in zip(_WHAT, readings, strict=True) if matches), None)


def _spots(dossier: Dossier) -> Iterator[Spot]:
    """The header's authors, and what stands behind `By` on a line of the body."""
    yield from (spot for spot in places.spots(dossier, ("byline",)) if spot.text.value.strip())
    for line in bylines.lines(dossier.article):
        yield Spot("body", _behind_by(line))


def _behind_by(line: Text) -> Text:
    lead = len(line.value) - len(line.value[2:].lstrip())
    return line.part(lead, len(line.value))
