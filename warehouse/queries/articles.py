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
_AT = "CAST($name AS VARCHAR), CAST($number AS BIGINT), CAST($day AS BIGINT), CAST($key AS VARCHAR)"
_PAGE = "SELECT article_id, article_key FROM ({ranked}) {beyond} ORDER BY {along} LIMIT $limit"
_AFTER = "WHERE ({place}) > ({at})"
_BEFORE = "WHERE ({place}) < ({at})"
_ANCHOR = "SELECT {place} FROM ({ranked}) WHERE article_key = $anchor"
_EARLIER = "SELECT count(*), count(*) FILTER (({place}) < ({at})) FROM ({ranked})"


@dataclass(frozen=True, slots=True)
class _List:
    """A view in an order; each question is one cheap look at its articles."""

    cursor: Cursor
    filters: Filters
    order: Order

    def place(self, key: str) -> dict[str, object] | None:
        """Return the rank of an article, or None where the list does not hold it."""
        found = ask(self.cursor, self._filled(_ANCHOR), anchor=key).fetchall() if key else []
        return dict(zip(("name", "number", "day", "key"), found[0], strict=True)) if found else None

    def keys(
        self, at: dict[str, object] | None, *, back: bool = False, size: int
    ) -> list[tuple[int, str]]:
        """Return ids and keys of the articles after (or before) a rank, in the list's order."""
        beyond = "" if at is None else _BEFORE if back else _AFTER
        query = self._filled(_PAGE, beyond=beyond, along=_BACK if back else _PLACE)
        found = ask(self.cursor, query, limit=size, **(at or {})).fetchall()
        return found[::-1] if back else found

    def earlier(self, at: dict[str, object]) -> tuple[int, int]:
        """Return how many articles the list holds, and how many of them before a rank."""
        ((total, earlier),) = ask(self.cursor, self._filled(_EARLIER), **at).fetchall()
        return int(total), int(earlier)

    def _filled(self, template: str, *, beyond: str = "", along: str = "") -> Scope:
        return fill(
            template,
            ranked=_ranked(self.filters, self.order),
            beyond=Scope(beyond),
            along=Scope(along),
            place=Scope(_PLACE),
            at=Scope(_AT),
        )


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
    listed = _List(cursor, seen.filters, order)
    # An anchor that has left the view is as good as none: the list begins at its beginning.
    at = listed.place(after or before)
    back = at is not None and not after
    found = listed.keys(at, back=back, size=size)
    total, earlier = (count(cursor, seen.filters), 0) if at is None else listed.earlier(at)
    if at is not None:
        earlier = earlier - len(found) if back else earlier + 1
    ids = [article_id for article_id, _key in found]
    rows = evidence.rows(cursor, seen.filters, ids, focus=focus, language=language)
    return Page(rows, total, earlier, seen.whole, seen.first, seen.last)


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
    ids = [found for found, _key in _List(cursor, filters, Order.NEWEST).keys(None, size=limit)]
    return evidence.rows(cursor, filters, ids, focus=focus, language=language)


def count(cursor: Cursor, filters: Filters) -> int:
    """Return how many articles are in view (dated ones, unless undated ones are asked for)."""
    query: Scope = fill(_COUNT, rows=counted(filters, Axis.ARTICLES))
    ((articles,),) = ask(cursor, query).fetchall()
    return int(articles)


def neighbours(
    cursor: Cursor, filters: Filters, key: str, *, order: Order = Order.NEWEST
) -> Neighbours | None:
    """Return what stands around an article in a list, or None where the list does not hold it."""
    seen = searched(cursor, filters, oldest=order is Order.OLDEST)
    listed = _List(cursor, seen.filters, order)
    at = listed.place(key)
    if at is None:
        return None
    ends = [listed.keys(at, back=back, size=1) for back in (True, False)]
    previous, following = (found[0][1] if found else "" for found in ends)
    total, earlier = listed.earlier(at)
    return Neighbours(previous, following, earlier + 1, total)
