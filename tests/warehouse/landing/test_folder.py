from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from tests.warehouse.articles_made import article
from warehouse.landing.folder import Landing
from warehouse.model import Outcome


def test_packages_wait_in_the_order_in_which_they_were_dropped(tmp_path: Path) -> None:
    landing = Landing.beside(tmp_path / "w.duckdb")
    names = [landing.drop([article(native_id=str(number))]) for number in range(5)]
    assert [path.name for path in landing.pending()] == names == landing.dropped
    assert landing.folder == tmp_path.resolve() / "landing" / "w.duckdb"


def test_two_warehouses_in_one_folder_have_two_landings(tmp_path: Path) -> None:
    Landing.beside(tmp_path / "a.duckdb").drop([article()])
    assert Landing.beside(tmp_path / "b.duckdb").pending() == ()


def test_a_receipt_is_left_for_who_waits_and_taken_once(tmp_path: Path) -> None:
    landing = Landing.beside(tmp_path / "w.duckdb", receipts=True)
    name = landing.drop([article()])
    assert landing.receipt(name) is None
    landing.acknowledge(landing.pending()[0], Counter({Outcome.STORED: 1}))
    assert landing.pending() == ()
    assert landing.receipt(name) == Counter({Outcome.STORED: 1})
    assert landing.receipt(name) is None


def test_no_receipt_piles_up_when_nobody_waits(tmp_path: Path) -> None:
    landing = Landing.beside(tmp_path / "w.duckdb")
    landing.drop([article()])
    landing.acknowledge(landing.pending()[0], Counter())
    assert list(landing.folder.iterdir()) == []


def test_only_old_half_written_packages_are_swept_away(tmp_path: Path) -> None:
    landing = Landing.beside(tmp_path / "w.duckdb")
    landing.drop([article()])
    old, new = landing.folder / "1.parquet.part", landing.folder / "2.parquet.part"
    for half in (old, new):
        half.write_bytes(b"PAR1")
    os.utime(old, (0, 0))
    landing.sweep()
    assert not old.exists()
    assert new.exists()
    assert len(landing.pending()) == 1
