"""Whole rows of the view for extracts, as a stream of Arrow batches in a fixed order."""

from __future__ import annotations

import pyarrow as pa

from warehouse.queries.filters import Filters
from warehouse.queries.scope import Axis, Cursor, Scope, counted, fill
from warehouse.settings import Rights

# "offsets" carries no words at all, "snippets" the evidence and what stands around it.
_WORDS = {
    Rights.OFFSETS: Scope("false"),
    Rights.SNIPPETS: Scope("true"),
    Rights.TEXT: Scope("true"),
}

_ARTICLES = """
SELECT a.article_key, a.pub_date, a.published_at, a.precision, a.published_from,
    a.published_given, a.outlet,
    a.language, CASE WHEN {words} THEN a.title END AS title, a.url,
    array_to_string(a.byline, '; ') AS byline, a.characters, a.revisions, a.analysed,
    a.story_key, {text} AS text
FROM ({rows}) s
JOIN articles a ON a.article_id = s.article_id
JOIN article_text t ON t.article_id = s.article_id AND t.current
ORDER BY a.pub_date, a.article_key
"""
_TEXT = {
    Rights.OFFSETS: Scope("NULL::VARCHAR"),
    Rights.SNIPPETS: Scope("substring(t.text, 1, 240)"),
    Rights.TEXT: Scope("t.text"),
}
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
SELECT m.article_key, m.pub_date, m.outlet, m.language, a.url, m.actor_id,
    coalesce(n.name, m.actor) AS name, m.type, m.form, m.field, m.start, m."end", {around},
    m.rule, m.confidence, m.annotator
FROM ({rows}) m
JOIN articles a ON a.article_id = m.article_id
JOIN article_text t ON t.article_id = m.article_id AND t.current
LEFT JOIN ({names}) n ON n.actor_id = m.actor_id
ORDER BY m.pub_date, m.article_key, m.field, m.start, m."end", m.actor
"""
_QUOTATIONS = """
SELECT m.article_key, m.pub_date, m.outlet, m.language, a.url, m.quotation_no, m.type, m.free,
    m.field, m.start, m."end", CASE WHEN {words} THEN m.text END AS text,
    coalesce(n.name, m.speaker_name) AS speaker_name, m.speaker_key, m.naming,
    CASE WHEN {words} THEN m.speaker_surface END AS speaker_surface,
    CASE WHEN {words} THEN m.cue END AS cue, m.rule, m.confidence, m.annotator
FROM ({rows}) m
JOIN articles a ON a.article_id = m.article_id
LEFT JOIN ({names}) n ON n.actor_id = m.speaker_key
ORDER BY m.pub_date, m.article_key, m.quotation_no
"""
_CREDITS = """
SELECT m.article_key, m.pub_date, m.outlet, m.language, a.url, m.agency, m.role, m.credit_group,
    m.field, m.start, m."end", m.origin, {around}, m.rule, m.confidence, m.annotator
FROM ({rows}) m
JOIN articles a ON a.article_id = m.article_id
JOIN article_text t ON t.article_id = m.article_id AND t.current
ORDER BY m.pub_date, m.article_key, m.field, m.start, m."end", m.agency, m.role
"""
_DATASETS = {
    "articles": (_ARTICLES, Axis.ARTICLES),
    "mentions": (_MENTIONS, Axis.ACTORS),
    "quotations": (_QUOTATIONS, Axis.SPEAKERS),
    "wire_credits": (_CREDITS, Axis.WIRES),
}


def open_reader(
    cursor: Cursor,
    filters: Filters,
    dataset: str,
    *,
    rights: Rights,
    language: str,
    batch_rows: int,
) -> pa.RecordBatchReader:
    """Return a stream over all rows of `articles`, `mentions`, `quotations` or `wire_credits`.

    Only what charts count is there: dated articles, counted mentions. The cursor belongs to the
    stream until it is drained, and may take as long as the stream takes.
    """
    cursor.execute("SET SESSION max_execution_time = 0")
    template, axis = _DATASETS[dataset]
    words = _WORDS[rights]
    query = fill(
        template,
        around=fill(_AROUND, words=words),
        words=words,
        text=_TEXT[rights],
        names=Scope(_NAMES, {"reader": language}) if "{names}" in template else Scope(""),
        rows=counted(filters, axis),
    )
    relation = cursor.sql(query.sql, params=dict(query.values))
    reader: pa.RecordBatchReader = relation.to_arrow_reader(batch_rows)
    return reader
