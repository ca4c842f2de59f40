"""The border: other names, other sites and forged payloads are refused, and nothing breaks."""

from __future__ import annotations

from typing import Any

import pytest
from dash import Dash

from dashboard.app import create_app
from tests.dashboard import posting
from warehouse.commands import Desk


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8050", 200),
        ("localhost", 200),
        ("[::1]:8050", 200),
        ("evil.example", 400),
        ("localhost.evil.example:80", 400),
    ],
)
def test_only_our_own_names_are_served(app: Dash, host: str, status: int) -> None:
    answer = app.server.test_client().get("/", headers={"Host": host})
    assert answer.status_code == status


def test_a_named_address_is_served_by_its_name(empty_desk: Desk) -> None:
    app = create_app(empty_desk, host="10.1.2.3")
    client = app.server.test_client()
    assert client.get("/", headers={"Host": "10.1.2.3:8050"}).status_code == 200
    assert client.get("/", headers={"Host": "news.example"}).status_code == 400


def test_requests_from_other_sites_are_refused(app: Dash) -> None:
    client = app.server.test_client()
    for origin, status in (("https://evil.example", 403), ("null", 403), ("http://localhost", 200)):
        assert client.get("/", headers={"Origin": origin}).status_code == status


def payload(app: Dash, part: str, **changes: Any) -> dict[str, Any]:
    key = posting.callback_of(app, part)
    return posting.body(app, key, {"query.data": "", "view.data": "light-wide"}) | changes


def test_deep_nesting_is_refused(app: Dash) -> None:
    answer = app.server.test_client().post(
        "/_dash-update-component", data="[" * 100_000, content_type="application/json"
    )
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "outputs", [[], {"id": "zz", "property": "q"}, [{"id": "zz", "property": "q"}], None, "x"]
)
def test_outputs_that_a_callback_does_not_have_are_refused(app: Dash, outputs: Any) -> None:
    forged = payload(app, "overview-volume-graph.figure", outputs=outputs)
    assert posting.post(app, forged).status_code == 400


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("filter-actor.data", "x"),
        ("filter-actor.data", [{"label": "no value"}]),
        ("filter-period.value", ["a"]),
        ("filter-period.value", "2024-01-01"),
        ("filter-outlet.value", [3]),
        ("filter-q.value", "half a \ud800 character"),
        ("query.data", None),
    ],
)
def test_values_of_another_shape_are_refused(app: Dash, place: str, value: Any) -> None:
    keys = [
        str(key)
        for key, callback in app.callback_map.items()
        if place in [posting.prop_id(one) for one in (*callback["inputs"], *callback["state"])]
    ]
    assert keys
    for key in keys[:3]:
        forged = posting.body(app, key, {"query.data": "", place: value})
        assert posting.post(app, forged).status_code == 400, key


@pytest.mark.parametrize("path", [None, "", "x", "/\ud800", 3])
def test_addresses_that_no_browser_sends_are_refused(app: Dash, path: Any) -> None:
    key = posting.callback_of(app, "_pages_content.children")
    forged = posting.body(app, key, {"_pages_location.pathname": path})
    assert posting.post(app, forged).status_code == 400


def test_the_last_day_of_the_calendar_can_be_charted(app: Dash) -> None:
    key = posting.callback_of(app, "overview-volume-graph.figure")
    values = {"query.data": "from=9999-12-01&to=9999-12-31", "view.data": "light-wide"}
    assert posting.post(app, posting.body(app, key, values)).status_code == 200
