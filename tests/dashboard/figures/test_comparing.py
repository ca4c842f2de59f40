"""Figures that compare are what Plotly takes, in both themes, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.figures import movers
from dashboard.filters import read
from dashboard.pages import actor_shares, overview_changes
from dashboard.theme import theme
from dashboard.wording import words
from tests.dashboard.pages.harbour import WEEKS, harbour_desk
from warehouse.commands import Desk

DRAWS = {
    "voice": actor_shares.draw_voice,
    "multiples": actor_shares.draw_multiples,
    "movers": overview_changes.draw_movers,
}


@pytest.fixture(scope="module")
def harbour() -> Iterator[Desk]:
    with harbour_desk() as desk:
        yield desk


def drawn(desk: Desk, name: str, view: str, query: str = "grain=week") -> dict[str, Any]:
    with desk.read() as cursor:
        return DRAWS[name](cursor, read(query), view).figure


@pytest.mark.parametrize("view", ["light-wide", "dark-narrow"])
@pytest.mark.parametrize("name", DRAWS)
def test_a_figure_is_one_for_plotly_and_its_marks_say_what_they_stand_for(
    harbour: Desk, name: str, view: str
) -> None:
    figure = drawn(harbour, name, view)
    go.Figure(figure)
    for trace in figure["data"]:
        assert len(trace["customdata"]) == len(trace["x"]) == len(trace["hovertext"])
        assert all(len(one) == 4 for one in trace["customdata"])


@pytest.mark.parametrize("name", ["voice", "multiples"])
def test_a_period_that_was_not_collected_is_hatched_and_no_zero(harbour: Desk, name: str) -> None:
    figure = drawn(harbour, name, "light-wide", "grain=week&from=2023-12-18&to=2024-01-14")
    hatched = [trace for trace in figure["data"] if "pattern" in trace.get("marker", {})]
    lines = [trace for trace in figure["data"] if trace not in hatched]
    assert hatched
    assert all(list(trace["y"][:2]) == [None, None] for trace in lines if len(trace["y"]) == 4)


def test_a_phone_has_fewer_charts_in_a_row_and_all_of_them(harbour: Desk) -> None:
    wide, narrow = (drawn(harbour, "multiples", view) for view in ("light-wide", "light-narrow"))
    assert narrow["layout"]["height"] > wide["layout"]["height"]
    assert all(len(trace["y"]) == WEEKS for trace in narrow["data"])


def test_a_change_is_filled_only_beyond_chance(harbour: Desk) -> None:
    (marks,) = drawn(harbour, "movers", "light-wide")["data"]
    assert marks["marker"]["symbol"] == ["circle", *["circle-open"] * (len(marks["x"]) - 1)]
    assert marks["marker"]["color"][0] == theme("light").lines[0]


@pytest.mark.parametrize(
    ("share", "said"), [(0.0123, "+1.2 pp"), (-0.2, "−20.0 pp"), (0.0002, "±0.0 pp")]
)
def test_points_are_written_with_their_sign(share: float, said: str) -> None:
    assert movers.points(share, words("en")) == said
