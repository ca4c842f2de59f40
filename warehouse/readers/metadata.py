"""What a web page says about itself in its head: JSON-LD first, then meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from warehouse.readers.decoding import writable

_MOST_JSON_CHARACTERS = 1_000_000
_MOST_NESTING = 12
_TITLES = ("og:title", "twitter:title", "dc.title")
_AUTHORS = (
    "author", "article:author", "articleauthor", "dc.creator", "dcterms.creator", "byl",
    "parsely-author", "sailthru.author", "cxenseparse:author",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "publish-date", "pubdate", "last-published", "date",
)  # fmt: skip
_SOURCES = (
    "source", "article:source", "news_source", "news-source", "dc.source", "dcterms.source",
    "article_source", "cxenseparse:source", "agency", "article:agency", "contentprovider",
)  # fmt: skip
_STATED_SOURCES = ("sourceOrganization", "creator", "contributor")
_SITE_NAME = re.compile(r"\s[|–—-]\s")
_NO_NAME = re.compile(r"//|@|^\(|\.[a-z]{2,3}/")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The head of a page; dates are as written there, `photo_words` the credits of its images.

    `people` are the authors who are no organisations; `other_authors` are what meta tags say
    where JSON-LD names the authors. `sources` are those whom the text is said to come from,
    `sites` the names of site and publisher.
    """

    title: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    other_authors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    photo_words: tuple[str, ...] = ()
    body: str | None = None


def metadata(tree: HtmlElement) -> Metadata:
    """Read the head of a page; the first article of its JSON-LD wins over its meta tags."""
    article = next(_articles(tree), {})
    tags = _meta_tags(tree)
    named, tagged = tuple(_names(article.get("author"))), tuple(_tag_authors(tags))
    return Metadata(
        title=_title(tree, article, tags),
        published=_text(article.get("datePublished")) or _first(tags, _DATES) or _time_tag(tree),
        modified=_text(article.get("dateModified")),
        url=_address(tree, tags),
        outlet=_first(tags, ("og:site_name",)) or next(_names(article.get("publisher")), None),
        authors=named or tagged,
        people=tuple(_people(article.get("author"))) if named else tagged,
        other_authors=tagged if named else (),
        sources=tuple(dict.fromkeys((*_stated_sources(article), *_source_tags(tags)))),
        sites=tuple(
            dict.fromkeys((*tags.get("og:site_name", ()), *_names(article.get("publisher"))))
        ),
        photo_words=tuple(dict.fromkeys(_photo_words(article.get("image")))),
        body=_text(article.get("articleBody")),
    )


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        words = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(words) > _MOST_JSON_CHARACTERS:
            continue
        try:
            parsed = json.loads(words.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (one for one in _objects(parsed, 0) if _is_article(one))


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MOST_NESTING:
        return
    if isinstance(value, list):
        for one in value:
            yield from _objects(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _is_article(one: dict[str, Any]) -> bool:
    kinds = one.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(name, str) and (name.endswith(("Article", "Posting")) or name == "Report")
        for name in names
    )


def _names(value: object) -> Iterator[str]:
    """Yield the names of a person, an organisation, or a list of them."""
    if isinstance(value, list):
        for one in value:
            yield from _names(one)
    elif isinstance(value, dict):
        yield from _names(value.get("name") or _full_name(value))
    elif (name := _text(value)) is not None and not _NO_NAME.search(name):
        yield name


def _stated_sources(article: dict[str, Any]) -> Iterator[str]:
    for key in _STATED_SOURCES:
        yield from _names(article.get(key))


def _source_tags(tags: dict[str, list[str]]) -> Iterator[str]:
    for name in _SOURCES:
        yield from (value for value in tags.get(name, ()) if not _NO_NAME.search(value))


def _full_name(person: dict[str, Any]) -> str | None:
    parts = (_text(person.get("givenName")), _text(person.get("familyName")))
    return " ".join(part for part in parts if part is not None) or None


def _people(value: object) -> Iterator[str]:
    """Yield the names of authors who are not said to be organisations."""
    for one in value if isinstance(value, list) else [value]:
        if not (isinstance(one, dict) and one.get("@type") == "Organization"):
            yield from _names(one)


def _photo_words(image: object) -> Iterator[str]:
    if isinstance(image, list):
        for one in image:
            yield from _photo_words(one)
    elif isinstance(image, dict):
        for key in ("creditText", "copyrightHolder", "creator", "author", "copyrightNotice"):
            yield from _names(image.get(key))


def _meta_tags(tree: HtmlElement) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content = _text(tag.get("content"))
        if content is not None:
            tags.setdefault(name.lower(), []).append(content)
    return tags


def _tag_authors(tags: dict[str, list[str]]) -> Iterator[str]:
    for name in _AUTHORS:
        values = [value for value in tags.get(name, ()) if not _NO_NAME.search(value)]
        if values:
            yield from dict.fromkeys(values)
            return


def _first(tags: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((tags[name][0] for name in names if name in tags), None)


def _title(tree: HtmlElement, article: dict[str, Any], tags: dict[str, list[str]]) -> str | None:
    """Return what the page calls itself when it is shared, without the site's name behind it."""
    headline = next(filter(None, (_text(one.text_content()) for one in tree.iter("h1"))), None)
    shared = _first(tags, _TITLES) or _text(article.get("headline")) or headline
    if shared is None:
        return _text(tree.findtext(".//title"))
    if headline is not None and _SITE_NAME.match(shared.removeprefix(headline)):
        return headline
    return shared


def _time_tag(tree: HtmlElement) -> str | None:
    for tag in tree.iter("time"):
        if (moment := _text(tag.get("datetime"))) is not None:
            return moment
    return None


def _address(tree: HtmlElement, tags: dict[str, list[str]]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return _text(link.get("href"))
    return _first(tags, ("og:url",))


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(writable(unescape(value)).split()) or None
