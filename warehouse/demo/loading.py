"""The demo into a warehouse: through the ordinary conveyor, or as its writer knows it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from warehouse.demo.generating import Written, write
from warehouse.demo.marking import ANNOTATOR
from warehouse.demo.words import Outlet, cast, index, press
from warehouse.engines import Engine
from warehouse.engines.local import LocalEngine
from warehouse.ingest import Balance, ingest
from warehouse.model import (
    AnnotatedArticle,
    Annotations,
    Block,
    BlockKind,
    CleanText,
    DateSource,
    Delivery,
    Hints,
    Precision,
    Published,
    RawArticle,
    article_key,
    content_hash,
)
from warehouse.store import articles as store
from warehouse.store import fiction
from warehouse.store.connection import Owner
from warehouse.store.sources import Coverage

ARTICLES = 600
SEED = 1
_BATCH = 2_000
_PARAGRAPH = re.compile(r"[^\n]+")
# The numbers of the articles that come twice, and of those that first came shorter.
_TWICE = (7, 8, 9)
_REVISED = (5, 15)


def load(
    owner: Owner,
    articles: int,
    *,
    seed: int,
    as_written: bool = False,
    progress: Callable[[int], None] | None = None,
    engine: Engine | None = None,
) -> Balance:
    """Write the demo and store it, a transaction for each batch.

    Args:
        owner: the open warehouse.
        articles: how many; rejections and duplicates come on top.
        seed: which articles.
        as_written: do not ask the annotators, store what is known of each article.
        progress: called with the number of articles of each stored batch.
        engine: where the annotators run; None for all processors of this machine.

    Raises:
        BadFilter: a real outlet of the warehouse has the name of one of the demo's.
    """
    with owner.reading() as cursor:
        fiction.mark(cursor, ((one.name, one.group) for one in press().outlet), cast())
    written = write(articles, seed=seed)
    if as_written:
        return _as_written(owner, written, seed, progress)
    return ingest(
        deliveries(written, seed=seed),
        owner,
        index(),
        engine=engine or LocalEngine(),
        coverage=coverage(),
        progress=progress,
    )


def coverage() -> tuple[Coverage, ...]:
    """Return the days on which each outlet was collected: all but those of its gap."""
    return tuple(
        Coverage(outlet.name, first, last)
        for outlet in press().outlet
        for first, last in _ranges(outlet)
    )


def _ranges(outlet: Outlet) -> Iterator[tuple[date, date]]:
    first, last = outlet.starts or press().first, outlet.ends or press().last
    if not outlet.dark:
        yield first, last
        return
    yield first, outlet.dark[0] - timedelta(days=1)
    yield outlet.dark[-1] + timedelta(days=1), last


def deliveries(written: Iterator[Written], *, seed: int) -> Iterator[Delivery]:
    """Yield the articles as JSON lines, then what comes twice and what cannot be read.

    Two articles come in a shorter text first and are revised by the one that was written.
    """
    again: list[Delivery] = []
    for one in written:
        if one.number in _REVISED:
            early = replace(one, text=one.text.rpartition("\n\n")[0])
            yield replace(delivery(early, seed), received_at=_received(one) - timedelta(hours=2))
        yield delivery(one, seed)
        if one.number in _TWICE:
            again.append(delivery(one, seed))
    yield from again
    yield from _unreadable()


def delivery(one: Written, seed: int) -> Delivery:
    """Return an article as the JSON line that is delivered."""
    fields = {
        "id": _native_id(one, seed),
        "outlet": one.outlet,
        "published_at": one.given if one.day is None else one.day.isoformat(),
        "title": one.title,
        "text": one.text,
        "language": one.language,
    }
    line = {key: value for key, value in fields.items() if value is not None}
    data = json.dumps(line, ensure_ascii=False).encode()
    return Delivery(data, f"demo-{seed}-{one.number}.jsonl", received_at=_received(one))


def _unreadable() -> Iterator[Delivery]:
    moment = datetime.combine(press().first, time(6), UTC)
    hints = Hints(outlet=press().outlet[0].name)
    bad = (("empty.txt", b""), ("letters.jsonl", b'{"text": "\xff\xfe\x00'), ("blank.txt", b"  \n"))
    for name, data in bad:
        yield Delivery(data, f"demo-{name}", received_at=moment, hints=hints)


def _native_id(one: Written, seed: int) -> str:
    return f"demo-{seed}-{one.number}"


def _received(one: Written) -> datetime:
    return datetime.combine(one.day or press().first, time(6), UTC)


def _as_written(
    owner: Owner,
    written: Iterator[Written],
    seed: int,
    progress: Callable[[int], None] | None,
) -> Balance:
    balance = Balance()
    while batch := [annotated(one, seed=seed) for one in islice(written, _BATCH)]:
        with owner.reading() as cursor:
            balance.add(store.save(cursor, batch), ())
        balance.add_articles(batch)
        if progress is not None:
            progress(len(batch))
    with owner.reading() as cursor:
        store.save(cursor, (), coverage=coverage())
    balance.covered = coverage()
    return balance


def annotated(one: Written, *, seed: int) -> AnnotatedArticle:
    """Return an article as its writer knows it, without asking the annotators."""
    analysed = one.language != "pl"
    published = Published()
    if one.day is not None:
        published = Published(one.day, precision=Precision.DAY, source=DateSource.GIVEN)
    words = content_hash(one.title, one.text)
    native_id = _native_id(one, seed)
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, found.start(), found.end())
        for found in _PARAGRAPH.finditer(one.text)
    )
    return AnnotatedArticle(
        article_key=article_key(one.outlet, None, native_id, one.day, words),
        content_hash=words,
        raw=RawArticle(
            origin=f"demo-{seed}-{one.number}.jsonl",
            text=one.text,
            title=one.title,
            language=one.language,
            published=published,
            outlet=one.outlet,
            native_id=native_id,
            received_at=_received(one),
            published_given=one.given,
        ),
        clean=CleanText(one.text, one.title, one.language, blocks, ()),
        found=Annotations(one.mentions, one.quotations, one.credits),
        annotators=(ANNOTATOR,) if analysed else (),
        analysed=analysed,
    )
