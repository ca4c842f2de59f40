"""The frame in a real browser: menu, filter bar, chips, the sheet of a phone, the language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.dashboard.browsing import PHONE, House, Visit, violations

pytestmark = pytest.mark.browser

PERIOD = "from=2024-03-04&to=2024-03-10&grain=day"
BROAD = f"{PERIOD}&outlet=Talblatt&language=de&role=credit&actor=country:FR&actor=org:un"


def test_a_chip_takes_one_filter_out_and_the_last_one_all_of_them(visit: Visit) -> None:
    page = visit.open("/?q=Stahl&outlet=Talblatt&role=photo")
    chips = page.locator("#filters-chips")
    expect(chips.get_by_role("link")).to_have_count(4)
    expect(page.locator("#filters-more")).to_have_text("More filters (1)")
    chips.get_by_role("link", name="Remove filter. Words: Stahl").click()
    expect(page).not_to_have_url(re.compile("q="))
    expect(page).to_have_url(re.compile("outlet=Talblatt"))
    expect(page.locator("#filter-q")).to_have_value("")
    page.locator("#filters-chips").get_by_role("link", name="Remove all").click()
    expect(page.locator("#filters-chips")).to_be_empty()
    expect(page).not_to_have_url(re.compile("outlet="))


def test_a_choice_in_the_bar_shows_up_as_a_chip(visit: Visit) -> None:
    page = visit.open("/")
    page.locator("#filters-more").click()
    page.locator("#filter-role").click()
    page.get_by_role("option", name="Photo").click()
    expect(page).to_have_url(re.compile("role=photo"))
    expect(page.locator("#filters-chips")).to_contain_text("Credit: Photo")
    expect(page.locator("#filters-more")).to_have_text("More filters (1)")


def test_stories_and_the_base_of_shares_move_each_other(visit: Visit) -> None:
    page = visit.open(f"/?{PERIOD}")
    subtitle = page.locator("#overview-actors-subtitle")
    page.locator("#filters-more").click()
    page.get_by_role("switch", name="Count each story once").click()
    expect(page).to_have_url(re.compile("unique=1"))
    expect(page.locator("#filter-denominator")).to_have_value("Stories")
    expect(subtitle).to_contain_text(re.compile(r"of \d+ analysed stor"))
    page.locator("#filter-denominator").click()
    page.get_by_role("option", name="Articles with a quotation").click()
    expect(page).to_have_url(re.compile("denominator=quoting"))
    expect(subtitle).to_contain_text(re.compile(r"of \d+ stor(y|ies) with a quotation"))
    page.locator("#filter-denominator").click()
    page.get_by_role("option", name="All analysed articles").click()
    expect(page).not_to_have_url(re.compile("denominator|unique"))
    expect(page.locator("#filter-unique")).not_to_be_checked()
    expect(subtitle).to_contain_text("of 5 analysed articles")


def test_any_or_all_is_asked_only_for_several_actors(visit: Visit) -> None:
    page = visit.open("/articles?actor=country:FR")
    expect(page.locator("#filter-together-box")).to_be_hidden()
    page = visit.open("/articles?actor=country:FR&actor=org:un")
    page.locator("#filter-together-box").get_by_text("All of them").click()
    expect(page).to_have_url(re.compile("together=1"))
    expect(page.locator("#filters-chips")).to_contain_text("All actors in one article")


def test_the_menu_of_a_phone_opens_by_keyboard_and_leads_on(house: House) -> None:
    with house.visiting(viewport=PHONE, has_touch=True) as visit:
        page = visit.open("/wires")
        button = page.get_by_role("button", name="Menu")
        expect(page.locator("#nav-sources")).to_be_hidden()
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(page.locator("#nav-wires")).to_have_attribute("aria-current", "page")
        page.keyboard.press("Escape")
        expect(page.locator("#nav-sources")).to_be_hidden()
        button.click()
        page.locator("#nav-sources").click()
        expect(page.locator("main h1")).to_have_text("Sources")
        expect(page.locator("#nav-wires")).to_be_hidden()


def test_the_sheet_of_a_phone_keeps_the_focus_and_gives_it_back(house: House) -> None:
    with house.visiting(viewport=PHONE, has_touch=True) as visit:
        page = visit.open(f"/?{BROAD}")
        button = page.get_by_role("button", name="Filters (6)")
        button.click()
        sheet = page.get_by_role("dialog", name="Filters")
        expect(sheet).to_be_focused()
        page.keyboard.press("Shift+Tab")
        expect(page.get_by_role("button", name="Show the result")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Close")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#filter-q")).to_be_hidden()
        expect(button).to_be_focused()


def test_the_calendar_of_a_phone_fits_its_sheet(house: House) -> None:
    with house.visiting(viewport=PHONE, has_touch=True) as visit:
        page = visit.open("/")
        page.locator("#filters-toggle").click()
        page.locator("#filter-period").click()
        sunday = page.locator("#filters-sheet th").last.bounding_box()
        assert sunday is not None
        assert sunday["x"] + sunday["width"] <= PHONE["width"]
        page.get_by_role("button", name="Last 7 days").click()
        expect(page).to_have_url(re.compile(r"from=\d{4}-\d\d-\d\d&to="))


def test_a_first_visit_speaks_the_language_of_the_browser_until_told_otherwise(
    house: House,
) -> None:
    with house.visiting(fresh=True, locale="de-DE") as visit:
        page = visit.open("/")
        expect(page.locator("main h1")).to_have_text("Übersicht")
        page.locator("#other-language").click()
        expect(page.locator("main h1")).to_have_text("Overview")
        page.locator("#nav-wires").click()
        expect(page.locator("main h1")).to_have_text("Wires")
        page.reload()
        expect(page.locator("main h1")).to_have_text("Wires")
        page.locator("#filters-reset").click()
        expect(page.locator("main h1")).to_have_text("Wires")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_the_frame_opens_is_accessible(house: House, scheme: str) -> None:
    with house.visiting(color_scheme=scheme, bypass_csp=True) as visit:
        page = visit.open(f"/articles?{BROAD}")
        page.locator("#filters-more").click()
        assert violations(page) == []
        for name in ("outlet", "denominator", "period"):
            page.locator(f"#filter-{name}").click()
            assert violations(page) == [], name
            page.keyboard.press("Escape")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_menu_and_sheet_of_a_phone_are_accessible(house: House, scheme: str) -> None:
    with house.visiting(color_scheme=scheme, bypass_csp=True, viewport=PHONE) as visit:
        page = visit.open(f"/articles?{BROAD}")
        assert violations(page) == []
        page.get_by_role("button", name="Menu").click()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.locator("#filters-toggle").click()
        assert violations(page) == []
        page.locator("#filter-period").click()
        assert violations(page) == []
