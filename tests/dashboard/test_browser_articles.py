"""In a real browser: a list in another order, around an article and back, words searched for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.dashboard.browsing import PHONE, House, Visit
from tests.dashboard.test_browser import PERIOD, click_mark

pytestmark = pytest.mark.browser


def test_a_list_is_sorted_read_through_and_found_again(visit: Visit) -> None:
    page = visit.open("/articles")
    page.locator("#articles-order").click()
    page.get_by_role("option", name="Oldest first").click()
    expect(page).to_have_url(re.compile("order=oldest"))
    expect(page.locator(".np-row-title").first).to_have_text("Neue Brücke für Wien")
    page.locator(".np-row-title").first.click()
    expect(page.locator(".np-neighbours")).to_contain_text("1 of 5 in the list")
    page.get_by_role("link", name="Next →").click()
    expect(page.locator("main h1")).to_have_text("Frankreich prüft die Brücke")
    page.get_by_role("link", name="All articles").click()
    expect(page).to_have_url(re.compile(r"/articles\?order=oldest"))
    expect(page.locator(".np-row-title")).to_have_count(5)


def test_what_is_searched_for_is_marked_in_the_list_and_shown_in_the_article(visit: Visit) -> None:
    page = visit.open('/articles?q="Der Stahl"')
    expect(page.locator("#articles-total")).to_have_text("1 article")
    expect(page.locator(".np-row-snippet mark")).to_have_text("Der Stahl")
    page.locator(".np-row-title").click()
    expect(page.locator(".np-hl.is-picked")).to_have_text("Der Stahl")
    expect(page.locator("#article-panel")).to_contain_text("Search word")


def test_escape_closes_the_evidence_that_the_keyboard_is_in(visit: Visit) -> None:
    page = visit.open(f"/?{PERIOD}&actor=org:un")
    click_mark(page, "overview-actors", "United Nations", 0)
    panel = page.locator("#overview-actors-evidence")
    expect(panel).to_be_visible()
    expect(panel.get_by_role("link", name="Download these")).to_be_visible()
    panel.locator("ol").focus()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


@pytest.mark.parametrize("path", ["/articles?q=Stahl", "/articles?size=50&order=outlet"])
def test_a_phone_scrolls_the_list_in_one_direction_only(house: House, path: str) -> None:
    with house.visiting(viewport=PHONE) as visit:
        page = visit.open(path)
        expect(page.locator(".np-cards > li").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        low = page.locator(".np-paging .np-button, .np-list-tools input.mantine-Select-input")
        heights = [box["height"] for one in low.all() if (box := one.bounding_box())]
        assert all(height >= 40 for height in heights)
