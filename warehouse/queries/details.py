"""What charts sum up, in every dimension at once: series by period, outlet, language and kind."""

from __future__ import annotations

from dataclasses import replace

from warehouse.queries.extracts import RowStream, bound
from warehouse.queries.filters import Filters, Grain, period_end
from warehouse.queries.scope import Axis, Cursor, Scope, counted, fill, is_unique
from warehouse.queries.timeline import timeline

DETAILS = ("volume_in_detail", "actors_in_detail", "speakers_in_detail", "wires_in_detail")

# An article has one outlet, one language and one day, so that cells add up over all of them.
_CELL = """
date_trunc($grain, m.pub_date)::DATE AS period, m.outlet, min(o.outlet_group) AS outlet_group,
m.language
"""
_KNOWN = "({rows}) m LEFT JOIN ({outlets}) o ON o.outlet = m.outlet"
_OUTLETS = "SELECT outlet, min(outlet_group) AS outlet_group FROM outlets GROUP BY outlet"
_NAMES = """
SELECT r.actor_id, coalesce(
        min(l.alias) FILTER (l.display AND l.language = $reader), min(r.name)
    ) AS name, min(r.type) AS type
FROM actors r LEFT JOIN aliases l USING (actor_id) GROUP BY r.actor_id
"""
_NO_NAMES = "SELECT '' AS actor_id, '' AS name, '' AS type WHERE false"
_VOLUME = """
SELECT {cell}, count(*) AS articles, count(*) FILTER (m.analysed) AS analysed_articles
FROM {known}
GROUP BY period, m.outlet, m.language ORDER BY period, m.outlet, m.language
"""
_ACTORS = """
SELECT {cell}, m.series AS actor_id, coalesce(min(n.name), min(m.actor)) AS name,
    coalesce(min(n.type), min(m.type)) AS type, count(DISTINCT m.article_id) AS articles,
    count(*) AS mentions
FROM {known} LEFT JOIN ({names}) n ON n.actor_id = m.series
WHERE m.series IS NOT NULL
GROUP BY period, m.outlet, m.language, m.series
ORDER BY period, m.outlet, m.language, m.series
"""
_SPEAKERS = """
SELECT {cell}, m.series AS speaker_key, coalesce(min(n.name), min(m.speaker_name)) AS name,
    m.naming, m.type, count(DISTINCT m.article_id) AS articles, count(*) AS quotations
FROM {known} LEFT JOIN ({names}) n ON n.actor_id = m.series
GROUP BY period, m.outlet, m.language, m.series, m.naming, m.type
ORDER BY period, m.outlet, m.language, m.series NULLS LAST, m.naming, m.type
"""
_WIRES = """
SELECT {cell}, m.series AS agency, m.role, m.credit_group,
    count(DISTINCT m.article_id) AS articles
FROM {known}
GROUP BY period, m.outlet, m.language, m.series, m.role, m.credit_group
ORDER BY period, m.outlet, m.language, m.series, m.role
"""
_COUNT = "SELECT count(*) FROM ({rows})"
_QUERIES = {
    "volume_in_detail": (_VOLUME, Axis.ARTICLES),
    "actors_in_detail": (_ACTORS, Axis.ACTORS),
    "speakers_in_detail": (_SPEAKERS, Axis.SPEAKERS),
    "wires_in_detail": (_WIRES, Axis.WIRES),
}


def open_details(
    cursor: Cursor,
    filters: Filters,
    dataset: str,
    *,
    language: str,
    batch_rows: int,
    most: int | None = None,
) -> RowStream:
    """Return all cells of a dataset of `DETAILS` that hold anything, ordered by period.

    What is not there is nothing found or not collected: the dataset coverage tells which.

    Args:
        cursor: kept by the stream until it is drained, unless only the first rows are wanted.
        filters: what is in view.
        dataset: which.
        language: of the names.
        batch_rows: rows of a batch.
        most: only so many rows; None = all.
    """
    if most is not None:
        return _few(cursor, filters, dataset, language, most)
    cursor.execute("SET SESSION max_execution_time = 0")
    axis = timeline(cursor, filters)
    sql, values = bound(_query(filters, axis.grain, dataset, _names(language)))
    reader = cursor.sql(sql, params=values).to_arrow_reader(batch_rows)
    return RowStream(reader.schema, iter(reader))


def _few(cursor: Cursor, filters: Filters, dataset: str, language: str, most: int) -> RowStream:
    """Return the first rows, from the first period alone where it has enough of them."""
    axis = timeline(cursor, filters)
    views = [filters]
    if axis.periods and not is_unique(filters) and not filters.undated:
        end = period_end(axis.periods[0].first, axis.grain)
        views.insert(0, replace(filters, to=min(end, filters.to or end)))
    for view in views:
        query = _query(view, axis.grain, dataset, _names(language))
        values = {**query.values, "most": most}
        table = cursor.sql(f"{query.sql} LIMIT $most", params=values).to_arrow_table()
        if table.num_rows == most:
            break
    return RowStream(table.schema, iter(table.to_batches()))


def count_cells(cursor: Cursor, filters: Filters, dataset: str) -> int:
    """Count the rows that `open_details` gives."""
    grain = timeline(cursor, filters).grain
    query = fill(_COUNT, rows=_query(filters, grain, dataset, Scope(_NO_NAMES)))
    sql, values = bound(query)
    return int(cursor.execute(sql, values).fetchall()[0][0])


def _names(language: str) -> Scope:
    return Scope(_NAMES, {"reader": language})


def _query(filters: Filters, grain: Grain, dataset: str, names: Scope) -> Scope:
    template, axis = _QUERIES[dataset]
    known = fill(_KNOWN, rows=counted(filters, axis), outlets=Scope(_OUTLETS))
    named = names if "{names}" in template else Scope("")
    return fill(template, cell=Scope(_CELL, {"grain": str(grain)}), known=known, names=named)
