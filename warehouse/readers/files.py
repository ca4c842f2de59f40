"""Files as deliveries: one for a text or a page, one for each record of JSON or row of a table."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from warehouse.errors import UnreadableInput
from warehouse.model import Delivery, Hints, Rejection
from warehouse.readers.archives import members
from warehouse.readers.columns import Role
from warehouse.readers.decoding import writable
from warehouse.readers.folders import Source
from warehouse.readers.kinds import Kind, Recognised, recognised
from warehouse.readers.mapping import Plan, Reading
from warehouse.readers.packing import DAMAGE, PACKED_SUFFIXES, unpacked
from warehouse.readers.plain import LONGEST_TEXT_BYTES, rejected
from warehouse.readers.records import LINES, RECORD, split
from warehouse.readers.renaming import renamed
from warehouse.readers.separated import separated_table
from warehouse.readers.table import Table
from warehouse.readers.tabular import rows_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_HEAD_BYTES = 1 << 17
_LARGEST_HELD_BYTES = 200_000_000
_DEEPEST = 3
# Enough to look at a file's beginning without reading it.
_BUFFER = 2 * _HEAD_BYTES
_MEDIA_TYPES = {Kind.PAGE: "text/html", Kind.TEXT: "text/plain", Kind.DOCUMENT: RECORD}


@dataclass(frozen=True, slots=True)
class Intake:
    """How files are taken in: what is known about all of them, and who hears of progress.

    `all_lines`: every file holds JSON lines, whatever it is called. `needs`: what tables are
    refused without, their text or the addresses of pages. `told` hears how a table is
    read, `passed_over` of files of other kinds in folders.
    """

    hints: Hints = field(default_factory=Hints)
    received_at: datetime | None = None
    zone: str | None = None
    advance: Callable[[int], object] | None = None
    all_lines: bool = False
    needs: Role = Role.TEXT
    plan: Plan = field(default_factory=Plan)
    told: Callable[[Reading], object] | None = None
    passed_over: Callable[[Path], object] | None = None

    def whole(self, name: str) -> Delivery:
        """Return what is known about everything of one origin, without its bytes."""
        return Delivery(b"", name, received_at=self.received_at, hints=self.hints, zone=self.zone)

    def advanced(self, count: int) -> None:
        """Tell the listener that `count` more bytes of the files on disk were read."""
        if self.advance is not None and count:
            self.advance(count)

    def heard(self, reading: Reading) -> None:
        """Tell the listener how a table is read."""
        if self.told is not None:
            self.told(reading)


def deliveries(files: Iterable[Source], intake: Intake) -> Iterator[Delivery | Rejection]:
    """Yield what the files hold, in order; a file that cannot be read is a rejection.

    Raises:
        BadFilter: the plan names a column that a table does not have.
    """
    for source in files:
        whole = intake.whole(_named(source.path))
        seen = 0
        try:
            with source.path.open("rb", buffering=_BUFFER) as packed:
                for one in _of_file(packed, source, whole, intake):
                    # A pipe has no place to tell.
                    place = packed.tell() if packed.seekable() else seen
                    intake.advanced(place - seen)
                    seen = max(seen, place)
                    yield one
                if packed.seekable():
                    intake.advanced(source.path.stat().st_size - seen)
        except UnreadableInput as error:
            yield rejected(whole, str(error.facts["reason"]), str(error))
        except DAMAGE as error:
            words = getattr(error, "strerror", None) or str(error) or "it ends too early"
            yield rejected(whole, "unreadable", f"{whole.origin} cannot be read: {words}.")


def of_stream(stream: BinaryIO, name: str, intake: Intake) -> Iterator[Delivery | Rejection]:
    """Yield what a stream without a file holds, such as stdin; packed or not."""
    whole = intake.whole(name)
    packed = io.BufferedReader(_Patient(stream), _BUFFER)
    try:
        yield from _of_content(
            unpacked(cast("io.BufferedReader", packed), origin=name),
            Path(name),
            True,
            whole,
            intake,
        )
    except UnreadableInput as error:
        yield rejected(whole, str(error.facts["reason"]), str(error))
    except DAMAGE as error:
        yield rejected(whole, "unreadable", f"{name} cannot be read: {error}.")


class _Patient(io.RawIOBase):
    """Waits for a full buffer or the end: a pipe gives as little as it likes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        filled = 0
        while filled < len(view) and (data := self._stream.read(len(view) - filled)):
            view[filled : filled + len(data)] = data
            filled += len(data)
        return filled


def _of_file(
    packed: BinaryIO, source: Source, whole: Delivery, intake: Intake
) -> Iterator[Delivery | Rejection]:
    content = unpacked(cast("io.BufferedReader", packed), origin=whole.origin)
    name = source.path.with_name(_unpacked_name(source.path))
    if content is packed and name != source.path and content.peek(1):
        yield rejected(whole, "unreadable", f"{whole.origin} is not packed as its name says.")
        return
    if intake.all_lines:
        yield from split(content, replace(whole, media_type=LINES))
        return
    yield from _of_content(content, name, source.named, whole, intake)


def _of_content(
    content: io.BufferedReader, name: Path, named: bool, whole: Delivery, intake: Intake
) -> Iterator[Delivery | Rejection]:
    """Yield what a stream of bytes holds that are packed no more."""
    head = content.peek(_HEAD_BYTES)[:_HEAD_BYTES]
    found = recognised(name.name, head, complete=len(head) < _HEAD_BYTES)
    if found.kind is Kind.UNREAD:
        yield rejected(whole, found.reason, f"{whole.origin} {found.message}")
    elif found.kind is Kind.TEXT and not found.by_name and not named:
        if intake.passed_over is not None:
            intake.passed_over(name)
    elif found.kind is Kind.LINES:
        for one in split(content, replace(whole, media_type=LINES)):
            yield renamed(one, intake.plan)
    elif found.kind is Kind.ARCHIVE:
        yield from _of_archive(content, whole, intake)
    elif found.kind in (Kind.TABLE, Kind.WORKBOOK, Kind.PARQUET):
        for table in _tables(found, content, whole.origin, intake.plan):
            yield from rows_of(table, whole, intake.plan, intake.heard, needs=intake.needs)
    else:
        yield _whole_content(found, content, name, whole, intake)


def _tables(
    found: Recognised, content: io.BufferedReader, origin: str, plan: Plan
) -> Iterator[Table]:
    if found.kind is Kind.TABLE:
        dialect = None if plan.saved is None else plan.saved.dialect
        yield separated_table(content, origin, dialect)
    elif found.kind is Kind.WORKBOOK:
        # Its reader brings a library along that nothing else needs.
        from warehouse.readers.workbook import workbook_tables

        yield from workbook_tables(_held(content, origin), origin)
    else:
        from warehouse.readers.parquet import parquet_table

        is_file = isinstance(content.raw, io.FileIO) and content.seekable()
        yield parquet_table(content if is_file else io.BytesIO(_held(content, origin)), origin)


def _held(content: io.BufferedReader, origin: str) -> bytes:
    data = content.read(_LARGEST_HELD_BYTES + 1)
    if len(data) > _LARGEST_HELD_BYTES:
        raise UnreadableInput(
            f"{origin} is larger than 200 MB.",
            hint="Unpack it, or save it as CSV.",
            reason="too_large",
        )
    return data


def _of_archive(
    content: io.BufferedReader, whole: Delivery, intake: Intake
) -> Iterator[Delivery | Rejection]:
    if not content.seekable():
        content = io.BufferedReader(io.BytesIO(_held(content, whole.origin)))
    if whole.origin.lower().count(".zip/") >= _DEEPEST:
        message = f"{whole.origin} is packed too often; unpack it first."
        yield rejected(whole, "too_deep", message)
        return
    for name, opened in members(content, whole.origin):
        inner = replace(whole, origin=f"{whole.origin}/{writable(name)}")
        path = Path(inner.origin)
        try:
            with opened() as stream:
                yield from _of_content(stream, path, False, inner, intake)
        except UnreadableInput as error:
            yield rejected(inner, str(error.facts["reason"]), str(error))
        except (*DAMAGE, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            yield rejected(inner, "unreadable", f"{inner.origin} cannot be read: {error}.")


def _whole_content(
    found: Recognised, content: io.BufferedReader, name: Path, whole: Delivery, intake: Intake
) -> Delivery | Rejection:
    delivery = replace(
        whole,
        data=content.read(LONGEST_TEXT_BYTES + 1),
        origin=_named(name),
        media_type=_MEDIA_TYPES[found.kind],
    )
    return renamed(delivery, intake.plan) if found.kind is Kind.DOCUMENT else delivery


def _named(path: Path) -> str:
    """Return a path that can be stored and printed, whatever bytes its name is made of."""
    return writable(str(path))


def _unpacked_name(path: Path) -> str:
    return path.stem if path.suffix.lower() in PACKED_SUFFIXES else path.name
