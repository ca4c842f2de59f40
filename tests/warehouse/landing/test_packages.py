from __future__ import annotations

import io
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.warehouse.articles_made import article
from warehouse.landing.packages import Package, PackageRefused, PackageTooNew, packed, unpacked
from warehouse.model import Rejection, Stage
from warehouse.store.sources import Coverage

PACKAGE = Package(
    (article(native_id="1"), article(native_id="2", day=None)),
    (Rejection(Stage.READ, "empty", "a.txt holds no text.", "a.txt", b"\x00\xff"),),
    (Coverage("nordblatt", date(2024, 1, 1), date(2024, 1, 9), complete=False),),
)


def rewritten(metadata: dict[bytes, bytes]) -> bytes:
    table = pq.read_table(io.BytesIO(packed(PACKAGE)))
    stream = io.BytesIO()
    pq.write_table(
        table.replace_schema_metadata({**(table.schema.metadata or {}), **metadata}), stream
    )
    return stream.getvalue()


def test_a_package_comes_back_as_it_was_packed() -> None:
    assert unpacked(packed(PACKAGE)) == PACKAGE
    assert packed(PACKAGE) == packed(PACKAGE)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_package_that_is_cut_off_is_refused(share: float) -> None:
    data = packed(PACKAGE)
    with pytest.raises(PackageRefused, match="cut off"):
        unpacked(data[: int(len(data) * share)])


def test_damage_anywhere_is_refused_or_changes_nothing() -> None:
    data = packed(PACKAGE)
    for place in range(0, len(data), 37):
        damaged = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        try:
            assert unpacked(damaged) == PACKAGE
        except (PackageRefused, PackageTooNew):
            continue


def test_any_other_parquet_file_is_refused() -> None:
    stream = io.BytesIO()
    pq.write_table(pa.table({"kind": ["article"]}), stream)
    with pytest.raises(PackageRefused, match="no load package"):
        unpacked(stream.getvalue())


def test_content_that_does_not_fit_its_digest_is_refused() -> None:
    with pytest.raises(PackageRefused, match="digest"):
        unpacked(rewritten({b"newsprism.digest": b"0" * 64}))


def test_a_newer_format_is_told_apart_from_damage() -> None:
    with pytest.raises(PackageTooNew, match="format 99"):
        unpacked(rewritten({b"newsprism.load_package": b"99"}))
