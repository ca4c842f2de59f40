"""The conveyor: from a delivery to annotated articles, pure and the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from warehouse.actors import ActorIndex
from warehouse.annotate import Annotator
from warehouse.annotate.credits import Credits
from warehouse.annotate.mediums import Mediums
from warehouse.annotate.mentions import Mentions
from warehouse.annotate.quotations import Quotations
from warehouse.annotate.speakers import Speakers
from warehouse.errors import WarehouseError
from warehouse.languages import LanguagePack, load
from warehouse.languages.credited import credit_pack
from warehouse.model import (
    AnnotatedArticle,
    Annotations,
    CleanText,
    Conveyed,
    Delivery,
    RawArticle,
    Rejection,
    Stage,
    article_key,
    content_hash,
)
from warehouse.readers.choice import choose
from warehouse.readers.urls import canonical
from warehouse.text.clean import clean as clean_article

_EVERY_LANGUAGE = frozenset({"credits"})


def in_order(annotators: Sequence[Annotator]) -> tuple[Annotator, ...]:
    """Return the annotators as they will run, checked.

    Raises:
        ValueError: one of them reads a kind that nobody before it provides.
    """
    provided: set[str] = set()
    for annotator in annotators:
        missing = [kind for kind in annotator.requires if kind not in provided]
        if missing:
            raise ValueError(f"{annotator.name} needs {', '.join(missing)} found before it")
        provided.update(annotator.provides)
    return tuple(annotators)


@cache
def annotators() -> tuple[Annotator, ...]:
    """Return the annotators of this version in the order in which they run.

    They are made once a process, because they keep what they have read of the language packs.
    """
    return in_order((Mentions(), Quotations(), Speakers(), Credits(), Mediums()))


def credits_only(running: Sequence[Annotator]) -> tuple[Annotator, ...]:
    """Return the annotators that read every language: wire credits need no language pack."""
    return tuple(one for one in running if _EVERY_LANGUAGE.issuperset(one.provides))


def convey(delivery: Delivery, index: ActorIndex) -> Iterator[Conveyed]:
    """Yield every article of a delivery annotated, or the reason why it could not be."""
    running = annotators()
    for read in choose(delivery).read(delivery):
        if isinstance(read, Rejection):
            yield read
            continue
        conveyed = convey_article(read, index, running=running)
        if isinstance(conveyed, Rejection):
            yield _replayable(conveyed, delivery, read)
        else:
            yield conveyed


def convey_all(item: Delivery | Rejection, index: ActorIndex) -> tuple[Conveyed, ...]:
    """Return everything that a delivery holds; a rejection passes through."""
    if isinstance(item, Rejection):
        return (item,)
    return tuple(convey(item, index))


def given_up(item: Delivery | Rejection) -> tuple[Conveyed, ...]:
    """Return the rejection of a delivery that brought its worker process down."""
    if isinstance(item, Rejection):
        return (item,)
    return (
        Rejection(
            stage=Stage.ANNOTATE,
            reason="worker_died",
            message=f"{item.origin} brought its worker process down, twice.",
            origin=item.origin,
            data=item.data,
            received_at=item.received_at,
            hints=item.hints,
        ),
    )


def convey_article(
    raw: RawArticle, index: ActorIndex, *, running: Sequence[Annotator] | None = None
) -> Conveyed:
    """Clean and annotate one article; whatever goes wrong becomes a rejection of this article."""
    running = annotators() if running is None else running
    stage = Stage.CLEAN
    # The worker border: an unforeseen error in one article must neither lose it nor the batch.
    try:
        cleaned = clean_article(raw)
        if not isinstance(cleaned, Rejection):
            stage = Stage.ANNOTATE
            return _article(raw, cleaned, index, running)
    except WarehouseError:
        # A broken language pack or registry is no fault of the article: the run must stop.
        raise
    except Exception as error:  # noqa: BLE001 the conveyor worker is one of the named borders
        return _rejection(raw, stage, "internal_error", f"{type(error).__name__}: {error}")
    return cleaned


def annotate(
    clean: CleanText, pack: LanguagePack, index: ActorIndex, running: Sequence[Annotator]
) -> Annotations:
    """Run the annotators one after the other over a clean text."""
    found = Annotations()
    for annotator in running:
        found = annotator(clean, pack, index, found)
    return found


def _article(
    raw: RawArticle, clean: CleanText, index: ActorIndex, running: Sequence[Annotator]
) -> AnnotatedArticle:
    pack = load(clean.language)
    if pack is None:
        running = credits_only(running)
    words = content_hash(clean.title, clean.text)
    url = canonical(raw.url)
    return AnnotatedArticle(
        article_key=article_key(raw.outlet, url, raw.native_id, raw.published.pub_date, words),
        content_hash=words,
        raw=raw,
        clean=clean,
        found=annotate(clean, pack or credit_pack(clean.language), index, running),
        annotators=versions(running),
        analysed=pack is not None,
    )


def versions(running: Sequence[Annotator]) -> tuple[str, ...]:
    """Return the names of annotators with their versions, as they are kept with articles."""
    return tuple(f"{annotator.name}@{annotator.version}" for annotator in running)


def _replayable(rejection: Rejection, delivery: Delivery, raw: RawArticle) -> Rejection:
    """Give a rejection the bytes and hints that it came from; its id stays known."""
    hints = replace(delivery.hints, native_id=raw.native_id)
    return replace(rejection, data=delivery.data, hints=hints)


def _rejection(raw: RawArticle, stage: Stage, reason: str, message: str) -> Rejection:
    return Rejection(
        stage=stage,
        reason=reason,
        message=message,
        origin=raw.origin,
        data=raw.text.encode(errors="replace"),
        received_at=raw.received_at,
    )
