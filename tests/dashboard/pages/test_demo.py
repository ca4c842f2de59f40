"""The demo's bar: offered when nothing is there, told while it is there, gone when removed."""

from __future__ import annotations

from typing import Any, cast

import pytest
from dash import Dash

from dashboard.app import create_app
from dashboard.pages import overview
from dashboard.pages.demo import hidden
from tests.dashboard.posting import body, callback_of, post
from warehouse.commands import Desk, LoadDemo, RemoveDemo
from warehouse.errors import WarehouseBusy


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


class _FailingDesk:
    """A desk whose writer cannot write."""

    def __init__(self, desk: Desk, problem: Exception) -> None:
        self._desk, self._problem = desk, problem

    def read(self) -> Any:
        return self._desk.read()

    def submit(self, _command: object) -> Any:
        raise self._problem


def failing(app: Dash, ui: str) -> str:
    """What a click on "Load the demo" answers."""
    sent = body(
        app,
        callback_of(app, "demo-changed.data"),
        {"demo-load.n_clicks": 1, "ui-language.data": ui},
        changed="demo-load.n_clicks",
    )
    answer = post(app, sent)
    assert answer.status_code == 200
    return str(answer.json["response"]["demo-failed"]["children"])


def test_a_load_that_fails_says_what_happened_and_what_to_do(empty_desk: Desk) -> None:
    problem = WarehouseBusy("The disk is full.", hint="Make room.")
    app = create_app(cast("Desk", _FailingDesk(empty_desk, problem)))
    said = "Die Demo ließ sich nicht ändern. The disk is full. Make room."
    assert failing(app, "de") == said


def test_an_unforeseen_failure_is_told_too_and_leaves_its_cause_in_the_log(
    empty_desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(cast("Desk", _FailingDesk(empty_desk, RuntimeError("no such table"))))
    assert failing(app, "en").startswith("The demo could not be changed. Try again.")
    assert "no such table" in caplog.text


def test_the_welcome_of_an_empty_warehouse_makes_the_offer_once(
    empty_desk: Desk, desk: Desk
) -> None:
    welcome, usual = str(overview.layout(empty_desk)), str(overview.layout(desk))
    assert "np-welcome" in welcome
    assert "np-welcome" not in usual
    assert welcome.count("'demo-load'") == usual.count("'demo-load'") == 1
    assert welcome.count("Progress(") == 1
