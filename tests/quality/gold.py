"""What accuracy is measured on, conveyed once a run: gold articles, and data that stays elsewhere.

`LABELLED_DATA` names a folder with the corpora that are not in the repository. Where it is set,
their floors are tested too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from warehouse.actors import registry
from warehouse.evaluation import corpora, suite
from warehouse.evaluation.corpus import GoldDocument
from warehouse.evaluation.figures import Conveyed, Row

DATA = os.environ.get("LABELLED_DATA")
FOLDER = Path(__file__).parent
GOLD = FOLDER / "gold"
LANGUAGES = ("de", "en", "es", "fr", "ru", "vi")


@cache
def documents() -> tuple[GoldDocument, ...]:
    """Return all gold articles."""
    return tuple(one for corpus in corpora.read(GOLD) for one in corpus.documents)


@cache
def rows(corpus: str = "gold", *, baseline: bool = False) -> tuple[Row, ...]:
    """Return all figures of a corpus, ours or the baseline's."""
    conveyed = _conveyed(corpus)
    return suite.theirs(conveyed) if baseline else suite.ours(conveyed)


@cache
def _conveyed(corpus: str) -> tuple[Conveyed, ...]:
    index = registry.load()
    found = documents() if corpus == "gold" else _elsewhere(corpus)
    return tuple(suite.convey(one, index) for one in found)


def _elsewhere(corpus: str) -> Iterator[GoldDocument]:
    labels = FOLDER / f"{corpus}.jsonl"
    path = Path(DATA or "") / corpus
    for one in corpora.read(path, labels if labels.is_file() else None):
        yield from one.documents


def figure(name: str, *, baseline: bool = False) -> float:
    """Return a share by its name, such as "gold: de quotations direct f1"."""
    corpus, _, rest = name.partition(": ")
    language, measure, *kind, share = rest.split()
    for row in rows(corpus, baseline=baseline):
        if (row.language, row.measure, row.kind) == (language, measure, " ".join(kind)):
            value = row.share(share).value
            assert value is not None, f"{name} was not measured"
            return value
    raise AssertionError(f"no figure is called {name!r}")
