"""The articles in view: counted, put in order, and opened page by page from any of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from warehouse.queries import evidence
from warehouse.queries.article import ArticleView, Highlight, OutsideCredit, article
from warehouse.queries.evidence import COLUMNS as LISTING_COLUMNS
from warehouse.queries.evidence import Focus
from warehouse.queries.filters import Filters
from warehouse.queries.scope import Axis, Cursor, Scope, ask, counted, fill
from warehouse.queries.search import searched

__all__ = [
    "LISTING_COLUMNS",
    "ArticleView",
    "Focus",
    "Highlight",
    "Neighbours",
    "Order",
    "OutsideCredit",
    "Page",
    "article",
    "count",
    "listing",
    "neighbours",
    "page",
]


class Order(StrEnum):
    """How a list of articles is sorted; the public key settles what is left."""

    NEWEST = "newest"
    OLDEST = "oldest"
    QUOTATIONS = "quotations"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list of articles.

    Attributes:
        rows: see `evidence.rows`.
        total: how many articles were found in all.
        before: how many of them stand before this page.
        whole: whether all of the view was searched; else only the days from `first` to `last`.
    """

    rows: pd.DataFrame
    total: int
    before: int
    whole: bool = True
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """An article in its list: the keys around it ("" at the ends), its place (from 1) of total."""

    previous: str
    next: str
    place: int
    total: int


_COUNT = "SELECT count(*) FROM ({rows})"

# Four columns that sort upwards in every order; three of them say nothing in most orders.
_RANKED = """
SELECT v.article_id, v.article_key, {ranks}
FROM ({rows}) v {joined}
"""
_DAY = "coalesce(v.pub_date, DATE '0001-01-01') - DATE '1970-01-01'"
_RANKS = {
    Order.NEWEST: f"'' AS name, 0 AS number, -({_DAY}) AS day",
    Order.OLDEST: f"'' AS name, 0 AS number, {_DAY} AS day",
    Order.QUOTATIONS: f"'' AS name, -coalesce(q.quotations, 0) AS number, -({_DAY}) AS day",
    Order.OUTLET: f"v.outlet AS name, 0 AS number, -({_DAY}) AS day",
}
_SAID = """
LEFT JOIN (
    SELECT article_id, count(*) AS quotations FROM quotations GROUP BY article_id
) q USING (article_id)
"""
_PLACE = "name, number, day, article_key"
_BACK = "name DESC, number DESC, day DESC, article_key DESC"
# An anchor that has left the view is as good as none: the list begins at its beginning.
_PAGE = """
WITH view AS MATERIALIZED ({ranked}), anchor AS (
    SELECT {place} FROM view WHERE article_key = $anchor
), page AS (
    SELECT * FROM view {beyond}
    ORDER BY {along} LIMIT $limit
), totals AS (
    SELECT count(*) AS total FROM view
), earlier AS (
    SELECT count(*) AS earlier FROM view
    WHERE ({place}) < (SELECT ({place}) FROM page ORDER BY {place} LIMIT 1)
)
SELECT total, earlier, page.article_id, page.article_key
FROM totals CROSS JOIN earlier LEFT JOIN page ON true
ORDER BY {place}
"""
_AFTER = """
WHERE NOT EXISTS (SELECT 1 FROM anchor) OR ({place}) > (SELECT ({place}) FROM anchor)
"""
_BEFORE = "WHERE ({place}) < (SELECT ({place}) FROM anchor)"


def page(
    cursor: Cursor,
    filters: Filters,
    *,
    focus: Focus = Focus.ARTICLE,
    order: Order = Order.NEWEST,
    size: int = 25,
    after: str = "",
    before: str = "",
    language: str = "en",
) -> Page:
    """Return the articles that follow (or precede) one of them in the list, and how many are in it.

    Args:
        cursor: from `Desk.read()`.
        filters: what is in view; a search reads a bounded part of it (see `search.searched`).
        focus: which evidence the rows show.
        order: how the list is sorted.
        size: the most rows.
        after: key of the article that the page follows; "" = the beginning.
        before: key of the article that the page precedes; used where `after` is empty.
        language: of the names of agencies.
    """
    seen = searched(cursor, filters, oldest=order is Order.OLDEST)
    back = bool(before) and not after
    found = _places(cursor, seen.filters, order, anchor=after or before, back=back, size=size)
    total, earlier = found[0][:2]
    ids = [row[2] for row in found if row[2] is not None]
    rows = evidence.rows(cursor, seen.filters, ids, focus=focus, language=language)
    return Page(rows, total, earlier, seen.whole, seen.first, seen.last)


def _places(
    cursor: Cursor,
    filters: Filters,
    order: Order,
    *,
    anchor: str = "",
    back: bool = False,
    size: int,
) -> list[tuple[int, int, int | None, str | None]]:
    query = fill(
        _PAGE,
        ranked=_ranked(filters, order),
        beyond=Scope(_BEFORE if back else _AFTER),
        along=Scope(_BACK if back else _PLACE),
        place=Scope(_PLACE),
    )
    return ask(cursor, query, anchor=anchor, limit=size).fetchall()


def _ranked(filters: Filters, order: Order) -> Scope:
    return fill(
        _RANKED,
        ranks=Scope(_RANKS[order]),
        rows=counted(filters, Axis.ARTICLES),
        joined=Scope(_SAID if order is Order.QUOTATIONS else ""),
    )


def listing(
    cursor: Cursor, filters: Filters, *, focus: Focus, limit: int = 50, language: str = "en"
) -> pd.DataFrame:
    """Return the first articles of a view, newest first; see `evidence.rows` for the columns."""
    found = _places(cursor, filters, Order.NEWEST, size=limit)
    ids = [row[2] for row in found if row[2] is not None]
    return evidence.rows(cursor, filters, ids, focus=focus, language=language)


def count(cursor: Cursor, filters: Filters) -> int:
    """Return how many articles are in view (dated ones, unless undated ones are asked for)."""
    query: Scope = fill(_COUNT, rows=counted(filters, Axis.ARTICLES))
    ((articles,),) = ask(cursor, query).fetchall()
    return int(articles)


_NEIGHBOURS = """
WITH view AS MATERIALIZED ({ranked}), anchor AS (
    SELECT {place} FROM view WHERE article_key = $anchor
)
SELECT
    (SELECT article_key FROM view WHERE ({place}) < (SELECT ({place}) FROM anchor)
        ORDER BY {back} LIMIT 1),
    (SELECT article_key FROM view WHERE ({place}) > (SELECT ({place}) FROM anchor)
        ORDER BY {place} LIMIT 1),
    (SELECT count(*) FROM view WHERE ({place}) <= (SELECT ({place}) FROM anchor)),
    (SELECT count(*) FROM view)
FROM anchor
"""


def neighbours(
    cursor: Cursor, filters: Filters, key: str, *, order: Order = Order.NEWEST
) -> Neighbours | None:
    """Return what stands around an article in a list, or None where the list does not hold it."""
    seen = searched(cursor, filters, oldest=order is Order.OLDEST)
    ranked = _ranked(seen.filters, order)
    query = fill(_NEIGHBOURS, ranked=ranked, place=Scope(_PLACE), back=Scope(_BACK))
    found = ask(cursor, query, anchor=key).fetchall()
    if not found:
        return None
    previous, following, place, total = found[0]
    return Neighbours(previous or "", following or "", place, total)
