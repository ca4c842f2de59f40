"""Answers to failures speak the language of the page that asked."""

from __future__ import annotations

from typing import Any, cast

import pytest

from dashboard.app import create_app
from dashboard.visitor import spoken
from tests.dashboard.posting import body, callback_of, post
from warehouse.commands import Desk


class _BlindDesk:
    """A desk whose warehouse can be read until its disk is gone."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self.blind = desk, False

    def read(self) -> Any:
        if self.blind:
            raise RuntimeError("the disk is gone")
        return self._desk.read()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("ui=de&q=x", "Das ließ sich nicht beantworten"),
        ("q=x", "This could not be answered"),
        ("ui=tlh", "This could not be answered"),
    ],
)
def test_a_card_that_fails_says_so_in_the_language_of_its_page(
    empty_desk: Desk, query: str, title: str
) -> None:
    desk = _BlindDesk(empty_desk)
    app = create_app(cast("Desk", desk))
    app.server.test_client().get("/")
    desk.blind = True
    key = callback_of(app, "overview-volume-graph.figure")
    answer = post(app, body(app, key, {"query.data": query, "view.data": "light-wide"}))
    assert answer.status_code == 200
    assert title in str(answer.get_json())


def test_without_a_request_the_first_language_is_spoken() -> None:
    assert spoken() == "en"
