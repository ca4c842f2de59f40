"""The copy of a warehouse file that is made before its schema changes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from warehouse.errors import NoRoom

# The copy itself, and as much again for what the migration writes.
_TIMES = 2


def backup_path(path: Path, schema: int) -> Path:
    """Return where the copy of a file with an old schema stands: beside it."""
    return path.with_name(f"{path.name}.schema-{schema}.backup")


def back_up(path: Path, schema: int) -> Path:
    """Copy a closed warehouse file; the copy is there whole or not at all.

    It must be closed: to close a second handle of a file lets go of the engine's lock on it.

    Raises:
        NoRoom: the disk has no room for the copy and the migration; nothing was changed.
    """
    needed = path.stat().st_size * _TIMES
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise NoRoom(
            f"Before the schema changes {path} is copied; the disk has {free / 1e6:,.0f} MB free, "
            f"{needed / 1e6:,.0f} MB are needed.",
            hint="Make room; the file was left as it is.",
            path=str(path),
        )
    copy = backup_path(path, schema)
    half = copy.with_name(copy.name + ".part")
    shutil.copyfile(path, half)
    with half.open("rb+") as stream:
        os.fsync(stream.fileno())
    half.replace(copy)
    return copy
