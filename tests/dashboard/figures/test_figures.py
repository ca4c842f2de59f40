"""Figures are plain, valid, pure, and tell counted, zero and missing apart."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.figures import canvas, over_time, ranking, voices, volume, wires
from dashboard.figures.canvas import Pen
from dashboard.figures.over_time import Lines
from dashboard.figures.ranking import Bar
from dashboard.theme import DARK, LIGHT
from dashboard.wording import words
from warehouse.queries.filters import Grain

PENS = [
    Pen(LIGHT, words("en"), Grain.DAY, narrow=False),
    Pen(DARK, words("de"), Grain.DAY, narrow=True),
]
DAYS = [date(2024, 3, 4) + timedelta(days=day) for day in range(5)]
NAN = float("nan")
STATES = ["counted", "zero", "no_data", "unknown", "counted"]


def volume_frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "period": DAYS,
            "state": STATES,
            "articles": [3, 0, NAN, NAN, 2],
            "covered": [1, 1, 0, 0, 1],
            "expected": [1, 1, 1, 1, 1],
            "incomplete": [False, False, False, False, True],
        }
    )


def series_frame(key: str = "actor_id") -> pd.DataFrame:
    parts = [
        pd.DataFrame(
            {
                key: name,
                "name": name.title(),
                "period": DAYS,
                "state": STATES,
                "articles": [number, 0, NAN, NAN, 1],
                "denominator": [10, 10, NAN, NAN, 10],
                "incomplete": [False, False, False, False, True],
            }
        )
        for number, name in enumerate(("anna", "bert", "cleo", "dora", "emil", "fina", "gert"))
    ]
    return pd.concat(parts, ignore_index=True)


def all_figures(pen: Pen) -> dict[str, canvas.Figure]:
    rows = [Bar("a", "Anna", (3.0, 1.0, 0.0)), Bar("b", "Bert mit sehr langem Namen", (1, 0, 2))]
    seen = pd.DataFrame(
        {"actor_id": ["a"], "name": ["Anna"], "mentioned": [4], "quoted": [2], "ratio": [0.5]}
    )
    none = series_frame()[:5]
    return {
        "volume": volume.columns(volume_frame(), pen),
        "lines": over_time.lines(series_frame(), pen, Lines("actor_id")),
        "counts": over_time.lines(series_frame(), pen, Lines("actor_id", share=False)),
        "bars": ranking.bars(
            rows, ranking.shades(pen, ["a", "b", "c"]), pen, noun="count.articles"
        ),
        "hues": ranking.bars(
            rows,
            ranking.hues(pen, dict(zip("abc", "ABC", strict=True))),
            pen,
            noun="count.articles",
        ),
        "voices": voices.dumbbell(seen, pen),
        "wires": wires.with_none(series_frame("agency"), none, pen, share=True),
        "no lines": over_time.lines(series_frame()[:0], pen, Lines("actor_id")),
        "no bars": ranking.bars([], ranking.shades(pen, ["a"]), pen, noun="count.articles"),
    }


@pytest.mark.parametrize("pen", PENS, ids=["desk", "phone"])
def test_every_figure_is_valid_for_plotly(pen: Pen) -> None:
    for name, figure in all_figures(pen).items():
        assert go.Figure(figure), name
        assert type(figure) is dict


@pytest.mark.parametrize("pen", PENS, ids=["desk", "phone"])
def test_drawing_twice_gives_the_same_and_changes_no_frame(pen: Pen) -> None:
    frame = series_frame()
    before = frame.copy(deep=True)
    first = copy.deepcopy(over_time.lines(frame, pen, Lines("actor_id")))
    assert repr(over_time.lines(frame, pen, Lines("actor_id"))) == repr(first)
    pd.testing.assert_frame_equal(frame, before)


def test_counted_zero_and_missing_are_three_marks() -> None:
    figure = volume.columns(volume_frame(), PENS[0])
    gaps, counted, zeros = figure["data"]
    assert len(gaps["x"]) == 2
    assert counted["y"] == [3, 2]
    assert zeros["y"] == [0]
    assert gaps["marker"]["pattern"]["shape"] == "/"
    assert len({key.name for key in volume.keys(volume_frame(), PENS[0])}) == 4


def test_the_unfinished_period_is_pale_and_shaded() -> None:
    figure = volume.columns(volume_frame(), PENS[0])
    finished, unfinished = figure["data"][1]["marker"]["color"]
    assert finished == LIGHT.lines[0] != unfinished
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == ["2024-03-08"]


def test_a_gap_stays_a_gap_and_a_zero_a_zero() -> None:
    figure = over_time.lines(series_frame(), PENS[0], Lines("actor_id"))
    anna = next(trace for trace in figure["data"] if trace["name"] == "Cleo")
    assert anna["y"] == [0.2, 0.0, None, None, 0.1]
    assert anna["connectgaps"] is False
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == ["2024-03-06", "2024-03-08"]


def test_the_first_six_are_coloured_and_named_and_the_rest_is_grey_context() -> None:
    figure = over_time.lines(series_frame(), PENS[0], Lines("actor_id"))
    colours = [trace["line"]["color"] for trace in figure["data"]]
    assert colours.count(LIGHT.context) == 1
    assert len(set(colours)) == 7
    assert len(figure["layout"]["annotations"]) == 6
    phone = over_time.lines(series_frame(), PENS[1], Lines("actor_id"))
    assert phone["layout"]["annotations"] == []
    assert phone["layout"]["margin"]["r"] < 30


def test_a_lonely_point_between_gaps_gets_a_marker() -> None:
    assert over_time.marker_sizes([None, 1.0, None, 2.0, 3.0], always=False) == [0, 6, 0, 0, 0]


def test_every_mark_says_what_it_stands_for() -> None:
    figure = over_time.lines(series_frame(), PENS[0], Lines("actor_id"))
    assert figure["data"][-1]["customdata"][0] == ["anna", "2024-03-04", "2024-03-04", ""]


def test_a_share_without_a_denominator_is_no_number() -> None:
    row = {"state": "counted", "articles": 1, "denominator": 0}
    assert over_time.value_of(row, Lines("actor_id")) is None


def test_dark_figures_write_in_light_ink() -> None:
    light, dark = (all_figures(pen)["bars"]["layout"] for pen in PENS)
    assert light["font"]["color"] != dark["font"]["color"]
    assert dark["hoverlabel"]["bgcolor"] == DARK.surface


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2024, 3, 4), date(2024, 3, 4)),
        (date(2024, 3, 4), date(2024, 3, 20)),
        (date(2024, 1, 1), date(2024, 12, 31)),
        (date(1999, 5, 5), date(2024, 12, 31)),
        (date(1500, 1, 1), date(2500, 1, 1)),
    ],
)
def test_ticks_are_few_and_inside(first: date, last: date) -> None:
    for most in (4, 9):
        found = canvas.ticks(first, last, most=most)
        assert 1 <= len(found) <= most
        assert all(first <= mark <= last for mark in found)
        assert found == sorted(set(found))


def test_labels_at_the_ends_never_overlap() -> None:
    placed = canvas.spread([5.0, 5.0, 5.1, 0.0], gap=1, top=10)
    ordered = sorted(placed)
    assert all(later - earlier >= 0.999 for earlier, later in pairwise(ordered))
    assert max(placed) <= 10


def test_the_grain_of_a_grid_is_read_from_its_steps() -> None:
    assert canvas.grain_of(DAYS, Grain.YEAR) is Grain.DAY
    assert canvas.grain_of([date(2024, 1, 1), date(2024, 1, 8)], Grain.DAY) is Grain.WEEK
    assert canvas.grain_of([date(2024, 2, 1), date(2024, 3, 1)], Grain.DAY) is Grain.MONTH
    assert canvas.grain_of([date(2024, 1, 1)], Grain.WEEK) is Grain.WEEK


def test_periods_end_where_the_next_begins() -> None:
    assert canvas.end_of(date(2024, 2, 1), Grain.MONTH) == date(2024, 2, 29)
    assert canvas.end_of(date(2024, 1, 1), Grain.YEAR) == date(2024, 12, 31)
    assert canvas.end_of(date(2024, 3, 4), Grain.WEEK) == date(2024, 3, 10)


def test_a_share_of_very_few_articles_is_drawn_hollow_and_said_so() -> None:
    thin = series_frame().assign(denominator=[4, 10, NAN, NAN, 10] * 7)
    what = Lines("actor_id")
    figure = over_time.lines(thin, PENS[0], what)
    assert figure["data"][0]["marker"]["symbol"][:2] == ["circle-open", "circle"]
    named = over_time.keys(over_time.series_of(thin, "actor_id"), PENS[0], what)
    assert [key.name for key in named] == ["Fewer than 5 articles in the period"]
    assert (
        over_time.keys(over_time.series_of(thin, "actor_id"), PENS[0], Lines("a", share=False))
        == ()
    )


@pytest.mark.parametrize(
    ("grain", "periods"),
    [
        (Grain.DAY, DAYS),
        (Grain.MONTH, [date(2024, month, 1) for month in range(1, 7)]),
        (Grain.YEAR, [date(year, 1, 1) for year in range(2015, 2025)]),
    ],
)
def test_a_label_stands_under_the_mark_of_its_period(grain: Grain, periods: list[date]) -> None:
    pen = Pen(LIGHT, words("en"), grain, narrow=False)
    drawn = {canvas.middle(period, grain) for period in periods}
    assert set(canvas.time_axis(pen, periods)["tickvals"]) <= drawn
