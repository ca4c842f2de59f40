"""Whole rows of the view for extracts, as a stream of Arrow batches in a fixed order.

The rows come in slices of whole days, so that sorting never holds more than one slice.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from warehouse.queries import overview
from warehouse.queries.filters import Filters
from warehouse.queries.scope import Axis, Cursor, Scope, ask, counted, fill, is_unique, selected
from warehouse.settings import Rights
from warehouse.store import shelf

# "offsets" carries no words at all, "snippets" the evidence and what stands around it. An
# outlet's own rights stand before the setting, so one extract may hold all three kinds.
_RIGHTS = "coalesce(o.export_rights, $rights)"
_WORDS = Scope(f"{_RIGHTS} <> 'offsets'")
_OUTLETS = """
SELECT outlet, min(outlet_group) AS outlet_group, min(export_rights) AS export_rights
FROM outlets GROUP BY outlet
"""
# The columns that every row dataset begins with.
_DIMENSIONS = f"""
a.article_key, a.pub_date, a.published_at, a.precision, a.published_from, a.outlet,
o.outlet_group, a.language, a.url, a.story_key, {_RIGHTS} AS rights
"""

_ARTICLES = """
SELECT {dimensions}, a.published_given, CASE WHEN {words} THEN a.title END AS title,
    a.byline, a.characters, a.revisions, a.analysed,
    CASE {rights} WHEN 'text' THEN t.text WHEN 'snippets' THEN substring(t.text, 1, 240) END
        AS text
FROM ({rows}) s
JOIN articles a ON a.article_id = s.article_id
JOIN article_text t ON t.article_id = s.article_id AND t.current
LEFT JOIN ({outlets}) o ON o.outlet = a.outlet
ORDER BY a.pub_date, a.article_key
"""
_AROUND = """
CASE WHEN {words} THEN substring(
    CASE WHEN m.field = 'title' THEN a.title ELSE t.text END, greatest(m.start - 79, 1),
    least(m.start, 80)
) END AS before,
CASE WHEN {words} THEN m.surface END AS surface,
CASE WHEN {words} THEN substring(
    CASE WHEN m.field = 'title' THEN a.title ELSE t.text END, m."end" + 1, 80
) END AS after
"""
_NAMES = """
SELECT r.actor_id, coalesce(
        min(l.alias) FILTER (l.display AND l.language = $reader), min(r.name)
    ) AS name
FROM actors r LEFT JOIN aliases l USING (actor_id) GROUP BY r.actor_id
"""
_MENTIONS = """
SELECT {dimensions}, m.actor_id,
    coalesce(n.name, m.actor) AS name, m.type, m.form, m.field, m.start, m."end", {around},
    m.rule, m.confidence, m.annotator
FROM ({rows}) m
JOIN articles a ON a.article_id = m.article_id
JOIN article_text t ON t.article_id = m.article_id AND t.current
LEFT JOIN ({outlets}) o ON o.outlet = a.outlet
LEFT JOIN ({names}) n ON n.actor_id = m.actor_id
ORDER BY m.pub_date, m.article_key, m.field, m.start, m."end", m.actor
"""
_QUOTATIONS = """
SELECT {dimensions}, m.quotation_no, m.type, m.free,
    m.field, m.start, m."end", m.part_starts, m.part_ends,
    CASE WHEN {words} THEN m.text END AS text,
    coalesce(n.name, m.speaker_name) AS speaker_name, m.speaker_key, m.naming,
    CASE WHEN {words} THEN m.speaker_surface END AS speaker_surface,
    CASE WHEN {words} THEN m.cue END AS cue, m.medium, m.medium_agency,
    m.rule, m.confidence, m.annotator
FROM ({rows}) m
JOIN articles a ON a.article_id = m.article_id
LEFT JOIN ({outlets}) o ON o.outlet = a.outlet
LEFT JOIN ({names}) n ON n.actor_id = m.speaker_key
ORDER BY m.pub_date, m.article_key, m.quotation_no
"""
_CREDITS = """
SELECT {dimensions}, m.agency, m.role, m.credit_group,
    m.field, m.start, m."end", m.origin, {around}, m.rule, m.confidence, m.annotator
FROM ({rows}) m
JOIN articles a ON a.article_id = m.article_id
JOIN article_text t ON t.article_id = m.article_id AND t.current
LEFT JOIN ({outlets}) o ON o.outlet = a.outlet
ORDER BY m.pub_date, m.article_key, m.field, m.start, m."end", m.agency, m.role
"""
_DATASETS = {
    "articles": (_ARTICLES, Axis.ARTICLES),
    "mentions": (_MENTIONS, Axis.ACTORS),
    "quotations": (_QUOTATIONS, Axis.SPEAKERS),
    "wire_credits": (_CREDITS, Axis.WIRES),
}


# Rows that are sorted at once; a slice ends with a day.
SLICE_ROWS = 20_000
_DAYS = "SELECT pub_date, count(*) FROM ({rows}) GROUP BY pub_date ORDER BY pub_date"
# When stories are counted, which article stands for one depends on all days in view.
_SLICE = "SELECT * FROM ({rows}) WHERE pub_date BETWEEN $slice_first AND $slice_last"


@contextmanager
def steady(cursor: Cursor) -> Iterator[None]:
    """Let every question inside see the warehouse as it is now, whatever is written meanwhile."""
    shelf.leave(cursor)
    cursor.execute("BEGIN TRANSACTION READ ONLY")
    try:
        yield
    finally:
        cursor.execute("ROLLBACK")


@dataclass(frozen=True, slots=True)
class RowStream:
    """The rows of a dataset: their columns, and the batches that hold them, to be taken once."""

    schema: pa.Schema
    batches: Iterator[pa.RecordBatch]


@dataclass(frozen=True, slots=True)
class _Rows:
    dataset: str
    filters: Filters
    rights: Rights
    language: str
    batch_rows: int

    def reader(self, cursor: Cursor, rows: Scope, most: int | None) -> pa.RecordBatchReader:
        template, _ = _DATASETS[self.dataset]
        query = fill(
            template,
            dimensions=Scope(_DIMENSIONS),
            outlets=Scope(_OUTLETS),
            around=fill(_AROUND, words=_WORDS),
            words=_WORDS,
            rights=Scope(_RIGHTS, {"rights": str(self.rights)}),
            names=Scope(_NAMES, {"reader": self.language}) if "{names}" in template else Scope(""),
            rows=rows,
        )
        if most is not None:
            query = Scope(f"{query.sql} LIMIT $most", {**query.values, "most": most})
        relation = cursor.sql(query.sql, params=dict(query.values))
        reader: pa.RecordBatchReader = relation.to_arrow_reader(self.batch_rows)
        return reader

    def slices(self, cursor: Cursor) -> Iterator[Scope]:
        _, axis = _DATASETS[self.dataset]
        every = counted(self.filters, axis)
        days = cursor.execute(*bound(fill(_DAYS, rows=every))).fetchall()
        for first, last in _ranges(days):
            if first is None or last is None:
                yield every
            elif is_unique(self.filters):
                part = fill(_SLICE, rows=every)
                yield Scope(part.sql, {**part.values, "slice_first": first, "slice_last": last})
            else:
                yield counted(replace(self.filters, from_=first, to=last), axis)


def _ranges(days: list[tuple[date | None, int]]) -> Iterator[tuple[date | None, date | None]]:
    """Cut days in their order into ranges of so many rows; a day is never cut."""
    first: date | None = None
    last: date | None = None
    held = 0
    for day, rows in days:
        if held and held + rows > SLICE_ROWS:
            yield first, last
            held = 0
        first, last, held = (first if held else day), day, held + rows
    if held:
        yield first, last


def open_rows(
    cursor: Cursor,
    filters: Filters,
    dataset: str,
    *,
    rights: Rights,
    language: str,
    batch_rows: int,
    most: int | None = None,
) -> RowStream:
    """Return a stream over all rows of `articles`, `mentions`, `quotations` or `wire_credits`.

    Only what charts count is there: dated articles, counted mentions. The cursor belongs to the
    stream until it is drained, and may take as long as the stream takes, unless only the first
    `most` rows are wanted. Ask inside `steady`, or slices may see different states.
    """
    rows = _Rows(dataset, filters, rights, language, batch_rows)
    if most is None:
        cursor.execute("SET SESSION max_execution_time = 0")
    return RowStream(_schema(cursor, rows), _batches(cursor, rows, most))


def _schema(cursor: Cursor, rows: _Rows) -> pa.Schema:
    """Return the columns, asked of a range without a day."""
    nothing = replace(rows.filters, from_=date.max, to=date.max, undated=False)
    _, axis = _DATASETS[rows.dataset]
    return rows.reader(cursor, counted(nothing, axis), 0).schema


def _batches(cursor: Cursor, rows: _Rows, most: int | None) -> Iterator[pa.RecordBatch]:
    left = most
    for part in list(rows.slices(cursor)):
        for batch in rows.reader(cursor, part, left):
            yield batch
            left = None if left is None else left - batch.num_rows
        if left == 0:
            return


@dataclass(frozen=True, slots=True)
class OutletRights:
    """What an outlet of the view lets extracts carry, and whether it is made up for the demo."""

    outlet: str
    rights: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands beside an extract: how it came about, and what it leaves out.

    `undated` and `not_analysed` count articles of the view, `rejections` the open ones of the
    whole warehouse (a rejection has no day that could be trusted).
    """

    schema: int
    annotators: tuple[str, ...]
    outlets: tuple[OutletRights, ...]
    undated: int
    not_analysed: int
    rejections: int


_VERSION = "SELECT coalesce(max(number), 0) FROM schema_migrations"
_ANNOTATORS = """
SELECT DISTINCT r.annotator FROM runs r
WHERE r.run_key IN (
    SELECT a.run_key FROM articles a JOIN ({selected}) s ON s.article_id = a.article_id
)
ORDER BY r.annotator
"""
_OUTLETS_IN_VIEW = """
SELECT s.outlet, coalesce(min(o.export_rights), $rights), coalesce(bool_or(o.fictional), false)
FROM (SELECT DISTINCT outlet FROM ({selected})) s LEFT JOIN outlets o ON o.outlet = s.outlet
GROUP BY s.outlet ORDER BY s.outlet
"""
_REJECTIONS = "SELECT count(*) FROM rejections WHERE state = 'open'"
_COUNT = "SELECT count(*) FROM ({rows})"


def count_rows(cursor: Cursor, filters: Filters, dataset: str) -> int:
    """Count the rows that `open_rows` gives."""
    _, axis = _DATASETS[dataset]
    (counts,) = ask(cursor, fill(_COUNT, rows=counted(filters, axis))).fetchall()
    return int(counts[0])


def facts(cursor: Cursor, filters: Filters, *, rights: Rights) -> Facts:
    """Return what a reader of an extract must know beside its rows."""
    in_view = selected(filters)
    outlets = fill(_OUTLETS_IN_VIEW, selected=in_view)
    outlets = Scope(outlets.sql, {**outlets.values, "rights": str(rights)})
    annotators = cursor.execute(*bound(fill(_ANNOTATORS, selected=in_view))).fetchall()
    totals = overview.totals(cursor, filters)
    return Facts(
        schema=int(cursor.execute(_VERSION).fetchall()[0][0]),
        annotators=tuple(str(name) for (name,) in annotators),
        outlets=tuple(OutletRights(*row) for row in cursor.execute(*bound(outlets)).fetchall()),
        undated=int(totals["undated"].iloc[0]),
        not_analysed=int(totals["not_analysed"].iloc[0]),
        rejections=int(cursor.execute(_REJECTIONS).fetchall()[0][0]),
    )


def bound(query: Scope) -> tuple[str, dict[str, object]]:
    """Return a query as a cursor takes it: its text and the values bound in it."""
    return query.sql, dict(query.values)
