"""Saving articles: identity, revisions, duplicates, and the annotations of the current text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from warehouse.model import AnnotatedArticle, Outcome, Rejection
from warehouse.store import arrivals, columns, revising, rollups, rows, sources, stories
from warehouse.store.connection import Cursor
from warehouse.store.registering import registered
from warehouse.store.rows import Placed
from warehouse.store.sources import Coverage
from warehouse.store.transaction import transaction


def save(
    cursor: Cursor,
    articles: Sequence[AnnotatedArticle],
    *,
    rejections: Sequence[Rejection] = (),
    coverage: Sequence[Coverage] = (),
) -> tuple[Outcome, ...]:
    """Store one batch in one transaction, with the rollups of all days that it touches.

    Same key and text = duplicate; same key, other text = revision (the article counts once, at
    its first publication, with its newest text). Neither the order within a batch, nor how a
    delivery is split into batches, nor repeating it changes the tables.

    Args:
        cursor: a cursor of the owner, used by this thread only, outside any transaction.
        articles: any number; 200 to 2,000 per call is a good size.
        rejections: stored beside them (a rejection that is already stored is not stored again).
        coverage: days declared as completely collected, or no longer.

    Returns:
        One outcome per article, in order (stored, revised or duplicate). All or nothing: on an
        error the transaction is rolled back and the error raised.
    """
    with transaction(cursor):
        known = _known(cursor, articles)
        outcomes, writes = _sift(articles, known)
        if writes:
            _write(cursor, writes, known)
        sources.add_outlets(
            cursor,
            [a.raw.outlet or rows.UNKNOWN_OUTLET for a in articles]
            + [declared.outlet or rows.UNKNOWN_OUTLET for declared in coverage],
        )
        sources.declare(cursor, coverage)
        sources.reject(cursor, rejections)
    return outcomes


def outdated(cursor: Cursor, annotators: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of analysed articles that other annotator versions have annotated.

    Conveying them again with these versions and saving the result renews their annotations.
    """
    rows_found = cursor.execute(_OUTDATED, {"run_key": rows.run_key(annotators)}).fetchall()
    return tuple(key for (key,) in rows_found)


_OUTDATED = """
SELECT article_key FROM articles WHERE analysed AND run_key <> $run_key ORDER BY article_key
"""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the warehouse holds of one text of an article."""

    received_at: datetime | None
    fingerprint: str
    run_key: str


@dataclass(slots=True)
class _Known:
    """An article that is stored already: its number and its texts by hash."""

    article_id: int
    texts: dict[str, _Seen] = field(default_factory=dict)


_KNOWN = """
SELECT article_key, article_id, content_hash, received_at, fingerprint, run_key
FROM revisions
WHERE article_key IN (SELECT article_key FROM incoming_keys)
"""


def _known(cursor: Cursor, articles: Sequence[AnnotatedArticle]) -> dict[str, _Known]:
    names = sorted({article.article_key for article in articles})
    keys = columns.table(columns.KEYS, [(name,) for name in names])
    known: dict[str, _Known] = {}
    if keys.num_rows:
        with registered(cursor, keys=keys):
            found = cursor.execute(_KNOWN).fetchall()
        for key, article_id, content_hash, received_at, mark, run_key in found:
            seen = _Seen(received_at, mark, run_key)
            known.setdefault(key, _Known(article_id)).texts[content_hash] = seen
    return known


def _sift(
    articles: Sequence[AnnotatedArticle], known: dict[str, _Known]
) -> tuple[tuple[Outcome, ...], list[AnnotatedArticle]]:
    """Decide what each article is, and which ones change the tables at all.

    Of equal texts the one received first stands for all of them (a tie is broken by the
    fingerprint), so that the order of arrival cannot show.
    """
    outcomes: list[Outcome] = []
    seen_keys = set(known)
    best: dict[tuple[str, str], AnnotatedArticle] = {}
    for article in articles:
        key, words = article.article_key, article.content_hash
        stored = known[key].texts.get(words) if key in known else None
        rival = best.get((key, words))
        if stored is not None or rival is not None:
            outcomes.append(Outcome.DUPLICATE)
        else:
            outcomes.append(Outcome.REVISED if key in seen_keys else Outcome.STORED)
        seen_keys.add(key)
        if rival is not None and _rank(rival) <= _rank(article):
            continue
        if stored is None or _improves(article, stored):
            best[key, words] = article
    return tuple(outcomes), list(best.values())


def _rank(article: AnnotatedArticle) -> tuple[datetime, str]:
    received = rows.utc(article.raw.received_at)
    return (_NEVER if received is None else received, rows.fingerprint(article))


def _improves(article: AnnotatedArticle, stored: _Seen) -> bool:
    before = (_NEVER if stored.received_at is None else stored.received_at, stored.fingerprint)
    return _rank(article) < before or rows.run_key(article.annotators) != stored.run_key


_NEVER = datetime.max.replace(tzinfo=UTC).replace(tzinfo=None)


def _write(cursor: Cursor, writes: list[AnnotatedArticle], known: dict[str, _Known]) -> None:
    placed = _place(cursor, writes, known)
    texts_of: dict[str, int] = {}
    for item in placed:
        texts_of[item.article.article_key] = texts_of.get(item.article.article_key, 0) + 1
    fresh: list[Placed] = []
    revised: list[Placed] = []
    for item in placed:
        key = item.article.article_key
        (fresh if key not in known and texts_of[key] == 1 else revised).append(item)
    touched = sorted({item.article_id for item in placed})
    days = set(revising.days_of(cursor, touched))
    _append(cursor, fresh)
    if revised:
        revising.revise(cursor, revised)
    revising.derive_articles(cursor, touched)
    if revised:
        revising.bring_back(cursor, sorted({item.article_id for item in revised}))
    renewed = stories.renew(cursor, touched)
    _note_runs(cursor, writes)
    received = {
        key: {words: seen.received_at for words, seen in article.texts.items()}
        for key, article in known.items()
    }
    arrivals.add(cursor, arrivals.of_articles(writes, received))
    days.update(revising.days_of(cursor, renewed))
    rollups.rebuild(cursor, sorted(days))


def _place(
    cursor: Cursor, writes: Iterable[AnnotatedArticle], known: dict[str, _Known]
) -> list[Placed]:
    """Number the articles: known ones keep theirs, new ones follow in date order."""
    (last,) = cursor.execute("SELECT coalesce(max(article_id), 0) FROM articles").fetchall()[0]
    numbers = {key: article.article_id for key, article in known.items()}
    placed: list[Placed] = []
    for article in sorted(writes, key=_by_date):
        if article.article_key not in numbers:
            last += 1
            numbers[article.article_key] = last
        placed.append(Placed(numbers[article.article_key], article))
    return placed


def _by_date(article: AnnotatedArticle) -> tuple[date, str, str]:
    return (article.raw.published.pub_date or date.max, article.article_key, article.content_hash)


def _append(cursor: Cursor, fresh: list[Placed]) -> None:
    """Add articles that the warehouse has never seen."""
    tables = {
        "revisions": rows.revisions(fresh, current=True),
        "article_text": rows.texts(fresh, current=True),
        "mentions": rows.mentions(fresh).drop_columns(["content_hash"]),
        "quotations": rows.quotations(fresh).drop_columns(["content_hash"]),
        "wire_credits": rows.wire_credits(fresh).drop_columns(["content_hash"]),
    }
    for name, statement in _APPEND.items():
        if tables[name].num_rows:
            with registered(cursor, rows=tables[name]):
                cursor.execute(statement)


_APPEND = {
    "revisions": "INSERT INTO revisions BY NAME SELECT * FROM incoming_rows",
    "article_text": "INSERT INTO article_text BY NAME SELECT * FROM incoming_rows",
    "mentions": "INSERT INTO mentions BY NAME SELECT * FROM incoming_rows",
    "quotations": "INSERT INTO quotations BY NAME SELECT * FROM incoming_rows",
    "wire_credits": "INSERT INTO wire_credits BY NAME SELECT * FROM incoming_rows",
}


def _note_runs(cursor: Cursor, writes: Iterable[AnnotatedArticle]) -> None:
    listed = sorted(
        {
            (rows.run_key(article.annotators), position, annotator)
            for article in writes
            for position, annotator in enumerate(article.annotators)
        }
    )
    if listed:
        with registered(cursor, runs=columns.table(columns.RUNS, listed)):
            cursor.execute(
                "INSERT INTO runs BY NAME SELECT * FROM incoming_runs"
                " WHERE run_key NOT IN (SELECT run_key FROM runs)"
            )
