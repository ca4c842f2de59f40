"""Who comes first: horizontal bars, stacked by kind, with the name beside or above each bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.figures.canvas import Figure, Pen, label, sheet
from dashboard.figures.over_time import short
from dashboard.theme import Key, slots

_TINTS = (1.0, 0.5, 0.14)
_ROW = 30
_NARROW_ROW = 44


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its identity for clicks, its name, a value for each part, a note after the name."""

    identity: str
    name: str
    values: tuple[float, ...]
    note: str = ""

    @property
    def title(self) -> str:
        """The name with its note, never cut."""
        return self.name + self.note


@dataclass(frozen=True, slots=True)
class Part:
    """One kind that bars are stacked from; `tint` from 1 (full) to 0 tells shades apart.

    `key` is what a click on such a part says; empty where parts are not asked for apart.
    """

    name: str
    colour: str
    tint: float = 1.0
    key: str = ""


def shades(pen: Pen, names: Sequence[str], *, slot: int = 0) -> list[Part]:
    """Return parts in one hue from full to pale; an outline keeps the pale ones visible."""
    colour = pen.theme.lines[slot]
    return [Part(name, colour, tint) for name, tint in zip(names, _TINTS, strict=False)]


def hues(pen: Pen, names: Mapping[str, str]) -> list[Part]:
    """Return parts (key -> name) in different hues."""
    return [
        Part(name, pen.theme.lines[index], key=key)
        for index, (key, name) in enumerate(names.items())
    ]


def agencies(pen: Pen, names: Mapping[str, str]) -> list[Part]:
    """Return a part for each agency (id -> name) in the agency's own colour."""
    colour = slots(names)
    return [Part(name, pen.theme.lines[colour[one]], key=one) for one, name in names.items()]


def bars(rows: Sequence[Bar], parts: Sequence[Part], pen: Pen, *, noun: str) -> Figure:
    """Draw rows from the first on top; `noun` is the word key that counts them."""
    height = max(1, len(rows)) * (_NARROW_ROW if pen.narrow else _ROW) + 20
    figure = sheet(pen, height=height, left=8, right=52, top=4)
    figure["margin"]["b"] = 12
    top = max((sum(row.values) for row in rows), default=1) or 1
    figure["xaxis"] = {"visible": False, "range": [0, top * 1.02], "fixedrange": True}
    figure["yaxis"] = _names(rows, pen)
    figure["barmode"] = "stack"
    figure["bargap"] = 0.62 if pen.narrow else 0.36
    _write(figure, rows, pen)
    return {
        "data": [_part(index, part, rows, pen, noun=noun) for index, part in enumerate(parts)],
        "layout": figure,
    }


def _names(rows: Sequence[Bar], pen: Pen) -> Figure:
    return {
        "range": [len(rows) - 0.45, -0.55 - (0.3 if pen.narrow else 0)],
        "tickmode": "array",
        "tickvals": [] if pen.narrow else list(range(len(rows))),
        "ticktext": [short(row.name, row.note) for row in rows],
        "tickfont": {"size": 13, "color": pen.theme.ink},
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }


def _part(index: int, part: Part, rows: Sequence[Bar], pen: Pen, *, noun: str) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "name": part.name,
        "x": [row.values[index] for row in rows],
        "y": list(range(len(rows))),
        "marker": {
            "color": tinted(part.colour, part.tint),
            "line": {"color": part.colour, "width": 0 if part.tint == 1 else 1},
        },
        "customdata": [[row.identity, "", "", part.key] for row in rows],
        "hovertext": [
            f"<b>{label(row.title)}</b><br>{label(part.name)}: "
            f"{pen.words.counted(noun, int(row.values[index]))}"
            for row in rows
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def keys(parts: Sequence[Part]) -> tuple[Key, ...]:
    """Return the legend of a ranking that is stacked from several parts."""
    if len(parts) < 2:
        return ()
    return tuple(
        Key(part.name, part.colour, "box", tinted(part.colour, part.tint)) for part in parts
    )


def tinted(colour: str, tint: float) -> str:
    """Return a colour with an opacity; `colour` is `#rrggbb`."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{tint})"


def _write(figure: Figure, rows: Sequence[Bar], pen: Pen) -> None:
    for index, row in enumerate(rows):
        total = sum(row.values)
        figure["annotations"].append(
            {
                "text": pen.words.number(total),
                "x": total,
                "y": index,
                "xanchor": "left",
                "align": "left",
                "xshift": 5,
                "showarrow": False,
                "font": {"size": 12.5, "color": pen.theme.ink},
            }
        )
        if pen.narrow:
            figure["annotations"].append(
                {
                    "text": label(row.title),
                    "x": 0,
                    "y": index - 0.5,
                    "xanchor": "left",
                    "align": "left",
                    "yanchor": "middle",
                    "xshift": -3,
                    "showarrow": False,
                    "font": {"size": 13, "color": pen.theme.ink},
                }
            )
