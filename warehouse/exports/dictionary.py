"""The dictionary of extracts: what each column is called, of which type, and what it means."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa

_FILE = Path(__file__).with_name("dictionary.toml")
_MEANINGS = Path(__file__).with_name("meanings.toml")
_TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us"),
    "boolean": pa.bool_(),
    "texts": pa.list_(pa.string()),
    "integers": pa.list_(pa.int32()),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an extract: its name, its type (texts and integers are lists), its meaning."""

    name: str
    type: str
    meaning: str


@cache
def _described() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@cache
def _meanings(language: str) -> dict[str, dict[str, str]]:
    """Return the meanings in another language than English; none where nobody has written them."""
    path = _MEANINGS.with_suffix(f".{language}.toml")
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def columns_of(dataset: str, names: Sequence[str], language: str = "en") -> tuple[Column, ...]:
    """Describe columns; a dataset may give a shared name a meaning of its own.

    Raises:
        KeyError: a column is not described, which the tests rule out.
    """
    described, told = _described(), _meanings(language)
    found = []
    for name in names:
        place = dataset if name in described.get(dataset, {}) else "any"
        plain = described[place][name]
        meaning = told.get(place, {}).get(name, plain["meaning"])
        found.append(Column(name, plain["type"], meaning))
    return tuple(found)


def schema_of(dataset: str, names: Sequence[str]) -> pa.Schema:
    """Return the Arrow schema of columns, from their described types."""
    return pa.schema([(one.name, _TYPES[one.type]) for one in columns_of(dataset, names)])


def type_of(kind: pa.DataType) -> str:
    """Return the word for an Arrow type, as the dictionary uses it; a list has the plural."""
    if isinstance(kind, pa.ListType):
        return f"{type_of(kind.value_type)}s"
    for word, fits in (
        ("integer", pa.types.is_integer),
        ("number", pa.types.is_floating),
        ("date", pa.types.is_date),
        ("datetime", pa.types.is_timestamp),
        ("boolean", pa.types.is_boolean),
    ):
        if fits(kind):
            return word
    return "text"
