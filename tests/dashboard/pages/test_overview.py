"""The overview: figures with their change, movers beyond chance, spikes and what drove them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from dashboard.binding import point_of
from dashboard.filters import Look, read
from dashboard.pages import overview_changes, overview_kpis
from dashboard.pages.open_table import drawn
from tests.dashboard.pages.harbour import START, STORM, WEEKS, harbour_desk, news
from warehouse.commands import Desk
from warehouse.queries import articles
from warehouse.queries.filters import Grain, period_of

STORM_DAY = START + timedelta(days=7 * STORM)


@pytest.fixture(scope="module")
def harbour() -> Iterator[Desk]:
    with harbour_desk() as desk:
        yield desk


def mentions(actor_id: str, week: int) -> int:
    """How many articles of a week mention an actor, counted one by one."""
    start = START + timedelta(days=7 * week)
    return sum(
        any(one.actor_id == actor_id for one in made.found.mentions)
        for made in news()
        if period_of(made.raw.published.pub_date or date.min, Grain.WEEK) == start
    )


def opened(desk: Desk, link: str) -> int:
    look = read(link.partition("?")[2])
    with desk.read() as cursor:
        return articles.count(cursor, look.filters)


def test_the_storm_is_the_one_spike_and_leads_to_its_articles(harbour: Desk) -> None:
    with harbour.read() as cursor:
        table = overview_changes.draw_spikes(cursor, read("grain=week"))
    names = {row[0].text for row in table.rows}
    assert "Mara Ottensen" in names
    assert names <= {"Mara Ottensen", "Ruderklub Nordau"}
    (mara,) = [row for row in table.rows if row[0].text == "Mara Ottensen"]
    assert mara[1].text == Look().words.day_range(STORM_DAY, STORM_DAY + timedelta(days=6))
    assert mara[2].text == str(mentions("p:mara", STORM)) == "24"
    assert opened(harbour, mara[2].href) == 24
    assert mara[3].text == "6.0"


def test_what_drove_a_spike_is_named_and_leads_to_its_part_of_it(harbour: Desk) -> None:
    with harbour.read() as cursor:
        table = overview_changes.draw_spikes(cursor, read("grain=week"))
    (mara,) = [row for row in table.rows if row[0].text == "Mara Ottensen"]
    links = dict(mara[4].links)
    assert "“sturmflut” (100%)" in links
    assert "by AFP (100%)" in links
    assert not any("ruhe" in text for text in links)
    # Usually only every fourth article names her, and these are all in the other outlet.
    assert opened(harbour, links.pop("from Talblatt (50.0%)")) == 12
    assert {opened(harbour, link) for link in links.values()} == {24}


def test_movers_tell_change_from_chance(harbour: Desk) -> None:
    with harbour.read() as cursor:
        chart = overview_changes.draw_movers(cursor, read("grain=week"), "light-wide")
    before, now = (mentions("o:klub", week) for week in (WEEKS - 2, WEEKS - 1))
    first = chart.table.rows[0]
    words = Look().words
    assert first[:3] == ("Ruderklub Nordau", words.percent(before / 24), words.percent(now / 24))
    assert first[-1] == "More than chance"
    assert {row[-1] for row in chart.table.rows[1:]} == {"Not more than chance"}
    assert chart.subtitle.startswith("1 change is more than chance.")


def test_a_mover_opens_the_articles_of_both_periods(harbour: Desk) -> None:
    look = read("grain=week")
    with harbour.read() as cursor:
        chart = overview_changes.draw_movers(cursor, look, "dark-narrow")
        marks = chart.figure["data"][0]["customdata"]
        point = point_of({"points": [{"customdata": marks[0]}]})
        assert point is not None
        found = articles.count(cursor, overview_changes.ask_movers(look, point).filters)
    assert found == mentions("o:klub", WEEKS - 2) + mentions("o:klub", WEEKS - 1)


def test_few_articles_widen_the_periods_that_are_compared(harbour: Desk) -> None:
    with harbour.read() as cursor:
        day = overview_changes.draw_movers(
            cursor, read("from=2024-04-01&to=2024-05-31"), "light-wide"
        )
    assert "20–26 May 2024" in day.subtitle


def test_nothing_to_compare_is_said(harbour: Desk) -> None:
    with harbour.read() as cursor:
        one = overview_changes.draw_movers(
            cursor, read("from=2024-04-01&to=2024-04-07&grain=week"), "light-wide"
        )
        none = overview_changes.draw_spikes(cursor, read("from=2024-04-01&to=2024-04-07"))
        undated = overview_changes.draw_spikes(cursor, read("from=undated"))
    assert one.notice is not None
    assert "two full periods" in one.notice.title
    assert none.notice is not None
    assert none.notice.title == "Nobody was mentioned far more than usual"
    assert undated.notice is not None
    assert "no time axis" in undated.notice.title


def test_a_chosen_range_is_compared_with_as_many_days_before(harbour: Desk) -> None:
    chosen = "from=2024-04-15&to=2024-04-21"
    articles_now, mentions_now, _quotations, credited = overview_kpis.changes(harbour, read(chosen))
    assert articles_now == "15–21 Apr 2024: ±0% against 8–14 Apr 2024"
    rise = sum(mentions(key, STORM) for key in ("p:mara", "p:jelle", "p:tilda", "o:klub"))
    usual = sum(mentions(key, STORM - 1) for key in ("p:mara", "p:jelle", "p:tilda", "o:klub"))
    share = Look().words.percent((rise - usual) / usual)
    assert mentions_now.startswith(f"15–21 Apr 2024: +{share} against")
    assert "+79.2 pp" in credited


def test_without_a_range_the_newest_full_period_is_compared(harbour: Desk) -> None:
    said = overview_kpis.changes(harbour, read("grain=week"))
    assert said[0] == "10–16 Jun 2024: ±0% against 3–9 Jun 2024"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("from=2024-01-01&to=2024-01-07", "Nothing before to compare with"),
        ("from=undated", "Nothing before to compare with"),
        ("from=2024-06-10&to=2024-06-23", "collected in part"),
    ],
)
def test_figures_that_cannot_be_compared_say_so(harbour: Desk, query: str, said: str) -> None:
    assert said in overview_kpis.changes(harbour, read(query))[0]


@pytest.mark.parametrize("query", ["", "ui=de", "from=undated", "language=xx", "unique=1"])
def test_the_card_of_spikes_answers_every_view(harbour: Desk, query: str) -> None:
    state, _subtitle, rows, _notes, title, _hint, csv = drawn(
        harbour, overview_changes.SPIKES, query
    )
    assert "is-error" not in state
    assert bool(rows) is not bool(title)
    assert csv.startswith("/download/spikes.csv")
