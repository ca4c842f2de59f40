"""The articles in view, newest first, each with the first words that a number was counted from."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd

from warehouse.queries.article import ArticleView, Highlight, OutsideCredit, article
from warehouse.queries.filters import Filters
from warehouse.queries.scope import Axis, Cursor, Scope, counted, fill, measured
from warehouse.queries.timeline import frame

__all__ = [
    "LISTING_COLUMNS",
    "ArticleView",
    "Focus",
    "Highlight",
    "OutsideCredit",
    "article",
    "count",
    "listing",
]

LISTING_COLUMNS = (
    "article_key",
    "pub_date",
    "outlet",
    "language",
    "title",
    "field",
    "start",
    "end",
    "before",
    "surface",
    "after",
    "hits",
    "published_given",
)


class Focus(StrEnum):
    """Which evidence a list of articles shows."""

    ARTICLE = "article"
    MENTION = "mention"
    QUOTATION = "quotation"
    CREDIT = "credit"


_COUNT = "SELECT count(*) FROM ({rows})"

# Evidence is looked up only for the articles of the page.
_LISTING = """
WITH page AS (
    SELECT article_id, article_key, pub_date, outlet, language
    FROM ({rows})
    ORDER BY pub_date DESC, article_key
    LIMIT $limit OFFSET $offset
), evidence AS (
    {evidence}
), first_evidence AS (
    SELECT * FROM evidence
    QUALIFY row_number() OVER (
        PARTITION BY article_id ORDER BY field DESC, start, "end"
    ) = 1
), hits AS (
    SELECT article_id, count(*) AS hits FROM evidence GROUP BY article_id
), shown AS (
    SELECT p.*, a.title, e.field, e.start, e."end",
        CASE WHEN e.field = 'title' THEN a.title ELSE t.text END AS words,
        coalesce(h.hits, 0) AS hits, a.published_given
    FROM page p
    JOIN articles a USING (article_id)
    JOIN article_text t ON t.article_id = p.article_id AND t.current
    LEFT JOIN first_evidence e ON e.article_id = p.article_id
    LEFT JOIN hits h ON h.article_id = p.article_id
)
SELECT article_key, pub_date, outlet, language, title, field, start, "end",
    CASE WHEN start IS NULL THEN '' ELSE words[greatest(start - 79, 1):start] END,
    CASE WHEN start IS NULL THEN '' ELSE words[start + 1:"end"] END,
    CASE WHEN start IS NULL THEN words[:240] ELSE words["end" + 1:"end" + 80] END,
    hits, published_given
FROM shown
ORDER BY pub_date DESC, article_key
"""
_EVIDENCE = {
    Focus.ARTICLE: """
SELECT article_id, NULL::VARCHAR AS field, NULL::INTEGER AS start, NULL::INTEGER AS "end"
FROM page WHERE false
""",
    Focus.MENTION: """
SELECT article_id, field, start, "end" FROM mentions
WHERE article_id IN (SELECT article_id FROM page) AND counted AND {own}
""",
    Focus.QUOTATION: """
SELECT article_id, field, start, "end" FROM quotations
WHERE article_id IN (SELECT article_id FROM page) AND {own}
""",
    Focus.CREDIT: """
SELECT article_id, field, start, "end" FROM wire_credits
WHERE article_id IN (SELECT article_id FROM page) AND field IS NOT NULL AND {own}
""",
}
_AXIS = {
    Focus.ARTICLE: Axis.ARTICLES,
    Focus.MENTION: Axis.ACTORS,
    Focus.QUOTATION: Axis.SPEAKERS,
    Focus.CREDIT: Axis.WIRES,
}


def listing(
    cursor: Cursor, filters: Filters, *, focus: Focus, limit: int = 50, offset: int = 0
) -> pd.DataFrame:
    """Return the articles in view, newest first, one row each.

    Columns: article_key, pub_date, outlet, language, title, then the first evidence of the focus
    under the filters: field, start, end (None without evidence in the text), before, surface and
    after (up to 80 characters around it; without evidence `after` holds the opening words), hits
    (how much evidence there is in the article), published_given (the date of an undated article
    as it was given, where nobody could read it).
    """
    own = measured(filters, _AXIS[focus])
    query = fill(
        _LISTING,
        rows=counted(filters, Axis.ARTICLES),
        evidence=fill(_EVIDENCE[focus], own=own),
    )
    values = {**query.values, "limit": limit, "offset": offset}
    return frame(cursor.execute(query.sql, values).fetchall(), LISTING_COLUMNS)


def count(cursor: Cursor, filters: Filters) -> int:
    """Return how many articles are in view (dated ones, unless undated ones are asked for)."""
    query: Scope = fill(_COUNT, rows=counted(filters, Axis.ARTICLES))
    ((articles,),) = cursor.execute(query.sql, query.values).fetchall()
    return int(articles)
