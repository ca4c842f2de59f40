from __future__ import annotations

import codecs

import pytest

from warehouse.errors import UnreadableInput
from warehouse.readers.decoding import decode


@pytest.mark.parametrize(
    "data",
    [
        "Köln „heute“".encode(),
        codecs.BOM_UTF8 + "Köln „heute“".encode(),
        "Köln „heute“".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Köln „heute“".encode("utf-16-be"),
        "Köln „heute“".encode("cp1252"),
    ],
)
def test_text_is_the_same_in_every_encoding(data: bytes) -> None:
    assert decode(data, origin="a.txt") == "Köln „heute“"


@pytest.mark.parametrize(
    "data",
    [
        "Die Größe der Stadt Köln ändert sich".encode() + b"\xff\xfe\xff",
        bytes(range(256)) * 4,
        codecs.BOM_UTF8 + b"\xff",
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"a\.txt"):
        decode(data, origin="a.txt")


def test_a_single_broken_character_does_not_cost_the_article() -> None:
    data = ("Köln wächst. " * 100).encode() + b"\xff Ende."
    assert decode(data, origin="a.txt").endswith("wächst. \ufffd Ende.")
