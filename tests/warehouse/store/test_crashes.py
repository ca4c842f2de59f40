"""Killed in the middle of writing: everything that was acknowledged is there, and whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources import ROOT
from warehouse.errors import WarehouseDamaged
from warehouse.store.connection import Owner

BATCH = 4
WRITE_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from tests.warehouse.articles_made import article, credit, mention
from warehouse.store.articles import save
from warehouse.store.connection import Owner

text = "Ada Abel kam. (AFP)"
found = {
    "mentions": (mention(text, "Ada Abel", "p:ada"),),
    "credits": (credit(text, "AFP", "AFP"),),
}
owner = Owner.open(Path(sys.argv[1]))
cursor = owner.cursor()
for batch in count():
    urls = [f"https://nordblatt.example/{batch}/{number}" for number in range(4)]
    save(cursor, [article(text, url=url, **found) for url in urls])
    print(batch, flush=True)
"""


def write_until_killed(path: Path, *, batches: int) -> int:
    """Write in another process, kill it after some batches; return how many it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_FOR_EVER, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        for _ in range(batches):
            assert writer.stdout.readline()
        writer.kill()
        late = writer.stdout.read().count("\n")
    return batches + late


def test_nothing_acknowledged_is_lost_and_nothing_is_torn(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    acknowledged = write_until_killed(path, batches=3)
    with Owner.open(path) as owner, owner.reading() as cursor:
        counts = cursor.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM article_text),"
            " (SELECT count(*) FROM mentions), (SELECT count(*) FROM wire_credits),"
            " (SELECT sum(articles) FROM day_articles), (SELECT sum(mentions) FROM day_actors)"
        ).fetchall()[0]
    assert len(set(counts)) == 1
    assert counts[0] % BATCH == 0
    assert counts[0] >= BATCH * acknowledged


def test_a_damaged_log_is_an_error_and_never_an_empty_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    write_until_killed(path, batches=2)
    log = path.with_name(path.name + ".wal")
    content = bytearray(log.read_bytes())
    # Words, not the size of an entry: the engine takes a wrong size for a torn end.
    content[content.index(b"Ada Abel kam")] ^= 0x40
    log.write_bytes(content)
    with pytest.raises(WarehouseDamaged, match="cannot be opened"):
        Owner.open(path)
    assert log.read_bytes() == bytes(content)
