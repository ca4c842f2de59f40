"""Which reader reads a delivery: the list of all formats, surest first."""

from __future__ import annotations

from warehouse.model import Delivery
from warehouse.readers import Reader
from warehouse.readers.html import HtmlPages
from warehouse.readers.jsonl import JsonLines
from warehouse.readers.plain import PlainText


def readers() -> tuple[Reader, ...]:
    """Return all readers; on a tie the earlier one reads."""
    return (JsonLines(), HtmlPages(), PlainText())


def choose(delivery: Delivery) -> Reader:
    """Return the reader that is surest of the delivery; plain text takes what nobody claims."""
    return max(readers(), key=lambda reader: reader.accepts(delivery))
