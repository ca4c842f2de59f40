"""Files and folders as deliveries: one for a text or a page, one for each line of JSON lines."""

from __future__ import annotations

import gzip
import lzma
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BufferedReader
from pathlib import Path

from warehouse.model import Delivery, Hints, Rejection
from warehouse.readers.decoding import writable
from warehouse.readers.plain import LONGEST_TEXT_BYTES, rejected
from warehouse.readers.records import LINES, Stream, split

LINE_SUFFIXES = (".jsonl", ".ndjson")
KNOWN_SUFFIXES = (".txt", ".html", ".htm", *LINE_SUFFIXES)
_PACKED_SUFFIXES = (".gz", ".xz")


@dataclass(frozen=True, slots=True)
class Intake:
    """How files are taken in: what is known about all of them, and who hears of progress.

    `all_lines`: every file holds JSON lines, whatever it is called.
    """

    hints: Hints = field(default_factory=Hints)
    received_at: datetime | None = None
    zone: str | None = None
    advance: Callable[[int], object] | None = None
    all_lines: bool = False

    def advanced(self, count: int) -> None:
        """Tell the listener that `count` more bytes of the files on disk were read."""
        if self.advance is not None and count:
            self.advance(count)


def found_files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the files to read and what else lies in the folders, sorted.

    A file that is named itself is always read; folders are searched to the bottom, without
    hidden files. Files of no known kind, pipes and links to folders are left.
    """
    taken: list[Path] = []
    left: list[Path] = []
    for path in paths:
        if not path.is_dir():
            taken.append(path)
            continue
        for inner in sorted(path.rglob("*")):
            if inner.name.startswith(".") or (inner.is_dir() and not inner.is_symlink()):
                continue
            is_known = inner.is_file() and _kind(inner) in KNOWN_SUFFIXES
            (taken if is_known else left).append(inner)
    return tuple(taken), tuple(left)


def deliveries(files: Iterable[Path], intake: Intake) -> Iterator[Delivery | Rejection]:
    """Yield what the files hold, in order; a file that cannot be read is a rejection."""
    for path in files:
        name = _named(path)
        whole = Delivery(
            b"", name, received_at=intake.received_at, hints=intake.hints, zone=intake.zone
        )
        try:
            yield from _of_file(path, whole, intake)
        except (OSError, EOFError, lzma.LZMAError) as error:
            words = getattr(error, "strerror", None) or str(error)
            yield rejected(whole, "unreadable", f"{name} cannot be read: {words}.")


def _of_file(path: Path, whole: Delivery, intake: Intake) -> Iterator[Delivery | Rejection]:
    with path.open("rb") as packed:
        content = _unpacked(path, packed)
        if intake.all_lines or _kind(path) in LINE_SUFFIXES:
            yield from _of_lines(packed, content, replace(whole, media_type=LINES), intake)
            return
        data = content.read(LONGEST_TEXT_BYTES + 1)
        intake.advanced(path.stat().st_size)
        yield replace(whole, data=data, origin=_named(path.with_name(_unpacked_name(path))))


def _of_lines(
    packed: BufferedReader, content: Stream, whole: Delivery, intake: Intake
) -> Iterator[Delivery | Rejection]:
    seen = 0
    for delivery in split(content, whole):
        # A pipe has no place to tell.
        place = packed.tell() if packed.seekable() else seen
        intake.advanced(place - seen)
        seen = place
        yield delivery
    if packed.seekable():
        intake.advanced(packed.tell() - seen)


def _named(path: Path) -> str:
    """Return a path that can be stored and printed, whatever bytes its name is made of."""
    return writable(str(path))


def _unpacked(path: Path, packed: BufferedReader) -> gzip.GzipFile | lzma.LZMAFile | BufferedReader:
    if path.suffix == ".gz":
        return gzip.GzipFile(fileobj=packed)
    if path.suffix == ".xz":
        return lzma.LZMAFile(packed)
    return packed


def _unpacked_name(path: Path) -> str:
    return path.stem if path.suffix in _PACKED_SUFFIXES else path.name


def _kind(path: Path) -> str:
    return Path(_unpacked_name(path)).suffix.lower()
