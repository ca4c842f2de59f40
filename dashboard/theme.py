"""Colours by meaning, for light and dark: an actor or agency keeps its colour on every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

FONT = '"Inter", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours of a figure. `lines` draw, `labels` are their readable twins for text."""

    name: str
    surface: str
    ink: str
    dim: str
    grid: str
    axis: str
    context: str
    nothing: str
    shade: str
    accent: str
    part: str
    lines: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: a name and its sign, a class of the style sheet (line, box ...)."""

    name: str
    colour: str
    sign: str = "box"
    fill: str = ""


LIGHT = Theme(
    name="light",
    surface="#ffffff",
    ink="#15181c",
    dim="#565d66",
    grid="#eceae4",
    axis="#86888a",
    context="#c9ccd0",
    nothing="#8b9096",
    shade="rgba(86,93,102,0.09)",
    accent="#17509b",
    part="#d39a2d",
    lines=("#0072b2", "#d55e00", "#009e73", "#c2649a", "#8a6700", "#4b4bb0", "#a3372c", "#3f7f8c"),
    labels=("#00669f", "#b84f00", "#00785a", "#a8487f", "#7a5c00", "#4343a3", "#963228", "#2f6b77"),
)
DARK = Theme(
    name="dark",
    surface="#191c20",
    ink="#eceae4",
    dim="#a6adb6",
    grid="#2b3036",
    axis="#767e87",
    context="#4d545d",
    nothing="#8f97a1",
    shade="rgba(166,173,182,0.10)",
    accent="#8dbcff",
    part="#c9973a",
    lines=("#5cb3f0", "#f08b4b", "#3fc79b", "#ea9cc6", "#d9b44a", "#a5a5f5", "#ee8379", "#7ac3d1"),
    labels=("#79c2f5", "#f5a06a", "#5ed6b0", "#f0b1d3", "#e2c368", "#b7b7fa", "#f39c94", "#93d0dc"),
)

# The agencies that are met most keep fixed colours; all others follow the rule for actors.
_FIXED = ("dpa", "AFP", "Reuters", "AP", "KNA", "epd", "SID", "APA")


def theme(view: object) -> Theme:
    """Return the theme of a view such as `dark-narrow`."""
    return DARK if isinstance(view, str) and view.startswith("dark") else LIGHT


def slots(identities: Iterable[str]) -> dict[str, int]:
    """Give each identity a colour slot: its own by name, the next free one when that is taken.

    The order of `identities` is their rank; the more prominent one keeps its own slot.
    """
    taken: dict[str, int] = {}
    size = len(LIGHT.lines)
    for identity in identities:
        wish = _FIXED.index(identity) if identity in _FIXED else crc32(identity.encode()) % size
        used = set(taken.values())
        free = [(wish + step) % size for step in range(size)]
        taken[identity] = next((slot for slot in free if slot not in used), wish)
    return taken


@lru_cache(maxsize=4096)
def mixed(colour: str, ground: str, share: float) -> str:
    """Return a solid colour: `share` of `colour` (0..1) on `ground`, both `#rrggbb`."""
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)
