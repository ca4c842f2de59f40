from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.warehouse.articles_made import article
from warehouse.background import Background
from warehouse.cli import main
from warehouse.cli.landing import destination
from warehouse.commands import Desk, store_landed
from warehouse.errors import NotFound, NotStored
from warehouse.ingest import Balance
from warehouse.landing.folder import Landing, Trouble
from warehouse.landing.packages import Package, packed
from warehouse.model import AnnotatedArticle, Block, BlockKind
from warehouse.store.connection import Owner


def unstorable() -> AnnotatedArticle:
    """It passes the package, but a place so far behind is in no text, and in no column."""
    whole = article(native_id="endless")
    endless = (Block(BlockKind.PARAGRAPH, 0, 2**40),)
    return replace(whole, clean=replace(whole.clean, blocks=endless))


def wait_for(event: Callable[[], bool]) -> None:
    rest = threading.Event()
    for _ in range(2_000):
        if event():
            return
        rest.wait(0.01)
    raise AssertionError("it never happened")


def count(desk: Desk) -> int:
    with desk.read() as cursor:
        ((found,),) = cursor.execute("SELECT count(*) FROM articles").fetchall()
    return int(found)


def wait_until_empty(landing: Landing) -> None:
    wait_for(lambda: not landing.pending())


def test_what_lands_while_serving_is_stored_and_raises_the_version(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    landing = Landing.beside(path)
    with Desk.open(path) as desk, Background(desk, path, seconds=0.01):
        before = desk.version
        landing.drop([article(native_id="1"), article(native_id="2")])
        wait_until_empty(landing)
        assert count(desk) == 2
        wait_for(lambda: desk.version > before)


def test_a_package_that_cannot_be_read_becomes_a_rejection(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    landing = Landing.beside(path)
    landing.drop([article()])
    (landing.folder / "0-foreign.parquet").write_bytes(b"PAR1 not really")
    with Desk.open(path) as desk, Background(desk, path, seconds=0.01):
        wait_until_empty(landing)
        with desk.read() as cursor:
            found = cursor.execute("SELECT reason, origin FROM rejections").fetchall()
        assert count(desk) == 1
    assert found == [("package_refused", "0-foreign.parquet")]
    assert [kept.name for kept in landing.refused.iterdir()] == ["0-foreign.parquet"]


def test_a_file_that_is_held_is_ingested_through_its_owner(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.duckdb"
    news = tmp_path / "news.txt"
    news.write_text("Der Hafen bleibt zu, sagte Mara Linz am Montag.", encoding="utf-8")
    options = ["ingest", str(news), "--warehouse", str(path), "--workers", "1"]
    options += ["--outlet", "nordblatt", "--language", "de", "--covers", "2024-01-01..2024-01-02"]
    with Desk.open(path) as desk:
        assert main(options) == 0
        told = capsys.readouterr()
        assert told.out == "read 1 = handed over 1 + rejected 0\n"
        assert "handed to process" in told.err
        assert count(desk) == 0
        with Background(desk, path, seconds=0.01):
            wait_until_empty(Landing.beside(path))
            assert count(desk) == 1
            assert main([*options, "--wait"]) == 0
            told = capsys.readouterr()
            assert told.out == "read 1 = stored 0 + revised 0 + duplicate 1 + rejected 0\n"
        with desk.read() as cursor:
            days = cursor.execute("SELECT count(*) FROM ledger WHERE declared").fetchall()
    assert days == [(2,)]


def test_what_waits_is_stored_by_whoever_opens_the_file_next(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    landing = Landing.beside(path)
    landing.drop([article(native_id="1")])
    landing.drop([article(native_id="2")])
    with Owner.open(path) as owner:
        assert store_landed(owner) == 2
        assert store_landed(owner) == 0
    assert landing.pending() == ()


def test_who_waits_is_told_when_a_package_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.duckdb"
    landing = Landing.beside(path, receipts=True)
    with Desk.open(path), destination(path, wait=True) as (into, settled):
        assert isinstance(into, Landing)
        into.drop([article()])
        landing.set_aside(landing.pending()[0])
        with pytest.raises(NotFound, match="refused"):
            settled(Balance())
    assert capsys.readouterr().out == ""


def test_a_package_is_tried_again_without_a_restart_until_it_can_be_stored(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    landing = Landing.beside(path)
    folder = landing.folder / "1.load.parquet"
    folder.mkdir(parents=True)
    with Desk.open(path) as desk, Background(desk, path, seconds=0.01, pauses=[0.01] * 100_000):
        wait_for(lambda: any(one.tries > 2 for one in landing.troubles()))
        landing.drop([article()])
        wait_for(lambda: count(desk) == 1)
        folder.rmdir()
        folder.write_bytes(packed(Package((article(native_id="2"),))))
        wait_until_empty(landing)
        assert count(desk) == 2
    assert landing.troubles() == ()


def test_a_package_that_never_fits_is_put_aside_and_does_not_stop_the_others(
    tmp_path: Path,
) -> None:
    path = tmp_path / "w.duckdb"
    landing = Landing.beside(path)
    name = landing.drop([unstorable()])
    landing.drop([article()])
    with Desk.open(path) as desk, Background(desk, path, seconds=0.01, pauses=[0.01, 0.01]):
        wait_until_empty(landing)
        assert count(desk) == 1
    (trouble,) = landing.troubles()
    assert (trouble.package, trouble.tries, trouble.aside) == (name, 3, True)
    assert (landing.failed / name).exists()


def test_what_was_put_aside_is_tried_again_when_the_warehouse_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    landing = Landing.beside(path)
    name = landing.drop([article()])
    landing.report(Trouble(name, "The disk was full.", tries=9, aside=True))
    assert landing.pending() == ()
    with Owner.open(path) as owner:
        assert store_landed(owner) == 1
    assert landing.troubles() == ()


def test_opening_a_file_goes_on_past_a_package_that_cannot_be_stored(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    landing = Landing.beside(path)
    landing.drop([unstorable()])
    landing.drop([article()])
    with Owner.open(path) as owner:
        assert store_landed(owner) == 1
    assert [one.tries for one in landing.troubles()] == [1]


def test_who_waits_is_told_when_a_package_is_put_aside_or_nobody_takes_it(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Desk.open(path), destination(path, wait=True, patience=0.0) as (into, settled):
        assert isinstance(into, Landing)
        name = into.drop([article()])
        with pytest.raises(NotStored, match="Nobody"):
            settled(Balance())
        into.report(Trouble(name, "The disk is full.", aside=True))
        with pytest.raises(NotStored, match="disk is full") as told:
            settled(Balance())
    assert told.value.exit_code == 75


def test_who_waits_and_stores_it_himself_is_told_what_fails(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Desk.open(path) as desk, destination(path, wait=True) as (into, settled):
        assert isinstance(into, Landing)
        into.drop([unstorable()])
        desk.close()
        with pytest.raises(NotStored, match="is not stored"):
            settled(Balance())
