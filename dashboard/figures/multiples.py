"""Small multiples: one small chart for each actor, all on the same scale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.figures import states
from dashboard.figures.canvas import Figure, Pen, end_of, label, mark, middle, sheet
from dashboard.figures.over_time import Lines, Sayings, Series, marker_sizes, values_of
from dashboard.theme import slots

_COLUMNS, _NARROW_COLUMNS = 4, 2
_ROW = 128
_GAP = 0.035
# Of the height of a row: the room for the name above its plot.
_HEAD = 0.26


def grid(series: Sequence[Series], pen: Pen, what: Lines) -> Figure:
    """Draw an over-time frame as a grid of small charts; a mark says and opens what a line does."""
    wide = _NARROW_COLUMNS if pen.narrow else _COLUMNS
    tall = -(-len(series) // wide)
    figure = sheet(pen, height=tall * _ROW + 44, left=44, right=12, top=4)
    figure["barmode"] = "overlay"
    values, said = values_of(series, what), Sayings(pen, what)
    top = max((value for line in values for value in line if value is not None), default=0) or 1
    colour = slots(one.identity for one in series)
    data: list[Figure] = []
    for at, (one, line) in enumerate(zip(series, values, strict=True)):
        axes = _axes(figure, at, wide=wide, tall=tall)
        _scale(figure, axes, one, pen, what, top=top * 1.08)
        if at + wide >= len(series):
            _write_ends(figure, axes, one, pen)
        hatched = states.gaps(one.rows, pen, top=top * 1.08)
        drawn = _line(one, line, pen, said, pen.theme.lines[colour[one.identity]])
        data += [trace | {"xaxis": axes[0], "yaxis": axes[1]} for trace in (*hatched, drawn)]
    return {"data": data, "layout": figure}


def _axes(figure: Figure, at: int, *, wide: int, tall: int) -> tuple[str, str]:
    """Place the axes of the chart at a place of the grid."""
    number = "" if at == 0 else str(at + 1)
    column, row = at % wide, at // wide
    width, height = (1 - _GAP * (wide - 1)) / wide, 1 / tall
    left, above = column * (width + _GAP), 1 - row * height
    low, high = above - height * (1 - 0.06), above - height * _HEAD
    figure[f"xaxis{number}"] = {
        "domain": [left, left + width],
        "anchor": f"y{number}",
    }
    figure[f"yaxis{number}"] = {
        "domain": [max(0.0, low), high],
        "anchor": f"x{number}",
        "showticklabels": column == 0,
    }
    return f"x{number}", f"y{number}"


def _scale(
    figure: Figure, axes: tuple[str, str], one: Series, pen: Pen, what: Lines, *, top: float
) -> None:
    across, up = (figure[f"{axis[0]}axis{axis[1:]}"] for axis in axes)
    periods: list[date] = [row["period"] for row in one.rows]
    first, last = periods[0], end_of(periods[-1], pen.grain)
    quiet = {"fixedrange": True, "zeroline": False, "tickfont": {"size": 11}}
    across |= quiet | {
        "type": "date",
        "showgrid": False,
        "range": [first.isoformat(), last.isoformat()],
        "tickmode": "array",
        "tickvals": [],
        "linecolor": pen.theme.axis,
        "showline": True,
    }
    up |= quiet | {
        "range": [0, top],
        "gridcolor": pen.theme.grid,
        "nticks": 3,
        "tickformat": ",.0~%" if what.share else ",.0~f",
    }
    font = {"size": 12.5, "color": pen.theme.ink}
    place = (across["domain"][0], up["domain"][1])
    figure["annotations"].append(_text(label(one.name), place, ("left", "bottom"), font))


def _write_ends(figure: Figure, axes: tuple[str, str], one: Series, pen: Pen) -> None:
    """Write under the lowest charts where the time axis of all of them begins and ends."""
    across, up = (figure[f"{axis[0]}axis{axis[1:]}"] for axis in axes)
    font = {"size": 11, "color": pen.theme.dim}
    ends = zip(across["domain"], ("left", "right"), (one.rows[0], one.rows[-1]), strict=True)
    for x, side, row in ends:
        text = f"{pen.words.month(row['period'])} {row['period'].year}"
        place = (x, up["domain"][0])
        figure["annotations"].append(_text(text, place, (side, "top"), font))


def _text(text: str, place: tuple[float, float], anchors: tuple[str, str], font: Figure) -> Figure:
    return {
        "text": text,
        "x": place[0],
        "y": place[1],
        "xref": "paper",
        "yref": "paper",
        "xanchor": anchors[0],
        "yanchor": anchors[1],
        "yshift": -2 if anchors[1] == "top" else 0,
        "showarrow": False,
        "font": font,
    }


def _line(
    one: Series, line: Sequence[float | None], pen: Pen, said: Sayings, colour: str
) -> Figure:
    name = f"<b>{label(one.name)}</b>"
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": one.name,
        "x": [middle(row["period"], pen.grain) for row in one.rows],
        "y": list(line),
        "connectgaps": False,
        "line": {"color": colour, "width": 1.5},
        "marker": {"color": colour, "size": marker_sizes(line, always=False)},
        "customdata": [mark(one.identity, row["period"], pen.grain) for row in one.rows],
        "hovertext": [
            f"{name}<br>{said.period(row['period'])}<br>{said.of(row, value)}"
            for row, value in zip(one.rows, line, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
