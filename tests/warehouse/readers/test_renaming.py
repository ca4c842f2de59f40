from __future__ import annotations

import json

from warehouse.model import Delivery
from warehouse.readers.columns import Role
from warehouse.readers.mapping import Plan, SavedMapping
from warehouse.readers.numeric import DateOrder
from warehouse.readers.records import RECORD
from warehouse.readers.renaming import renamed


def record(plan: Plan, **values: object) -> dict[str, object]:
    one = Delivery(json.dumps(values).encode(), "in:1", media_type=RECORD)
    found = renamed(one, plan)
    assert isinstance(found, Delivery)
    told: dict[str, object] = json.loads(found.data)
    return told


def test_named_keys_take_the_place_of_the_usual_ones() -> None:
    plan = Plan(columns={Role.TEXT: "markdown", Role.DATE: "day"}, date_order=DateOrder.DAY_FIRST)
    found = record(plan, markdown="Wort", day="03/04/2023", html="<p>", id=7, title="T")
    assert found == {"text": "Wort", "published_at": "2023-04-03", "id": 7, "title": "T",
                     "markdown": "Wort", "day": "03/04/2023"}  # fmt: skip


def test_a_record_without_the_named_key_has_no_such_value() -> None:
    assert "text" not in record(Plan(columns={Role.TEXT: "body"}), text="Wort")
    assert "title" not in record(Plan(columns={Role.TITLE: ""}), title="T", text="Wort")


def test_nothing_named_changes_nothing_and_broken_records_pass() -> None:
    broken = Delivery(b'{"text": ', "in:1", media_type=RECORD)
    plan = Plan(columns={Role.TEXT: "body"})
    assert renamed(broken, plan) is broken
    array = Delivery(b"[1]", "in:1", media_type=RECORD)
    assert renamed(array, plan) is array
    whole = Delivery(b'{"text": "x"}', "in:1", media_type=RECORD)
    assert renamed(whole, Plan()) is whole


def test_what_a_mapping_says_of_all_holds_for_records_too() -> None:
    saved = SavedMapping({"text": "body"}, outlet="Bote", language="de")
    one = Delivery(b'{"body": "x"}', "in:1", media_type=RECORD)
    found = renamed(one, Plan(saved=saved))
    assert (found.hints.outlet, found.hints.language) == ("Bote", "de")
