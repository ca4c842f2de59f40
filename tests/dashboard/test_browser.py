"""What only a real browser can show: clicks on charts, addresses, phones, both themes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.browsing import PHONE, House, Visit
from tests.dashboard.newsroom import BRIDGE_QUOTATION

pytestmark = pytest.mark.browser

PERIOD = "from=2024-03-04&to=2024-03-10&grain=day"
PAGES = ("/", "/speakers", "/wires", "/articles?focus=quotation", "/articles?from=undated")


def click_mark(page: Page, card: str, name: str, index: int) -> None:
    """Click the mark of a chart by moving the mouse to where Plotly has drawn it."""
    graph = page.locator(f"#{card}-graph .js-plotly-plot")
    graph.scroll_into_view_if_needed()
    place = graph.evaluate(
        """(plot, [name, index]) => {
            const trace = plot._fullData.find((one) => one.name === name);
            const layout = plot._fullLayout;
            const x = layout.xaxis.d2p(trace.x[index]), y = layout.yaxis.d2p(trace.y[index]);
            const box = plot.getBoundingClientRect();
            return [box.left + layout._size.l + x, box.top + layout._size.t + y];
        }""",
        [name, index],
    )
    page.mouse.move(place[0] - 3, place[1] + 3)
    page.mouse.move(place[0], place[1])
    page.mouse.click(place[0], place[1])


def test_from_a_point_of_a_chart_to_the_highlighted_words(visit: Visit) -> None:
    page = visit.open(f"/?{PERIOD}&actor=org:un")
    click_mark(page, "overview-actors", "United Nations", 0)
    panel = page.locator("#overview-actors-evidence")
    expect(panel).to_contain_text("1 article")
    expect(panel.locator("mark")).to_have_text("Vereinten Nationen")
    panel.get_by_role("link", name="Neue Brücke für Wien").click()
    expect(page).to_have_url(re.compile(r"/article/[0-9a-f]+\?.*span=\d+-\d+"))
    picked = page.locator(".np-hl.is-picked")
    expect(picked).to_have_text("Vereinten Nationen")
    expect(picked).to_be_in_viewport()
    expect(page.locator("#article-panel")).to_contain_text("mentions@")


def test_from_the_note_under_a_chart_to_the_undated_articles_and_back(visit: Visit) -> None:
    page = visit.open(f"/?{PERIOD}")
    page.locator("#overview-volume-notes a").click()
    expect(page).to_have_url(re.compile("from=undated"))
    expect(page.locator("#articles-total")).to_have_text("1 article")
    expect(page.locator("#articles-rows")).to_contain_text("Undated")
    page.get_by_role("link", name="Show the dated ones").click()
    expect(page.locator("#articles-total")).to_have_text("5 articles")


def test_from_a_cell_of_the_coverage_to_its_articles(visit: Visit) -> None:
    page = visit.open(f"/?{PERIOD}")
    graph = page.locator("#overview-coverage-graph .js-plotly-plot")
    graph.scroll_into_view_if_needed()
    box = graph.locator(".bars .point").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2 - 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    panel = page.locator("#overview-coverage-evidence")
    expect(panel).to_contain_text("1 article · Hafenbote · 4 Mar 2024")
    expect(panel.get_by_role("link", name="Neue Brücke für Wien")).to_be_visible()


def test_from_a_speaker_to_exactly_what_was_said(visit: Visit) -> None:
    page = visit.open(f"/speakers?{PERIOD}")
    page.get_by_role("link", name=BRIDGE_QUOTATION.strip("„“")).click()
    expect(page.locator(".np-hl.is-picked.k-quotation")).to_have_text(BRIDGE_QUOTATION)
    panel = page.locator("#article-panel")
    expect(panel).to_contain_text("Karla Brandhofer")
    panel.get_by_role("link", name="Cue: sagte").click()
    expect(page.locator(".np-hl.is-picked")).to_have_text("sagte")
    expect(panel).to_contain_text("Cue")


def test_the_legend_hides_and_shows_a_kind_of_highlight(visit: Visit) -> None:
    page = visit.open("/articles?q=Donau")
    page.get_by_role("link", name="Neue Brücke für Wien").click()
    quotation = page.locator("#article-text .k-quotation").first
    shown = quotation.evaluate("node => getComputedStyle(node).backgroundColor")
    page.locator(".np-legend-bar label", has_text="Quotation").click()
    expect(page.locator("#article-text")).to_have_class(re.compile("no-quotation"))
    hidden = quotation.evaluate("node => getComputedStyle(node).backgroundColor")
    assert shown != hidden == "rgba(0, 0, 0, 0)"


def test_an_actor_is_found_by_an_alias_and_stands_in_the_address(visit: Visit) -> None:
    page = visit.open("/")
    field = page.locator("#filter-actor")
    field.click()
    field.press_sequentially("Frankr", delay=30)
    page.get_by_role("option", name=re.compile("France")).first.click()
    expect(page).to_have_url(re.compile("actor=country"))
    expect(page.locator("#nav-wires")).to_have_attribute("href", re.compile("actor=country"))
    expect(page.locator("#overview-actors-subtitle")).to_contain_text("of 5 analysed articles")


def test_a_filter_survives_a_reload_and_the_way_back(visit: Visit, house: House) -> None:
    page = visit.open("/?outlet=Talblatt")
    expect(page.locator("#overview-kpi-articles")).to_have_text("1")
    words = page.locator("#filter-q")
    words.fill("Gäste")
    words.press("Enter")
    expect(page).to_have_url(re.compile("q=G%C3%A4ste"))
    address = page.url.removeprefix(visit.base)
    page.reload()
    expect(page.locator("#filter-q")).to_have_value("Gäste")
    page.go_back()
    expect(page.locator("#filter-q")).to_have_value("")
    expect(page.locator("#overview-kpi-articles")).to_have_text("1")
    with house.visiting(fresh=True) as fresh:
        fresh.open(address)
        expect(fresh.page.locator("#filter-q")).to_have_value("Gäste")
        expect(fresh.page.locator("#filter-outlet")).to_be_visible()


def test_going_back_through_own_steps_restores_each(visit: Visit) -> None:
    page = visit.open("/")
    expect(page.locator("#overview-kpi-articles")).to_have_text("5")
    field = page.locator("#filter-q")
    field.fill("Stahl")
    field.press("Enter")
    expect(page.locator("#overview-kpi-articles")).to_have_text("1")
    page.go_back()
    expect(page.locator("#overview-kpi-articles")).to_have_text("5")
    expect(page.locator("#filter-q")).to_have_value("")


def test_reset_clears_every_filter(visit: Visit) -> None:
    page = visit.open("/articles?q=Stahl")
    expect(page.locator("#articles-total")).to_have_text("1 article")
    page.locator("#filters-reset").click()
    expect(page.locator("#articles-total")).to_have_text(re.compile("^[56] articles"))
    expect(page.locator("#filter-q")).to_have_value("")


def test_share_and_count_are_switched_and_remembered(visit: Visit) -> None:
    page = visit.open(f"/?{PERIOD}")
    page.locator("#overview-measure label", has_text="Count").click()
    expect(page).to_have_url(re.compile("measure=count"))
    expect(page.locator("#overview-actors-subtitle")).to_contain_text("Articles that mention")


def test_the_pages_speak_german(visit: Visit) -> None:
    page = visit.open(f"/?{PERIOD}")
    page.locator("#other-language").click()
    expect(page.locator("main h1")).to_have_text("Übersicht")
    expect(page).to_have_title(re.compile("Übersicht"))
    page.locator("#nav-wires").click()
    expect(page.locator("main h1")).to_have_text("Agenturen")
    expect(page).to_have_url(re.compile("ui=de"))


def test_dark_figures_are_drawn_in_light_ink_and_follow_the_switch(house: House) -> None:
    with house.visiting(fresh=True, color_scheme="dark") as visit:
        page = visit.open(f"/?{PERIOD}")
        tick = page.locator("#overview-volume-graph .ytick text").first
        assert tick.evaluate("node => getComputedStyle(node).fill") == "rgb(166, 173, 182)"
        page.get_by_role("button", name="Switch between light and dark").click()
        expect(tick).to_have_css("fill", "rgb(86, 93, 102)")


def test_a_phone_never_scrolls_sideways(house: House) -> None:
    with house.visiting(viewport=PHONE, has_touch=True) as visit:
        for path in PAGES:
            page = visit.open(path)
            assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], path
            expect(page.locator("#filter-q")).to_be_hidden()
        page.get_by_role("button", name="Filters").click()
        expect(page.locator("#filter-q")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_evidence_closes_and_leads_to_all_of_its_articles(house: House) -> None:
    with house.visiting() as visit:
        page = visit.open(f"/?{PERIOD}")
        click_mark(page, "overview-volume", "Collected", 0)
        panel = page.locator("#overview-volume-evidence")
        expect(panel).to_be_visible()
        panel.get_by_role("button", name="Close").click()
        expect(panel).to_be_hidden()
        click_mark(page, "overview-volume", "Collected", 0)
        panel.get_by_role("link", name="Show all 1 as a list").click()
        expect(page.locator("#articles-total")).to_have_text("1 article")


def test_the_table_holds_what_the_chart_draws(visit: Visit) -> None:
    page = visit.open(f"/?{PERIOD}&outlet=Hafenbote")
    page.locator("#overview-volume-card summary").click()
    table = page.locator("#overview-volume-table")
    expect(table).to_contain_text("Collected, nothing found")
    expect(table).to_contain_text("10 Mar 2024")


def test_a_filter_set_beside_an_article_leads_to_the_list(visit: Visit) -> None:
    page = visit.open("/articles?q=Donau")
    page.get_by_role("link", name="Neue Brücke für Wien").click()
    page.locator("#article-text").wait_for()
    field = page.locator("#filter-q")
    expect(field).to_have_value("Donau")
    field.fill("Stahl")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/articles\?q=Stahl"))
    expect(page.locator("#articles-total")).to_have_text("1 article")
    page.go_back()
    expect(page.locator("#article-text")).to_be_visible()
