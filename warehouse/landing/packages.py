"""The load package: one batch as a Parquet file that proves that it is whole."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.errors import WarehouseError
from warehouse.landing.records import plain, value_of
from warehouse.model import AnnotatedArticle, Rejection
from warehouse.store.sources import Coverage

FORMAT = 1
_VERSION = b"newsprism.load_package"
_DIGEST = b"newsprism.digest"
_FIELDS: list[Any] = [pa.field("kind", pa.string()), pa.field("record", pa.binary())]
_SCHEMA = pa.schema(_FIELDS)
_KINDS: dict[str, Any] = {
    "article": AnnotatedArticle,
    "rejection": Rejection,
    "coverage": Coverage,
}


class PackageRefused(WarehouseError):
    """A file in the landing is no load package, or not a whole one."""

    exit_code = 65


class PackageTooNew(WarehouseError):
    """A newer Newsprism wrote the load package; it waits for one that can read it."""

    exit_code = 78


@dataclass(frozen=True, slots=True)
class Package:
    """One batch: what one transaction of the owner stores."""

    articles: tuple[AnnotatedArticle, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    coverage: tuple[Coverage, ...] = ()


def packed(package: Package) -> bytes:
    """Return a package as the bytes of its file; the same package gives the same bytes."""
    kinds: list[str] = []
    records: list[bytes] = []
    batches: tuple[tuple[str, Sequence[object]], ...] = (
        ("article", package.articles),
        ("rejection", package.rejections),
        ("coverage", package.coverage),
    )
    for kind, values in batches:
        kinds += [kind] * len(values)
        records += [json.dumps(plain(value)).encode("ascii") for value in values]
    schema = _SCHEMA.with_metadata(
        {_VERSION: str(FORMAT).encode(), _DIGEST: _digest(kinds, records)}
    )
    columns: dict[str, Any] = {
        "kind": pa.array(kinds, pa.string()),
        "record": pa.array(records, pa.binary()),
    }
    table = pa.table(columns, schema=schema)
    stream = io.BytesIO()
    pq.write_table(table, stream, compression="zstd")
    return stream.getvalue()


def unpacked(data: bytes) -> Package:
    """Read the bytes of a package's file.

    Raises:
        PackageRefused: they are damaged, cut off or something else.
        PackageTooNew: the format is of a newer version.
    """
    table = _table(data)
    kinds: list[Any] = table.column("kind").to_pylist()
    records: list[Any] = table.column("record").to_pylist()
    if _digest(kinds, records) != (table.schema.metadata or {}).get(_DIGEST):
        raise _refused("its content does not fit its digest")
    found: dict[str, list[Any]] = {kind: [] for kind in _KINDS}
    try:
        for kind, record in zip(kinds, records, strict=True):
            found[kind].append(value_of(_KINDS[kind], json.loads(record)))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _refused(f"a record cannot be read ({error})") from error
    return Package(*(tuple(found[kind]) for kind in _KINDS))


def _table(data: bytes) -> pa.Table:
    try:
        table = pq.ParquetFile(io.BytesIO(data)).read()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _refused("it is cut off, damaged, or no Parquet file") from error
    version = (table.schema.metadata or {}).get(_VERSION, b"")
    if not version.isdigit():
        raise _refused("it is a Parquet file, but no load package")
    if int(version) > FORMAT:
        raise PackageTooNew(
            f"The load package has format {int(version)}, this version reads {FORMAT}.",
            hint="Update Newsprism; the package waits where it is.",
        )
    if table.schema.remove_metadata() != _SCHEMA:
        raise _refused("its columns are not those of a load package")
    return table


def _digest(kinds: Sequence[str | None], records: Sequence[bytes | None]) -> bytes:
    digest = sha256()
    for kind, record in zip(kinds, records, strict=True):
        words = record or b""
        digest.update(f"{kind} {len(words)}\n".encode())
        digest.update(words)
    return digest.hexdigest().encode()


def _refused(why: str) -> PackageRefused:
    return PackageRefused(
        f"The load package was refused: {why}.", hint="Ingest the files again that it came from."
    )
