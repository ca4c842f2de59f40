"""Pages with hand-labelled wire credits: a folder with labels.jsonl and the pages it names."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from warehouse.errors import UnreadableInput
from warehouse.evaluation.corpus import GoldDocument
from warehouse.model import GROUP_OF_ROLE, CreditGroup, CreditRole, Delivery

_LABELS = "labels.jsonl"
_NOT_CREDITED = "subject"


def is_here(path: Path) -> bool:
    """Tell whether a folder holds labels."""
    return (path / _LABELS).is_file()


def read(folder: Path) -> Iterator[GoldDocument]:
    """Yield the pages; an agency that is only written about is not among the labels.

    Raises:
        UnreadableInput: a line of the labels is not in the format.
    """
    with (folder / _LABELS).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield _document(folder, json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise UnreadableInput(
                    f"{folder}/{_LABELS}, line {number} is not a label ({error!r}).",
                    hint="Name the folder that holds labels.jsonl and the pages.",
                    line=number,
                ) from error


def _document(folder: Path, record: dict[str, Any]) -> GoldDocument:
    name = record["id"]
    data = gzip.decompress((folder / record["page"]).read_bytes())
    return GoldDocument(
        id=name,
        language=record["lang"],
        given=Delivery(data, name, media_type="text/html"),
        credits=frozenset(_pairs(record["labels"])),
    )


def _pairs(labels: Iterable[dict[str, str]]) -> Iterator[tuple[str, CreditGroup]]:
    for label in labels:
        if label["role"] != _NOT_CREDITED:
            yield label["agency"], GROUP_OF_ROLE[CreditRole(label["role"])]
