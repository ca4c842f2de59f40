from __future__ import annotations

import duckdb
import pytest

from warehouse.store.connection import Owner
from warehouse.store.hardening import attacks, gaps


@pytest.mark.parametrize("attack", attacks())
def test_no_statement_reaches_files_settings_or_python(attack: str) -> None:
    secret_of_python = {"word": ["open sesame"]}
    with Owner.open(None) as owner, owner.reading() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(attack).fetchall()
    assert secret_of_python


def test_the_self_test_finds_no_gap_in_what_we_open() -> None:
    with Owner.open(None) as owner, owner.reading() as cursor:
        assert gaps(cursor) == ()


def test_the_self_test_finds_the_gaps_of_an_engine_that_is_not_hardened() -> None:
    config: dict[str, str | bool | int | float | list[str]] = {"python_enable_replacements": False}
    with duckdb.connect(":memory:", config=config) as connection:
        connection.execute("SET allowed_configs = []")
        connection.execute("SET lock_configuration = true")
        found = gaps(connection)
    assert any("read_text" in statement for statement in found)
    assert not any("SET " in statement for statement in found)
