"""The nouns of Newsprism: what travels between the floors, frozen and checked at birth."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256


class Field(StrEnum):
    """Which part of an article a span counts its characters in."""

    TEXT = "text"
    TITLE = "title"


class BlockKind(StrEnum):
    """What a block of clean text is; only paragraphs, headings and lists are read for mentions."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    BYLINE = "byline"
    CREDIT_LINE = "credit_line"


class ActorType(StrEnum):
    """What kind of actor a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    PLACE = "place"
    GROUP = "group"


class MentionForm(StrEnum):
    """How an actor was mentioned; charts count name, title_name, acronym and country demonyms."""

    NAME = "name"
    TITLE_NAME = "title_name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    PRONOUN = "pronoun"


class QuotationType(StrEnum):
    """Direct: verbatim in marks. Indirect: reported. Mixed: reported with a verbatim fragment."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Naming(StrEnum):
    """How the text names a speaker."""

    NAMED = "named"
    ROLE = "role"
    PRONOUN = "pronoun"
    COLLECTIVE = "collective"
    ANONYMOUS = "anonymous"
    UNRESOLVED = "unresolved"


class CreditRole(StrEnum):
    """Where and how an article names a wire agency; the kinds are never merged."""

    CREDIT = "credit"
    DATELINE = "dateline"
    BYLINE = "byline"
    IN_TEXT = "in_text"
    PHOTO = "photo"


class CreditGroup(StrEnum):
    """The three series a credit role belongs to in charts."""

    TEXT = "text"
    IN_TEXT = "in_text"
    PHOTO = "photo"


GROUP_OF_ROLE: dict[CreditRole, CreditGroup] = {
    CreditRole.CREDIT: CreditGroup.TEXT,
    CreditRole.DATELINE: CreditGroup.TEXT,
    CreditRole.BYLINE: CreditGroup.TEXT,
    CreditRole.IN_TEXT: CreditGroup.IN_TEXT,
    CreditRole.PHOTO: CreditGroup.PHOTO,
}


class DateSource(StrEnum):
    """Where a publication date came from."""

    GIVEN = "given"
    METADATA = "metadata"
    TEXT = "text"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exactly a publication time is known."""

    INSTANT = "instant"
    DAY = "day"
    NONE = "none"


class DayState(StrEnum):
    """What a period on an axis means.

    counted: collected, something found. zero: collected, nothing found. no_data: not collected.
    partial: some of the outlets in view were not collected. unknown: articles were imported
    around it, but nobody declared the day covered (drawn as no data).
    """

    COUNTED = "counted"
    ZERO = "zero"
    NO_DATA = "no_data"
    PARTIAL = "partial"
    UNKNOWN = "unknown"
    NOT_ANALYSED = "not_analysed"


class Stage(StrEnum):
    """Where on its way a delivery was rejected."""

    FETCH = "fetch"
    READ = "read"
    CLEAN = "clean"
    ANNOTATE = "annotate"
    STORE = "store"


class Outcome(StrEnum):
    """What became of one article read; ingestion balances read = sum of the four."""

    STORED = "stored"
    REVISED = "revised"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start:end` (Unicode code points, half-open) of a field, with their surface.

    Raises:
        ValueError: the bounds are impossible or do not fit the surface.
    """

    start: int
    end: int
    surface: str
    field: Field = Field.TEXT

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.surface):
            raise ValueError(f"span {self.start}:{self.end} does not fit {self.surface[:40]!r}")

    @classmethod
    def cut(cls, text: str, start: int, end: int, field: Field = Field.TEXT) -> Span:
        """Cut a span out of `text`; the surface is the slice itself."""
        return cls(start, end, text[start:end], field)

    def overlaps(self, other: Span) -> bool:
        """Tell whether two spans of the same field share a character."""
        return self.field == other.field and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.field == other.field and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Cut:
    """A range of the *input* that cleaning removed, and why (boilerplate, markup ...)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like stretch of clean text and what it is."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published.

    `pub_date` is the day in the outlet's zone and the only thing charts use; `instant` is UTC.
    """

    pub_date: date | None = None
    instant: datetime | None = None
    precision: Precision = Precision.NONE
    source: DateSource = DateSource.UNKNOWN


@dataclass(frozen=True, slots=True)
class Hints:
    """What the caller knows about a delivery; a hint wins over what the bytes say."""

    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    title: str | None = None
    native_id: str | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """Bytes as they arrived, where from and when. `received_at` is an input, never the clock.

    `zone` is the time zone of outlets whose dates state none, such as Europe/Berlin; `line` the
    number of the line or record in its file.
    """

    data: bytes
    origin: str
    received_at: datetime | None = None
    media_type: str | None = None
    hints: Hints = field(default_factory=Hints)
    zone: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class OutsideCredit:
    """Words naming an agency outside the body: metadata, a caption or a footer of the page."""

    words: str
    origin: str
    role: CreditRole


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as a reader understood it; `text` is still uncleaned plain text.

    `extracted`: the text was taken out of markup, so that ranges of it mean nothing outside.
    `published_given`: a publication date as it was given, where nobody could read it.
    """

    origin: str
    text: str
    title: str | None = None
    language: str | None = None
    published: Published = field(default_factory=Published)
    url: str | None = None
    outlet: str | None = None
    native_id: str | None = None
    authors: tuple[str, ...] = ()
    outside_credits: tuple[OutsideCredit, ...] = ()
    received_at: datetime | None = None
    modified: datetime | None = None
    extracted: bool = False
    published_given: str | None = None


@dataclass(frozen=True, slots=True)
class CleanText:
    """Article text that nothing changes any more: NFC, LF line ends, boilerplate cut.

    All offsets of all annotations count characters of `text` (or of `title`).
    """

    text: str
    title: str | None
    language: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    byline: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()
    outside_credits: tuple[OutsideCredit, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an annotation exists: the rule that fired, how sure it is, and whose rule it was."""

    rule: str
    confidence: float
    annotator: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an actor; `actor_id` is None for a name the registry does not know."""

    actor: str
    actor_id: str | None
    type: ActorType
    form: MentionForm
    span: Span
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted; `span` is the words in the text, `antecedent` what a pronoun stands for."""

    name: str | None
    actor_id: str | None
    naming: Naming
    span: Span | None
    antecedent: Span | None = None

    @property
    def key(self) -> str | None:
        """actor_id, else the normalised full name; None for roles and bare surnames."""
        if self.actor_id is not None:
            return self.actor_id
        if self.name is None or self.naming not in (Naming.NAMED, Naming.PRONOUN):
            return None
        words = self.name.casefold().split()
        return "name:" + " ".join(words) if len(words) > 1 else None


@dataclass(frozen=True, slots=True)
class Medium:
    """Who passes on what somebody else said ("Reuters reported, citing two officials").

    `agency` is the id of a wire agency, None for any other medium; `span` is its words.
    """

    name: str
    agency: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said: the hull `span`, its `parts` when interrupted, speaker and cue.

    `medium` passes the words on where the text names one; the speaker is then the original source.
    """

    type: QuotationType
    span: Span
    parts: tuple[Span, ...]
    speaker: Speaker
    cue: Span | None
    evidence: Evidence
    free: bool = False
    medium: Medium | None = None


@dataclass(frozen=True, slots=True)
class WireCredit:
    """One naming of a wire agency as a source; outside the clean text `span` is None."""

    agency: str
    role: CreditRole
    surface: str
    span: Span | None
    evidence: Evidence
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that the annotators have found so far; each one returns a fuller copy."""

    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    credits: tuple[WireCredit, ...] = ()

    def adding(
        self,
        *,
        mentions: tuple[Mention, ...] | None = None,
        quotations: tuple[Quotation, ...] | None = None,
        credits: tuple[WireCredit, ...] | None = None,
    ) -> Annotations:
        """Return a copy in which the given kinds are replaced."""
        return replace(
            self,
            mentions=self.mentions if mentions is None else mentions,
            quotations=self.quotations if quotations is None else quotations,
            credits=self.credits if credits is None else credits,
        )


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """The end of the conveyor: an article, its clean text and everything found in it.

    `analysed` is False when no language pack exists for `clean.language`.
    """

    article_key: str
    content_hash: str
    raw: RawArticle
    clean: CleanText
    found: Annotations
    annotators: tuple[str, ...]
    analysed: bool = True


@dataclass(frozen=True, slots=True)
class Rejection:
    """Bad input, kept with its reason so that it can be shown and replayed."""

    stage: Stage
    reason: str
    message: str
    origin: str
    data: bytes = b""
    received_at: datetime | None = None
    hints: Hints = field(default_factory=Hints)


Conveyed = AnnotatedArticle | Rejection


def content_hash(title: str | None, text: str) -> str:
    """Hash an article's words: equal for equal title and clean text (32 hex digits)."""
    return sha256(f"{title or ''}\x00{text}".encode()).hexdigest()[:32]


def article_key(
    outlet: str | None,
    canonical_url: str | None,
    native_id: str | None,
    pub_date: date | None,
    words_hash: str,
) -> str:
    """Return the stable public key of an article (24 hex digits).

    Hash of (outlet, canonical URL, else native id, else date + content hash), see DESIGN 6.
    """
    if canonical_url is not None:
        identity = f"url:{canonical_url}"
    elif native_id is not None:
        identity = f"id:{native_id}"
    else:
        identity = f"words:{pub_date.isoformat() if pub_date else ''}:{words_hash}"
    return sha256(f"{outlet or ''}\x00{identity}".encode()).hexdigest()[:24]
