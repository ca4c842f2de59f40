"""Figures are plain, valid, pure, and tell counted, zero and missing apart."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.figures import (
    canvas,
    coverage,
    over_time,
    ranking,
    states,
    voices,
    volume,
    wires,
)
from dashboard.figures.canvas import Pen
from dashboard.figures.over_time import Lines
from dashboard.figures.ranking import Bar
from dashboard.frames import records
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
COVERAGE = {
    "collected": [1, 1, 0, 0, 1],
    "outlets": [1, 1, 1, 1, 1],
    "days_collected": [1, 1, 0, 0, 1],
    "days": [1, 1, 1, 1, 1],
    "declared": [True, True, False, False, True],
    "incomplete": [False, False, False, False, True],
}


def volume_frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "period": DAYS,
            "state": STATES,
            "articles": [3, 0, NAN, NAN, 2],
        }
        | COVERAGE
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
            }
            | COVERAGE
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
        "coverage": coverage.strip(coverage_frame(), pen, DAYS),
        "no coverage": coverage.strip(coverage_frame()[:0], pen, []),
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
    assert gaps["marker"]["pattern"]["shape"] == ["/", "/"]
    assert [key.name for key in volume.keys(volume_frame(), PENS[0])] == [
        "Collected",
        "Collected, nothing found",
        "Not collected",
        "Not known whether collected",
        "Period not complete yet",
    ]


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
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == ["2024-03-08"]
    assert anna["marker"]["symbol"][:2] == ["circle", "circle-open"]
    hatched = figure["data"][0]
    assert [place[:10] for place in hatched["x"]] == ["2024-03-06", "2024-03-07"]
    assert "Not known whether collected" in hatched["hovertext"][1]


def test_the_first_six_are_coloured_and_named_and_the_rest_is_grey_context() -> None:
    figure = over_time.lines(series_frame(), PENS[0], Lines("actor_id"))
    colours = [trace["line"]["color"] for trace in figure["data"] if "line" in trace]
    assert colours.count(LIGHT.context) == 1
    assert len(set(colours)) == 7
    phone = over_time.lines(series_frame(), PENS[1], Lines("actor_id"))
    assert phone["layout"]["annotations"] == []
    assert phone["layout"]["margin"]["r"] < 30


@pytest.mark.parametrize(
    ("last", "fit"), [([0, 2, 4, 6, 8, 10, 3], True), ([1, 1, 1, 1, 1, 1, 1], False)]
)
def test_names_stand_at_the_ends_of_lines_only_where_each_is_beside_its_own(
    last: list[int], fit: bool
) -> None:
    frame = series_frame()
    frame.loc[frame["period"] == DAYS[-1], "articles"] = last
    what, series = Lines("actor_id"), over_time.series_of(frame, "actor_id")
    layout = over_time.lines(frame, PENS[0], what)["layout"]
    at_ends = [note["text"] for note in layout["annotations"]]
    in_legend = [key.name for key in over_time.keys(series, PENS[0], what) if key.sign == "line"]
    named = ["Anna", "Bert", "Cleo", "Dora", "Emil", "Fina"]
    assert (at_ends, in_legend) == ((named, []) if fit else ([], named))
    assert (layout["margin"]["r"] > 100) == fit


@pytest.mark.parametrize(
    ("top", "share", "english", "german"),
    [
        (1.0, True, ["0%", "25%", "50%", "75%", "100%"], ["0 %", "25 %", "50 %", "75 %", "100 %"]),
        (0.0031, True, ["0.0%", "0.1%", "0.2%", "0.3%"], ["0,0 %", "0,1 %", "0,2 %", "0,3 %"]),
        (1700, False, ["0", "500", "1,000", "1,500"], ["0", "500", "1.000", "1.500"]),
        (1.08, False, ["0", "1"], ["0", "1"]),
    ],
)
def test_numbers_of_an_axis_are_written_as_in_the_text(
    top: float, share: bool, english: list[str], german: list[str]
) -> None:
    for pen, wanted in zip(PENS, (english, german), strict=True):
        written = canvas.value_axis(pen, share=share, top=top)["ticktext"]
        assert [one.replace("\u00a0", " ") for one in written] == wanted


@pytest.mark.parametrize("top", [0.0, 1e-9, 0.37, 1, 2.5, 9.99, 10, 99_999, 1e12])
def test_an_axis_has_few_round_steps_from_zero(top: float) -> None:
    for whole in (True, False):
        marks = canvas.steps(top, whole=whole)
        assert marks[0] == 0
        assert len(marks) <= 5
        assert all(mark <= top * 1.000001 for mark in marks)


def test_the_note_behind_a_long_name_is_never_cut() -> None:
    rows = [Bar("a", "The Very Long Harbour Gazette", (3.0,), note=" (67)")]
    figure = ranking.bars(rows, ranking.shades(PENS[0], ["a"]), PENS[0], noun="count.articles")
    assert figure["layout"]["yaxis"]["ticktext"] == ["The Very Long Harbour… (67)"]
    assert "The Very Long Harbour Gazette (67)" in figure["data"][0]["hovertext"][0]


def test_a_zero_while_an_outlet_is_missing_is_a_gap_of_its_line() -> None:
    frame = series_frame().assign(state="partial", articles=[2, 0, 3, 1, 2] * 7, denominator=10)
    what = Lines("actor_id", share=False)
    days_missing = over_time.lines(frame.assign(collected=1), PENS[0], what)
    outlet_missing = over_time.lines(frame.assign(collected=1, outlets=2), PENS[0], what)
    assert list(days_missing["data"][-1]["y"]) == [2, 0, 3, 1, 2]
    assert list(outlet_missing["data"][-1]["y"]) == [2, None, 3, 1, 2]


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
    anna = figure["data"][-1]["marker"]["symbol"]
    assert (anna[0], anna[4]) == ("circle-open", "circle")
    assert figure["data"][-2]["marker"]["symbol"][0] == "diamond-open"
    named = over_time.keys(over_time.series_of(thin, "actor_id"), PENS[0], what)
    assert "Fewer than 5 articles in the period" in {one.name for one in named}
    counts = Lines("a", share=False)
    named = over_time.keys(over_time.series_of(thin, "actor_id"), PENS[0], counts)
    assert "Fewer than 5 articles in the period" not in {one.name for one in named}


def coverage_frame() -> pd.DataFrame:
    """One outlet, a cell of each kind."""
    return pd.DataFrame(
        {
            "outlet": "Bote",
            "period": DAYS,
            "state": ["counted", "partial", "no_data", "unknown", "zero"],
            "articles": [3, 2, NAN, NAN, 0],
            "days_collected": [1, 1, 0, 0, 1],
            "days": [1, 2, 1, 1, 1],
            "declared": [False, True, False, False, True],
            "failed": [False, False, True, False, False],
        }
    )


def test_a_cell_says_what_was_collected_and_who_vouches_for_it() -> None:
    said = [coverage.in_words(row, PENS[0]) for row in records(coverage_frame())]
    assert said == [
        "3 articles; Coverage not declared",
        "2 articles; Collected in part: 1 of 2 days",
        "Collecting failed",
        "Not known whether collected",
        "0 articles; Collected completely",
    ]
    assert len(coverage.keys(coverage_frame(), PENS[0])) == 5


def test_a_cell_opens_its_outlet_and_period() -> None:
    cells, unknown, failed = coverage.strip(coverage_frame(), PENS[0], DAYS)["data"]
    assert cells["customdata"][0] == ["Bote", "2024-03-04", "2024-03-04", ""]
    assert len(unknown["x"]) == len(failed["x"]) == 1
    assert unknown["marker"] != failed["marker"]


def row(**facts: object) -> states.Row:
    """A period of a week that is whole but for some facts."""
    whole = {"period": DAYS[0], "state": "counted", "articles": 3, "declared": True}
    whole |= {"collected": 5, "outlets": 5, "days_collected": 7, "days": 7, "incomplete": False}
    return whole | facts


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Collected completely"),
        ({"declared": False}, "Coverage not declared"),
        ({"state": "zero"}, "Collected, nothing found"),
        (
            {"state": "partial", "collected": 3, "days_collected": 5},
            "Collected in part: 3 of 5 outlets, 5 of 7 days",
        ),
        (
            {"state": "partial", "days_collected": 5, "declared": False, "incomplete": True},
            "Collected in part: 5 of 7 days; Coverage not declared; Period not complete yet",
        ),
        ({"state": "unknown", "declared": False}, "Not known whether collected"),
        ({"state": "not_analysed"}, "Language not analysed"),
    ],
)
def test_every_state_is_told_in_words(facts: dict[str, object], said: str) -> None:
    assert states.named(row(**facts), words("en")) == said


def test_a_ribbon_marks_what_is_partial_and_what_nobody_declared() -> None:
    rows = [
        row(state="partial", collected=3),
        row(period=DAYS[1], state="partial", collected=3),
        row(period=DAYS[2], declared=False),
        row(period=DAYS[3]),
    ]
    first, second = states.shapes(rows, PENS[0])
    assert (first["x0"], first["x1"], first["fillcolor"]) == (
        "2024-03-04",
        "2024-03-06",
        LIGHT.part,
    )
    assert (second["x0"], second["x1"]) == ("2024-03-06", "2024-03-07")


def test_a_period_without_an_article_to_take_a_share_of_is_a_ring_and_no_gap() -> None:
    empty = series_frame().assign(denominator=[10, 0, NAN, NAN, 10] * 7)
    figure = over_time.lines(empty, PENS[0], Lines("actor_id"))
    ring = figure["data"][1]
    assert (ring["y"], ring["x"][0][:10]) == ([0], "2024-03-05")
    assert "Nothing found" in ring["hovertext"][0]


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


def test_the_strip_of_none_found_is_named_where_there_is_room() -> None:
    frame = series_frame("agency")
    crowded = wires.with_none(frame, frame[:5], PENS[0], share=True)["layout"]
    frame.loc[frame["period"] == DAYS[-1], "articles"] = [0, 2, 4, 6, 8, 10, 10]
    roomy = wires.with_none(frame[:15], frame[:5], PENS[0], share=True)["layout"]
    for layout, side in ((crowded, 0), (roomy, 1)):
        assert (layout["margin"]["r"] > 100) == bool(side)
        assert layout["annotations"][-1]["text"] == "None found"
        assert layout["annotations"][-1]["x"] == side


@pytest.mark.parametrize("pen", PENS, ids=["desk", "phone"])
def test_every_coloured_agency_is_named_at_its_line_or_in_the_legend(pen: Pen) -> None:
    parts = [
        pd.DataFrame({"agency": f"a{n}", "name": f"Agency {n}", "period": DAYS} | COVERAGE)
        for n in range(7)
    ]
    frame = pd.concat(parts, ignore_index=True)
    frame["state"] = "counted"
    frame["denominator"] = 10
    for last in ([0, 0, 0, 0, 0, 0, 9], [0, 1, 3, 5, 6, 8, 9]):
        frame["articles"] = 3
        frame.loc[frame["period"] == DAYS[-1], "articles"] = last
        what = wires.agency_lines(share=True)
        layout = wires.with_none(frame, frame[:5], pen, share=True)["layout"]
        legend = over_time.keys(over_time.series_of(frame, "agency"), pen, what)
        named = {note["text"] for note in layout["annotations"]} | {key.name for key in legend}
        assert {f"Agency {n}" for n in range(7)} <= named


@pytest.mark.parametrize("pen", PENS, ids=["desk", "phone"])
def test_names_begin_where_they_are_anchored_in_whatever_letters(pen: Pen) -> None:
    for name, figure in all_figures(pen).items():
        for note in figure["layout"]["annotations"]:
            assert note["align"] == note["xanchor"] == "left", name
