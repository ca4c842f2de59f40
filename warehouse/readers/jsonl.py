"""JSON lines: one article a line, with the keys of the annotate contract."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BufferedReader, BytesIO
from typing import Any, NoReturn

from warehouse.errors import UnreadableInput
from warehouse.model import Delivery, RawArticle, Rejection
from warehouse.readers import Certainty, Read
from warehouse.readers.decoding import decode, writable
from warehouse.readers.html import page_article
from warehouse.readers.kinds import record_advice
from warehouse.readers.plain import LONGEST_TEXT_BYTES, article, rejected, with_authors
from warehouse.readers.records import LINES, RECORD, split

_MOST_KEYS = 20
_TEXT_KEYS = ("title", "language", "published_at", "url", "outlet")


class JsonLines:
    """Reads JSON lines with the keys of the annotate contract.

    These are id, text or html, title, authors, language, published_at, url and outlet; others are
    ignored. A line that is no article is rejected alone, with its number.
    """

    name = "jsonl"

    def accepts(self, delivery: Delivery) -> Certainty:
        """Sure by media type or file name, likely when the first character opens an object."""
        if delivery.media_type in (LINES, RECORD) or delivery.origin.endswith(".jsonl"):
            return Certainty.SURE
        return Certainty.LIKELY if delivery.data[:64].lstrip()[:1] == b"{" else Certainty.NO

    def read(self, delivery: Delivery) -> Iterator[Read]:
        """Yield an article or a rejection for every line that is not blank."""
        if delivery.media_type == RECORD:
            yield _line(delivery)
            return
        for line in split(BufferedReader(BytesIO(delivery.data)), delivery):
            yield line if isinstance(line, Rejection) else _line(line)


def given_id(delivery: Delivery) -> str | int | float | None:
    """Return the id of a record as it was given, a number as a number; None without one."""
    if len(delivery.data) > LONGEST_TEXT_BYTES:
        return None
    try:
        return _id(delivery, _record(delivery))
    except UnreadableInput:
        return None


def _line(delivery: Delivery) -> Read:
    if len(delivery.data) > LONGEST_TEXT_BYTES:
        return rejected(delivery, "too_large", f"{delivery.origin} is longer than 20 MB.")
    try:
        record = _record(delivery)
        known = _with_id(delivery, record)
    except UnreadableInput as error:
        return rejected(delivery, str(error.facts["reason"]), str(error))
    try:
        return _article(known, record)
    except UnreadableInput as error:
        return rejected(known, str(error.facts["reason"]), str(error))


def _record(delivery: Delivery) -> Mapping[str, Any]:
    text = decode(delivery.data, origin=delivery.origin)
    try:
        record = json.loads(
            text, parse_constant=_no_constant, parse_float=_number, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        raise _unreadable(
            delivery,
            "bad_json",
            f"is not valid JSON: {error.msg.removesuffix(' at')} at character {error.pos}",
        ) from error
    except (ValueError, RecursionError) as error:
        raise _unreadable(delivery, "bad_json", f"is not usable JSON: {error}") from error
    if not isinstance(record, dict):
        raise _unreadable(delivery, "bad_json", "is not a JSON object")
    return record


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value")


def _number(words: str) -> float:
    number = float(words)
    if not math.isfinite(number):
        raise ValueError(f"the number {words[:20]} is too large")
    return number


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice: nobody can tell which of its values is meant."""
    record = dict(pairs)
    if len(record) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise ValueError(f"the key {twice[:40]!r} stands there twice")
    return record


def _id(delivery: Delivery, record: Mapping[str, Any]) -> str | int | float | None:
    value = record.get("id")
    if isinstance(value, str):
        return writable(value)
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    raise _unreadable(delivery, "bad_value", "has an 'id' that is neither text nor a number")


def _with_id(delivery: Delivery, record: Mapping[str, Any]) -> Delivery:
    """Keep the record's id on the delivery, so that a rejection of the line still names it."""
    native_id = _id(delivery, record)
    if delivery.hints.native_id is not None or native_id is None:
        return delivery
    return replace(delivery, hints=replace(delivery.hints, native_id=str(native_id)))


def _article(delivery: Delivery, record: Mapping[str, Any]) -> RawArticle:
    given = {key: _words(delivery, record, key) for key in _TEXT_KEYS}
    hints = delivery.hints
    known = replace(
        delivery,
        hints=replace(
            hints,
            title=hints.title or given["title"],
            language=hints.language or given["language"],
            published=hints.published or given["published_at"],
            url=hints.url or given["url"],
            outlet=hints.outlet or given["outlet"],
        ),
    )
    text, html = _words(delivery, record, "text"), _words(delivery, record, "html")
    if text is not None and text.strip():
        return with_authors(article(known, text), _authors(delivery, record))
    if html is not None and html.strip():
        return with_authors(page_article(known, html), _authors(delivery, record))
    if text is None and html is None and (advice := record_advice(record.keys())) is not None:
        raise _unreadable(delivery, "not_read_yet", advice.removesuffix("."))
    if known.hints.title:
        raise _unreadable(delivery, "no_body", "has a title but no text")
    if text is None and html is None:
        raise _unreadable(delivery, "no_text", _what_it_has(record))
    raise _unreadable(delivery, "empty", "holds no text")


def _what_it_has(record: Mapping[str, Any]) -> str:
    """Say why there is no article in a record, and what to do about it."""
    keys = ", ".join(writable(key)[:40] for key in list(record)[:_MOST_KEYS])
    if not keys:
        return 'has neither "text" nor "html"; it is empty'
    return (
        f'has neither "text" nor "html"; name the key of the text with --column text=KEY ({keys})'
    )


def _authors(delivery: Delivery, record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the authors: one text or a list of them."""
    value = record.get("authors")
    names = [] if value is None else value if isinstance(value, list) else [value]
    if not all(isinstance(name, str) for name in names):
        raise _unreadable(delivery, "bad_value", "has 'authors' that are not text")
    level = (" ".join(writable(name).split()) for name in names)
    return tuple(dict.fromkeys(filter(None, level)))


def _words(delivery: Delivery, record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _unreadable(delivery, "bad_value", f"has a {key!r} that is not text")
    return writable(value)


def _unreadable(delivery: Delivery, reason: str, what: str) -> UnreadableInput:
    return UnreadableInput(f"{delivery.origin} {what}.", reason=reason)
