"""JSON lines: one article a line, with the keys of the annotate contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NoReturn

from warehouse.errors import UnreadableInput
from warehouse.model import Delivery, RawArticle
from warehouse.readers import Certainty, Read
from warehouse.readers.html import page_article
from warehouse.readers.plain import LONGEST_TEXT_BYTES, article, rejected

LINES = "application/x-ndjson"
RECORD = "application/json"
_TEXT_KEYS = ("title", "language", "published_at", "url", "outlet")


class JsonLines:
    """Reads JSON lines with the keys id, text or html, title, language, published_at, url, outlet.

    Other keys are ignored. A line that is no article is rejected alone, with its number.
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
        for line in split(delivery.data.splitlines(keepends=True), delivery):
            yield _line(line)


def split(lines: Iterable[bytes], whole: Delivery) -> Iterator[Delivery]:
    """Yield one delivery for each line that is not blank, named "origin:line number"."""
    for number, line in enumerate(lines, 1):
        if data := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield replace(whole, data=data, origin=f"{whole.origin}:{number}", media_type=RECORD)


def _line(delivery: Delivery) -> Read:
    if len(delivery.data) > LONGEST_TEXT_BYTES:
        return rejected(delivery, "too_large", f"{delivery.origin} is longer than 20 MB.")
    try:
        record = _record(delivery)
    except UnreadableInput as error:
        return rejected(delivery, str(error.facts["reason"]), str(error))
    known = _with_hints(delivery, record)
    try:
        return _article(known, record)
    except UnreadableInput as error:
        return rejected(known, str(error.facts["reason"]), str(error))


def _record(delivery: Delivery) -> Mapping[str, Any]:
    try:
        record = json.loads(delivery.data.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise _unreadable(delivery, "bad_encoding", f"is not UTF-8 ({error.reason})") from error
    except json.JSONDecodeError as error:
        raise _unreadable(
            delivery, "bad_json", f"is not valid JSON: {error.msg} at character {error.pos}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise _unreadable(delivery, "bad_json", f"is not usable JSON: {error}") from error
    if not isinstance(record, dict):
        raise _unreadable(delivery, "bad_json", "is not a JSON object")
    return record


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value")


def _with_hints(delivery: Delivery, record: Mapping[str, Any]) -> Delivery:
    """Keep the record's id on the delivery, so that a rejection of the line still names it."""
    native_id = record.get("id")
    if delivery.hints.native_id is not None or not isinstance(native_id, (str, int)):
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
        return article(known, text)
    if html is not None and html.strip():
        return page_article(known, html)
    if text is None and html is None:
        raise _unreadable(delivery, "no_text", 'has neither "text" nor "html"')
    raise _unreadable(delivery, "empty", "holds no text")


def _words(delivery: Delivery, record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _unreadable(delivery, "bad_value", f"has a {key!r} that is not text")
    # Lone surrogates are legal JSON escapes but no characters; nothing could store them.
    return value.encode("utf-8", errors="surrogatepass").decode("utf-8", errors="replace")


def _unreadable(delivery: Delivery, reason: str, what: str) -> UnreadableInput:
    return UnreadableInput(f"{delivery.origin} {what}.", reason=reason)
