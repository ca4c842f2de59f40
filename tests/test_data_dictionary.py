"""The data dictionary describes exactly the tables and columns that the migrations make."""

from __future__ import annotations

import re

import duckdb

from tests.sources import ROOT
from warehouse.store.migrate import migrate

HEADING = re.compile(r"### `(\w+)`")
ROW = re.compile(r"\| `(\w+)` \| ([A-Z]+(?:\[\])?)( or empty)? \| (.+) \|")

Described = dict[str, list[tuple[str, str, bool]]]


def described() -> Described:
    """Tables with name, type and emptiness of their columns, as the page says."""
    tables: Described = {}
    name = ""
    for line in (ROOT / "docs" / "data-dictionary.md").read_text("utf-8").splitlines():
        if heading := HEADING.fullmatch(line):
            name = heading.group(1)
            tables[name] = []
        elif row := ROW.fullmatch(line):
            tables[name].append((row.group(1), row.group(2), row.group(3) is not None))
    return tables


def built() -> Described:
    """The same, as the migrations make them."""
    tables: Described = {}
    with duckdb.connect(":memory:") as connection:
        migrate(connection)
        rows = connection.execute(
            "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns()"
            " WHERE NOT internal ORDER BY table_name, column_index"
        ).fetchall()
    for table, column, kind, empty in rows:
        tables.setdefault(table, []).append((column, kind, empty))
    return tables


def test_every_table_and_column_is_described_as_it_is() -> None:
    assert described() == built()
