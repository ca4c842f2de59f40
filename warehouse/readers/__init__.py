"""Readers: bytes of one format in, raw articles out; one file a format."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Protocol

from warehouse.model import Delivery, RawArticle, Rejection

Read = RawArticle | Rejection


class Certainty(IntEnum):
    """How sure a reader is that a delivery is in its format."""

    NO = 0
    MAYBE = 1
    LIKELY = 2
    SURE = 3


class Reader(Protocol):
    """Reads one format. A bad article is a yielded rejection, never an exception."""

    @property
    def name(self) -> str:
        """The format's name as people write it in options."""
        ...

    def accepts(self, delivery: Delivery) -> Certainty:
        """Tell how sure this reader is, from media type, file name and the first bytes."""
        ...

    def read(self, delivery: Delivery) -> Iterator[Read]:
        """Yield the delivery's articles in order, with a rejection for each that is unreadable."""
        ...
