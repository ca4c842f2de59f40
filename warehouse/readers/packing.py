"""Packed files as streams of what is in them: gzip, xz, bzip2 and Zstandard, by their first bytes.

A stream that grows beyond all measure is broken off: nobody's news is packed a thousandfold.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, cast

from warehouse.errors import UnreadableInput

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PACKED_SUFFIXES = (".gz", ".xz", ".bz2", ".zst")
# What reading a damaged packed file can raise.
DAMAGE = (OSError, EOFError, lzma.LZMAError, zlib.error, zstd.ZstdError)
_FREE_BYTES = 100_000_000
_MOST_GROWTH = 200
_BUFFER = 1 << 17
_LONGEST_MARK = 6


def _gzip(packed: BinaryIO) -> io.BufferedIOBase:
    return gzip.GzipFile(fileobj=packed)


_MARKS: tuple[tuple[bytes, Callable[[BinaryIO], io.BufferedIOBase]], ...] = (
    (b"\x1f\x8b", _gzip),
    (b"\xfd7zXZ\x00", lambda packed: lzma.LZMAFile(packed)),  # noqa: SIM115 closes with the file
    (b"BZh", lambda packed: bz2.BZ2File(packed)),
    (b"\x28\xb5\x2f\xfd", lambda packed: zstd.ZstdFile(packed)),
)


def unpacked(packed: io.BufferedReader, *, origin: str) -> io.BufferedReader:
    """Return a stream of what a file holds, unpacked when its first bytes say that it is packed.

    Reading it raises one of `DAMAGE` where the file is damaged, and UnreadableInput (reason
    "bomb") beyond 100 MB when a byte of the file has become more than 200.
    """
    head = packed.peek(_LONGEST_MARK)
    for mark, opened in _MARKS:
        if head.startswith(mark):
            inner = opened(cast("BinaryIO", packed))
            return io.BufferedReader(_Measured(inner, packed, origin), _BUFFER)
    return packed


class _Measured(io.RawIOBase):
    """Passes bytes on while they stand in proportion to what was read from the disk."""

    def __init__(self, inner: io.BufferedIOBase, packed: io.BufferedReader, origin: str) -> None:
        self._inner = inner
        self._packed = packed
        self._origin = origin
        self._given = 0
        self._damage: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        filled = 0
        if self._damage is not None:
            raise self._damage
        try:
            while filled < view.nbytes and (data := self._inner.read1(view.nbytes - filled)):
                view[filled : filled + len(data)] = data
                filled += len(data)
        except DAMAGE as damage:
            # What stands before the damage is given first.
            self._damage = damage
            if filled == 0:
                raise
        self._given += filled
        if self._given > _FREE_BYTES and self._given > _MOST_GROWTH * self._taken():
            raise UnreadableInput(
                f"{self._origin} unpacks to more than {_MOST_GROWTH} times its size.",
                hint="If you trust it, unpack it first.",
                reason="bomb",
            )
        return filled

    def _taken(self) -> int:
        # What cannot tell its place, such as a pipe, has given at least nothing.
        return self._packed.tell() if self._packed.seekable() else 0
