"""`benchmark extracts`: first byte, seconds and memory of a whole dataset in each format."""

from __future__ import annotations

import sys
from argparse import Namespace
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from warehouse import exports
from warehouse.cli.configured import configured
from warehouse.cli.memory import peak_megabytes
from warehouse.errors import NotFound
from warehouse.exports import Format, Tally, Wanted
from warehouse.store.connection import Owner


@dataclass(frozen=True, slots=True)
class Timed:
    """What one extract took.

    Attributes:
        rows: of the extract.
        megabytes: of the file, 10^6 bytes.
        first: seconds until its first byte.
        seconds: until its last one.
        memory: growth of the peak of memory over the open warehouse, in MB; None = not told.
    """

    rows: int
    megabytes: float
    first: float
    seconds: float
    memory: float | None


def run(options: Namespace) -> int:
    """Write every format to nowhere, each in a process of its own, and print what it took.

    Raises:
        NotFound: there is no warehouse, or no such dataset.
    """
    path = configured(options).warehouse
    if not path.exists():
        raise NotFound(f"There is no warehouse {path}.", hint="Ingest something first.")
    if options.dataset not in exports.DATASETS:
        known = ", ".join(exports.DATASETS)
        raise NotFound(f"There is no dataset {options.dataset[:40]!r}.", hint=f"Known: {known}.")
    sys.stdout.write(f"{options.dataset}, all of it\n")
    heads = ("rows", "MB", "first s", "total s", "rows/s", "memory +MB")
    sys.stdout.write(f"{'format':10}" + "".join(f"{head:>12}" for head in heads) + "\n")
    for form in Format:
        # The peak of memory only grows, so each format has a process that nothing else has used.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            timed = process.submit(time_one, path, options.dataset, form).result()
        sys.stdout.write(_line(form, timed))
    return 0


def time_one(path: Path, dataset: str, form: Format) -> Timed:
    """Write one extract to nowhere and return what it took."""
    tally, size, first = Tally(), 0, None
    with Owner.open(path) as owner, owner.reading() as cursor:
        before, begun = peak_megabytes(), perf_counter()
        for piece in exports.pieces(cursor, Wanted(dataset), form, tally=tally):
            if piece and first is None:
                first = perf_counter() - begun
            size += len(piece)
        seconds, peak = perf_counter() - begun, peak_megabytes()
    memory = None if peak is None or before is None else peak - before
    return Timed(tally.rows, size / 1e6, first or 0.0, seconds, memory)


def _line(form: Format, timed: Timed) -> str:
    memory = "" if timed.memory is None else f"{timed.memory:,.0f}"
    cells = (
        f"{timed.rows:,}",
        f"{timed.megabytes:,.1f}",
        f"{timed.first:.2f}",
        f"{timed.seconds:.1f}",
        f"{timed.rows / max(timed.seconds, 1e-9):,.0f}",
        memory,
    )
    return f"{form:10}" + "".join(f"{cell:>12}" for cell in cells) + "\n"
