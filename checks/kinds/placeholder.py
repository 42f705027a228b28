"""A field that holds what a form, a template or a draft put there, and nobody has filled in since."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks import blanks, letters, places
from checks.gather import Dossier
from checks.header.vocabulary import normal
from checks.model import Finding, Span
from checks.places import Spot, Where
from checks.records import Record
from checks.regexes import regex

VALUES = ("field", "seen")

_LONGEST = 80
"""Characters of a placeholder; only lorem ipsum goes on for longer."""
_LOREM = regex(r"\W{0,3}lorem ipsum", re.I)
_PART = (
    r"(?:head(?:line|ing)|sub(?:title|head(?:line|ing)?)|title|hed|dek|deck|summary|description|excerpt|teaser|caption"
    r"|credit|slug|alt text|(?:image|photo) (?:description|caption|credit|alt text)|tags?|keywords?|section|category)"
)
_THING = r"(?:post|page|article|story|blog|meta|seo|short|brief)"
_ASKED = regex(
    rf"(?:please )?(?:insert|enter|add|type|write|put) (?:the |an? |your )?(?:{_THING} )?"
    rf"(?:{_PART}|text|content|body|name|url|link|image|photo)(?: (?:text|here))*"
    rf"|(?:the |your )?(?:{_THING} )?(?:{_PART}|text|content|name) (?:goes |text )?here|goes here"
    rf"|this is (?:the|your|an?|my) (?:{_THING} )?{_PART}|{_PART} (?:tk|to come|tbd)|tb[ac]"
    r"|to be (?:determined|announced|confirmed|added|written|decided)|x{3,}|asdf\w{0,6}|qwerty|foo ?bar(?: baz)?"
    rf"|(?-i:TODO|FIXME)\b.*|(?:change|replace|edit) (?:me|this)|place ?holder(?: (?:text|image|{_PART}))?"
    r"|undefined|(?-i:NaN)|object object",
    re.I,
)
"""What is written nowhere but in a blank."""
_TOLD = regex(
    rf"(?:an? )?{_THING} (?:{_THING} )?{_PART}|(?:an? )?(?:{_THING} )?(?:description|summary) (?:of|for) "
    rf"(?:the|this|your|an?) {_THING}|(?:dummy|sample|test|example) (?:text|image|{_PART}|{_THING})",
    re.I,
)
"""What may be a tag on a site that writes of such things: `meta description`."""
_AT_THE_TOP = regex(
    r"my (?:first|second|new|awesome) (?:new |blog )?(?:post|article|page)|(?:first|new|another|example) (?:blog )?post"
    r"|just another wordpress site|welcome to jekyll!?|auto[ -]draft|tests?(?: \d+)?|test(?:ing)? testing"
    r"|untitled (?:document|page|post|article|story|design|draft)(?: \d+)?|(?:untitled|document|draft) ?\d{1,3}"
    r"|(?:new|blank|empty) (?:document|page|article|story|entry)|no (?:title|headline|summary|description)"
    r"|microsoft word - .*|\S.*\.(?:docx?|odt|rtf|indd)",
    re.I,
)
"""What a headline or a summary never is: `test` may be a tag."""
_CALLED = {"alt": "alternative text", "title": "headline", "tags": "list of tags"}
_TOP = frozenset({"title", "headline", "summary"})
_GREETINGS = frozenset({"Hello world!", "Hello, world!"})
"""The article with which a new site opens. Programmers mean it without the mark."""
_WORDS = frozenset({"tags", "section"})
_OWN = {
    "alt": frozenset({"alttext", "alternativetext", "imagealt", "imagealttext", "imagedescription"}),
    "title": frozenset({"headline", "heading"}),
}
"""What else a field is called where it says no more than its name."""
_NONE = frozenset({"none", "n/a"})
"""What a field may say on purpose where there is nothing to name: an image without a credit."""


class Options(Record):
    """`words` are more of what this house's forms and templates put at `where`, in any capitalisation.

    All of a value has to be a placeholder. A field that says its own name, as `summary: Summary`, holds one too. Of a
    headline that says nothing `headline/missing` tells.
    """

    words: tuple[str, ...] = ()
    where: Where = ("title", "summary", "section", "tags", "slug", "caption", "credit", "alt")


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    words = frozenset(word.casefold() for word in options.words)
    marked: set[Span] = set()
    for spot in places.spots(dossier, options.where):
        value = spot.text.value.strip()
        short = 0 < len(value) <= _LONGEST or _LOREM.match(value)
        if short and spot.span not in marked and _is_placeholder(dossier, spot, words):
            marked.add(spot.span)
            values = {"field": _CALLED.get(spot.place, spot.place), "seen": places.shown(letters.said(value) or value)}
            yield Finding(spot.span, spot.place, values)


def _is_placeholder(dossier: Dossier, spot: Spot, words: frozenset[str]) -> bool:
    if not blanks.says(spot.text.value):
        return spot.place not in ("title", "headline") and blanks.bare(spot.text.value).lower() not in _NONE
    bare = " ".join(blanks.bare(spot.text.value).replace("_", " ").replace("-", " ").split())
    return (
        bare.casefold() in words
        or _ASKED.fullmatch(bare) is not None
        or (spot.place not in _WORDS and _TOLD.fullmatch(bare) is not None)
        or (spot.place in _TOP and _AT_THE_TOP.fullmatch(bare) is not None)
        or (spot.place in _TOP and letters.said(spot.text.value) in _GREETINGS)
        or _is_its_name(dossier, spot, bare)
    )


def _is_its_name(dossier: Dossier, spot: Spot, bare: str) -> bool:
    """Whether a field says what it is called, or of a summary how that begins: `summ`."""
    word = normal(bare)
    if word in _OWN.get(spot.place, ()):
        return True
    if len(word) < 3 or not word.isalpha() or len(word) > 20:
        return False
    first, last = spot.span
    keys = (field.key for field in dossier.article.fields if field.span.start <= first and last <= field.span.end)
    names = {spot.place, *(normal(key).rpartition(".")[2] for key in keys)}
    return word in names or (spot.place == "summary" and len(word) > 3 and any(n.startswith(word) for n in names))
