"""The names of the rows of a figure: beside them, and above them on a phone."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.canvas import Figure, Pen, label
from dashboard.figures.over_time import short


def name_rows(
    figure: Figure, names: Sequence[str], pen: Pen, *, size: float = 13, above: float = 0.42
) -> None:
    """Give a layout its axis of rows, the first on top, and their names.

    Args:
        figure: the layout.
        names: of the rows.
        pen: what it is drawn with.
        size: of the letters.
        above: how far above the middle of its row a name stands on a phone, in rows.
    """
    figure["yaxis"] = {
        "range": [len(names) - 0.4, -0.6 - (0.3 if pen.narrow else 0)],
        "tickmode": "array",
        "tickvals": [] if pen.narrow else list(range(len(names))),
        "ticktext": [short(name) for name in names],
        "tickfont": {"size": size, "color": pen.theme.ink},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }
    if pen.narrow:
        figure["annotations"] = [
            {
                "text": label(name),
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "align": "left",
                "y": place - above,
                "showarrow": False,
                "font": {"size": size, "color": pen.theme.ink},
            }
            for place, name in enumerate(names)
        ]
