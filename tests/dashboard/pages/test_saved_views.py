"""Saved views: a name keeps the filters of a page and leads back to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from dash import Dash

from dashboard.app import create_app
from dashboard.filters import read
from dashboard.pages import saved_views
from tests.dashboard import posting
from warehouse.commands import Desk, SaveView
from warehouse.errors import NotFound

NOON = datetime(2024, 3, 4, 12, tzinfo=UTC)
SAVE = "downloads-view-save.n_clicks"
DELETE = "downloads-view-delete.n_clicks"


@pytest.fixture
def own_desk() -> Iterator[Desk]:
    with Desk.memory() as desk:
        yield desk


@pytest.fixture
def own_app(own_desk: Desk) -> Dash:
    app = create_app(own_desk)
    app.server.test_client().get("/")
    return app


def change(app: Dash, changed: str, **values: str) -> Any:
    key = posting.callback_of(app, "downloads-views-status")
    known: dict[str, Any] = {
        f"downloads-view-{name}.value": value for name, value in values.items()
    }
    known |= {"query.data": "outlet=Hafenbote&page=3&format=xlsx&ui=de", changed: 1}
    return posting.post(app, posting.body(app, key, known, changed=changed))


def test_a_view_is_saved_listed_opened_and_deleted(own_app: Dash) -> None:
    answer = change(own_app, SAVE, name="Hafen & Co / 1", page="wires").get_json()["response"]
    assert answer["downloads-views-status"]["children"] == "Gespeichert: Hafen & Co / 1"
    table = str(answer["downloads-views-table"]["children"])
    assert "/wires?outlet=Hafenbote&ui=de" in table
    assert "Medium: Hafenbote" in table
    assert "/view/Hafen%20%26%20Co%20%2F%201" in table
    opened = own_app.server.test_client().get("/view/Hafen%20%26%20Co%20%2F%201")
    assert (opened.status_code, opened.location) == (302, "/wires?outlet=Hafenbote")
    answer = change(own_app, DELETE, chosen="Hafen & Co / 1").get_json()["response"]
    assert answer["downloads-views-status"]["children"].startswith("Gelöscht")
    assert answer["downloads-views-table"]["children"] == []


def test_a_permanent_link_leads_to_the_page_in_the_language_of_its_reader(
    own_desk: Desk, own_app: Dash
) -> None:
    own_desk.submit(SaveView("Brücke", "speakers", "actor=country%3AFR", NOON))
    client = own_app.server.test_client()
    plain = client.get("/view/Br%C3%BCcke")
    assert (plain.status_code, plain.location) == (302, "/speakers?actor=country%3AFR")
    assert client.get("/view/Br%C3%BCcke?ui=de").location == "/speakers?actor=country%3AFR&ui=de"
    assert client.get("/view/Br%C3%BCcke?ui=https://x.example").location == plain.location
    assert client.get("/view/gone").status_code == 404


def test_what_an_older_version_saved_never_breaks_the_list(own_desk: Desk) -> None:
    own_desk.submit(SaveView("alt", "salon", "from=gestern", NOON))
    cells, _, names = saved_views.listed(own_desk, read(""))
    assert names == ["alt"]
    assert "cannot be read any more" in str(cells)


def test_only_so_many_views_are_listed_and_the_rest_is_numbered(own_desk: Desk) -> None:
    for number in range(saved_views.MOST + 2):
        own_desk.submit(SaveView(f"v{number:02}", "overview", "", NOON))
    cells, note, names = saved_views.listed(own_desk, read(""))
    assert len(cells[1].children) == saved_views.MOST
    assert len(names) == saved_views.MOST + 2
    assert "52" in note


def test_a_bad_name_is_told_and_a_bad_page_is_refused(own_app: Dash) -> None:
    said = change(own_app, SAVE, name=" ", page="wires").get_json()["response"]
    assert "80" in said["downloads-views-status"]["children"]
    assert change(own_app, SAVE, name="x", page="//x.example").status_code == 400


def test_deleting_what_is_gone_is_told(own_desk: Desk) -> None:
    assert "already" in saved_views.deleted(own_desk, read(""), "gone")
    with pytest.raises(NotFound):
        saved_views.opened(own_desk, "gone", "")
