"""Annotated quotations as JSON lines: a document a line, roles as character spans."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from warehouse.errors import UnreadableInput
from warehouse.evaluation.corpora.packed import opened, unpacked_name
from warehouse.evaluation.corpus import GoldDocument, Kind, Ranges, Statement, given_day
from warehouse.model import RawArticle

_DATED_TITLE = re.compile(r"^(?:(\d+) - )?(.*) \((\d{4}-\d{2}-\d{2})\)$", re.DOTALL)
_LANGUAGE = "de"
_KINDS = {
    "Direct": Kind.DIRECT,
    "Indirect": Kind.INDIRECT,
    "FreeIndirect": Kind.FREE,
    "IndirectFreeIndirect": Kind.FREE,
    "Reported": Kind.REPORTED,
}


def is_here(path: Path) -> bool:
    """Tell whether a file has the name of one."""
    return unpacked_name(path).endswith(".jsonl")


def read(path: Path) -> Iterator[GoldDocument]:
    """Yield the documents of a corpus file (JSON lines, plain, .gz or .xz).

    Raises:
        UnreadableInput: a line is not a document of the corpus format.
    """
    with opened(path) as lines:
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


def _document(record: dict[str, Any]) -> GoldDocument:
    number, title, day = split_name(str(record["documentName"]))
    name = number or str(record["documentName"])
    text = record["originalText"]
    return GoldDocument(
        id=name,
        language=_LANGUAGE,
        given=RawArticle(name, text, title, _LANGUAGE, given_day(day), native_id=name),
        text=text,
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
