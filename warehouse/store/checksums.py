"""Checksums of all tables that depend on what was stored, never on when or in which order."""

from __future__ import annotations

from warehouse.store.connection import Cursor

# Internal numbers follow arrival, so an article stands under its public key instead.
_CHECKSUM = """
SELECT count(*), coalesce(sum(md5_number_lower(r::VARCHAR)::HUGEINT), 0)::VARCHAR
FROM (SELECT * FROM {table} t) r
"""
_CHECKSUM_BY_KEY = """
SELECT count(*), coalesce(sum(md5_number_lower(r::VARCHAR)::HUGEINT), 0)::VARCHAR
FROM (
    SELECT a.article_key AS article, t.* EXCLUDE (article_id)
    FROM {table} t JOIN articles a ON a.article_id = t.article_id
) r
"""
_TABLES = """
SELECT t.table_name, bool_or(c.column_name = 'article_id')
FROM duckdb_tables() t JOIN duckdb_columns() c USING (table_name)
WHERE NOT t.internal AND NOT t.temporary
GROUP BY t.table_name ORDER BY t.table_name
"""


def checksums(cursor: Cursor) -> dict[str, tuple[int, str]]:
    """Return the number of rows and a checksum of their values for every table."""
    tables = cursor.execute(_TABLES).fetchall()
    found: dict[str, tuple[int, str]] = {}
    for table, by_key in tables:
        template = _CHECKSUM_BY_KEY if by_key else _CHECKSUM
        ((rows, checksum),) = cursor.execute(template.replace("{table}", table)).fetchall()
        found[table] = (rows, checksum)
    return found
