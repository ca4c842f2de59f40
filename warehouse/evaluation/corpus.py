"""What the annotated corpora are read into: documents with the labels that each of them has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from warehouse.model import (
    ActorType,
    CreditGroup,
    DateSource,
    Delivery,
    Naming,
    Precision,
    Published,
    RawArticle,
)

Ranges = tuple[tuple[int, int], ...]
Credited = frozenset[tuple[str, CreditGroup]]


class Kind(StrEnum):
    """Kinds of quotation as figures name them; `reported` is not looked for, only counted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    FREE = "free"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Statement:
    """One quotation, annotated or found; ranges count characters of the document's text.

    `name` is who is meant by the speaker's words, `naming` how they name him, where that is known.
    `rule` found it and is as sure as `confidence` says; "" for annotated ones.
    """

    kind: Kind
    quote: Ranges
    speaker: Ranges
    name: str | None = None
    naming: Naming | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Named:
    """One naming of an actor, annotated or found; offsets count characters of the document."""

    type: ActorType
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An article or page with its labels; None stands for a kind that nobody labelled in it.

    `given` is what the conveyor gets; `text` what the labels' offsets count in, "" for a page.
    `unquoted` are words in quote marks that quote nobody. `authors` are people, no agencies.
    """

    id: str
    language: str
    given: RawArticle | Delivery
    text: str = ""
    quotations: tuple[Statement, ...] | None = None
    unquoted: Ranges | None = None
    mentions: tuple[Named, ...] | None = None
    credits: Credited | None = None
    authors: tuple[str, ...] | None = None
    published: date | None = None
    body: str | None = None

    @property
    def title(self) -> str:
        """What to call the document in a report."""
        given = self.given.title if isinstance(self.given, RawArticle) else None
        return given or self.id


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents of one file or folder."""

    name: str
    documents: tuple[GoldDocument, ...]


def given_day(day: str | None) -> Published:
    """Return the publication date of a corpus' article (an ISO day), undated for None."""
    if day is None:
        return Published()
    return Published(date.fromisoformat(day), None, Precision.DAY, DateSource.GIVEN)
