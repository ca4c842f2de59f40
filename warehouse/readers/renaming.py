"""JSON records whose keys a person has named: --column text=KEY works for them as for tables."""

from __future__ import annotations

import json
from dataclasses import replace

from warehouse.model import Delivery, Rejection
from warehouse.readers.columns import Role
from warehouse.readers.mapping import Plan
from warehouse.readers.numeric import cleared
from warehouse.readers.plain import LONGEST_TEXT_BYTES
from warehouse.readers.records import RECORD
from warehouse.readers.tabular import KEYS, with_constants


def renamed(one: Delivery | Rejection, plan: Plan) -> Delivery | Rejection:
    """Return a record with the keys of the annotate contract in the place of those that are named.

    Where nothing is named, and where a record is broken, it comes back as it is. A record that
    lacks a named key has no such value.
    """
    if isinstance(one, Rejection) or one.media_type != RECORD:
        return one
    one = with_constants(one, plan)
    named = plan.named
    if not named or len(one.data) > LONGEST_TEXT_BYTES:
        return one
    try:
        record = json.loads(one.data)
    except (ValueError, RecursionError):
        return one
    if not isinstance(record, dict):
        return one
    # A key keeps its meaning unless another one was named for it.
    told = {key: value for key, value in record.items() if key not in _keys(named)}
    for role, key in named.items():
        value = record.get(key)
        if role is Role.DATE and isinstance(value, str):
            value = cleared(value, plan.order)
        if value is not None:
            told[KEYS[role]] = value
    return replace(one, data=json.dumps(told).encode())


def _keys(named: dict[Role, str]) -> set[str]:
    keys = {KEYS[role] for role in named}
    if Role.TEXT in named or Role.HTML in named:
        keys |= {KEYS[Role.TEXT], KEYS[Role.HTML]}
    return keys
