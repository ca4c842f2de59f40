from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
from collections.abc import Callable

import pytest

from warehouse.errors import UnreadableInput
from warehouse.readers.packing import DAMAGE, unpacked

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACKINGS = [gzip.compress, lzma.compress, bz2.compress, zstd.compress]
Packing = Callable[[bytes], bytes]


def opened(data: bytes) -> io.BufferedReader:
    return unpacked(io.BufferedReader(io.BytesIO(data)), origin="in")


@pytest.mark.parametrize("packing", PACKINGS)
def test_files_are_unpacked_by_their_first_bytes(packing: Packing) -> None:
    assert opened(packing(b"Wort")).read() == b"Wort"


def test_what_is_not_packed_comes_as_it_is() -> None:
    assert opened(b"Wort").read() == b"Wort"
    assert opened(b"").read() == b""


def test_several_parts_in_a_row_are_one_file() -> None:
    assert opened(gzip.compress(b"eins ") + gzip.compress(b"zwei")).read() == b"eins zwei"


@pytest.mark.parametrize("packing", PACKINGS)
def test_what_stands_before_a_cut_is_given_first(packing: Packing) -> None:
    data = b"".join(b"Zeile %d\n" % number for number in range(150_000))
    packed = packing(data)
    content = opened(packed[: len(packed) * 9 // 10])
    held = b""
    try:
        while piece := content.read1(1 << 16):
            held += piece
        raise AssertionError("a cut was not seen")
    except DAMAGE:
        assert len(held) > 100_000
    assert data.startswith(held)


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_bomb_is_broken_off(packing: Packing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.readers.packing._FREE_BYTES", 1_000_000)
    content = opened(packing(b"\x00" * 20_000_000))
    with pytest.raises(UnreadableInput, match="unpacks to more than 200 times its size") as error:
        content.read()
    assert error.value.facts["reason"] == "bomb"
