"""Lists of addresses to fetch: one a line with # comments, or the rows of a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from warehouse.errors import UnreadableInput
from warehouse.model import Delivery, Hints, Rejection
from warehouse.readers.columns import Role
from warehouse.readers.decoding import decode, writable
from warehouse.readers.files import Intake, deliveries
from warehouse.readers.folders import Source
from warehouse.readers.plain import rejected
from warehouse.readers.records import RECORD

_SCHEMES = ("http://", "https://")


def listed(files: Iterable[Path], intake: Intake) -> Iterator[Delivery | Rejection]:
    """Yield the addresses of all lists as deliveries without bytes, in order.

    What else a table says of a page (title, date, outlet ...) goes along with its address and wins
    over what the page says. A line that is no address is a rejection.
    """
    sources = [Source(path) for path in files]
    for one in deliveries(sources, replace(intake, needs=Role.URL)):
        if isinstance(one, Rejection):
            yield one
        elif one.media_type == RECORD:
            yield _of_record(one)
        else:
            yield from _of_text(one)


def addressed(addresses: Iterable[str], intake: Intake) -> Iterator[Delivery]:
    """Yield addresses that were named themselves as deliveries without bytes."""
    for address in addresses:
        whole = intake.whole(address)
        yield replace(whole, hints=replace(whole.hints, url=address))


def _of_record(row: Delivery) -> Delivery | Rejection:
    try:
        record = json.loads(row.data)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        return rejected(row, "bad_json", f"{row.origin} is not a JSON object.")
    told = {key: value for key, value in record.items() if isinstance(value, str) and value}
    url = told.get("url", "")
    if not url.lower().startswith(_SCHEMES):
        return _no_address(row, url)
    hints = row.hints
    return replace(
        row,
        data=b"",
        media_type=None,
        hints=Hints(
            outlet=hints.outlet or told.get("outlet"),
            url=url,
            published=hints.published or told.get("published_at"),
            language=hints.language or told.get("language"),
            title=hints.title or told.get("title"),
            native_id=hints.native_id or told.get("id"),
        ),
    )


def _of_text(whole: Delivery) -> Iterator[Delivery | Rejection]:
    try:
        text = decode(whole.data, origin=whole.origin)
    except UnreadableInput as error:
        yield rejected(whole, str(error.facts["reason"]), str(error))
        return
    for number, line in enumerate(text.splitlines(), 1):
        words = writable(line.strip())
        if not words or words.startswith("#"):
            continue
        here = replace(whole, data=b"", media_type=None, line=number)
        here = replace(here, origin=f"{whole.origin}:{number}")
        if words.lower().startswith(_SCHEMES):
            yield replace(here, hints=replace(here.hints, url=words))
        else:
            yield _no_address(here, words)


def _no_address(here: Delivery, words: str) -> Rejection:
    message = f"{here.origin} is no address that begins with http:// or https:// ({words[:80]!r})."
    return rejected(replace(here, data=words.encode()), "bad_address", message)
