"""The load measurement asks for every card of every page, and counts what fails."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from dash import Dash

from dashboard.benchmark import Answer, Place, cards, crowd, page_of, report
from dashboard.pages import PAGES
from tests.dashboard.browsing import served
from warehouse.commands import Desk


def test_every_chart_is_among_the_cards_that_are_asked_for(app: Dash) -> None:
    declared = app.server.test_client().get("/_dash-dependencies").get_json()
    asked = {card.name for card in cards(declared)}
    charts = {
        f"{module.NAME}-{one.name}-graph.figure"
        for module in PAGES
        for one in getattr(module, "CARDS", ())
    }
    drawn = {name for card in cards(declared) for name in card.output.strip(".").split("...")}
    assert charts
    assert charts <= drawn
    assert asked


def test_cards_belong_to_pages_that_exist(app: Dash) -> None:
    declared = app.server.test_client().get("/_dash-dependencies").get_json()
    paths = {module.PATH for module in PAGES}
    assert {page_of(card) for card in cards(declared)} <= paths


def test_a_crowd_opens_pages_without_an_error(desk: Desk) -> None:
    with served(desk) as base:
        address = urlsplit(base)
        place = Place(str(address.hostname), int(address.port or 0))
        answers = crowd(place, users=3, seconds=1)
    assert {answer.status for answer in answers} <= {200, 204}
    assert {"/_dash-dependencies", "GET /"} <= {answer.what for answer in answers}


def test_a_report_counts_what_failed(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([Answer("a", 200, 0.01), Answer("a", 500, 0.02), Answer("b", 0, 1.0)]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["b", "1", "1", "1,000", "1,000", "1,000"]
    assert lines[-1].split()[:3] == ["all", "3", "2"]
