"""The gold articles: where they are, and what the conveyor makes of them (done once a run)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from warehouse.actors import registry
from warehouse.evaluation import corpora, suite
from warehouse.evaluation.corpus import GoldDocument
from warehouse.evaluation.figures import Row

FOLDER = Path(__file__).parent
GOLD = FOLDER / "gold"
LANGUAGES = ("de", "en", "es", "fr", "ru", "vi")


@cache
def documents() -> tuple[GoldDocument, ...]:
    """Return all gold articles."""
    return tuple(one for corpus in corpora.read(GOLD) for one in corpus.documents)


@cache
def rows(*, baseline: bool = False) -> tuple[Row, ...]:
    """Return all figures of the gold articles, ours or the baseline's."""
    index = registry.load()
    conveyed = [suite.convey(one, index) for one in documents()]
    return suite.theirs(conveyed) if baseline else suite.ours(conveyed)


def figure(name: str, *, baseline: bool = False) -> float:
    """Return a share by its name, such as "de quotations direct f1"."""
    language, measure, *kind, share = name.split()
    for row in rows(baseline=baseline):
        if (row.language, row.measure, row.kind) == (language, measure, " ".join(kind)):
            value = row.share(share).value
            assert value is not None, f"{name} was not measured"
            return value
    raise AssertionError(f"no figure is called {name!r}")
