"""Reading the annotated corpora that figures are measured on; nothing of them is shipped."""

from __future__ import annotations

import gzip
import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from warehouse.errors import UnreadableInput

_DATED_TITLE = re.compile(r"^(?:(\d+) - )?(.*) \((\d{4}-\d{2}-\d{2})\)$", re.DOTALL)


class Kind(StrEnum):
    """Kinds of quotation as figures name them; `reported` is not looked for, only counted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    FREE = "free"
    REPORTED = "reported"


_KINDS = {
    "Direct": Kind.DIRECT,
    "Indirect": Kind.INDIRECT,
    "FreeIndirect": Kind.FREE,
    "IndirectFreeIndirect": Kind.FREE,
    "Reported": Kind.REPORTED,
}

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One quotation, annotated or found; ranges count characters of the document's text."""

    kind: Kind
    quote: Ranges
    speaker: Ranges


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotated article with its title and date taken out of the document's name."""

    id: str
    title: str
    published: str | None
    text: str
    quotations: tuple[Statement, ...]


def read_documents(path: Path) -> Iterator[GoldDocument]:
    """Yield the documents of a corpus file (JSON lines, plain, .gz or .xz).

    Raises:
        UnreadableInput: a line is not a document of the corpus format.
    """
    with _open(path) as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield _document(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise UnreadableInput(
                    f"{path}, line {number} is not an annotated document ({error!r}).",
                    hint="Give the corpus file itself, for example train.jsonl.xz.",
                    line=number,
                ) from error


def split_name(name: str) -> tuple[str | None, str, str | None]:
    """Split "123 - Title (2005-08-11)" into its number, title and date; parts may be missing."""
    match = _DATED_TITLE.match(name.strip())
    if match is None:
        return None, name.strip(), None
    return match[1], match[2].strip(), match[3]


def _open(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _document(record: dict[str, Any]) -> GoldDocument:
    number, title, published = split_name(str(record["documentName"]))
    return GoldDocument(
        id=number or str(record["documentName"]),
        title=title,
        published=published,
        text=record["originalText"],
        quotations=tuple(_quotation(annotation) for annotation in record["annotations"]),
    )


def _quotation(annotation: dict[str, Any]) -> Statement:
    return Statement(
        kind=_KINDS[annotation["type"]],
        quote=_ranges(annotation["quote"]),
        speaker=_ranges(annotation["speaker"]),
    )


def _ranges(role: dict[str, Any]) -> Ranges:
    return tuple((span["charBegin"], span["charEnd"]) for span in role["spans"])
