"""A codec derived from the dataclasses of the model: values to plain JSON and back, checked."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

Decoder = Callable[[Any], Any]
_PLAIN = (str, int, float, bool)


def plain(value: Any) -> Any:
    """Return a dataclass (or what stands in one) as JSON takes it.

    Raises:
        TypeError: something stands in it that the codec has no form for.
    """
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    raise TypeError(f"no form for {type(value).__name__}")


def value_of(kind: Any, data: Any) -> Any:
    """Return the value of a kind that `plain` made the data of.

    Raises:
        ValueError, TypeError, KeyError: the data are not of that kind.
    """
    return _decoder(kind)(data)


@cache
def _decoder(kind: Any) -> Decoder:
    if get_origin(kind) in (Union, UnionType):
        return _optional(kind)
    if get_origin(kind) is tuple:
        return _tuple(_decoder(get_args(kind)[0]))
    if is_dataclass(kind):
        return _dataclass(kind)
    if kind in (date, datetime):
        return lambda data: kind.fromisoformat(data)
    if kind is bytes:
        return lambda data: b64decode(data, validate=True)
    if issubclass(kind, StrEnum):
        return lambda data: kind(data)
    if kind in _PLAIN:
        return _exactly(kind)
    raise TypeError(f"no form for {kind}")


def _optional(kind: Any) -> Decoder:
    (inner,) = [one for one in get_args(kind) if one is not NoneType]
    decode = _decoder(inner)
    return lambda data: None if data is None else decode(data)


def _tuple(decode: Decoder) -> Decoder:
    def decoded(data: Any) -> tuple[Any, ...]:
        if not isinstance(data, list):
            raise TypeError("expected a list")
        return tuple(decode(one) for one in data)

    return decoded


def _exactly(kind: Any) -> Decoder:
    def decoded(data: Any) -> Any:
        # JSON writes 1.0 and 1 apart, but a hand-made float may be a whole number.
        if type(data) is not kind and not (kind is float and type(data) is int):
            raise TypeError(f"expected {kind.__name__}")
        return kind(data)

    return decoded


def _dataclass(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    known = {one.name: one for one in fields(kind)}

    def decoded(data: Any) -> Any:
        if not isinstance(data, dict) or data.keys() - known.keys():
            raise TypeError(f"expected a {kind.__name__}")
        return kind(**{name: _decoder(hints[name])(value) for name, value in data.items()})

    return decoded
