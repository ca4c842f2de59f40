"""The first words of each article that a number was counted from, and what marks its row."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import pandas as pd

from warehouse.queries import search
from warehouse.queries.filters import Filters
from warehouse.queries.scope import Axis, Cursor, Scope, ask, fill, measured
from warehouse.queries.search import Snippet
from warehouse.queries.terms import Terms, terms_of
from warehouse.queries.timeline import frame
from warehouse.wires import load

COLUMNS = (
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
    "precision",
    "published_from",
    "characters",
    "analysed",
    "fictional",
    "quotations",
    "speakers",
    "agencies_text",
    "agencies_photo",
    "agencies_in_text",
    "snippets",
)
_AGENCIES = slice(COLUMNS.index("agencies_text"), COLUMNS.index("snippets"))


class Focus(StrEnum):
    """Which evidence a list of articles shows."""

    ARTICLE = "article"
    MENTION = "mention"
    QUOTATION = "quotation"
    CREDIT = "credit"


_ROWS = """
WITH page AS (
    SELECT unnest($ids) AS article_id, generate_subscripts($ids, 1) AS place
), texts AS MATERIALIZED (
    SELECT article_id, text FROM article_text
    WHERE current AND article_id IN (SELECT article_id FROM page)
), evidence AS (
    {evidence}
), first_evidence AS (
    SELECT * FROM evidence
    QUALIFY row_number() OVER (
        PARTITION BY article_id ORDER BY field DESC, start, "end"
    ) = 1
), hits AS (
    SELECT article_id, count(*) AS hits FROM evidence GROUP BY article_id
), said AS (
    SELECT article_id, count(*) AS quotations, count(DISTINCT speaker_key) AS speakers
    FROM quotations WHERE article_id IN (SELECT article_id FROM page) GROUP BY article_id
), credited AS (
    SELECT article_id,
        list_sort(list(DISTINCT agency) FILTER (credit_group = 'text')) AS text,
        list_sort(list(DISTINCT agency) FILTER (credit_group = 'photo')) AS photo,
        list_sort(list(DISTINCT agency) FILTER (credit_group = 'in_text')) AS in_text
    FROM wire_credits WHERE article_id IN (SELECT article_id FROM page) GROUP BY article_id
), shown AS (
    SELECT p.place, a.*, e.field, e.start, e."end", t.text,
        CASE WHEN e.field = 'title' THEN a.title ELSE t.text END AS words,
        coalesce(h.hits, 0) AS hits, coalesce(o.fictional, false) AS fictional,
        coalesce(q.quotations, 0) AS quotations, coalesce(q.speakers, 0) AS speakers,
        coalesce(c.text, []) AS agencies_text, coalesce(c.photo, []) AS agencies_photo,
        coalesce(c.in_text, []) AS agencies_in_text
    FROM page p
    JOIN articles a USING (article_id)
    JOIN texts t USING (article_id)
    LEFT JOIN outlets o ON o.outlet = a.outlet
    LEFT JOIN first_evidence e ON e.article_id = p.article_id
    LEFT JOIN hits h ON h.article_id = p.article_id
    LEFT JOIN said q ON q.article_id = p.article_id
    LEFT JOIN credited c ON c.article_id = p.article_id
)
SELECT article_key, pub_date, outlet, language, title, field, start, "end",
    CASE WHEN start IS NULL THEN '' ELSE words[greatest(start - 79, 1):start] END,
    CASE WHEN start IS NULL THEN '' ELSE words[start + 1:"end"] END,
    CASE WHEN start IS NULL THEN words[:240] ELSE words["end" + 1:"end" + 80] END,
    hits, published_given, precision, published_from, characters, analysed, fictional,
    quotations, speakers, agencies_text, agencies_photo, agencies_in_text,
    CASE WHEN {searching} THEN text END
FROM shown
ORDER BY place
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


def rows(
    cursor: Cursor, filters: Filters, ids: Sequence[int], *, focus: Focus, language: str = "en"
) -> pd.DataFrame:
    """Return articles with the evidence of a focus under the filters, in the order of `ids`.

    With a search and the focus ARTICLE the words that were searched for are the evidence.

    Columns: article_key, pub_date, outlet, language, title, then the first evidence: field,
    start, end (None without evidence in the text), before, surface and after (up to 80 characters
    around it; without evidence `after` holds the opening words), hits (how much evidence there is
    in the article), published_given (the date of an undated article as it was given, where nobody
    could read it), precision, published_from, characters, analysed, fictional (of an outlet of the
    demo), quotations, speakers (known ones, distinct), agencies_text, agencies_photo and
    agencies_in_text (names in `language`), snippets (stretches with the words searched for).
    """
    if not ids:
        return frame([], COLUMNS)
    by_words = focus is Focus.ARTICLE and bool(filters.q)
    query = fill(
        _ROWS,
        evidence=fill(_EVIDENCE[focus], own=measured(filters, _AXIS[focus])),
        searching=Scope("$searching", {"searching": by_words}),
    )
    found = ask(cursor, query, ids=list(ids)).fetchall()
    terms = terms_of(filters.q)
    built = [_row(row, terms, language) for row in found]
    return frame(built, COLUMNS)


def _row(row: tuple[Any, ...], terms: Terms, language: str) -> tuple[Any, ...]:
    *cells, text = row
    cells[_AGENCIES] = [_names(agencies, language) for agencies in cells[_AGENCIES]]
    return (*cells, ()) if text is None else (*_with_hits(tuple(cells), text, terms),)


def _names(agencies: Sequence[str], language: str) -> tuple[str, ...]:
    known = load()
    return tuple(known.name(one, language) if one in known.ids else one for one in agencies)


def _with_hits(cells: tuple[Any, ...], text: str, terms: Terms) -> tuple[Any, ...]:
    """Put the words that were searched for in the place of the evidence."""
    row = dict(zip(COLUMNS, cells, strict=False))
    in_title, in_text = search.hits(row["title"] or "", terms), search.hits(text, terms)
    shown: tuple[Snippet, ...] = search.snippets(text, in_text)
    field, found = ("text", in_text) if in_text else ("title", in_title)
    if found:
        (row["start"], row["end"]), row["field"] = found[0], field
    row["hits"] = len(in_title) + len(in_text)
    return (*row.values(), shown)
