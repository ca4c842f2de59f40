"""Accessibility: no rule of axe is broken on any page or popup, in both themes and sizes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ElementHandle, Page, expect

from dashboard.pages.menu import MENU
from dashboard.signin import Door
from tests.dashboard.browsing import DESK, PHONE, House, Visit, served, violations
from tests.dashboard.test_browser import PERIOD, click_mark
from warehouse import users
from warehouse.commands import Desk

pytestmark = pytest.mark.browser

SIZES = {"desk": DESK, "phone": PHONE}
PAGES = {item.name: f"{item.path}?{PERIOD}" for item in MENU} | {
    "not-found": "/no-such-page",
    "undated": "/articles?from=undated",
    "nothing": "/wires?q=nowhere",
}
# Every rule once in each theme and size; the two views left differ from these in colours only.
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
VIEWS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("desk", "light", {}),
    ("desk", "dark", CONTRAST),
    ("phone", "dark", {}),
    ("phone", "light", CONTRAST),
)
# Nothing fades: what axe sees half-way has no contrast yet.
CALM: dict[str, Any] = {"bypass_csp": True, "reduced_motion": "reduce"}
# Whatever says of itself that it opens something; `summary` says so by its kind.
OPENERS = "[aria-expanded='false'], [aria-haspopup], [role='combobox'], summary"
POPUP = "[role='listbox'], [role='dialog'], [role='menu']"


def seen(visit: Visit, size: str, scheme: str) -> Page:
    """Look at the open page in one of the sizes and themes."""
    width, height = SIZES[size]["width"], SIZES[size]["height"]
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visit.page.wait_for_load_state("networkidle")
    visit.settled()
    return visit.page


def everywhere(visit: Visit) -> list[str]:
    """Return what axe finds on the open page in all sizes and themes."""
    return [
        f"{size}, {scheme}: {one}"
        for size, scheme, options in VIEWS
        for one in violations(seen(visit, size, scheme), options)
    ]


def opened_by(opener: ElementHandle) -> bool:
    """Click what opens something; tell whether that worked (it may be hidden or gone by now)."""
    usable = opener.evaluate(
        "node => node.isConnected && node.checkVisibility() && !node.disabled"
        " && node.getAttribute('aria-expanded') !== 'true'"
    )
    if usable:
        opener.click()
    return bool(usable)


def walked(page: Page, place: str) -> list[str]:
    """Open one popup of a part of the page after the other; return what axe finds in each."""
    found: list[str] = []
    for opener in page.locator(place).locator(OPENERS).element_handles():
        if opened_by(opener):
            said = opener.evaluate("node => node.outerHTML.slice(0, 80)")
            found += [f"after {said}: {one}" for one in violations(page)]
            page.keyboard.press("Escape")
            expect(page.locator(POPUP).filter(visible=True)).to_have_count(0)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_no_page_breaks_a_rule(house: House, name: str) -> None:
    with house.visiting(**CALM) as visit:
        page = visit.open(PAGES[name])
        for summary in page.locator("main summary").filter(visible=True).all():
            summary.click()
        assert everywhere(visit) == []


@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark")])
def test_no_popup_of_the_frame_breaks_a_rule(house: House, size: str, scheme: str) -> None:
    with house.visiting(**CALM) as visit:
        visit.open(PAGES["articles"])
        assert walked(seen(visit, size, scheme), "header, .np-filters") == []


@pytest.mark.parametrize(
    ("name", "size", "scheme"), [("sources", "desk", "dark"), ("downloads", "phone", "light")]
)
def test_no_popup_of_a_page_breaks_a_rule(house: House, name: str, size: str, scheme: str) -> None:
    with house.visiting(**CALM) as visit:
        visit.open(PAGES[name])
        assert walked(seen(visit, size, scheme), "main") == []


def test_actors_that_were_found_break_no_rule(house: House) -> None:
    with house.visiting(**CALM) as visit:
        page = visit.open(PAGES["articles"])
        page.locator("#filter-actor").press_sequentially("fran", delay=30)
        page.get_by_role("option", name=re.compile("France")).first.wait_for()
        assert violations(page) == []


def test_the_reader_breaks_no_rule(house: House) -> None:
    with house.visiting(**CALM) as visit:
        page = visit.open("/articles?q=Donau")
        page.get_by_role("link", name="Neue Brücke für Wien").click()
        page.locator(".np-text .k-quotation").first.click()
        expect(page.locator("#article-panel")).to_contain_text("Annotator")
        assert everywhere(visit) == []


def test_evidence_breaks_no_rule(house: House) -> None:
    with house.visiting(**CALM) as visit:
        page = visit.open(f"/?{PERIOD}")
        click_mark(page, "overview-volume", "Collected", 0)
        expect(page.locator("#overview-volume-evidence")).to_be_visible()
        assert everywhere(visit) == []


@pytest.mark.parametrize("locked", [False, True], ids=["empty", "sign-in"])
def test_the_first_page_of_all_breaks_no_rule(
    house: House, empty_desk: Desk, tmp_path: Path, *, locked: bool
) -> None:
    users.add(tmp_path / "users", "reader", "never used, long enough")
    door = Door(tmp_path / "users", secret=b"x" * 32) if locked else None
    with served(empty_desk, door=door) as base:
        first = House(house.browser, base)
        with first.visiting(fresh=True, **CALM) as visit:
            visit.open("/")
            assert everywhere(visit) == []
