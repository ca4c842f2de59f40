"""From annotated articles to Arrow tables that look exactly like the tables they go into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pyarrow as pa

from warehouse.model import (
    GROUP_OF_ROLE,
    ActorType,
    AnnotatedArticle,
    Medium,
    Mention,
    MentionForm,
    Quotation,
    Span,
    WireCredit,
)
from warehouse.store import columns

# An article that names no outlet is one of an outlet that we do not know.
UNKNOWN_OUTLET = "unknown"

_COUNTED = frozenset({MentionForm.NAME, MentionForm.TITLE_NAME, MentionForm.ACRONYM})


@dataclass(frozen=True, slots=True)
class Placed:
    """An article and the internal number it has in the tables."""

    article_id: int
    article: AnnotatedArticle


def run_key(annotators: Sequence[str]) -> str:
    """Return the name of a set of annotator versions (16 hex digits; "" for none)."""
    return sha256("\x00".join(annotators).encode()).hexdigest()[:16] if annotators else ""


def fingerprint(article: AnnotatedArticle) -> str:
    """Return a hash of all that a delivery says about an article, its words included."""
    return sha256(
        repr(replace(article.raw, received_at=None)).encode("utf-8", "replace")
    ).hexdigest()[:16]


def utc(moment: datetime | None) -> datetime | None:
    """Return a moment as the tables keep it: UTC without a zone (a naive one is UTC already)."""
    if moment is None or moment.tzinfo is None:
        return moment
    return moment.astimezone(UTC).replace(tzinfo=None)


def revisions(placed: Iterable[Placed], *, current: bool) -> pa.Table:
    """Return the rows of table revisions."""
    return columns.table(columns.REVISIONS, (_revision(item, current) for item in placed))


def texts(placed: Iterable[Placed], *, current: bool) -> pa.Table:
    """Return the rows of table article_text."""
    return columns.table(columns.TEXTS, (_text(item, current) for item in placed))


def mentions(placed: Iterable[Placed]) -> pa.Table:
    """Return the rows of table revision_mentions."""
    return columns.table(columns.MENTIONS, (row for item in placed for row in _mentions(item)))


def quotations(placed: Iterable[Placed]) -> pa.Table:
    """Return the rows of table revision_quotations; they are numbered from 1 in each article."""
    return columns.table(columns.QUOTATIONS, (row for item in placed for row in _quotations(item)))


def wire_credits(placed: Iterable[Placed]) -> pa.Table:
    """Return the rows of table revision_wire_credits."""
    return columns.table(
        columns.CREDITS,
        (
            (*_place(item), *_credit(credit))
            for item in placed
            if item.article.analysed
            for credit in item.article.found.credits
        ),
    )


def _revision(item: Placed, current: bool) -> tuple[Any, ...]:
    article, raw, clean = item.article, item.article.raw, item.article.clean
    return (
        item.article_id,
        article.content_hash,
        current,
        utc(raw.received_at),
        utc(raw.modified),
        fingerprint(article),
        article.article_key,
        raw.outlet or UNKNOWN_OUTLET,
        clean.language,
        raw.published.pub_date,
        utc(raw.published.instant),
        raw.published.precision,
        raw.published.source,
        clean.title,
        raw.url,
        raw.native_id,
        clean.byline,
        raw.origin,
        None if raw.text == clean.text else raw.text,
        len(clean.text),
        article.analysed,
        run_key(article.annotators),
        raw.published_given,
    )


def _text(item: Placed, current: bool) -> tuple[Any, ...]:
    clean = item.article.clean
    return (
        item.article_id,
        item.article.content_hash,
        current,
        clean.text,
        [block.kind for block in clean.blocks],
        [block.start for block in clean.blocks],
        [block.end for block in clean.blocks],
        [cut.start for cut in clean.cuts],
        [cut.end for cut in clean.cuts],
        [cut.reason for cut in clean.cuts],
    )


def _place(item: Placed) -> tuple[Any, ...]:
    raw = item.article.raw
    return (
        item.article_id,
        item.article.content_hash,
        raw.published.pub_date,
        raw.outlet or UNKNOWN_OUTLET,
        item.article.clean.language,
    )


def is_counted(mention: Mention) -> bool:
    """Tell whether charts count a mention: by name, title and name, acronym; country demonyms."""
    if mention.form is MentionForm.DEMONYM:
        return mention.type is ActorType.COUNTRY
    return mention.form in _COUNTED


def _mentions(item: Placed) -> Iterator[tuple[Any, ...]]:
    """Yield the mentions of an article, marking the first counted one of each actor.

    Counting marks is many times faster than counting distinct articles.
    """
    place, met = _place(item), set[str]()
    for mention in item.article.found.mentions:
        span, evidence, counted = mention.span, mention.evidence, is_counted(mention)
        first = counted and mention.actor_id is not None and mention.actor_id not in met
        if first and mention.actor_id is not None:
            met.add(mention.actor_id)
        yield (
            *place,
            mention.actor_id,
            mention.actor,
            mention.type,
            mention.form,
            counted,
            first,
            span.field,
            span.start,
            span.end,
            span.surface,
            evidence.rule,
            evidence.confidence,
            evidence.annotator,
        )


def _quotations(item: Placed) -> Iterator[tuple[Any, ...]]:
    """Yield the quotations of an article, marking the first one of each speaker."""
    place, met = _place(item), set[str | None]([None])
    for number, quotation in enumerate(item.article.found.quotations, start=1):
        key = quotation.speaker.key
        yield (*place, number, *_quotation(quotation, first=key not in met))
        met.add(key)


def _quotation(quotation: Quotation, *, first: bool) -> tuple[Any, ...]:
    span, speaker, evidence = quotation.span, quotation.speaker, quotation.evidence
    return (
        quotation.type,
        quotation.free,
        span.field,
        span.start,
        span.end,
        span.surface,
        [part.start for part in quotation.parts],
        [part.end for part in quotation.parts],
        speaker.name,
        speaker.key,
        first,
        speaker.actor_id,
        speaker.naming,
        *_bounds(speaker.span),
        _surface(speaker.span),
        *_bounds(speaker.antecedent),
        *_bounds(quotation.cue),
        _surface(quotation.cue),
        *_medium(quotation.medium),
        evidence.rule,
        evidence.confidence,
        evidence.annotator,
    )


def _medium(medium: Medium | None) -> tuple[Any, ...]:
    if medium is None:
        return (None,) * 6
    return (medium.name, medium.agency, *_bounds(medium.span), medium.span.surface)


def _credit(credit: WireCredit) -> tuple[Any, ...]:
    evidence = credit.evidence
    return (
        credit.agency,
        credit.role,
        GROUP_OF_ROLE[credit.role],
        credit.surface,
        credit.origin,
        *_bounds(credit.span),
        evidence.rule,
        evidence.confidence,
        evidence.annotator,
    )


def _bounds(span: Span | None) -> tuple[Any, Any, Any]:
    return (None, None, None) if span is None else (span.field, span.start, span.end)


def _surface(span: Span | None) -> str | None:
    return None if span is None else span.surface
