"""The actors page: every card says what a recount of the articles says, and opens them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from dashboard.binding import TOGETHER, evidence, point_of
from dashboard.filters import Look, Point, read
from dashboard.pages import actor_pairs, actor_ranking, actor_shares, actors
from dashboard.pages.open_table import drawn
from tests.dashboard.pages.harbour import WEEKS, harbour_desk, news
from warehouse.commands import Desk
from warehouse.model import AnnotatedArticle
from warehouse.queries import articles
from warehouse.queries.chance import wilson


@pytest.fixture(scope="module")
def harbour() -> Iterator[Desk]:
    with harbour_desk() as desk:
        yield desk


def people(made: AnnotatedArticle) -> set[str]:
    return {one.actor_id for one in made.found.mentions if one.actor_id}


MENTIONED = Counter(key for made in news() for key in people(made))


def opened(desk: Desk, link: str) -> int:
    """How many articles a link of a cell leads to."""
    look = read(link.partition("?")[2])
    with desk.read() as cursor:
        return articles.count(cursor, look.filters)


def test_the_ranking_counts_mentions_and_quotations_as_a_recount_does(harbour: Desk) -> None:
    with harbour.read() as cursor:
        table = actor_ranking.draw_ranking(cursor, Look())
    assert [row[1].text for row in table.rows] == [str(n) for _, n in MENTIONED.most_common()]
    quoted = sum(bool(made.found.quotations) for made in news())
    (jelle,) = [row for row in table.rows if row[0].text == "Jelle Brandvik"]
    assert jelle[2].text == str(quoted) == str(opened(harbour, jelle[2].href))
    low, high = wilson(quoted, MENTIONED["p:jelle"])
    words = Look().words
    assert jelle[3].under == f"{words.percent(low)} to {words.percent(high)}"
    assert [cell.text for cell in jelle[4:]] == ["1 Jan 2024", "2", "de"]
    for row in table.rows:
        assert opened(harbour, row[0].href) == int(row[1].text)


def test_a_cell_of_the_matrix_opens_exactly_the_articles_with_both(harbour: Desk) -> None:
    with harbour.read() as cursor:
        table = actor_pairs.draw_matrix(cursor, Look())
    pairs = Counter(pair for made in news() for pair in combinations(sorted(people(made)), 2))
    texts = sorted(int(cell.text) for row in table.rows for cell in row[1:])
    assert texts == sorted([*MENTIONED.values(), *pairs.values(), *pairs.values()])
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row[1:]):
            assert cell.text == table.rows[column][at + 1].text
            if cell.href:
                assert opened(harbour, cell.href) == int(cell.text)
    assert "expected by chance" in table.rows[0][2].hint


def test_the_matrix_of_one_chosen_actor_sets_it_among_the_others(harbour: Desk) -> None:
    with harbour.read() as cursor:
        table = actor_pairs.draw_matrix(cursor, read("actor=p:tilda"))
        alone = actor_pairs.draw_matrix(cursor, read("outlet=Nowhere"))
    assert table.rows[0][0].text == "Tilda Quist"
    assert len(table.rows) == len(MENTIONED)
    assert alone.notice is not None
    assert "together" in alone.notice.title


def test_pairs_beside_several_chosen_actors_name_both_and_open_both(harbour: Desk) -> None:
    look = read("actor=p:mara&actor=p:jelle")
    with harbour.read() as cursor:
        drawn_pairs = actor_pairs.draw_beside(cursor, look, "light-wide")
    assert "Mara Ottensen, Jelle Brandvik" in drawn_pairs.subtitle
    rows = drawn_pairs.table.rows
    assert {row[1] for row in rows} == {"Mara Ottensen", "Jelle Brandvik"}
    for row, point in zip(rows, drawn_pairs.table.points, strict=True):
        both = set(point.series.split(TOGETHER))
        assert int(row[2]) == sum(both <= people(made) for made in news())
        asked = actor_pairs.ask_beside(look, point)
        with harbour.read() as cursor:
            assert articles.count(cursor, asked.filters) == int(row[2])


@pytest.mark.parametrize("voice", ["mentions", "quotations"])
def test_shares_of_voice_add_up_to_one_in_every_period_and_open_their_articles(
    harbour: Desk, voice: str
) -> None:
    look = read(f"voice={voice}&grain=week")
    with harbour.read() as cursor:
        chart = actor_shares.draw_voice(cursor, look, "light-wide").figure
        bars = [trace for trace in chart["data"] if trace["type"] == "bar"]
        for at in range(WEEKS):
            assert sum(trace["y"][at] or 0 for trace in bars) == pytest.approx(1)
        for trace in bars:
            point = point_of({"points": [{"customdata": trace["customdata"][0]}]})
            assert point is not None
            found = articles.count(cursor, actor_shares.ask_voice(look, point).filters)
            # Everybody is mentioned, and quoted, once in an article of this newsroom.
            assert trace["hovertext"][0].split("<br>")[2].startswith(f"{found} of ")


def test_small_charts_share_one_scale_and_show_what_the_large_one_shows(harbour: Desk) -> None:
    with harbour.read() as cursor:
        large = actor_shares.draw_over_time(cursor, Look(), "light-wide")
        small = actor_shares.draw_multiples(cursor, Look(), "dark-narrow")
    assert list(small.table.rows) == list(large.table.rows)
    axes = [axis for key, axis in small.figure["layout"].items() if key.startswith("yaxis")]
    assert len(axes) == len(MENTIONED)
    assert len({tuple(axis["range"]) for axis in axes}) == 1


def test_whoever_is_never_quoted_is_named_with_how_sure_that_is(harbour: Desk) -> None:
    with harbour.read() as cursor:
        never = actor_ranking.draw_unheard(cursor, Look(), "light-wide")
        everyone = actor_ranking.draw_unheard(cursor, read("actor=p:jelle"), "light-wide")
    assert "Jelle Brandvik" not in {row[0] for row in never.table.rows}
    assert len(never.table.rows) == len(MENTIONED) - 1
    (mara,) = [row for row in never.table.rows if row[0] == "Mara Ottensen"]
    assert mara[2] == Look().words.percent(wilson(0, MENTIONED["p:mara"])[1])
    assert everyone.notice is not None
    assert "quoted too" in everyone.notice.title


@pytest.mark.parametrize("card", actors.TABLES, ids=lambda card: card.name)
@pytest.mark.parametrize("query", ["", "ui=de", "from=undated", "language=xx", "q=nirgends"])
def test_table_cards_answer_every_view_and_say_why_they_are_empty(
    harbour: Desk, card: Any, query: str
) -> None:
    state, _subtitle, rows, _notes, title, hint, csv = drawn(harbour, card, query)
    assert "is-error" not in state
    assert bool(rows) is not bool(title and hint)
    assert csv.startswith(f"/download/{card.dataset}.csv")


def test_a_bar_of_never_heard_opens_the_articles(harbour: Desk) -> None:
    click = {"points": [{"customdata": ["p:tilda", "", "", ""]}]}
    hidden, title, *_ = evidence(harbour, actor_ranking.UNHEARD, "", click)
    assert not hidden
    assert title.startswith(f"{MENTIONED['p:tilda']} articles · Tilda Quist")


def test_a_link_of_a_row_without_a_series_stands_for_all_chosen() -> None:
    look = read("actor=p:mara&actor=p:jelle")
    assert actor_shares.ask_voice(look, Point()).filters.actor == ("p:mara", "p:jelle")
