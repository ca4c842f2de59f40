"""The demo's bar: offered when nothing is there, told while it is there, gone when removed."""

from __future__ import annotations

from dash import Dash

from dashboard.app import create_app
from dashboard.pages.demo import hidden
from tests.dashboard.posting import body, callback_of, post
from warehouse.commands import Desk, LoadDemo, RemoveDemo


def test_an_empty_warehouse_offers_the_demo(empty_desk: Desk) -> None:
    assert hidden(empty_desk) == (False, True)


def test_real_articles_alone_show_no_bar(desk: Desk) -> None:
    assert hidden(desk) == (True, True)


def test_a_loaded_demo_is_told_until_it_is_removed(empty_desk: Desk) -> None:
    empty_desk.submit(LoadDemo(articles=5, as_written=True))
    assert hidden(empty_desk) == (True, False)
    empty_desk.submit(RemoveDemo())
    assert hidden(empty_desk) == (False, True)


def test_a_confirmed_removal_takes_the_demo_out(empty_desk: Desk) -> None:
    empty_desk.submit(LoadDemo(articles=5, as_written=True))
    app = create_app(empty_desk)
    sent = body(
        app,
        callback_of(app, "demo-changed.data"),
        {"demo-confirm.submit_n_clicks": 1},
        changed="demo-confirm.submit_n_clicks",
    )
    assert post(app, sent).status_code == 200
    assert hidden(empty_desk) == (False, True)


def test_a_forged_click_is_refused(app: Dash) -> None:
    sent = body(app, callback_of(app, "demo-changed.data"), {"demo-load.n_clicks": ["x"]})
    assert post(app, sent).status_code == 400
