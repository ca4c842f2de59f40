"""Damage and a full disk: an error with a way out, never a traceback, never an empty warehouse."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.warehouse.articles_made import article
from warehouse.cli import main
from warehouse.errors import WarehouseError
from warehouse.store.articles import save
from warehouse.store.checksums import checksums
from warehouse.store.connection import Owner

ROOT = Path(__file__).parents[3]
_LIMITED = """
import resource, sys
size = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from warehouse.cli import main
sys.exit(main(sys.argv[2:]))
"""


def tables_of(path: Path) -> dict[str, tuple[int, str]]:
    """Return the checksums of a file, none of one that is told to be damaged."""
    try:
        with Owner.open(path) as owner, owner.reading() as cursor:
            return checksums(cursor)
    except WarehouseError as error:
        return {} if error.hint else {"without a hint": (0, "")}


def test_a_flipped_byte_anywhere_is_an_error_or_changes_nothing_that_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.duckdb"
    with Owner.open(path) as owner, owner.reading() as cursor:
        save(cursor, [article(native_id=str(number)) for number in range(40)])
        sound = checksums(cursor)
    data = path.read_bytes()
    places = [number * 7_919 * 31 % len(data) for number in range(1, 26)]
    for place in (*places, 0, 4_096, 8_192):
        damaged = bytearray(data)
        damaged[place] ^= 0x10
        path.write_bytes(damaged)
        if tables_of(path) != sound:
            assert main(["doctor", "--deep", "--json", "--warehouse", str(path)]) == 1
            told = json.loads(capsys.readouterr().out)
            assert any(one["verdict"] == "problem" for one in told)


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are set otherwise there")
def test_a_disk_that_is_full_is_told_and_what_was_stored_before_is_there(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with Owner.open(path) as owner, owner.reading() as cursor:
        save(cursor, [article(native_id="before")])
    news = tmp_path / "news.jsonl"
    with news.open("w", encoding="utf-8") as stream:
        for number in range(60):
            words = " ".join(f"Wort{number * 7_919 + place * 104_729}" for place in range(3_000))
            row = {"id": str(number), "outlet": "nordblatt", "language": "de", "text": words}
            stream.write(json.dumps(row) + "\n")
    command = [sys.executable, "-c", _LIMITED, str(path.stat().st_size + 65_536)]
    command += ["ingest", str(news), "--workers", "1", "--warehouse", str(path)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 74, done.stderr
    assert "Traceback" not in done.stderr
    with Owner.open(path) as owner, owner.reading() as cursor:
        assert checksums(cursor)["articles"][0] >= 1
