"""Strict reading of Newsprism's own TOML data into frozen dataclasses."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from warehouse.errors import BadSetting

T = TypeVar("T")


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises:
        BadSetting: the file is not valid TOML; the message names file and position.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadSetting(
            f"{path} is not valid TOML: {error}.", hint="Mend the line it names.", file=str(path)
        ) from error


def build(kind: type[T], values: Mapping[str, Any], *, origin: str) -> T:
    """Build a frozen dataclass from a TOML table: lists become tuples, tables nested dataclasses.

    Raises:
        BadSetting: an unknown key (the nearest known one is named), a missing key, or a value of
            the wrong kind.
    """
    if not is_dataclass(kind):
        raise TypeError(f"{kind} is not a dataclass")
    hints = get_type_hints(kind)
    known = {f.name: f for f in fields(kind)}
    for key in values:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            raise BadSetting(
                f"{origin}: unknown key {key!r}.",
                hint=f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known)}.",
                key=key,
            )
    built: dict[str, Any] = {}
    for name, spec in known.items():
        if name in values:
            built[name] = _convert(hints[name], values[name], f"{origin}.{name}")
        elif spec.default is MISSING and spec.default_factory is MISSING:
            raise BadSetting(f"{origin}: key {name!r} is missing.", hint="Add it.", key=name)
    return kind(**built)


def _convert(hint: Any, value: Any, origin: str) -> Any:
    if is_dataclass(hint) and isinstance(hint, type):
        if not isinstance(value, Mapping):
            raise BadSetting(f"{origin}: expected a table.", hint="Write [section] keys.")
        return build(hint, value, origin=origin)
    container = get_origin(hint)
    if container is tuple:
        if not isinstance(value, list):
            raise BadSetting(f"{origin}: expected a list.", hint="Write [ ... ].")
        inner = get_args(hint)[0]
        return tuple(_convert(inner, item, f"{origin}[{i}]") for i, item in enumerate(value))
    if container is dict:
        if not isinstance(value, Mapping):
            raise BadSetting(f"{origin}: expected a table.", hint="Write [section] keys.")
        inner = get_args(hint)[1]
        return {key: _convert(inner, item, f"{origin}.{key}") for key, item in value.items()}
    expected = [kind for kind in (get_args(hint) or (hint,)) if isinstance(kind, type)]
    if not isinstance(value, tuple(expected)) or (isinstance(value, bool) and bool not in expected):
        names = " or ".join(kind.__name__ for kind in expected)
        raise BadSetting(f"{origin}: expected {names}, found {value!r}.", hint="Mend the value.")
    return value
