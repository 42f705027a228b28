"""An image that nobody is credited for, in its caption or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks import letters
from checks.gather import Dossier
from checks.model import Field, Finding, Image
from checks.records import Record
from checks.regexes import regex

VALUES = ("which",)

_CREDIT = regex(
    r"(?:photo(?:graph|graphy|illustration)?|image|picture|graphic|illustration|drawing|map|chart|screenshot|credit"
    r"|source|foto|crédito|credito|bild)s?\s*(?:by|:|/|©|from|via|courtesy|provided|credit)"
    r"|\b(?:courtesy|(?:provided|taken|obtained) by|contributed|submitted|handout|(?:file|stock) photo|public domain"
    r"|all rights|AP|AFP|EPA|Reuters|Getty|Thinkstock|Shutterstock|iStock|Unsplash|Pexels|Pixabay|Flickr|Wikimedia"
    r"|Adobe Stock|CC BY|CC0)\b|©|\(c\)|\bvia (?-i:[A-Z@])|[\w.] ?/ ?(?-i:[A-Z])",
    re.I,
)
"""Words with which a caption says whose the image is; `Ada Berg / The Courier` has none but its slash."""


class Options(Record):
    """`everywhere`: in an article that credits none of its images, too. Many houses credit none."""

    everywhere: bool = False


def check(dossier: Dossier, options: Options) -> Iterator[Finding]:
    header, images = dossier.header, dossier.article.images
    image, credit = header.roles.get("image"), header.roles.get("credit")
    if image and image.said and (credit or options.everywhere) and not _says(credit) and not _told_in_header(dossier):
        yield Finding((credit or image).span, "credit", {"which": "the header’s image"})
    if options.everywhere or _says(credit) or any(map(_is_credited, images)):
        for each in images:
            if each.caption and letters.said(each.caption.value) and not _is_credited(each):
                yield Finding(each.span, "credit", {"which": "this image"})


def _is_credited(image: Image) -> bool:
    texts = (image.credit, image.caption)
    said = [letters.said(text.value) if text else "" for text in texts]
    return bool(said[0]) or _CREDIT.search(said[1]) is not None


def _told_in_header(dossier: Dossier) -> bool:
    """Whether the header's caption or alternative text credits the image."""
    return any(_CREDIT.search(dossier.header.text(role)) for role in ("caption", "alt"))


def _says(field: Field | None) -> bool:
    return field is not None and field.said and any(letters.said(value.value) for value in field.values)
