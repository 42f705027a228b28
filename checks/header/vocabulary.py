"""Which role a header's key plays. Counted on the content repos of newsrooms and government."""

from __future__ import annotations

import re
from typing import Literal

Role = Literal[
    "date", "modified", "byline", "title", "summary", "section", "tags", "slug", "url", "language", "image", "caption",
    "credit", "alt",
]  # fmt: skip

ROLES: dict[Role, tuple[str, ...]] = {
    "date": (
        "date", "published", "pubdate", "publishdate", "publishedat", "publisheddate", "publicationdate",
        "datepublished", "publishedon", "posted", "postedon", "firstpublished", "created",
        "createdat", "datecreated", "datelinedate",
    ),
    "modified": (
        "modified", "lastmod", "lastmodified", "updated", "updatedat", "updatedon", "datemodified",
        "dateupdated", "modifiedat",
    ),
    "byline": (
        "byline", "authors", "author", "creator", "creators", "coauthors", "by", "writer", "writers",
        "authors.name", "author.name", "creator.name",
    ),
    "title": ("title", "headline", "hed", "titletag", "ogtitle", "linktitle"),
    "summary": ("description", "summary", "dek", "deck", "blurb", "excerpt", "subtitle"),
    "section": ("section", "category", "categories", "topics", "kicker", "tags"),
    "tags": ("tags", "keywords", "topics"),
    "slug": ("slug",),
    "url": ("url", "permalink", "canonical", "link", "path"),
    "language": ("language", "lang", "locale"),
    "image": ("image", "featuredimage", "cover", "coverimage", "thumbnail", "hero", "primaryimage", "image.url"),
    "caption": ("caption", "imagecaption", "image.caption", "cutline"),
    "credit": ("credit", "imagecredit", "photocredit", "image.credit", "photo"),
    "alt": ("alt", "imagealt", "imagedescription", "image.alt", "alttext"),
}  # fmt: skip
"""Keys of each role without case, hyphens and underscores; the first that a header has is the one that counts."""

_PREFIX = re.compile(r"^(?:params|extra|metadata|meta|page|frontmatter|fields)\.")


def normal(key: str) -> str:
    """A key as the vocabulary lists it: `Publish-Date` is `publishdate`."""
    return _PREFIX.sub("", key.lower()).replace("-", "").replace("_", "").replace(" ", "")
