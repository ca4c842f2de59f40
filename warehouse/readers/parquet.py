"""Parquet files as tables, one row group at a time. The only reader that Arrow decodes for.

See docs/decisions/0013: Arrow is loaded when a Parquet file comes, in the reading process alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from warehouse.errors import UnreadableInput
from warehouse.readers.table import Cell, Row, Table

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_ROWS_AT_ONCE = 1_000


def parquet_table(content: BinaryIO, origin: str) -> Table:
    """Return the table of a Parquet file, read as its rows are asked for.

    Raises:
        UnreadableInput: the file is no Parquet file, or damaged.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(content)
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(origin, error) from error
    names = tuple(str(name) for name in file.schema_arrow.names)
    return Table(origin, _rows(file, origin), names, layout="Parquet")


def _rows(file: ParquetFile, origin: str) -> Iterator[Row]:
    import pyarrow as pa

    number = 0
    try:
        for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE):
            columns = [column.to_pylist() for column in batch.columns]
            for cells in zip(*columns, strict=True):
                number += 1
                yield Row(number, tuple(map(_cell, cells)))
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(origin, error) from error
    finally:
        file.close()


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, (str, int, float, date, datetime)):
        return value
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, list):
        return ", ".join(str(one) for one in value if one is not None)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _unreadable(origin: str, error: Exception) -> UnreadableInput:
    words = str(error).splitlines()[0] if str(error) else type(error).__name__
    return UnreadableInput(
        f"{origin} cannot be read as a Parquet file: {words.rstrip('.')}.",
        hint="Write it again.",
        reason="unreadable",
    )
