"""What a file is, told from its first bytes; its name decides where they leave it open."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from warehouse.datafile import build, read_toml
from warehouse.readers.columns import is_known
from warehouse.readers.decoding import wide_encoding
from warehouse.readers.separated import looks_separated

LINE_SUFFIXES = (".jsonl", ".ndjson")
TABLE_SUFFIXES = (".csv", ".tsv", ".tab", ".psv")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
TEXT_SUFFIXES = (".txt", ".text")
_FAR = 1_000
_LONGEST_CHECKED = 4_096
_MOST_CONTROL = 0.05
_TAG = re.compile(r"<(!doctype\s+\w+|[A-Za-z_][\w.:-]*)", re.IGNORECASE)
# A line that opens an object or a list, as JSON goes on behind it.
_OPENED = re.compile(r"^[ \t]*[\[{][ \t]*(?:[\"{}\]]|$)", re.MULTILINE)
_WORKBOOK_MARKS = (b"xl/", b"opendocument.spreadsheet")
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OLD_OTHERS = (".doc", ".dot", ".ppt", ".pps", ".msg")


class Kind(StrEnum):
    """What a file is read as."""

    LINES = "JSON lines"
    DOCUMENT = "JSON"
    TABLE = "table"
    WORKBOOK = "workbook"
    PARQUET = "Parquet"
    PAGE = "web page"
    TEXT = "text"
    ARCHIVE = "archive of files"
    UNREAD = "not read"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The kind of a file; for one that is not read the reason, what it is and what to do."""

    kind: Kind
    reason: str = ""
    message: str = ""
    by_name: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """One entry of kinds.toml."""

    what: str
    advice: str
    starts: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    any: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """What it is and what to do, to stand behind a name."""
        return f"is {self.what}. {self.advice}"


@dataclass(frozen=True, slots=True)
class InFolders:
    """Names of files that are left out in folders (kinds.toml)."""

    parts: tuple[str, ...]
    temporary: tuple[str, ...]
    temporary_beginnings: tuple[str, ...]
    system: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kinds:
    """All of kinds.toml."""

    binary: tuple[Known, ...]
    markup: tuple[Known, ...]
    plain: tuple[Known, ...]
    record: tuple[Known, ...]
    folders: InFolders


@cache
def kinds() -> Kinds:
    """Return the known kinds of files."""
    path = Path(__file__).with_name("kinds.toml")
    return build(Kinds, read_toml(path), origin=path.name)


def recognised(name: str, head: bytes, *, complete: bool) -> Recognised:
    """Tell what a file is.

    Args:
        name: its name, without the suffix of its packing.
        head: its first bytes, unpacked; some 100 kB are a good number.
        complete: whether that is all of it.
    """
    suffix = Path(name).suffix.lower()
    binary = _binary(suffix, head)
    if binary is not None:
        return binary
    beginning = _characters(head).lstrip()
    if suffix in LINE_SUFFIXES or _is_json(suffix, beginning):
        return Recognised(_json(suffix, head, beginning))
    if beginning.startswith("<") and suffix not in TABLE_SUFFIXES:
        return _markup(suffix, beginning)
    if (known := _starting(kinds().plain, beginning)) is not None and suffix not in TEXT_SUFFIXES:
        return Recognised(Kind.UNREAD, "not_read_yet", known.message)
    if suffix in TABLE_SUFFIXES:
        return Recognised(Kind.TABLE)
    if suffix in PAGE_SUFFIXES:
        return Recognised(Kind.PAGE)
    if suffix not in TEXT_SUFFIXES and _is_table(head, complete):
        return Recognised(Kind.TABLE)
    return Recognised(Kind.TEXT, by_name=suffix in TEXT_SUFFIXES)


def record_advice(keys: Collection[str]) -> str | None:
    """Return what a JSON record of a known format is and what to do, None for any other."""
    for known in kinds().record:
        if all(key in keys for key in known.keys) and (
            not known.any or any(key in keys for key in known.any)
        ):
            return known.message
    return None


def left_out(name: str) -> str | None:
    """Return why a file in a folder is left out by its name alone; None for one that is read."""
    known, low = kinds().folders, name.lower()
    if low.endswith(known.temporary) or low.startswith(known.temporary_beginnings):
        return "temporary"
    if low.startswith(".") or low in known.system:
        return "hidden"
    return "that are parts of pages" if low.endswith(known.parts) else None


def _binary(suffix: str, head: bytes) -> Recognised | None:
    if head.startswith(b"PAR1"):
        return Recognised(Kind.PARQUET)
    near = head[:_FAR].decode("latin-1")
    if head.startswith(b"PK\x03\x04"):
        if any(mark in head for mark in _WORKBOOK_MARKS) or suffix in (".xlsx", ".xlsm", ".ods"):
            return Recognised(Kind.WORKBOOK)
        held = head.decode("latin-1")
        for known in kinds().binary:
            if known.holds and any(words in held for words in known.holds):
                return Recognised(Kind.UNREAD, "binary", known.message)
        return Recognised(Kind.ARCHIVE)
    if head.startswith(_OLD_WORKBOOK):
        if suffix in _OLD_OTHERS:
            message = "is an old Office file without a table. Save its text as TXT or HTML."
            return Recognised(Kind.UNREAD, "binary", message)
        return Recognised(Kind.WORKBOOK)
    if not _is_binary(head):
        return None
    if head[257:262] == b"ustar":
        message = "is a tar archive. Unpack it and name the folder."
        return Recognised(Kind.UNREAD, "binary", message)
    entries = tuple(known for known in kinds().binary if not known.holds)
    found = _starting(entries, near)
    message = "is no text but a binary file of an unknown kind. Save its text as UTF-8."
    return Recognised(Kind.UNREAD, "binary", message if found is None else found.message)


def _is_binary(head: bytes) -> bool:
    if head.startswith(b"%PDF-"):
        return True
    if wide_encoding(head) is not None:
        return False
    sample = head[:_LONGEST_CHECKED]
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x1a\x1b" for byte in sample)
    return control > _MOST_CONTROL * len(sample)


def _characters(head: bytes) -> str:
    """Return enough of the first characters to see what they open, whatever their encoding."""
    encoding = wide_encoding(head) or "utf-8-sig"
    return head[: 16 * _FAR].decode(encoding, errors="replace")


def _is_json(suffix: str, beginning: str) -> bool:
    """Tell JSON from prose that opens with a bracket: "[Update] The port ..."."""
    if beginning[:1] not in ("{", "["):
        return False
    return suffix == ".json" or _OPENED.search(beginning) is not None


def _json(suffix: str, head: bytes, beginning: str) -> Kind:
    """Tell JSON lines (and arrays, whose elements are read like lines) from one object."""
    if suffix in LINE_SUFFIXES or beginning.startswith("["):
        return Kind.LINES
    lines = head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 2)
    if len(lines) == 1 or wide_encoding(head) is not None:
        return Kind.LINES
    return Kind.LINES if any(map(_is_object, lines[:2])) else Kind.DOCUMENT


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _markup(suffix: str, beginning: str) -> Recognised:
    tags = [" ".join(found.lower().split()) for found in _TAG.findall(_without_comments(beginning))]
    first = tags[0] if tags else ""
    if suffix in PAGE_SUFFIXES or first in ("!doctype html", "html", "head", "body"):
        return Recognised(Kind.PAGE)
    roots = [tag for tag in tags[:2] if tag == first or first.startswith("!doctype")]
    for known in kinds().markup:
        if any(root in known.roots or root.rpartition(":")[2] in known.roots for root in roots):
            return Recognised(Kind.UNREAD, "not_read_yet", known.message)
    if beginning.startswith("<?xml") or suffix == ".xml":
        message = f"is XML of a kind that is not read (its first tag is <{first}>). "
        advice = "Export it as JSON lines or CSV; docs/how-to/old-corpora.md shows a script."
        return Recognised(Kind.UNREAD, "not_read_yet", message + advice)
    return Recognised(Kind.PAGE if tags else Kind.TEXT, by_name=suffix in TEXT_SUFFIXES)


def _without_comments(beginning: str) -> str:
    pieces = beginning.split("<!--")
    return pieces[0] + "".join(piece.partition("-->")[2] for piece in pieces[1:])


def _starting(entries: Sequence[Known], beginning: str) -> Known | None:
    return next((known for known in entries if beginning.startswith(known.starts)), None)


def _is_table(head: bytes, complete: bool) -> bool:
    """Tell whether a file without a telling name is a table: rows alike under a known header."""
    if not looks_separated(head, complete=complete):
        return False
    first = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].decode(errors="replace")
    names = re.split(r"[,;\t|]", first)
    return sum(is_known(name.strip("\"' \r")) for name in names) >= 2
