"""Through the landing or directly: the same rows, however it is split and whoever is killed."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.sources import ROOT
from tests.warehouse.articles_made import article, credit, mention
from warehouse.commands import store_landed
from warehouse.landing.folder import Landing
from warehouse.model import AnnotatedArticle, Rejection, Stage
from warehouse.store.articles import save
from warehouse.store.checksums import checksums
from warehouse.store.connection import Owner
from warehouse.store.sources import Coverage

TEXT = "Ada Abel kam. (AFP)"
REJECTIONS = [Rejection(Stage.READ, "empty", f"{n}.txt is empty.", f"{n}.txt") for n in range(3)]
COVERAGE = [
    Coverage("nordblatt", date(2023, 10, 1), date(2023, 10, 30)),
    Coverage("nordblatt", date(2023, 10, 4), date(2023, 10, 6), complete=False),
]
PROGRAMS = {
    "drop": """
import sys
from itertools import count
from pathlib import Path
from tests.warehouse.landing.test_same_rows import numbered
from warehouse.landing.folder import Landing

landing = Landing.beside(Path(sys.argv[1]))
for batch in count(int(sys.argv[2]) * 1_000):
    landing.drop([numbered(batch * 3 + one) for one in range(3)])
    print(batch, flush=True)
""",
    "own": """
import sys
from pathlib import Path
from warehouse.commands import StoreLanded
from warehouse.landing.folder import Landing
from warehouse.store.connection import Owner

path = Path(sys.argv[1])
landing = Landing.beside(path)
with Owner.open(path) as owner:
    while True:
        for package in landing.pending()[:4]:
            StoreLanded(landing, package).carry_out(owner)
            print(package.name, flush=True)
        print("looked", flush=True)
""",
}


def numbered(number: int) -> AnnotatedArticle:
    """An article of its own for each number; every seventh is undated."""
    return article(
        TEXT,
        url=f"https://nordblatt.example/{number}",
        day=None if number % 7 == 0 else date(2023, 10, 1 + number % 28),
        mentions=(mention(TEXT, "Ada Abel", "p:ada"),),
        credits=(credit(TEXT, "AFP", "AFP"),),
    )


def direct(articles: list[AnnotatedArticle], **more: list[object]) -> dict[str, tuple[int, str]]:
    with Owner.open(None) as owner, owner.reading() as cursor:
        save(cursor, articles, **more)  # type: ignore[arg-type]
        return checksums(cursor)


@pytest.mark.parametrize("size", [1, 7, 40])
def test_both_ways_give_the_same_rows_in_any_split(tmp_path: Path, size: int) -> None:
    path = tmp_path / "w.duckdb"
    landing = Landing.beside(path)
    articles = [numbered(number % 33) for number in range(40)]
    for start in range(0, len(articles), size):
        landing.drop(articles[start : start + size], rejections=REJECTIONS[start : start + size])
    landing.drop([], coverage=COVERAGE)
    with Owner.open(path) as owner, owner.reading() as cursor:
        store_landed(owner)
        found = checksums(cursor)
    rejections = [one for at in range(0, len(articles), size) for one in REJECTIONS[at : at + size]]
    assert found == direct(articles, rejections=rejections, coverage=COVERAGE)  # type: ignore[arg-type]


def run_and_kill(program: str, path: Path, number: int, *, lines: int) -> list[str]:
    """Run a side in another process, kill it after some lines; return all that it said."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAMS[program], str(path), str(number)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as side:
        assert side.stdout is not None
        said = [side.stdout.readline().strip() for _ in range(lines)]
        side.kill()
        return said + side.stdout.read().split()


def test_whoever_is_killed_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    acknowledged: set[int] = set()
    for cycle in range(5):
        said = run_and_kill("drop", path, cycle, lines=2 + cycle)
        acknowledged |= {int(batch) * 3 + one for batch in said for one in range(3)}
        run_and_kill("own", path, cycle, lines=1 + cycle)
    with Owner.open(path) as owner, owner.reading() as cursor:
        store_landed(owner)
        urls = cursor.execute("SELECT url FROM articles").fetchall()
        found = checksums(cursor)
    stored = sorted(int(url.rsplit("/", 1)[1]) for (url,) in urls)
    assert acknowledged <= set(stored)
    assert found == direct([numbered(number) for number in stored])
