"""Web pages: the main text, and beside it what the page says about date, authors and credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from warehouse.errors import UnreadableInput
from warehouse.model import DateSource, Delivery, Published, RawArticle
from warehouse.readers import Certainty, Read
from warehouse.readers.dates import given, published
from warehouse.readers.decoding import decode
from warehouse.readers.plain import rejected
from warehouse.readers.webpage import Page, read_page

LARGEST_PAGE_BYTES = 5_000_000
_MOST_TAGS = 100_000
_MOST_ATTRIBUTES = 5_000
_HEAD_BYTES = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_STATED = re.compile(r";\s*charset=[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_OPENINGS = (b"<!doctype html", b"<html")


class HtmlPages:
    """Reads a web page as one article."""

    name = "html"

    def accepts(self, delivery: Delivery) -> Certainty:
        """Sure by media type or file name, likely by the first tag."""
        name = delivery.origin.lower()
        media_type = (delivery.media_type or "").partition(";")[0]
        if media_type == "text/html" or name.endswith((".html", ".htm")):
            return Certainty.SURE
        head = delivery.data[:512].lstrip().lower()
        return Certainty.SURE if head.startswith(_OPENINGS) else Certainty.NO

    def read(self, delivery: Delivery) -> Iterator[Read]:
        """Yield the page's article, or why there is none."""
        try:
            html = decode(delivery.data, origin=delivery.origin, declared=_declared(delivery))
            yield page_article(delivery, html)
        except UnreadableInput as error:
            yield rejected(delivery, str(error.facts["reason"]), str(error))


def _declared(delivery: Delivery) -> str | None:
    """Return the encoding that the server stated, else the page itself."""
    stated = _STATED.search(delivery.media_type or "")
    if stated is not None:
        return stated[1]
    found = _CHARSET.search(delivery.data, 0, _HEAD_BYTES)
    return None if found is None else found[1].decode("ascii")


def page_article(delivery: Delivery, html: str) -> RawArticle:
    """Return the article of a web page; hints win over what the page says.

    Raises:
        UnreadableInput: the page is larger than 5 MB, overgrown, or holds no article text (reason
            "empty", with a title "no_body").
    """
    if len(html) > LARGEST_PAGE_BYTES:
        raise UnreadableInput(f"{delivery.origin} is larger than 5 MB.", reason="too_large")
    if _is_overgrown(html):
        raise UnreadableInput(
            f"{delivery.origin} has more tags or attributes than any article.", reason="html_limits"
        )
    page = read_page(html)
    if not page.text.strip():
        reason = "no_body" if delivery.hints.title or page.title else "empty"
        raise UnreadableInput(f"{delivery.origin} holds no article text.", reason=reason)
    hints = delivery.hints
    known, unread = given(delivery)
    return RawArticle(
        origin=delivery.origin,
        text=page.text,
        title=hints.title or page.title,
        language=hints.language or page.language,
        published=known or _told(delivery, page),
        url=hints.url or page.url,
        outlet=hints.outlet or page.outlet,
        native_id=hints.native_id,
        authors=page.authors,
        outside_credits=page.outside_credits,
        received_at=delivery.received_at,
        modified=_modified(delivery, page),
        extracted=True,
        published_given=unread,
    )


def _is_overgrown(html: str) -> bool:
    """Tell whether a page would keep a parser busy for minutes: endless tags or attributes."""
    if html.count("<") > _MOST_TAGS:
        return True
    tags = (piece.partition(">")[0] for piece in html.split("<") if len(piece) > _MOST_ATTRIBUTES)
    return any(tag[:1].isalpha() and tag.count("=") > _MOST_ATTRIBUTES for tag in tags)


def _told(delivery: Delivery, page: Page) -> Published:
    told = published(page.published, source=DateSource.METADATA, zone=delivery.zone)
    return told or Published()


def _modified(delivery: Delivery, page: Page) -> datetime | None:
    moment = published(page.modified, source=DateSource.METADATA, zone=delivery.zone)
    return None if moment is None else moment.instant
