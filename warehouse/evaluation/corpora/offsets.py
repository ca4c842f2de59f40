"""Labels without text: JSON lines that count characters of articles which stay where they are.

A line names the article by the SHA-256 of its text (a row of the CSV files) and its quotations:
`{"type", "free", "spans", "speaker", "name", "naming"}`. `speaker` are the ranges of the speaker's
words, `name` the range of the words by which the article names who is meant.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from warehouse.errors import UnreadableInput
from warehouse.evaluation.corpus import GoldDocument, Kind, Ranges, Statement, given_day
from warehouse.model import Naming, RawArticle

_LANGUAGE = "en"


def read(path: Path, labels: Path) -> Iterator[GoldDocument]:
    """Yield the labelled articles of a CSV file or a folder of them.

    Raises:
        UnreadableInput: a label is broken, or the text that it counts in is not there any more.
    """
    rows = _rows(path)
    for number, line in enumerate(labels.read_text(encoding="utf-8").splitlines(), 1):
        try:
            label = json.loads(line)
            yield _document(rows[label["sha256"]], label)
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableInput(
                f"{labels}, line {number} does not fit the articles at {path} ({error!r}).",
                hint="Name the folder with the articles that were labelled.",
                line=number,
            ) from error


def _rows(path: Path) -> dict[str, dict[str, str]]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    rows: dict[str, dict[str, str]] = {}
    for file in sorted(path.glob("*.csv")) if path.is_dir() else (path,):
        with file.open(encoding="utf-8", newline="") as lines:
            rows.update((_key(row["text"]), row) for row in csv.DictReader(lines))
    return rows


def _key(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _document(row: dict[str, str], label: dict[str, Any]) -> GoldDocument:
    text = row["text"]
    return GoldDocument(
        id=row["url"],
        language=_LANGUAGE,
        given=RawArticle(
            row["url"], text, row["title"], _LANGUAGE, given_day(row["date"]), url=row["url"]
        ),
        text=text,
        quotations=tuple(_statement(text, one) for one in label["quotations"]),
    )


def _statement(text: str, one: dict[str, Any]) -> Statement:
    name = one["name"]
    kind = Kind.DIRECT if one["type"] == "direct" else Kind.INDIRECT
    return Statement(
        Kind.FREE if one["free"] else kind,
        _ranges(one["spans"]),
        _ranges(one["speaker"]),
        None if name is None else " ".join(text[slice(*name)].split()),
        Naming(one["naming"]),
    )


def _ranges(pairs: list[list[int]]) -> Ranges:
    return tuple((start, end) for start, end in pairs)
