"""What is taken from a card: pictures that explain themselves, and a link that leads back to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.browsing import PHONE, House
from tests.dashboard.test_browser import PERIOD

pytestmark = pytest.mark.browser

CARD = "#overview-volume-card"
PNG = b"\x89PNG\r\n\x1a\n"


def taken(page: Page, form: str, card: str = CARD) -> bytes:
    """Click for a picture of a card and return the file that the browser saves."""
    with page.expect_download() as download:
        page.locator(f"{card} [data-take={form}]").click()
    name = card.removeprefix("#").removesuffix("-card")
    assert download.value.suggested_filename == f"newsprism-{name}.{form}"
    return Path(download.value.path()).read_bytes()


def said(drawing: bytes) -> str:
    """Return all text of an SVG drawing."""
    return " ".join(re.sub(r"<[^>]+>|&nbsp;", " ", drawing.decode()).split())


def test_a_picture_says_what_it_shows_and_of_what(house: House) -> None:
    with house.visiting(fresh=True) as visit:
        page = visit.open(f"/?{PERIOD}&outlet=Hafenbote&ui=de")
        drawing = said(taken(page, "svg"))
        for words in (
            "Wie viele Artikel gibt es?",
            "Artikel je Tag, insgesamt 4",
            "Hafenbote",
            "Erfasst, nichts gefunden",
            "1 undatierter Artikel steht nicht auf der Achse",
            f"Gezählt mit Newsprism · {visit.base}/",
        ):
            assert words in drawing
        expect(page.locator(f"{CARD} .np-card-said")).to_have_text("Gespeichert")
        assert taken(page, "png").startswith(PNG)


def test_a_picture_of_everything_says_so(house: House) -> None:
    with house.visiting(viewport=PHONE, color_scheme="dark") as visit:
        page = visit.open("/")
        drawing = taken(page, "svg", "#overview-wires-card")
        assert "All articles, no filter" in said(drawing)
        assert b"rgb(25, 28, 32)" in drawing


def test_an_empty_card_has_no_picture_to_take(house: House) -> None:
    with house.visiting() as visit:
        page = visit.open("/?q=nowhere")
        expect(page.locator(f"{CARD} .np-card-notice strong")).not_to_be_empty()
        expect(page.locator(f"{CARD} [data-take=png]")).to_be_hidden()
        expect(page.locator(f"{CARD} [data-take=link]")).to_be_visible()


def test_the_link_to_a_card_leads_to_it(house: House) -> None:
    rights = ["clipboard-read", "clipboard-write"]
    with house.visiting(fresh=True, permissions=rights) as visit:
        page = visit.open(f"/?{PERIOD}")
        card = page.locator("#overview-wires-card")
        card.locator("[data-take=link]").click()
        expect(card.locator(".np-card-said")).to_have_text("Link copied")
        link = page.evaluate("navigator.clipboard.readText()")
        assert link == f"{visit.base}/?{PERIOD}#overview-wires-card"
        page.goto("about:blank")
        page.goto(link)
        expect(card.locator("h2")).to_be_in_viewport()
        expect(card).to_have_class(re.compile("is-linked"))


def test_a_card_keeps_its_chart_while_it_waits_for_the_next(house: House) -> None:
    with house.visiting() as visit:
        page = visit.open(f"/?{PERIOD}")
        chart = page.locator(f"{CARD} .js-plotly-plot .main-svg").first
        with page.expect_request("**/_dash-update-component?*"):
            page.locator("#filter-q").fill("Stahl")
            page.locator("#filter-q").press("Enter")
        assert chart.is_visible()
        expect(page.locator("#overview-kpi-articles")).to_have_text("1")
