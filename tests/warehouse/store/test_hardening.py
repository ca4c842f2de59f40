from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from warehouse.store.connection import Owner
from warehouse.store.hardening import attacks, gaps


@pytest.mark.parametrize("attack", attacks(Path(__file__)))
def test_no_statement_reaches_files_settings_or_python(attack: str) -> None:
    secret_of_python = {"word": ["open sesame"]}
    with Owner.open(None) as owner, owner.reading() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(attack).fetchall()
    assert secret_of_python


def test_the_self_test_finds_no_gap_in_what_we_open() -> None:
    with Owner.open(None) as owner, owner.reading() as cursor:
        assert gaps(cursor) == ()


@pytest.mark.parametrize("only", ["read_text", "COPY", "EXPORT"])
def test_the_self_test_finds_the_gaps_of_an_engine_that_is_not_hardened(only: str) -> None:
    with duckdb.connect(":memory:") as connection:
        assert gaps(connection, only=only)
