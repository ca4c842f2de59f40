"""Zip archives of files, read in place: nothing is written to the disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import cast

from warehouse.errors import UnreadableInput
from warehouse.readers.kinds import left_out

_MOST_MEMBERS = 100_000
_FREE_BYTES = 100_000_000
_MOST_GROWTH = 200
_BUFFER = 1 << 18

Opened = Callable[[], io.BufferedReader]


def members(archive: io.BufferedReader, origin: str) -> Iterator[tuple[str, Opened]]:
    """Yield name and opener of each file in an archive, sorted; hidden ones and pictures are left.

    A member never gives more bytes than the archive's directory says, so these are what counts.

    Raises:
        UnreadableInput: the archive is damaged (reason "unreadable"), or unpacks to more than
            100 MB and more than 200 times its size (reason "bomb").
    """
    try:
        packed = zipfile.ZipFile(archive)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
        raise UnreadableInput(
            f"{origin} cannot be unpacked: {error}.", hint="Pack it again.", reason="unreadable"
        ) from error
    with packed:
        files = [one for one in packed.infolist() if not one.is_dir()]
        size = archive.seek(0, io.SEEK_END)
        grown = sum(one.file_size for one in files)
        if len(files) > _MOST_MEMBERS or grown > max(_FREE_BYTES, _MOST_GROWTH * size):
            raise UnreadableInput(
                f"{origin} unpacks to more than {_MOST_GROWTH} times its size.",
                hint="If you trust it, unpack it first.",
                reason="bomb",
            )
        for one in sorted(files, key=lambda one: one.filename):
            parts = [part for part in one.filename.split("/") if part not in ("", ".", "..")]
            if not any(map(left_out, parts)):
                yield one.filename, partial(_opened, packed, one)


def _opened(packed: zipfile.ZipFile, one: zipfile.ZipInfo) -> io.BufferedReader:
    return io.BufferedReader(cast("io.RawIOBase", packed.open(one)), _BUFFER)
