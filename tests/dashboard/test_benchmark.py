"""The load measurement asks for every card of every page, and counts what fails."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from dash import Dash

from dashboard.benchmark import Place, Reader, cards, crowd, named_in, page_of
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
        answers = crowd(place, users=3, seconds=0)
    assert {answer.status for answer in answers} <= {200, 204}
    assert {"/_dash-dependencies", "GET /"} <= {answer.what for answer in answers}


def test_readers_name_what_the_warehouse_holds(desk: Desk) -> None:
    with served(desk) as base:
        address = urlsplit(base)
        reader = Reader(Place(str(address.hostname), int(address.port or 0)))
        states = named_in(reader, cards(reader.ask("/_dash-dependencies")))
    named = {name for state in states for name in parse_qs(state)}
    assert named == {"actor", "speaker", "outlet", "together"}
    assert len(parse_qs(states[-1])["actor"]) == 2
