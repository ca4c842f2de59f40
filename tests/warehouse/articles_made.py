"""Annotated articles made by hand, for tests of everything that lies behind the conveyor."""

from __future__ import annotations

from datetime import UTC, date, datetime

from warehouse.model import (
    ActorType,
    AnnotatedArticle,
    Annotations,
    Block,
    BlockKind,
    CleanText,
    CreditRole,
    DateSource,
    Evidence,
    Mention,
    MentionForm,
    Naming,
    Precision,
    Published,
    Quotation,
    QuotationType,
    RawArticle,
    Span,
    Speaker,
    WireCredit,
    article_key,
    content_hash,
)

_RECEIVED = datetime(2024, 1, 1, 8, tzinfo=UTC)
ANNOTATORS = ("mentions@1", "quotations@1", "speakers@1", "credits@1")


def mention(
    text: str,
    surface: str,
    actor_id: str | None,
    *,
    actor: str | None = None,
    kind: ActorType = ActorType.PERSON,
    form: MentionForm = MentionForm.NAME,
) -> Mention:
    """The first place of `surface` in `text` as a mention."""
    start = text.index(surface)
    return Mention(
        actor or surface,
        actor_id,
        kind,
        form,
        Span.cut(text, start, start + len(surface)),
        Evidence("registry_name", 0.9, "mentions@1"),
    )


def quotation(
    text: str,
    words: str,
    *,
    speaker: str | None = None,
    actor_id: str | None = None,
    kind: QuotationType = QuotationType.DIRECT,
    naming: Naming = Naming.NAMED,
    cue: str | None = None,
    named_by: str | None = None,
) -> Quotation:
    """The first place of `words` in `text` as something `speaker` said."""
    hull = _cut(text, words)
    assert hull is not None
    return Quotation(
        kind,
        hull,
        (hull,),
        Speaker(speaker, actor_id, naming, _cut(text, named_by or speaker)),
        _cut(text, cue),
        Evidence("marks_and_cue", 0.8, "quotations@1"),
    )


def credit(
    text: str, surface: str, agency: str, role: CreditRole = CreditRole.CREDIT
) -> WireCredit:
    """The first place of `surface` in `text` as a wire credit (outside the text if not found)."""
    span = _cut(text, surface)
    origin = "metadata" if span is None else None
    return WireCredit(agency, role, surface, span, Evidence("line", 0.95, "credits@1"), origin)


def article(
    text: str = "Der Hafen bleibt offen.",
    *,
    title: str | None = "Hafen",
    outlet: str | None = "nordblatt",
    language: str = "de",
    day: date | None = date(2023, 10, 19),
    url: str | None = None,
    native_id: str | None = None,
    received: datetime | None = _RECEIVED,
    modified: datetime | None = None,
    mentions: tuple[Mention, ...] = (),
    quotations: tuple[Quotation, ...] = (),
    credits: tuple[WireCredit, ...] = (),
    annotators: tuple[str, ...] = ANNOTATORS,
    analysed: bool = True,
) -> AnnotatedArticle:
    """An article as the conveyor would hand it over."""
    published = (
        Published() if day is None else Published(day, None, Precision.DAY, DateSource.GIVEN)
    )
    raw = RawArticle(
        origin="made.txt",
        text=text,
        title=title,
        language=language,
        published=published,
        url=url,
        outlet=outlet,
        native_id=native_id,
        received_at=received,
        modified=modified,
    )
    clean = CleanText(
        text=text,
        title=title,
        language=language,
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        sentences=(Span.cut(text, 0, len(text)),),
    )
    words = content_hash(title, text)
    return AnnotatedArticle(
        article_key(outlet, url, native_id, day, words),
        words,
        raw,
        clean,
        Annotations(mentions, quotations, credits),
        annotators,
        analysed,
    )


def _cut(text: str, surface: str | None) -> Span | None:
    if surface is None or surface not in text:
        return None
    start = text.index(surface)
    return Span.cut(text, start, start + len(surface))
