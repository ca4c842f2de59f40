"""The data dictionary describes exactly the tables, and the extracts, with all their columns."""

from __future__ import annotations

import re

import duckdb

from tests.sources import ROOT
from warehouse import exports
from warehouse.exports import Wanted
from warehouse.store.connection import Owner
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


def extract_rows() -> list[str]:
    """The lines that the page must have about extracts: a dataset's columns, a column's meaning."""
    lines: list[str] = []
    meanings: dict[tuple[str, str, str], list[str]] = {}
    with Owner.open(None) as owner, owner.reading() as cursor:
        for dataset in exports.DATASETS:
            names = exports.open_extract(cursor, Wanted(dataset)).schema.names
            lines.append(f"- `{dataset}`: {', '.join(names)}")
            for one in exports.columns_of(dataset, names):
                meanings.setdefault((one.name, one.type, one.meaning), []).append(dataset)
    everywhere: dict[str, int] = {}
    for (name, _, _), datasets in meanings.items():
        everywhere[name] = max(everywhere.get(name, 0), len(datasets))
    for (name, kind, meaning), datasets in sorted(meanings.items()):
        only = "" if len(datasets) == everywhere[name] else f" ({', '.join(datasets)})"
        lines.append(f"| `{name}` | {kind} | {meaning}{only} |")
    return lines


def test_every_column_of_every_extract_is_described() -> None:
    page = (ROOT / "docs" / "data-dictionary.md").read_text("utf-8").splitlines()
    assert [line for line in extract_rows() if line not in page] == []
