"""The descriptor of a package as other tools read it: datapackage.json, a Frictionless standard."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from warehouse.exports.datasets import Wanted
from warehouse.exports.dictionary import Column
from warehouse.exports.files import Format

MEDIA_TYPES = {
    Format.CSV: "text/csv",
    Format.JSONL: "application/x-ndjson",
    Format.PARQUET: "application/vnd.apache.parquet",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_TYPES = {"text": "string"}
_LISTS = {"texts", "integers"}
# Formats that write a list as one text.
_FLAT = {Format.CSV, Format.XLSX}


@dataclass(frozen=True, slots=True)
class Written:
    """A data file that was written: what it holds, its bytes, its rows, its SHA-256."""

    wanted: Wanted
    form: Format
    columns: Sequence[Column]
    size: int
    rows: int
    sha256: str


def described(
    written: Written, *, title: str, words: Sequence[str], version: str, outlets: Sequence[str]
) -> str:
    """Return the descriptor as JSON.

    Args:
        written: the data file.
        title: of the package, in the language of its reader.
        words: the filters in words.
        version: of this program.
        outlets: whose articles are in view.
    """
    dataset = written.wanted.dataset
    content = {
        "profile": "tabular-data-package",
        "name": f"newsprism-{dataset.replace('_', '-')}",
        "title": title,
        "description": "; ".join(words),
        "version": version,
        "sources": [{"title": outlet} for outlet in outlets],
        "resources": [_resource(written)],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _resource(written: Written) -> dict[str, Any]:
    dataset, form = written.wanted.dataset, written.form
    return {
        "profile": "tabular-data-resource",
        "name": dataset.replace("_", "-"),
        "path": f"{dataset}.{form}",
        "format": str(form),
        "mediatype": MEDIA_TYPES[form],
        "encoding": "utf-8",
        "bytes": written.size,
        "rows": written.rows,
        "hash": f"sha256:{written.sha256}",
        "schema": {"fields": [_field(one, form) for one in written.columns], "missingValues": [""]},
    }


def _field(column: Column, form: Format) -> dict[str, str]:
    if column.type in _LISTS:
        kind = "string" if form in _FLAT else "array"
        return {"name": column.name, "type": kind, "description": column.meaning}
    field = {"name": column.name, "type": _TYPES.get(column.type, column.type)}
    if column.type == "datetime":
        field["format"] = "any"
    return field | {"description": column.meaning}
