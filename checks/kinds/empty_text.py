"""An article without a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from checks.gather import Dossier
from checks.header.vocabulary import normal
from checks.model import Article, Field, Finding
from checks.records import Record
from checks.regexes import regex

VALUES = ("has",)

_COMMENT = regex(r"<!--(?:[^-]|-(?!->))*+(?:-->)?")
_STANDS_FOR_TEXT = regex(
    r"(?:source|original|target|article)(?:link|url)|(?:external|redirect|forward)(?:link|url|to)?|link(?:url|to)?"
    r"|galler(?:y|ies)|photos|images|slides|slideshow|videos?(?:id|url)?|youtube(?:id)?|vimeo(?:id)?|audio(?:url)?"
    r"|podcast|episode|mp3|enclosure|embed|file|pdf|download|blocks|sections|components|modules|cards|slices|widgets"
    r"|pagebuilder|headless|cascade|@(?:type|context)"
)
"""Keys of an article that is elsewhere, pictures, sound, a page put together in its header, a record about a page."""
_KIND = frozenset({"layout", "type", "template", "kind", "format", "posttype", "contenttype"})
_OTHER_KIND = regex(
    r"list|index|section|home|archive|search|taxonomy|term|tag|categor|author|gallery|photo|image|comic|cartoon"
    r"|crossword|video|podcast|audio|link|redirect|landing|page|event|contact|form\b|feed|sitemap|data",
    re.I,
)
_LISTS = regex(r"_index\b.*|(?:404|search|archives?|sitemap|feed)\.\w+", re.I)


class Options(Record):
    """`drafts`: in an article that its header calls a draft, too.

    Links to articles elsewhere, galleries, lists, pages that their template fills and pages of the web have no text
    of their own. An image in the body is what a cartoon has to show; one in the header is none.
    """

    drafts: bool = False


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    article = dossier.article
    if article.prose.value.strip() or article.format == "html" or not dossier.header.readable:
        return
    excused = any(_stands_for_text(field) or (_says_draft(field) and not options.drafts) for field in article.fields)
    if not excused and not _shows(article) and not _LISTS.fullmatch(PurePosixPath(article.path).name):
        has = "only a header" if article.fields else "nothing in it"
        yield Finding(dossier.header.start, "body", {"has": has})


def _shows(article: Article) -> bool:
    """Whether the body shows something that is no text: an image, what a shortcode puts there."""
    bound = article.format == "json"
    return bool(article.images) or (not bound and bool(_COMMENT.sub("", article.source[article.body :]).strip()))


def _stands_for_text(field: Field) -> bool:
    first = normal(field.key.partition(".")[0])
    if first in _KIND:
        return any(_OTHER_KIND.search(value.value) for value in field.values)
    return field.said and _STANDS_FOR_TEXT.fullmatch(first) is not None


def _says_draft(field: Field) -> bool:
    key = normal(field.key)
    value = "".join(value.value for value in field.values).strip().lower()
    if key in ("published", "publish"):
        return value in ("false", "no", "0")
    return (key == "draft" and value in ("true", "yes", "1")) or (
        key == "status" and value != "publish" and "draft" in value
    )
