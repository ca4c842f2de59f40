"""Saving articles: identity, revisions, duplicates, and the annotations of the current text."""

from __future__ import annotations

from collections.abc import Sequence

from warehouse.model import AnnotatedArticle, Outcome, Rejection
from warehouse.store.connection import Cursor
from warehouse.store.sources import Coverage


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
        coverage: days declared as completely collected.

    Returns:
        One outcome per article, in order (stored, revised or duplicate). All or nothing: on an
        error the transaction is rolled back and the error raised.
    """
    raise NotImplementedError
