"""Maintenance of the closed file: copying it into a smaller one, setting a damaged log aside."""

from __future__ import annotations

import os
import shutil
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.errors import NoRoom, NotFound, WarehouseBusy, WarehouseDamaged
from warehouse.store.checksums import checksums
from warehouse.store.connection import STORAGE, Owner


@dataclass(frozen=True, slots=True)
class Compacted:
    """What compaction did: the sizes in bytes, and where the file as it was is kept."""

    before: int
    after: int
    kept: Path


def compact(path: Path) -> Compacted:
    """Copy a warehouse into a fresh file, compare all tables, and put it in the old one's place.

    The old file is kept beside it. Whatever dies in between, a whole file stands under the name.

    Raises:
        WarehouseBusy: another process holds the file.
        WarehouseDamaged: it cannot be opened, or its copy is not the same.
        NoRoom: the disk has no room for a copy.
    """
    path = path.expanduser().resolve()
    with Owner.open(path) as owner, owner.reading() as cursor:
        wanted = checksums(cursor)
    _check_room(path)
    fresh = path.with_name(f"{path.name}.compact.part")
    fresh.unlink(missing_ok=True)
    try:
        _copy(path, fresh)
        with Owner.open(fresh) as owner, owner.reading() as cursor:
            same = checksums(cursor) == wanted
        if not same:
            raise WarehouseDamaged(
                f"The compact copy of {path} does not hold the same.",
                hint="Nothing was changed; run doctor --deep, and report this.",
            )
        before = path.stat().st_size
        return Compacted(before, fresh.stat().st_size, _swap(path, fresh))
    finally:
        fresh.unlink(missing_ok=True)


def _check_room(path: Path) -> None:
    needed, free = path.stat().st_size, shutil.disk_usage(path.parent).free
    if free < needed:
        raise NoRoom(
            f"A copy of {path} needs {needed / 1e6:,.0f} MB, {free / 1e6:,.0f} MB are free.",
            hint="Make room; the file was left as it is.",
        )


def _copy(path: Path, fresh: Path) -> None:
    """Copy all tables; the one connection of ours that may reach files, and only these two."""
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"ATTACH {_quoted(path)} AS old (READ_ONLY)")
        connection.execute(f"ATTACH {_quoted(fresh)} AS fresh (STORAGE_VERSION '{STORAGE}')")
        connection.execute("COPY FROM DATABASE old TO fresh")
        connection.execute("CHECKPOINT fresh")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _swap(path: Path, fresh: Path) -> Path:
    kept = free_name(path, "before-compact")
    # The old file is held meanwhile, so that nobody writes into it after it was copied; only
    # Windows cannot replace what is held. It must not be opened a second time: closing that
    # handle would let go of the engine's lock.
    with nullcontext() if os.name == "nt" else duckdb.connect(str(path), read_only=True):
        os.link(path, kept)
        fresh.replace(path)
    return kept


def free_name(path: Path, word: str) -> Path:
    """Return the first name beside a file that nothing has yet."""
    number = 1
    while (found := path.with_name(f"{path.name}.{word}-{number}")).exists():
        number += 1
    return found


def log_of(path: Path) -> Path:
    """Return where the engine keeps what it has committed, but not yet written into the file."""
    return path.with_name(path.name + ".wal")


def set_log_aside(path: Path) -> Path:
    """Move a log aside that keeps the file from being opened; nothing is deleted.

    Returns:
        Where the log is now.

    Raises:
        NotFound: there is no log, or the file can be opened with it.
        WarehouseBusy: another process holds the file.
        WarehouseDamaged: the file cannot be opened without its log either; it is back in its place.
    """
    path = path.expanduser().resolve()
    log = log_of(path)
    if not log.exists():
        raise NotFound(f"{path} has no log beside it.", hint="Nothing was changed.")
    try:
        Owner.open(path).close()
    except WarehouseBusy:
        raise
    except WarehouseDamaged:
        aside = free_name(path, "wal.corrupt")
        log.replace(aside)
    else:
        raise NotFound(
            f"{path} opens with its log: there is no damaged one.", hint="Nothing was lost."
        )
    try:
        Owner.open(path).close()
    except WarehouseDamaged as damaged:
        log.unlink(missing_ok=True)
        aside.replace(log)
        raise WarehouseDamaged(
            f"{path} cannot be opened without its log either; the log is back in its place.",
            hint=damaged.hint,
        ) from damaged
    return aside
