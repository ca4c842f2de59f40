"""Plain text files: one article a file; what is known about it comes as hints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from warehouse.errors import UnreadableInput
from warehouse.model import (
    CreditRole,
    Delivery,
    OutsideCredit,
    Published,
    RawArticle,
    Rejection,
    Stage,
)
from warehouse.readers import Certainty, Read
from warehouse.readers.dates import given
from warehouse.readers.decoding import decode

LONGEST_TEXT_BYTES = 20_000_000


class PlainText:
    """Reads a text file as one article."""

    name = "text"

    def accepts(self, delivery: Delivery) -> Certainty:
        """Sure by media type, likely by file name, possible for everything that is left."""
        if (delivery.media_type or "").partition(";")[0] == "text/plain":
            return Certainty.SURE
        if delivery.origin.lower().endswith(".txt"):
            return Certainty.LIKELY
        return Certainty.MAYBE

    def read(self, delivery: Delivery) -> Iterator[Read]:
        """Yield the file as one article, or why it is none."""
        if len(delivery.data) > LONGEST_TEXT_BYTES:
            yield rejected(delivery, "too_large", f"{delivery.origin} is larger than 20 MB.")
            return
        try:
            text = decode(delivery.data, origin=delivery.origin)
        except UnreadableInput as error:
            yield rejected(delivery, str(error.facts["reason"]), str(error))
            return
        if not text.strip():
            yield rejected(delivery, "empty", f"{delivery.origin} holds no text.")
            return
        yield article(delivery, text)


def article(delivery: Delivery, text: str) -> RawArticle:
    """Return the raw article of a delivered text with what the caller knew about it."""
    hints = delivery.hints
    published, unread = given(delivery)
    return RawArticle(
        origin=delivery.origin,
        text=text,
        title=hints.title,
        language=hints.language,
        published=published or Published(),
        url=hints.url,
        outlet=hints.outlet,
        native_id=hints.native_id,
        received_at=delivery.received_at,
        published_given=unread,
    )


def with_authors(raw: RawArticle, names: tuple[str, ...]) -> RawArticle:
    """Return an article by the given authors; each may be an agency, and so a credit."""
    if not names:
        return raw
    bylines = tuple(OutsideCredit(name, "metadata", CreditRole.BYLINE) for name in names)
    kept = tuple(one for one in raw.outside_credits if one not in bylines)
    return replace(raw, authors=names, outside_credits=(*bylines, *kept))


def rejected(delivery: Delivery, reason: str, message: str) -> Rejection:
    """Return the rejection of a delivery that a reader could not read."""
    return Rejection(
        stage=Stage.READ,
        reason=reason,
        message=message,
        origin=delivery.origin,
        data=delivery.data,
        received_at=delivery.received_at,
        hints=delivery.hints,
    )
