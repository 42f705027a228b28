"""Which role a header's key plays. Counted on the content repos of newsrooms and government, on pages and on feeds."""

from __future__ import annotations

from typing import Literal

from checks.regexes import regex

Role = Literal[
    "date", "modified", "byline", "title", "summary", "section", "tags", "slug", "url", "language", "image", "caption",
    "credit", "alt",
]  # fmt: skip

WRITTEN: dict[Role, tuple[str, ...]] = {
    "date": (
        "datepublished", "article:publishedtime", "date", "published", "pubdate", "publishdate", "publishedat",
        "publisheddate", "publicationdate", "publishedon", "posted", "postedon", "firstpublished",
        "firstpublishedat", "firstpublicationdate", "webpublicationdate", "created", "createdat", "datecreated",
        "datelinedate",
    ),
    "modified": (
        "datemodified", "article:modifiedtime", "modified", "lastmod", "lastmodified", "updated", "updatedat",
        "updatedon", "dateupdated", "modifiedat",
    ),
    "byline": (
        "authors", "author", "creators", "creator", "writers", "writer", "coauthors", "byline", "bylines", "by",
        "authors.name", "author.name", "authors.displayname", "author.displayname", "creator.name", "coauthors.name",
        "authors.key", "authors.id", "author.id", "authors.slug", "author.slug", "author.login",
    ),
    "title": ("title", "headline", "hed", "linktitle", "titletag", "ogtitle"),
    "summary": ("description", "summary", "dek", "deck", "blurb", "excerpt", "subtitle", "standfirst", "subhed"),
    "section": ("section", "category", "categories", "kicker", "topics", "tags"),
    "tags": ("tags", "keywords", "topics"),
    "slug": ("slug",),
    "url": ("url", "permalink", "canonical", "canonicalurl", "link", "path", "aliases"),
    "language": ("language", "lang", "locale", "languagecode"),
    "image": (
        "image", "featuredimage", "cover", "coverimage", "thumbnail", "hero", "primaryimage", "image.url", "image.src",
        "featuredimage.uid", "featuredimage.url",
    ),
    "caption": ("caption", "imagecaption", "image.caption", "cutline"),
    "credit": ("credit", "imagecredit", "photocredit", "image.credit", "photo"),
    "alt": ("alt", "imagealt", "imagedescription", "image.alt", "featuredimage.alt", "alttext"),
}  # fmt: skip
"""Keys of each role as people write them, and of dates the two that pages state most surely."""

_MARKED: dict[Role, tuple[str, ...]] = {
    "date": (
        "parselypubdate", "sailthru.date", "cxenseparse:recs:publishtime", "bt:pubdate",
        "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date",
        "citationpublicationdate", "citationdate", "og:publishedtime", "contentcreated", "firstcreated", "dategmt",
        "metapublished", "time", "visibledate", "showndate", "metadate",
    ),
    "modified": (
        "og:updatedtime", "dcterms.modified", "dc.date.modified", "modifiedgmt",
        "versioncreated", "timemodified",
    ),
    "byline": (
        "bylines.byline", "embedded.author.name", "yoastheadjson.author", "article:author", "article:author.name",
        "parselyauthor", "sailthru.author", "cxenseparse:author", "dc.creator", "dcterms.creator", "citationauthor",
        "byl", "relauthor", "shownbyline", "visiblebyline", "authororganization",
    ),
    "title": (
        "headlines.value", "title.rendered", "alternativeheadline", "webtitle", "og:title", "twitter:title",
        "parselytitle", "sailthru.title", "cxenseparse:title", "dc.title", "dcterms.title", "citationtitle",
        "shownheadline", "htmltitle", "h1", "name",
    ),
    "summary": (
        "excerpt.rendered", "descriptiontext", "og:description", "twitter:description", "sailthru.description",
        "dc.description", "dcterms.description", "trailtext",
    ),
    "section": ("articlesection", "article:section", "parselysection", "sectionname"),
    "tags": ("newskeywords", "article:tag", "subject.name", "parselytags", "sailthru.tags"),
    "slug": ("slugline",),
    "url": ("og:url", "mainentityofpage", "mainentityofpage.@id", "guid.rendered", "weburl", "twitter:url"),
    "language": ("inlanguage", "og:locale", "contentlanguage", "dc.language"),
    "image": ("og:image", "thumbnailurl", "twitter:image", "sailthru.image.full"),
    "alt": ("og:image:alt", "twitter:image:alt"),
}  # fmt: skip
"""Keys of each role in which pages and feeds state it for machines, and then as it is merely shown."""

ROLES: dict[Role, tuple[str, ...]] = {role: (*keys, *_MARKED.get(role, ())) for role, keys in WRITTEN.items()}
"""Keys of each role without case, hyphens and underscores; the first that a header has is the one that counts."""

SITES = ("og:sitename", "publisher", "publisher.name", "applicationname", "dc.publisher", "copyright")
"""Keys under which a page names its site."""

_PREFIX = regex(r"^(?:params|extra|metadata|meta|page|frontmatter|fields)\.")


def normal(key: str) -> str:
    """A key as the vocabulary lists it: `Publish-Date` is `publishdate`."""
    return _PREFIX.sub("", key.lower()).replace("-", "").replace("_", "").replace(" ", "")
